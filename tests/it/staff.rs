//! The date decides the person: what differs between two days of one plan.

use chrono::NaiveDate;
use fangan::diagnostic::{Code, Lang, Locale};
use fangan::engine::{self, Wanted};
use fangan::standing::{differences, slots};

use crate::common::workspace;

const DATA: &str = "\
organisation: {name: 柳河街道办事处}
departments: [{id: petitions, name: 信访办公室, short-name: 信访办}]
posts:
  - {id: director, title: 街道办事处主任, rank: 1}
  - {id: head, titles: [{title: 信访科科长}, {title: 信访办主任, from: 2026-01-01}], department: petitions, rank: 9}
  - {id: second, title: 信访办副主任, department: petitions, rank: 10}
people: [{id: lin, name: 林浩然}, {id: he, name: 何静}, {id: wu, name: 吴建国}]
appointments:
  - {post: director, person: lin, from: 2024-01-01, until: 2026-06-30}
  - {post: director, person: wu, from: 2026-07-01, as: acting}
  - {post: head, person: he, from: 2024-01-01, until: 2026-08-31}
  - {post: second, person: wu, from: 2024-01-01, in-charge-of-unit: petitions}
portfolios:
  - {name: 信访工作, leader: {person: lin}, from: 2026-01-01, until: 2026-06-30}
  - {name: 信访工作, leader: {person: wu}, from: 2026-07-01}
plan: {id: a, title: 2026年信访接待工作方案, form: plain, date: 2026-03-20}
sections:
  - heading: 组织领导
    body:
      - body-of-people:
          leader: director
          members: [信访科科长]
          office: {at: petitions, head: 信访办主任}
      - tasks: [{task: 公布接访安排, leader: {in-charge-of: 信访工作}, lead: petitions}]
";

fn on(year: i32, month: u32, day: u32) -> fangan::model::Plan {
    let session = workspace::session(&[("data/a.yaml", DATA)]);
    let as_of = NaiveDate::from_ymd_opt(year, month, day);
    let wanted = Wanted {
        as_of,
        ..workspace::wanted()
    };
    let opened = session.opened().next().unwrap();
    engine::resolved(&session, &opened.plan, &wanted).0
}

/// Who stands in the role, as printed.
fn holders(plan: &fangan::model::Plan, label: &str) -> String {
    let slots = slots(plan, Locale::of(Lang::Zh));
    let slot = slots.iter().find(|slot| slot.label == label);
    slot.expect(label).words.join("、")
}

#[test]
fn the_last_day_belongs_to_the_one_who_leaves() {
    assert_eq!(
        holders(&on(2026, 6, 30), "组长"),
        "林浩然（街道办事处主任）"
    );
    assert_eq!(
        holders(&on(2026, 7, 1), "组长"),
        "吴建国（街道办事处代主任）"
    );
}

#[test]
fn a_former_title_still_finds_the_post_and_prints_the_title_of_the_day() {
    assert_eq!(holders(&on(2026, 4, 10), "成员"), "何静（信访办主任）");
    assert_eq!(holders(&on(2025, 4, 10), "成员"), "何静（信访科科长）");
}

#[test]
fn whoever_is_in_charge_of_the_unit_stands_in_for_its_vacant_head() {
    assert_eq!(
        holders(&on(2026, 9, 1), "办公室主任"),
        "吴建国（信访办副主任（主持工作））"
    );
}

#[test]
fn what_differs_is_said_place_by_place_and_nothing_else() {
    let found = differences(&on(2026, 6, 30), &on(2026, 7, 1), Locale::of(Lang::Zh));
    let places: Vec<&str> = found.iter().map(|d| d.place.as_str()).collect();
    assert_eq!(
        places,
        [
            "组织领导，信访接待工作领导小组，组长",
            "组织领导，公布接访安排，牵头领导"
        ]
    );
    assert!(differences(&on(2026, 7, 1), &on(2026, 7, 2), Locale::of(Lang::Zh)).is_empty());
}

#[test]
fn a_leader_without_an_order_among_those_with_one_is_told() {
    let staff = |director: &str| {
        let text = format!(
            "\
departments: [{{id: service, name: 公共服务办公室}}]
posts:
  - {{id: director, title: 街道办事处主任, rank: 1}}
  - {{id: deputy, title: 街道办事处副主任, rank: 2, seats: 2}}
  - {{id: adviser, title: 二级调研员, rank: 5}}
  - {{id: head, title: 公服办主任, department: service, rank: 1}}
people: [林浩然, 吴建国, 何静, 罗文斌, 周平]
appointments:
  - {{post: director, person: 林浩然, from: 2024-01-01{director}}}
  - {{post: deputy, person: 吴建国, from: 2024-01-01, order: 2}}
  - {{post: deputy, person: 何静, from: 2024-01-01, order: 3}}
  - {{post: adviser, person: 罗文斌, from: 2024-01-01}}
  - {{post: head, person: 周平, from: 2024-01-01}}
"
        );
        let report = workspace::session(&[("data/a.yaml", text)]).staff(&workspace::wanted());
        let told = report.iter().filter(|d| d.code == Code::OrderPartly);
        told.map(|d| d.args[0].1.clone()).collect::<Vec<_>>()
    };
    assert_eq!(staff(""), ["林浩然"]);
    assert!(staff(", order: 1").is_empty());
}
