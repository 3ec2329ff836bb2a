//! What a morning asks for: due and past, on duty, ending, lacking.

use chrono::NaiveDate;
use fangan::agenda::{self, Agenda, Why};
use fangan::engine::Session;
use fangan::workspace::Workspace;

use crate::common::workspace;

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
posts: [{id: a, title: 甲岗}, {id: b, title: 乙岗}, {id: c, title: 丙岗}]
people: [{id: pa, name: 安若水}, {id: pb, name: 柏长青}]
appointments:
  - {post: a, person: pa, from: 2020-01-01}
  - {post: b, person: pb, as: acting, from: 2026-01-01, until: 2026-06-20}
calendar: [{year: 2026, holidays: [{name: 元旦, from: 2026-01-01, until: 2026-01-03}]}]
";

const PLAN: &str = "
plan: {id: care, title: 便民服务方案, form: plain, date: 2026-01-05, in-force: {from: 2026-01-01, until: 2026-06-30}}
sections:
  - heading: 任务
    body:
      - tasks:
          columns: [task, lead, deadline, progress]
          items:
            - {task: 走访困难家庭, lead: a, deadline: 2026年5月31日前}
            - {task: 建立服务名册, lead: a, deadline: 2026年5月20日前, progress: 已完成}
            - {task: 每月通报进展, lead: b, deadline: 每月5日前}
            - {task: 举办便民集市, lead: b, leader: a, deadline: 2026年6月10日前}
  - heading: 值班
    body: [{rota: {name: 窗口值班, order: [a, b], every: [每周一], from: 2026-06-01, until: 2026-06-08}}]
";

fn session() -> Session {
    let session = workspace::session(&[("data/office.yaml", OFFICE), ("data/plan.yaml", PLAN)]);
    assert!(!session.report.has_errors(), "{:?}", session.report);
    session
}

fn on(year: i32, month: u32, day: u32) -> Agenda {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let (agenda, report) = agenda::agenda(&Workspace::at("nowhere"), &session(), day);
    assert!(!report.has_errors(), "{report:?}");
    agenda
}

/// What is told for this reason, each with who has to do with it.
fn told(agenda: &Agenda, why: Why) -> Vec<(String, String)> {
    let told = agenda.matters.iter().filter(|matter| matter.why == why);
    told.map(|matter| (matter.what.clone(), matter.said()))
        .collect()
}

fn what(agenda: &Agenda, why: Why) -> Vec<String> {
    told(agenda, why)
        .into_iter()
        .map(|(what, _)| what)
        .collect()
}

#[test]
fn what_is_due_and_past_is_told_with_everybody_in_it_once() {
    let agenda = on(2026, 6, 8);
    assert_eq!(
        told(&agenda, Why::Due),
        [(
            "举办便民集市".to_string(),
            "牵头领导：安若水；牵头单位：柏长青".to_string()
        )]
    );
    // Neither what is done nor what comes again next month.
    assert_eq!(what(&agenda, Why::Overdue), ["走访困难家庭"]);
    assert!(what(&on(2026, 5, 10), Why::Overdue).is_empty());
}

#[test]
fn who_is_on_duty_today_and_tomorrow_is_told() {
    let agenda = on(2026, 6, 1);
    assert_eq!(
        told(&agenda, Why::OnDuty),
        [("窗口值班".to_string(), "安若水".to_string())]
    );
    assert_eq!(
        told(&on(2026, 6, 7), Why::OnDutyNext),
        [("窗口值班".to_string(), "柏长青".to_string())]
    );
    assert_eq!(what(&agenda, Why::RotaEnds), ["窗口值班"]);
    assert!(what(&on(2026, 5, 20), Why::RotaEnds).is_empty());
}

#[test]
fn what_ends_soon_and_what_is_lacking_is_told() {
    let agenda = on(2026, 6, 8);
    assert_eq!(what(&agenda, Why::PlanEnds), ["便民服务方案"]);
    assert_eq!(
        told(&agenda, Why::StandInEnds),
        [("乙岗".to_string(), "柏长青".to_string())]
    );
    assert_eq!(what(&agenda, Why::Vacant), ["丙岗"]);
    assert!(what(&agenda, Why::NoHolidays).is_empty());
    let november = on(2026, 11, 2);
    assert_eq!(what(&november, Why::NoHolidays), ["2027"]);
    assert!(what(&november, Why::PlanEnds).is_empty());
    assert_eq!(what(&november, Why::Vacant), ["乙岗", "丙岗"]);
}
