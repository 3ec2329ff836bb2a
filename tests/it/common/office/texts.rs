//! The files of an invented office, in the manners in which people write them.

use fangan::load::Input;

use super::{Named, Office};

fn file(path: &str, text: String) -> Input {
    Input {
        path: path.to_string(),
        bytes: text.into_bytes().into(),
    }
}

/// Everything but the plans.
pub fn staff(office: &Office) -> Vec<Input> {
    let mut organisation = String::from(
        "# 单位\norganisation: {name: 柳河机关事务局, short-name: 柳河局}\nissuers:\n  - {id: bureau, name: 柳河机关事务局, code: 柳机}\ndepartments:\n",
    );
    for (i, name) in office.departments.iter().enumerate() {
        let short = name.replace("办公室", "办");
        organisation +=
            &format!("  - {{id: unit-{i}, name: {name}, short-name: {short}}}   # 第{i}个\n");
    }
    // Chinese keys, a line for each.
    let mut people = String::from("# 人员名册\r\n人员:\r\n");
    for (i, person) in office.people.iter().enumerate() {
        people += &format!(
            "- 编号: {}\r\n  姓名: \"{}\"   # 第{i}位\r\n",
            person.id, person.name
        );
    }
    let mut posts = String::from("posts:\n");
    let mut appointments = String::from("# 任职\nappointments:\n");
    for (i, post) in office.posts.iter().enumerate() {
        let (unit, id, title) = (i / 5, &post.id, &post.title);
        posts += &format!(
            "  - id: {id}\n    title: {title}\n    department: unit-{unit}\n    rank: {}\n",
            10 + i
        );
        if let Some(holder) = post.holder {
            let holder = &office.people[holder].id;
            appointments +=
                &format!("  - {{post: {id}, person: '{holder}', from: 2020-01-01, order: {i}}}\n");
            if i % 10 == 0 {
                appointments += "\n  # 下一批\n";
            }
        }
    }
    let mut portfolios = String::from("portfolios: [\n");
    for portfolio in &office.portfolios {
        let person =
            |who: Option<usize>| who.map_or("待定".to_string(), |i| office.people[i].id.clone());
        let cover = portfolio
            .cover
            .map(|c| format!(", cover: {}", person(Some(c))));
        portfolios += &format!(
            "  {{name: {}, leader: {}{}, from: 2020-01-01}},\n",
            portfolio.name,
            person(portfolio.leader),
            cover.unwrap_or_default()
        );
    }
    portfolios += "  ]\n# 完\n";
    vec![
        file("data/organisation.yaml", organisation),
        file("data/people.yaml", people),
        file("data/staff/posts.yaml", posts),
        file("data/staff/appointments.yaml", appointments),
        file("data/staff/portfolios.yaml", portfolios),
    ]
}

/// A plan: a body, tasks, and running text that names posts.
pub fn plan(office: &Office, number: usize) -> Input {
    let party = |named: &Named| match named {
        Named::Post(i) => office.posts[*i].id.clone(),
        Named::Portfolio(i) => format!("{{in-charge-of: {}}}", office.portfolios[*i].name),
    };
    let named = &office.plans[number];
    let list = |range: std::ops::Range<usize>| {
        named[range]
            .iter()
            .map(party)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut text = format!(
        "# 方案{number}\nplan:\n  id: plan-{number}\n  title: 2026年第{number}项重点工作方案\n  form: plain\n  date: 2026-01-10\n  in-force: {{from: 2026-01-10, until: 2036-12-31}}\nsections:\n  - heading: 组织领导\n    body:\n      - body-of-people:\n          leader: {}\n          deputy: [{}]\n          members: [{}]\n",
        party(&named[0]),
        list(1..3),
        list(3..10),
    );
    text += "  - heading: 任务分工\n    body:\n      - tasks:\n";
    for (i, pair) in named[10..20].chunks(2).enumerate() {
        text += &format!(
            "          - {{task: 做好第{i}件事, leader: {}, accountable: {}, lead: unit-{}, deadline: 2030-06-28}}\n",
            party(&pair[1]),
            party(&pair[0]),
            (number + i) % office.departments.len()
        );
    }
    text += "  - heading: 保障措施\n    body: |\n";
    for named in &named[20..] {
        let words = match named {
            Named::Post(i) => format!("@{{{}:full}}", office.posts[*i].id),
            Named::Portfolio(i) => format!("@{{{}:leader}}", office.portfolios[*i].name),
        };
        text += &format!("      遇到问题及时报告{words}，不得拖延。\n\n");
    }
    file(&format!("data/plans/plan-{number}.yaml"), text)
}
