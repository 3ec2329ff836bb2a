//! Who stands where: no place is forgotten, and each is called by what is written
//! there.

use fangan::diagnostic::{Lang, Locale};
use fangan::engine;
use fangan::standing::{Slot, named, slots};

use crate::common::workspace;

const OFFICE: &str = "\
organisation: {name: 柳河街道办事处}
posts: [{id: director, title: 街道办事处主任, rank: 1}]
people: [{id: lin, name: 林浩然}, {id: he, name: 何静}, {id: wu, name: 吴建国}]
appointments: [{post: director, person: lin, from: 2024-01-01}]
";

/// The places of a plan.
fn places(plan: &str) -> Vec<Slot> {
    let session = workspace::session(&[("data/a.yaml", format!("{OFFICE}{plan}"))]);
    let plan = &session.opened().next().unwrap();
    let (plan, report) = engine::resolved(&session, &plan.plan, &workspace::wanted());
    assert!(
        !session.report.has_errors() && !report.has_errors(),
        "{report:#?}"
    );
    slots(&plan, Locale::of(Lang::Zh))
}

/// The places of a plan with these parts.
fn places_of(parts: &str) -> Vec<Slot> {
    places(&format!(
        "plan: {{id: a, title: 服务方案, form: plain, date: 2026-03-20}}\nsections: [{{heading: 安排, body: [{parts}]}}]\n"
    ))
}

/// Place and role of everybody who stands somewhere, with their names.
fn seats(slots: &[Slot]) -> Vec<String> {
    let filled = slots.iter().filter(|slot| !slot.parties.is_empty());
    let names = |slot: &Slot| -> Vec<String> {
        slot.parties
            .iter()
            .map(|party| party.name.clone())
            .collect()
    };
    filled
        .map(|slot| format!("{}：{}", named(slot), names(slot).join("、")))
        .collect()
}

#[test]
fn steps_within_steps_are_places() {
    let slots = places_of(
        "{procedure: [{step: 登记, by: lin, steps: [{step: 核实, by: he, steps: [{step: 回访, by: wu}]}]}]}",
    );
    assert_eq!(
        seats(&slots),
        [
            "安排，登记，承办人：林浩然",
            "安排，登记，核实，承办人：何静",
            "安排，登记，核实，回访，承办人：吴建国",
        ]
    );
}

#[test]
fn every_text_that_may_name_somebody_is_seen() {
    let slots = places_of(
        "{contacts: [{who: he, unit: '单位甲@{director}', duty: '分工乙@{director}'}]},
         {coverage: {title: '表题丙@{director}', items: [{area: '区域丁@{director}', scope: '范围戊@{director}', lead: he}]}},
         {contingencies: [{when: 大风, level: '级别己@{director}', threshold: '起点庚@{director}', within: '时限辛@{director}', by: he, response: 转移。}]},
         {mechanisms: [{name: 例会, every: '每周壬@{director}', text: 碰头。}]},
         {enumeration: {style: 一是, intro: '引言癸@{director}', items: [甲]}},
         {assessment: {title: '表题子@{director}', items: [{category: '类别丑@{director}', item: 接待, points: 5, note: '备注寅@{director}'}]}},
         {blank-form: {kind: register, title: '表名卯@{director}', columns: [{name: 姓名}], note: '说明辰@{director}'}}",
    );
    let seen: String = slots.iter().flat_map(|slot| slot.words.clone()).collect();
    for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰".chars() {
        assert!(seen.contains(&format!("{c}林浩然")), "{c}: {seen}");
    }
}

#[test]
fn whoever_was_at_a_meeting_stands_in_its_minutes() {
    let slots = places(
        "plan: {id: a, title: 会议纪要, form: minutes, number: {code: 柳街纪要, year: 2026, serial: 3}, date: 2026-03-20, attendees: [lin], excused: [he], observers: [wu]}\nsections: [{heading: 议定事项, body: 便民服务。}]\n",
    );
    assert_eq!(
        seats(&slots),
        ["出席：林浩然", "请假：何静", "列席：吴建国"]
    );
}

#[test]
fn a_chapter_without_a_heading_is_no_name_of_a_place() {
    let slots = places(
        "plan: {id: a, title: 值班表, form: plain, date: 2026-03-20}\nsections: [{body: [{duties: [{scope: 接访, leader: lin}]}]}]\n",
    );
    assert_eq!(seats(&slots), ["接访，责任领导：林浩然"]);
    assert!(slots.iter().all(|slot| !slot.place.starts_with('，')));
}

/// A clause, its bracket and its row in an annexed table are one datum: whoever
/// stands there stands there once, with the deadline.
#[test]
fn who_answers_for_a_clause_is_found_once() {
    let slots = places(
        "plan: {id: a, title: 服务方案, form: plain, date: 2026-03-20}
sections:
  - heading: 安排
    responsibility: {accountable: director, deadline: 10月底前}
    body: [{items: [{title: 建设食堂, responsibility: {leader: director, deadline: 6月底前}}]}]
attachments: [{id: list, title: 责任分解表, body: [{tasks: from-plan}]}]
",
    );
    assert_eq!(
        seats(&slots),
        ["安排，责任人：林浩然", "安排，建设食堂，牵头领导：林浩然"]
    );
    let filled = slots.iter().filter(|slot| slot.filled);
    let due = filled.filter_map(|slot| slot.due);
    assert_eq!(
        due.map(|day| day.to_string()).collect::<Vec<_>>(),
        ["2026-10-31", "2026-06-30"]
    );
}
