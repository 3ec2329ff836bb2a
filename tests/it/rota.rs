//! A rota for a whole year, held against a calendar written another way; and its
//! calendar file, read again.

use chrono::{Datelike, NaiveDate};
use fangan::engine::{self, Session};
use fangan::model::{PartKind, Rota};
use fangan::write::{Format, ics};

use crate::common::workspace;

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
posts:
  - {id: a, title: 甲岗, rank: 1}
  - {id: b, title: 乙岗, rank: 2}
  - {id: c, title: 丙岗, rank: 3}
people: [{id: pa, name: 安若水}, {id: pb, name: 柏长青}, {id: pc, name: 岑远}, {id: pd, name: 段青山}]
appointments:
  - {post: a, person: pa, from: 2020-01-01}
  - {post: b, person: pb, from: 2020-01-01, until: 2026-06-30}
  - {post: b, person: pd, from: 2026-07-01}
  - {post: c, person: pc, from: 2020-01-01}
calendar:
  - year: 2026
    holidays:
      - {name: 元旦, from: 2026-01-01, until: 2026-01-03}
      - {name: 春节, from: 2026-02-15, until: 2026-02-23}
      - {name: 清明节, from: 2026-04-04, until: 2026-04-06}
      - {name: 劳动节, from: 2026-05-01, until: 2026-05-05}
      - {name: 端午节, from: 2026-06-19, until: 2026-06-21}
      - {name: 中秋节, from: 2026-09-25, until: 2026-09-27}
      - {name: 国庆节, from: 2026-10-01, until: 2026-10-07}
    make-up-workdays: [2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]
plan: {id: rota, title: 值班安排表, template: duty-rota, form: plain, date: 2026-01-05, in-force: {from: 2026-01-01, until: 2026-12-31}}
sections: [{heading: 安排, body: [{rota: {order: [a, b, c], ";

fn session(rest: &str) -> Session {
    workspace::session(&[("data/a.yaml", &format!("{OFFICE}{rest}}}}}]}}]\n"))])
}

fn rota(session: &Session) -> Rota {
    let opened = session.opened().next().unwrap();
    let (plan, report) = engine::resolved(session, &opened.plan, &workspace::wanted());
    let faults: Vec<_> = session.report.iter().chain(report.iter()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    match &plan.sections[0].body[0].kind {
        PartKind::Rota(rota) => (**rota).clone(),
        other => panic!("{other:?}"),
    }
}

/// Days off as numbers month × 100 + day, said out one by one.
fn off(month: u32, day: u32) -> bool {
    let date = month * 100 + day;
    let holiday = matches!(date, 101..=103 | 215..=223 | 404..=406 | 501..=505 | 619..=621 | 925..=927 | 1001..=1007);
    let made_up = [104, 214, 228, 509, 920, 1010].contains(&date);
    // 2026-01-01 was a Thursday: day 0 of the year is weekday 3.
    let weekend = (number(month, day) + 3) % 7 >= 5;
    !made_up && (holiday || weekend)
}

const MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn number(month: u32, day: u32) -> u32 {
    MONTHS[..month as usize - 1].iter().sum::<u32>() + day - 1
}

/// All days of the year as month, day, weekday (Monday is 0).
fn year() -> Vec<(u32, u32, u32)> {
    let mut days = Vec::new();
    for month in 1..=12 {
        for day in 1..=MONTHS[month as usize - 1] {
            days.push((month, day, (number(month, day) + 3) % 7));
        }
    }
    days
}

/// The days expected, and by turns who has them.
fn check(rest: &str, expected: Vec<(u32, u32)>) {
    let rota = rota(&session(rest));
    let found: Vec<(u32, u32)> = rota
        .days
        .iter()
        .map(|d| (d.date.month(), d.date.day()))
        .collect();
    assert_eq!(found, expected, "{rest}");
    let mut counts = std::collections::BTreeMap::new();
    for (i, day) in rota.days.iter().enumerate() {
        let (month, _) = found[i];
        let second = if month >= 7 { "段青山" } else { "柏长青" };
        let name = ["安若水", second, "岑远"][i % 3];
        let names: Vec<&str> = day.duties[0].iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, [name], "{}", day.date);
        *counts.entry(name).or_insert(0) += 1;
    }
    for tally in &rota.tally {
        assert_eq!(counts[tally.name.as_str()], tally.days, "{}", tally.name);
    }
    assert_eq!(counts.len(), rota.tally.len());
}

/// Moves a day off by steps until it is none.
fn moved(month: u32, day: u32, step: i32) -> (u32, u32) {
    let (mut m, mut d) = (month, day);
    while off(m, d) {
        if step > 0 {
            (m, d) = if d == MONTHS[m as usize - 1] {
                (m + 1, 1)
            } else {
                (m, d + 1)
            };
        } else {
            (m, d) = if d == 1 {
                (m - 1, MONTHS[m as usize - 2])
            } else {
                (m, d - 1)
            };
        }
    }
    (m, d)
}

fn once(mut days: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    days.sort_unstable();
    days.dedup();
    days
}

#[test]
fn a_year_of_tuesdays_put_off_brought_forward_and_left_out() {
    let tuesdays: Vec<(u32, u32)> = year()
        .into_iter()
        .filter(|d| d.2 == 1)
        .map(|d| (d.0, d.1))
        .collect();
    assert_eq!(tuesdays.len(), 52);
    let later = tuesdays.iter().map(|(m, d)| moved(*m, *d, 1)).collect();
    check("every: 周二", once(later));
    let earlier = tuesdays.iter().map(|(m, d)| moved(*m, *d, -1)).collect();
    check("every: 每周二, on-holiday: bring-forward", once(earlier));
    let kept = tuesdays
        .iter()
        .copied()
        .filter(|(m, d)| !off(*m, *d))
        .collect();
    check("every: 星期二, on-holiday: skip", kept);
    check("每逢: 周二, 遇节假日: 照排", tuesdays);
}

#[test]
fn a_year_of_working_days_holidays_and_dates() {
    let days = |keep: fn(&(u32, u32, u32)) -> bool| -> Vec<(u32, u32)> {
        year()
            .into_iter()
            .filter(keep)
            .map(|d| (d.0, d.1))
            .collect()
    };
    check("every: 工作日", days(|d| !off(d.0, d.1)));
    check("every: 每日", days(|_| true));
    check("every: 休息日", days(|d| off(d.0, d.1)));
    let statutory = |d: &(u32, u32, u32)| matches!(d.0 * 100 + d.1, 101..=103 | 215..=223 | 404..=406 | 501..=505 | 619..=621 | 925..=927 | 1001..=1007);
    check(
        "every: 节假日",
        year()
            .into_iter()
            .filter(statutory)
            .map(|d| (d.0, d.1))
            .collect(),
    );
    check(
        "every: 周末",
        days(|d| off(d.0, d.1))
            .into_iter()
            .filter(|(m, d)| !statutory(&(*m, *d, 0)))
            .collect(),
    );
    let fifteenth = (1..=12).map(|m| moved(m, 15, 1)).collect();
    check("every: 每月15日", once(fifteenth));
    // A month without a 31st has none, and what leaves the year falls away.
    let last = [1, 3, 5, 7, 8, 10, 12].map(|m| moved(m, 31, 1));
    check("every: 每月31日", once(last.to_vec()));
    let first_wednesday = (1..=12).map(|m| {
        (1..=7)
            .find(|d| (number(m, *d) + 3) % 7 == 2)
            .map(|d| moved(m, d, 1))
            .unwrap()
    });
    check("every: 每月第一周周三", once(first_wednesday.collect()));
    let fortnight = days(|d| d.2 == 4)
        .into_iter()
        .step_by(2)
        .map(|(m, d)| moved(m, d, 1))
        .collect();
    check("every: 隔周周五", once(fortnight));
    let both = days(|d| d.2 == 1 || d.2 == 3)
        .into_iter()
        .map(|(m, d)| moved(m, d, 1))
        .collect();
    check("every: [周二, 周四]", once(both));
}

#[test]
fn the_calendar_file_keeps_to_its_format() {
    let session = session(
        "every: 周二, slots: [带班, 主班], hours: 17:30—次日8:30, place: '大厅, 一楼; 东侧', name: 名字很长很长的值班安排表名字很长很长的值班安排表名字很长很长",
    );
    let (plan, _) = engine::resolved(
        &session,
        &session.opened().next().unwrap().plan,
        &workspace::wanted(),
    );
    let text = String::from_utf8(ics::write(&plan).unwrap()).unwrap();
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
    );
    let whole = text.replace("\r\n ", "");
    let lines: Vec<&str> = whole.split("\r\n").collect();
    let count = |start: &str| lines.iter().filter(|l| l.starts_with(start)).count();
    let duties = rota(&session).days.len() * 2;
    assert_eq!(count("BEGIN:VEVENT"), duties);
    let uids: std::collections::BTreeSet<_> =
        lines.iter().filter(|l| l.starts_with("UID:")).collect();
    assert_eq!(uids.len(), duties);
    assert_eq!(count("DTSTAMP:20260105T000000Z"), duties);
    assert!(whole.contains("LOCATION:大厅\\, 一楼\\; 东侧\r\n"));
    assert!(whole.contains(
        "DTSTART;TZID=Asia/Shanghai:20260106T173000\r\nDTEND;TZID=Asia/Shanghai:20260107T083000\r\n"
    ));
    assert_eq!(ics::write(&plan), ics::write(&plan));
    let first = NaiveDate::from_ymd_opt(2026, 1, 6);
    assert_eq!(rota(&session).days.first().map(|d| d.date), first);
}

/// The tables below a rota's own, in an office with a unit.
fn tables_below(rota: &str) -> Vec<String> {
    let office = OFFICE
        .replace("posts:", "departments: [{id: unit, name: 司法所}]\nposts:")
        .replace("order: [a, b, c], ", rota);
    let session = workspace::session(&[("data/a.yaml", &format!("{office}}}}}]}}]\n"))]);
    let opened = session.opened().next().unwrap();
    let wanted = engine::Wanted {
        formats: vec![Format::Html],
        ..workspace::wanted()
    };
    let (outputs, report) = engine::plan(&session, &opened, &wanted);
    assert!(report.iter().next().is_none(), "{report:?}");
    let html = String::from_utf8(outputs[0].bytes.clone()).unwrap();
    html.split("<table").skip(2).map(str::to_string).collect()
}

#[test]
fn days_are_counted_only_where_that_is_asked_for_and_people_apart_from_units() {
    let slots = "every: [每周二], slots: [{name: 接访领导, order: [a, b]}, {name: 陪同科室, order: [unit]}]";
    assert_eq!(tables_below(slots), [""; 0]);
    let [people, units] = &tables_below(&format!("{slots}, tally: true"))[..] else {
        panic!("two tables");
    };
    assert!(people.contains("接访天数统计") && people.contains("安若水"));
    assert!(!people.contains("司法所") && units.contains("司法所"));
}

/// An office with a rota for holidays that is posted.
fn posted(status: &str, more: &str) -> crate::common::folder::Folder {
    let office = crate::common::folder::Folder::new();
    office.write("fangan.yaml", "today: 2026-04-29\n");
    let data = OFFICE.split("plan: {id: rota").next().unwrap();
    office.write(
        "data/a.yaml",
        data.replace("name: 安若水}", "name: 安若水, phone: 0631-555-0101}"),
    );
    office.write(
        "data/p.yaml",
        format!(
            "plan: {{id: rota, title: 2026年节假日值班安排表, template: duty-rota, form: plain, date: 2026-04-20, status: {status}, in-force: {{from: 2026-05-01, until: 2026-10-31}}}}
sections: [{{body: [{{rota: {{every: 节假日, slots: [{{name: 白班, order: [a, b, c]}}], duty-phone: 0631-555-0100, phones: true, {more}}}}}]}}]\n"
        ),
    );
    office
}

/// The page as it reads.
fn page(office: &crate::common::folder::Folder, name: &str) -> String {
    let html = office.read(&format!("output/{name}.html"));
    let body = html
        .rsplit("</style>")
        .next()
        .unwrap_or_default()
        .to_string();
    let words: String = body.split(['<', '>']).step_by(2).collect();
    words.split_whitespace().collect()
}

#[test]
fn what_was_settled_before_a_rota_is_issued_is_printed_as_if_planned() {
    let swap = "swaps: [{date: 2026-05-02, by: c, note: 陪家人就医}]";
    let office = posted("draft", swap);
    office.well(&["build", "rota", "--to", "html"]);
    let draft = page(&office, "rota");
    assert!(
        !draft.contains("备注") && !draft.contains("改由"),
        "{draft}"
    );
    assert!(draft.contains("5月2日周六岑远"), "{draft}");
    // Once it is issued, a change is remarked on, and why is nobody's business.
    let office = posted("issued", swap);
    office.well(&["build", "rota", "--to", "html"]);
    let issued = page(&office, "rota");
    assert!(issued.contains("白班原为柏长青，改由岑远值班"), "{issued}");
    assert!(!issued.contains("就医"), "{issued}");
    let said = office.well(&["rota", "rota"]);
    assert!(
        said.contains("【值班调整】5月2日白班由柏长青调整为岑远"),
        "{said}"
    );
    assert!(
        said.contains("人员天数") && said.contains("劳动节"),
        "{said}"
    );
    // Noted before the paper's date, it is as planned even then.
    let office = posted("issued", &swap.replace("by: c", "by: c, noted: 2026-04-18"));
    office.well(&["build", "rota", "--to", "html"]);
    assert!(!page(&office, "rota").contains("改由"));
    assert!(!office.well(&["rota", "rota"]).contains("【值班调整】"));
}

#[test]
fn each_holiday_has_a_table_of_its_own_and_a_paper_where_that_is_asked_for() {
    let office = posted("draft", "");
    office.well(&["build", "rota", "--to", "html,pdf"]);
    let whole = page(&office, "rota");
    for words in [
        "劳动节，5月1日—5日",
        "国庆节，10月1日—7日",
        "24小时值班电话",
        "联系电话",
        "0631-555-0100",
    ] {
        assert!(whole.contains(words), "{words}: {whole}");
    }
    office.well(&[
        "rota",
        "rota",
        "--holiday",
        "国庆节",
        "--to-format",
        "html,pdf",
    ]);
    let one = page(&office, "rota.国庆节");
    assert!(
        one.contains("2026年国庆节值班安排表") && !one.contains("劳动节"),
        "{one}"
    );
    let none = office.run(&["rota", "rota", "--holiday", "五一节"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(crate::common::folder::said(&none).contains("劳动节"));
}
