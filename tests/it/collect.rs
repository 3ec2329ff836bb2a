//! 督查台账 there and back: however the units return it.

use chrono::NaiveDate;
use fangan::collect::{self, Asked, Entry, Returned, Stand};
use fangan::engine::Session;
use fangan::model::ProgressState;
use fangan::office::import;

use crate::common::folder::{Folder, said};
use crate::common::workspace;

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
departments:
  - {id: desk, name: 综合办公室, short-name: 综合办}
  - {id: care, name: 公共服务办公室, short-name: 服务办}
  - {id: east, name: 东社区}
  - {id: west, name: 西社区}
categories: [{id: all, name: 各社区, departments: [east, west]}]
";

const PLAN: &str = "
plan: {id: year, title: 便民服务方案, form: plain, date: 2026-01-05, in-force: {from: 2026-01-01, until: 2026-12-31}}
sections:
  - heading: 任务
    body:
      - tasks:
          columns: [task, lead, support, deadline, progress]
          items:
            - {task: 走访困难家庭, lead: care, support: desk, deadline: 2026年4月30日前}
            - {task: 建立服务名册, lead: [desk, care], deadline: 2026年6月30日前}
            - {task: 开放纳凉点, lead: all, deadline: 2026年7月10日前}
            - {task: 发布公告, lead: desk, deadline: 2026年3月31日前, progress: 已完成}
";

fn session() -> Session {
    let session = workspace::session(&[("data/office.yaml", OFFICE), ("data/plan.yaml", PLAN)]);
    assert!(!session.report.has_errors(), "{:?}", session.report);
    session
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 8).unwrap()
}

fn asked(session: &Session) -> Vec<Asked> {
    let (asked, report) = collect::asked(session, day());
    assert!(!report.has_errors(), "{report:?}");
    asked
}

/// The table of a unit as rows of texts, from the heads on.
fn table(session: &Session, unit: &str) -> Vec<Vec<String>> {
    let sheets = collect::sheets(session, &asked(session), day());
    let (_, bytes) = sheets.iter().find(|(name, _)| name == unit).unwrap();
    let (sheets, _) = import::read(bytes, "a.xlsx").unwrap();
    let width = sheets[0].rows[1].len();
    let rows = sheets[0].rows[1..].iter().cloned();
    rows.map(|mut row| {
        row.resize(width, String::new());
        row
    })
    .collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let lines = rows.iter().map(|row| {
        let cells = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(",")
    });
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

fn back(session: &Session, files: &[(&str, Vec<Vec<String>>)]) -> Returned {
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(name, rows)| (name.to_string(), csv(rows)))
        .collect();
    collect::returned(session, &asked(session), ("2026-05", day()), &files)
}

fn keys(found: &Returned) -> Vec<&'static str> {
    found.told.iter().map(|told| told.key).collect()
}

#[test]
fn each_unit_is_asked_for_what_it_leads_and_is_not_done() {
    let session = session();
    let asked = asked(&session);
    let of = |unit: &str| -> Vec<&str> {
        let of_unit = asked
            .iter()
            .filter(|one| session.organisation.department(one.unit).id == unit);
        of_unit.map(|one| one.what.as_str()).collect()
    };
    assert_eq!(of("care"), ["走访困难家庭", "建立服务名册"]);
    assert_eq!(of("desk"), ["建立服务名册"]);
    assert_eq!(of("east"), ["开放纳凉点"]);
    assert_eq!(of("west"), ["开放纳凉点"]);
    let table = table(&session, "服务办");
    assert!(table[0][0].starts_with("编号") && table[0][4] == "进展情况");
    assert_eq!(table[1][2], "走访困难家庭");
}

#[test]
fn rows_come_back_by_their_number_however_they_were_moved() {
    let session = session();
    let mut rows = table(&session, "服务办");
    rows.swap(1, 2);
    rows[2][4] = "已走访40户".into();
    rows[2][5] = "完成".into();
    // Typed over: told, and taken by its number.
    rows[1][2] = "建立居民服务名册".into();
    rows[1][4] = "正在登记".into();
    rows[1][5] = "推进中".into();
    let found = back(&session, &[("服务办.csv", rows)]);
    let states: Vec<_> = found
        .entries
        .iter()
        .map(|e| (e.what.as_str(), e.state))
        .collect();
    assert_eq!(
        states,
        [
            ("建立服务名册", Some(ProgressState::Doing)),
            ("走访困难家庭", Some(ProgressState::Done))
        ]
    );
    assert_eq!(keys(&found), ["collect-text-changed"]);
    let missing: Vec<&str> = found
        .missing
        .iter()
        .map(|unit| session.organisation.department(*unit).id.as_str())
        .collect();
    assert_eq!(missing, ["desk", "east", "west"]);
}

#[test]
fn what_cannot_be_made_out_is_told_and_not_guessed() {
    let session = session();
    let mut rows = table(&session, "服务办");
    // The number is gone: known by its words.
    rows[1][0].clear();
    rows[1][4] = "已走访20户".into();
    rows[1][5] = "差不多了".into();
    // Nothing filled in; a row of their own; the same row again.
    let mut own = rows[1].clone();
    own[2] = "组织观影".into();
    let again = rows[1].clone();
    rows.extend([own, again]);
    let found = back(
        &session,
        &[
            ("服务办.csv", rows),
            ("别的.csv", vec![vec!["通知".into()]]),
        ],
    );
    assert_eq!(
        keys(&found),
        [
            "collect-unknown-state",
            "collect-empty-row",
            "collect-unknown-row",
            "collect-unknown-state",
            "collect-twice",
            "collect-no-table"
        ]
    );
    assert_eq!(found.entries.len(), 1);
    assert_eq!(
        (found.entries[0].unit.as_str(), found.entries[0].state),
        ("care", None)
    );
    // Both communities have the same words: without a number nobody knows whose it is.
    let mut rows = table(&session, "东社区");
    rows[1][0].clear();
    rows[1][4] = "已开放".into();
    assert_eq!(
        keys(&back(&session, &[("a.csv", rows)])),
        ["collect-unknown-row"]
    );
}

#[test]
fn a_month_stands_beside_the_last_and_what_is_past_and_not_done_is_overdue() {
    let session = session();
    let asked = asked(&session);
    let entry = |month: &str, task: &Asked, state| Entry {
        month: month.into(),
        task: task.id.clone(),
        unit: session.organisation.department(task.unit).id.clone(),
        what: task.what.clone(),
        state: Some(state),
        progress: "有进展".into(),
        problem: String::new(),
        next: String::new(),
        by: String::new(),
    };
    let visits = asked.iter().find(|one| one.what == "走访困难家庭").unwrap();
    let stand = |entries: &[Entry]| -> Stand {
        let stands = collect::stands(&session, &asked, entries, ("2026-05", day()));
        stands
            .into_iter()
            .find(|stand| stand.task == *visits)
            .unwrap()
    };
    let doing = entry("2026-04", visits, ProgressState::Doing);
    let now = stand(&[
        doing.clone(),
        entry("2026-05", visits, ProgressState::Doing),
    ]);
    assert_eq!(now.before, Some(ProgressState::Doing));
    assert!(now.overdue);
    assert!(stand(&[]).overdue);
    assert!(!stand(&[doing, entry("2026-05", visits, ProgressState::Done)]).overdue);
}

#[test]
fn a_month_goes_out_comes_back_and_is_kept() {
    let office = Folder::new();
    office.write("fangan.yaml", "today: 2026-05-08\n");
    office.write("data/office.yaml", OFFICE);
    office.write("data/plan.yaml", PLAN);
    office.well(&["collect", "out"]);
    for unit in ["综合办", "服务办", "东社区", "西社区"] {
        assert!(
            office
                .join(&format!("output/collect/2026-05/督查台账-{unit}.xlsx"))
                .exists(),
            "{unit}"
        );
    }
    let mut rows = table(&session(), "服务办");
    rows[1][4] = "走访40户，\n\"两户\"待访".into();
    rows[1][5] = "进行中".into();
    rows[2][4] = "已登记".into();
    rows[2][5] = "已完成".into();
    std::fs::create_dir_all(office.join("back")).unwrap();
    std::fs::write(office.join("back/服务办.csv"), csv(&rows)).unwrap();
    std::fs::write(office.join("back/~$服务办.csv"), b"x").unwrap();
    let back = office.join("back").display().to_string();
    let told = office.run(&["collect", "in", &back, "--lang", "zh"]);
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    let told = said(&told);
    assert!(told.contains("综合办、东社区、西社区"), "{told}");
    let kept = office.read("data/collected/2026-05.yaml");
    assert!(
        kept.contains("state: doing") && kept.contains("state: done"),
        "{kept}"
    );
    for file in [
        "collect-2026-05.pdf",
        "collect-2026-05.xlsx",
        "supervision-2026-05.docx",
    ] {
        assert!(
            office
                .join(&format!("output/collect/2026-05/{file}"))
                .exists(),
            "{file}"
        );
    }
    let check = office.run(&["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    // Sent in again: it stands in the place of the first, and nothing is lost.
    rows.truncate(2);
    rows[1][5] = "已完成".into();
    std::fs::write(office.join("back/服务办.csv"), csv(&rows)).unwrap();
    office.well(&["collect", "in", &back]);
    let kept = office.read("data/collected/2026-05.yaml");
    assert_eq!(kept.matches("state: done").count(), 2, "{kept}");
    // The month after has this one beside it.
    office.well(&["collect", "report", "--month", "2026年6月"]);
    assert!(
        office
            .join("output/collect/2026-06/collect-2026-06.docx")
            .exists()
    );
}

#[test]
fn a_task_says_where_it_comes_from() {
    let plan = PLAN.replace(
        "            - {task: 走访困难家庭, lead: care,",
        "            - {task: 走访困难家庭, lead: care, source: 2026年第4次主任办公会议纪要, deadline: 2026年5月31日前}\n            - {task: 走访困难家庭, lead: care,",
    );
    let plan = plan.replace("[task, lead,", "[source, task, lead,");
    let session = workspace::session(&[("data/office.yaml", OFFICE), ("data/plan.yaml", &plan)]);
    assert!(!session.report.has_errors(), "{:?}", session.report);
    // The same words from two sources are two tasks.
    let rows = table(&session, "服务办");
    let sources: Vec<(&str, &str)> = rows[1..]
        .iter()
        .map(|row| (row[1].as_str(), row[2].as_str()))
        .collect();
    assert!(
        sources.contains(&("2026年第4次主任办公会议纪要", "走访困难家庭")),
        "{sources:?}"
    );
    assert!(
        sources.contains(&("《便民服务方案》", "走访困难家庭")),
        "{sources:?}"
    );
    // Without their numbers they are told apart by it.
    let mut rows = rows;
    for row in rows.iter_mut().skip(1) {
        if row[2] == "走访困难家庭" {
            row[0].clear();
        }
        row[4] = format!("进展，来自{}", row[1]);
        row[5] = "进行中".into();
    }
    let found = back(&session, &[("服务办.csv", rows)]);
    assert_eq!(keys(&found), Vec::<&str>::new());
    let minutes = found
        .entries
        .iter()
        .find(|e| e.progress.contains("会议纪要"))
        .unwrap();
    let paper = found
        .entries
        .iter()
        .find(|e| e.progress.contains("便民服务方案") && e.what == "走访困难家庭")
        .unwrap();
    assert_ne!(minutes.task, paper.task);
}
