//! Whatever several words come to is printed once, where it stands highest.

use chrono::NaiveDate;

use crate::common::{words::text_of, workspace};

const STAFF: &str = "\
organisation: {name: 柳河县人民政府, short-name: 柳河县}
departments:
  - {id: da, name: 甲办公室, short-name: 甲办, until: 2026-02-28, merged-into: db}
  - {id: db, name: 乙办公室, short-name: 乙办}
  - {id: dc, name: 丙办公室, short-name: 丙办}
  - {id: dd, name: 丁科}
posts:
  - {id: boss, title: 县长, rank: 1}
  - {id: vice, title: 副县长, rank: 2, seats: 3}
  - {id: chief, title: 总工程师, rank: 3}
  - {id: ha, title: 甲办主任, department: da, rank: 10, until: 2026-02-28, merged-into: hb}
  - {id: hb, title: 乙办主任, department: db, rank: 11}
  - {id: hc, title: 丙办主任, department: dc, rank: 12}
  - {id: hc2, title: 丙办副主任, department: dc, rank: 13}
  - {id: hc3, title: 丙办专员, department: dc, rank: 14}
  - {id: hd, title: 丁科科长, department: dd, rank: 15}
  - {id: hd2, title: 丁科副科长, department: dd, rank: 16}
people:
  - {id: v, name: 吴建国}
  - {id: w, name: 何静}
  - {id: b, name: 陈志远, phone: 0631-555-0101}
  - {id: c, name: 高晓梅}
appointments:
  - {post: boss, person: v, from: 2026-01-01, as: in-charge}
  - {post: vice, person: v, from: 2024-01-01}
  - {post: vice, person: w, from: 2024-01-01}
  - {post: hd, person: v, from: 2024-01-01, as: concurrent}
  - {post: hb, person: b, from: 2024-01-01}
  - {post: hd2, person: c, from: 2024-01-01, in-charge-of-unit: dd}
";

/// The text of a plan with these chapters.
fn text(sections: &str) -> String {
    text_with(STAFF, sections)
}

fn text_with(staff: &str, sections: &str) -> String {
    let plan = format!(
        "plan: {{id: a, title: 2026年工作方案, form: plain, date: 2026-03-20}}\nsections:\n{sections}"
    );
    let session = workspace::session(&[("data/a.yaml", staff), ("data/plans/a.yaml", &plan)]);
    let day = NaiveDate::from_ymd_opt(2026, 3, 20);
    text_of(&workspace::documents_on(&session, "a", day)[0])
}

fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_title_is_not_said_beside_the_same_in_charge() {
    let text = text(
        "  - heading: 组织领导
    body:
      - body-of-people: {leader: boss, deputy: [vice], members: [hd, hb]}
",
    );
    holds(
        &text,
        &[
            "组长：吴建国 副县长（主持工作）兼丁科科长\n",
            "副组长：何静 副县长\n",
        ],
    );
}

#[test]
fn an_office_names_everybody_once() {
    let text = text(
        "  - heading: 组织领导
    body:
      - body-of-people:
          leader: boss
          members: [db]
          office: {at: db, head: hb, deputy: [ha, hc2, hc3], units: [da, db, dc], staff: [hb, hc]}
",
    );
    holds(
        &text,
        &["办公室主任由乙办主任陈志远担任，副主任由丙办负责人担任，成员单位为乙办、丙办。"],
    );
}

#[test]
fn a_unit_stands_once_in_every_list() {
    let text = text(
        "  - heading: 任务
    body:
      - tasks: [{task: 做好接访, lead: [da, db], support: [da, dc, db]}, {task: 做好走访, lead: da, support: [db]}]
      - duties: [{scope: 来信, lead: [da, db]}]
      - working-groups: [{name: 接访组, staff: [da, db]}]
      - coverage: [{area: 东片, responsible: [ha, hb]}]
      - contacts: [{who: ha}, {who: hb}]
",
    );
    holds(&text, &["做好接访 乙办 丙办\n", "做好走访 乙办 —\n"]);
    assert!(!text.contains("乙办、乙办"), "{text}");
    assert_eq!(text.matches("0631-555-0101").count(), 1, "{text}");
}

#[test]
fn a_list_from_the_plan_has_whoever_is_behind_a_category() {
    let staff =
        format!("{STAFF}categories: [{{id: heads, name: 各科室负责人, posts: [hb, hd]}}]\n");
    let text = text_with(
        &staff,
        "  - heading: 组织领导
    body:
      - body-of-people: {leader: vice, members: [{posts-of: heads}]}
      - contacts: {from-plan: true}
",
    );
    holds(
        &text,
        &["成员：各科室负责人 \n", "陈志远 乙办主任 0631-555-0101"],
    );
    // Who stands higher already has one row.
    assert_eq!(text.matches("吴建国").count(), 2, "{text}");
}

#[test]
fn words_of_a_reference_are_said_once() {
    let text = text("  - {heading: 落实, body: '由@{vice:title}带队，@{hc2}、@{chief}参加。'}\n");
    holds(&text, &["由副县长带队，丙办负责人、待定参加。"]);
}

#[test]
fn vacancies_of_one_unit_are_one_and_never_somebody_else() {
    let text = text(
        "  - heading: 组织领导
    body:
      - body-of-people: {leader: hb, deputy: [chief], members: [hc, hc2, hc3]}
      - tasks: [{task: 做好工作, leader: chief, lead: db}]
      - text: 由@{chief}审核。
",
    );
    holds(
        &text,
        &["副组长：待定", "成员： 丙办负责人\n", "由待定审核。"],
    );
    assert!(!text.contains("柳河县负责人"), "{text}");
    assert_eq!(text.matches("丙办负责人").count(), 1, "{text}");
}

#[test]
fn titles_follow_their_rank_whatever_the_order_of_the_list() {
    let both = STAFF.replace(
        "appointments:\n",
        "appointments:\n  - {post: hc, person: w, from: 2024-01-01, as: concurrent}\n",
    );
    let both = both.replace(
        "{post: hb, person: b, from",
        "{post: hb, person: w, as: concurrent, from",
    );
    for members in ["hc, hb", "hb, hc"] {
        let list = format!(
            "  - heading: 组织领导
    body:
      - body-of-people: {{leader: vice, members: [{members}]}}
"
        );
        let text = text_with(&both, &list);
        holds(&text, &["何静 副县长兼乙办主任兼丙办主任"]);
    }
}

#[test]
fn nobody_is_in_charge_of_a_unit_beside_its_head() {
    let text = text(
        "  - heading: 组织领导
    body:
      - body-of-people: {leader: hb, members: [hd, hd2]}
",
    );
    holds(&text, &["吴建国 丁科科长\n", "高晓梅 丁科副科长"]);
    assert!(!text.contains("丁科副科长（主持工作）"), "{text}");
}

#[test]
fn references_in_a_row_that_come_to_the_same_are_said_once() {
    let text = text(
        "  - heading: 组织领导
    body:
      - text: 由@{ha}、@{hb}负责，@{hb}和@{c}配合，@{hd2}与@{c}联络。
",
    );
    holds(&text, &["由陈志远负责，陈志远和高晓梅配合，高晓梅联络。"]);
}

#[test]
fn duties_that_name_a_unit_have_its_leader_and_its_head() {
    let led = STAFF.to_string()
        + "portfolios:\n  - {name: 民政服务工作, leader: {person: w}, departments: [db], from: 2024-01-01}\n";
    let text = text_with(
        &led,
        "  - heading: 职责分工
    body:
      - duties: {from-portfolios: true, items: [{scope: 养老服务的事项, lead: db}, {scope: 救助的事项, leader: boss, lead: db}]}
",
    );
    holds(
        &text,
        &[
            "养老服务的事项，由副县长何静分管负责，乙办牵头办理，第一责任人为乙办主任陈志远。",
            "吴建国分管负责，乙办牵头办理，第一责任人为乙办主任陈志远。",
        ],
    );
}

#[test]
fn a_mark_that_was_typed_is_not_printed_twice() {
    let text = text(
        "  - {heading: 切实加强组织领导。, heading-style: run-in, body: 各单位要负起责任。}
  - heading: 办理
    body:
      - procedure: {steps: [{step: 登记。, text: 当日登记。, by: db}]}
      - mechanisms: [{name: 例会制度。, text: 每月一次。}]
",
    );
    assert!(!text.contains("。。"), "{text}");
}

#[test]
fn one_duty_alone_bears_no_number_and_a_paper_may_be_dated_to_the_month() {
    let plan = "plan: {id: a, title: 工作方案, form: plain, date: 2026年3月}
sections:
  - heading: 工作组
    body:
      - working-groups: [{name: 接待组, responsible: hb, numbers: ①, duties: [负责接待]}]
      - phases: [{name: 动员部署, from: 3月初, until: 12月底, text: 部署。}]
";
    let session = workspace::session(&[("data/a.yaml", STAFF), ("data/plans/a.yaml", plan)]);
    let text = text_of(&workspace::documents_on(&session, "a", None)[0]);
    assert!(!text.contains('①'), "{text}");
    holds(&text, &["（2026年3月初至12月底）"]);
    assert!(text.ends_with("2026年3月"), "{text}");
}

#[test]
fn a_field_of_work_stands_for_whoever_leads_it() {
    let led = STAFF.to_string()
        + "portfolios:\n  - {name: 民政服务工作, leader: {person: w}, from: 2024-01-01}\n";
    let list = "  - heading: 组织领导
    body:
      - body-of-people: {leader: boss, deputy: 民政服务工作}
      - tasks: [{task: 走访老人, leader: 民政服务工作, lead: db}]
";
    let text = text_with(&led, list);
    holds(&text, &["副组长：何静 副县长", "走访老人 何静 乙办"]);
}
