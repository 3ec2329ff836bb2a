//! Makes a county: takes how many offices and how many plans in each; gives the files of
//! a layer and of the offices that extend it. Every office has people of its own.

/// Path below a folder, and text.
pub type File = (String, String);

/// The folder of the layer, and that of the offices.
pub const LAYER: &str = "county";

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉";
const SURNAMES: &str = "林吴何江沈罗秦韩孙陈";

/// The layer and so many offices below `offices/`.
pub fn county(offices: usize, plans: usize) -> Vec<File> {
    let mut files = layer();
    for number in 0..offices {
        let own = office(number, plans).into_iter();
        files.extend(own.map(|(path, text)| (format!("{}/{path}", folder(number)), text)));
    }
    files
}

/// The folder of an office.
pub fn folder(number: usize) -> String {
    format!("offices/{number:03}")
}

/// Two hanzi that no other office's people bear together.
pub fn mark(number: usize) -> String {
    let one = |of: &str, n: usize| of.chars().nth(n % 10).unwrap_or('甲');
    [one(STEMS, number / 10), one(BRANCHES, number)]
        .iter()
        .collect()
}

/// The layer.
pub fn layer() -> Vec<File> {
    let file = |path: &str, text: &str| (format!("{LAYER}/{path}"), text.to_owned());
    vec![
        file("fangan.yaml", "kind: layer\nkeeper: 县政府办公室信息科\n"),
        file(
            "data/calendar.yaml",
            "calendar: {year: 2026, holidays: [{name: 国庆节, from: 2026-10-01, until: 2026-10-07}]}\n",
        ),
        file(
            "data/bases.yaml",
            "bases:\n  - {id: heat-rules, title: 防暑降温措施管理办法, issuer: 国家安全监管总局}\n",
        ),
        file(
            "data/categories.yaml",
            "categories:\n  - {id: units, name: 各科室, departments: [平安办, 公服办]}\n",
        ),
        file(
            "templates/style/county.yaml",
            "extends: gbt9704\ntext: {size: 四号}\n",
        ),
    ]
}

fn office(number: usize, plans: usize) -> Vec<File> {
    let own = mark(number);
    let name = |n: usize| format!("{}{own}", SURNAMES.chars().nth(n).unwrap_or('林'));
    let organisation = format!(
        "organisation: {{name: {own}街道办事处, short-name: {own}街道}}
issuers: [{{id: office, name: {own}街道办事处, code: {own}办发}}]
departments:
  - {{id: safety, name: 平安法治办公室, short-name: 平安办}}
  - {{id: service, name: 公共服务办公室, short-name: 公服办}}
posts:
  - {{id: director, title: 街道办事处主任, rank: 1}}
  - {{id: deputy, title: 街道办事处副主任, rank: 2}}
  - {{id: safety-head, title: 平安办主任, department: safety, rank: 10}}
people:
  - {{id: a, name: {}}}
  - {{id: b, name: {}}}
  - {{id: c, name: {}}}
  - {{id: d, name: {}}}
appointments:
  - {{post: director, person: a, from: 2024-05-01}}
  - {{post: deputy, person: b, from: 2023-02-01}}
  - {{post: safety-head, person: c, from: 2025-09-01}}
portfolios:
  - {{name: 平安建设工作, leader: b, departments: [safety], from: 2026-01-01}}
",
        name(0),
        name(1),
        name(2),
        name(3),
    );
    let mut files = vec![
        (
            "fangan.yaml".to_owned(),
            format!("extends: ../../{LAYER}\ntoday: 2026-04-10\n"),
        ),
        ("data/organisation.yaml".to_owned(), organisation),
        (
            "data/changes/autumn.yaml".to_owned(),
            "change:\n  date: 2026-09-01\n  moves:\n    - {person: a, retires: true}\n    - {person: d, takes: 街道办事处主任}\n".to_owned(),
        ),
    ];
    let plan = |n: usize| (format!("data/plans/plan-{n:02}.yaml"), plan(number, n));
    files.extend((0..plans).map(plan));
    files
}

fn plan(office: usize, number: usize) -> String {
    let work = ["防暑降温", "防汛抢险", "消防安全", "养老服务"][number % 4];
    format!(
        "plan:
  id: plan-{number:02}
  title: 2026年{work}工作方案（{number}）
  form: plain
  issuers: [office]
  date: 2026-04-0{day}
  in-force: {{from: 2026-04-01, until: 2026-12-31}}
  addressees: [各社区]
  basis: [heat-rules]
  preamble: 为做好{work}工作，结合{own}街道实际，制定本方案。
sections:
  - heading: 组织领导
    body:
      - body-of-people:
          name: {work}工作领导小组
          leader: director
          deputy: [{{in-charge-of: 平安建设工作}}]
          members: [safety-head, {{posts-of: units}}]
  - heading: 重点任务
    body:
      - items:
          - title: 排查设施
            text: 逐户查看{work}所需的设施，登记造册，及时补齐。
            responsibility: {{lead: service, responsible: safety, deadline: 6月底前}}
          - title: 开放场所
            text: 每个社区至少开放一处，备好物资，专人值守。
            responsibility: {{lead: safety, responsible: service, deadline: 2026-07-10}}
",
        own = mark(office),
        day = number % 9 + 1,
    )
}
