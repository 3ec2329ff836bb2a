//! How people are worded in lists, in tables and in running text, whoever they
//! are and however they hold their post (shared office practice, section 2).

use chrono::NaiveDate;

use crate::common::{words::text_of, workspace};

const STAFF: &str = "\
organisation: {name: 青峰镇人民政府, short-name: 青峰镇}
departments:
  - {id: petitions, name: 信访办公室, short-name: 信访办}
  - {id: safety, name: 应急管理办公室, short-name: 应急办}
  - {id: planning, name: 规划建设办公室, short-name: 规建办}
posts:
  - {id: secretary, title: 镇党委书记, rank: 1}
  - {id: mayor, title: 青峰镇镇长, rank: 3}
  - {id: vice-secretary, title: 镇党委副书记, rank: 2}
  - {id: vice, title: 副镇长, rank: 4, seats: 3}
  - {id: petitions-head, title: 信访办主任, department: petitions, rank: 10}
  - {id: petitions-deputy, title: 信访办副主任, department: petitions, rank: 11}
  - {id: safety-head, title: 应急办主任, department: safety, rank: 12}
  - {id: safety-deputy, title: 应急办副主任, department: safety, rank: 13}
  - {id: planning-head, title: 规建办主任, department: planning, rank: 14}
  - {id: planning-clerk, title: 规建办专员, department: planning, rank: 15}
people:
  - {id: an, name: 安若水}
  - {id: bo, name: 柏青}
  - {id: cen, name: 欧阳文清}
  - {id: abd, name: 阿不都热西提·买买提}
  - {id: maria, name: 玛丽亚·伊万诺娃}
  - {id: li-one, name: 李敏, department: petitions}
  - {id: li-two, name: 李敏, department: planning}
  - {id: du, name: 杜远}
  - {id: e, name: 鄂小满}
appointments:
  - {post: secretary, person: an, from: 2024-01-01, order: 1}
  - {post: mayor, person: bo, from: 2026-03-01, order: 2, as: acting}
  - {post: vice-secretary, person: bo, from: 2024-01-01, order: 2}
  - {post: vice, person: cen, from: 2024-01-01, order: 3}
  - {post: vice, person: abd, from: 2024-01-01, order: 4, as: seconded}
  - {post: vice, person: maria, from: 2024-01-01, order: 5}
  - {post: petitions-head, person: abd, from: 2025-01-01, as: concurrent}
  - {post: petitions-deputy, person: li-one, from: 2024-01-01}
  - {post: safety-deputy, person: du, from: 2024-01-01, in-charge-of-unit: safety}
  - {post: planning-clerk, person: li-two, from: 2024-01-01}
  - {post: petitions-deputy, person: e, from: 2026-05-01, until: 2026-05-31}
portfolios:
  - {name: 信访工作, leader: {person: abd}, from: 2026-01-01}
  - {name: 文秘工作, leader: {person: li-one}, from: 2026-01-01}
";

/// The plan with one party in a list, in a table and in running text.
fn printed(party: &str, inline: &str, day: NaiveDate) -> (String, String, String) {
    let plan = format!(
        "plan: {{id: a, title: 2026年工作方案, form: plain, date: 2026-03-20}}
sections:
  - heading: 组织领导
    body:
      - body-of-people: {{leader: secretary, members: [{party}]}}
  - heading: 任务
    body:
      - tasks: [{{task: 做好工作, leader: {party}, lead: petitions}}]
  - heading: 落实
    body: \"由{inline}负责。\"
"
    );
    let session = workspace::session(&[("data/a.yaml", STAFF), ("data/plans/a.yaml", &plan)]);
    let documents = workspace::documents_on(&session, "a", Some(day));
    let text = text_of(&documents[0]);
    let line = |start: &str| {
        let found = text.lines().find(|line| line.starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start}: {text}"))
            .to_string()
    };
    (
        line("成员：").replace("成员：", ""),
        line("1 做好工作")
            .replace("1 做好工作 ", "")
            .replace(" 信访办", ""),
        line("由").replace('由', "").replace("负责。", ""),
    )
}

#[test]
fn everybody_is_worded_as_offices_do() {
    let april = NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
    let february = NaiveDate::from_ymd_opt(2026, 2, 10).unwrap();
    // Party, inline reference, day: in the list, in the table, in running text.
    let cases = [
        // Acting, beside a party title: the party title stands first.
        (
            "{person: bo}",
            "@{mayor:full}",
            april,
            "柏青 镇党委副书记、青峰镇代镇长",
            "柏青",
            "青峰镇代镇长柏青",
        ),
        // The same post before: vacant, and the whole's 负责人 is somebody else.
        ("mayor", "@{mayor}", february, "待定", "待定", "待定"),
        // Seconded and concurrent, with a long name of another script's manner.
        (
            "{person: abd}",
            "@{abd}",
            april,
            "阿不都热西提·买买提 副镇长（挂职）兼信访办主任",
            "阿不都热西提·买买提",
            "阿不都热西提·买买提",
        ),
        (
            "petitions-head",
            "@{petitions-head:title}",
            april,
            "阿不都热西提·买买提 信访办主任",
            "阿不都热西提·买买提",
            "信访办主任",
        ),
        (
            "{in-charge-of: 信访工作}",
            "@{信访工作:leader}",
            april,
            "阿不都热西提·买买提 副镇长（挂职）兼信访办主任",
            "阿不都热西提·买买提",
            "阿不都热西提·买买提",
        ),
        (
            "maria",
            "@{maria:full}",
            april,
            "玛丽亚·伊万诺娃 副镇长",
            "玛丽亚·伊万诺娃",
            "副镇长玛丽亚·伊万诺娃",
        ),
        // A shared post: all who hold it, in their order.
        (
            "vice",
            "@{vice}",
            april,
            "欧阳文清 副镇长",
            "欧阳文清、阿不都热西提·买买提、玛丽亚·伊万诺娃",
            "欧阳文清、阿不都热西提·买买提、玛丽亚·伊万诺娃",
        ),
        // The head's post vacant, a deputy in charge of the unit.
        (
            "safety-head",
            "@{safety-head:full}",
            april,
            "杜远 应急办副主任（主持工作）",
            "杜远",
            "应急办副主任（主持工作）杜远",
        ),
        // Vacant and nobody in charge.
        (
            "planning-head",
            "@{planning-head}",
            april,
            " 规建办负责人",
            "规建办负责人",
            "规建办负责人",
        ),
        // The same name twice: the unit tells them apart where no title does.
        (
            "{person: 李敏, department: 信访办}",
            "@{li-one}",
            april,
            "李敏 信访办副主任",
            "信访办李敏",
            "信访办李敏",
        ),
        (
            "planning-clerk",
            "@{planning-clerk:full}",
            april,
            "李敏 规建办专员",
            "规建办李敏",
            "规建办专员李敏",
        ),
        (
            "{in-charge-of: 文秘工作}",
            "@{文秘工作:leader}",
            april,
            "李敏 信访办副主任",
            "信访办李敏",
            "信访办李敏",
        ),
        // A title of the list's own.
        (
            "{person: cen, as-title: 联系领导}",
            "@{cen:title}",
            april,
            "欧阳文清 联系领导",
            "欧阳文清",
            "副镇长",
        ),
        // A unit, and somebody from outside.
        (
            "petitions",
            "@{petitions:name}",
            april,
            "信访办",
            "信访办",
            "信访办公室",
        ),
        (
            "{person: 周平, outside: true, title: 派出所所长}",
            "@{petitions}",
            april,
            "周平 派出所所长",
            "周平",
            "信访办",
        ),
    ];
    for (party, inline, day, list, table, text) in cases {
        let (in_list, in_table, in_text) = printed(party, inline, day);
        assert_eq!(in_list.trim(), list.trim(), "{party} in a list");
        assert_eq!(in_table, table, "{party} in a table");
        assert_eq!(in_text, text, "{inline}");
    }
}

#[test]
fn in_a_month_of_handing_over_both_are_named_and_afterwards_one() {
    let on = |month, day| {
        let day = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        printed("petitions-deputy", "@{petitions-deputy}", day).2
    };
    assert_eq!(on(4, 30), "信访办李敏");
    assert_eq!(on(5, 1), "信访办李敏、鄂小满");
    assert_eq!(on(5, 31), "信访办李敏、鄂小满");
    assert_eq!(on(6, 1), "信访办李敏");
}

#[test]
fn who_runs_another_unit_than_their_own_says_which() {
    let data = "\
organisation: {name: 柳河镇人民政府}
departments: [{id: off, name: 办公室}, {id: fin, name: 财务部}]
posts: [{id: deputy, title: 办公室副主任, department: off}, {id: head, title: 财务部部长, department: fin}]
people: [{id: he, name: 何静}]
appointments: [{post: deputy, person: he, from: 2025-01-01, in-charge-of-unit: fin}]
plan: {id: a, title: 工作方案, form: plain, date: 2026-03-20}
sections: [{heading: 负责人, body: '由@{deputy:full}负责。'}]
";
    let session = crate::common::workspace::session(&[("data/a.yaml", data)]);
    let documents = crate::common::workspace::documents_on(&session, "a", None);
    let text = crate::common::words::text_of(&documents[0]);
    assert!(
        text.contains("由办公室副主任（主持财务部工作）何静负责"),
        "{text}"
    );
}
