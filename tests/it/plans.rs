//! Ledgers over all plans of the sample, and next year's plan from each of them.

use chrono::NaiveDate;
use fangan::diagnostic::Severity;
use fangan::engine::{self, Session};
use fangan::ledger::{self, Kind, Of, Time};
use fangan::load::renew;
use fangan::model::{DepartmentId, PersonId};

use crate::common::folder::{Folder, said};
use crate::common::{data, words::text_of, workspace};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn sample(more: &[(&str, &str)]) -> Session {
    let mut files = data::sample();
    let more = more.iter();
    files.extend(more.map(|(path, text)| (path.to_string(), text.to_string())));
    workspace::session(&files)
}

fn person(session: &Session, id: &str) -> PersonId {
    let people = &session.organisation.people;
    PersonId(people.iter().position(|p| p.id == id).unwrap() as u32)
}

fn time(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Time {
    Time {
        as_of: day(4, 10),
        from,
        until,
    }
}

#[test]
fn a_persons_ledger_holds_every_place_deadlines_first() {
    let session = sample(&[]);
    let he = person(&session, "he");
    let (ledger, report) = ledger::ledger(&session, Of::Person(he), time(None, None));
    assert!(report.is_empty());
    let has = |kind, what: &str| {
        ledger
            .rows
            .iter()
            .any(|r| r.kind == kind && r.what.contains(what))
    };
    // As the head of a unit that has a goal and tasks, by a post, and by a category.
    assert!(has(Kind::Goal, "信访事项及时受理率"));
    assert!(has(Kind::Task, "公布接访时间地点电话"));
    assert!(has(Kind::Task, "规范答复文书"));
    assert!(has(Kind::Role, "领导小组"));
    assert!(has(Kind::Rota, "节假日值班安排表"));
    assert!(has(Kind::Phase, "组织实施阶段"));
    let days: Vec<_> = ledger
        .rows
        .iter()
        .map_while(|r| r.day.filter(|d| *d >= day(4, 10)))
        .collect();
    assert!(days.len() > 5 && days.is_sorted());
    let (june, _) = ledger::ledger(
        &session,
        Of::Person(he),
        time(Some(day(6, 1)), Some(day(6, 30))),
    );
    assert!(
        june.rows
            .iter()
            .all(|r| r.day.is_none_or(|d| (day(6, 1)..=day(6, 30)).contains(&d)))
    );
    assert!(
        june.rows.iter().any(|r| r.day == Some(day(6, 28))),
        "每月28日前 comes back in June"
    );
}

#[test]
fn a_category_is_taken_apart_and_a_unit_has_what_its_people_have() {
    let session = sample(&[]);
    let departments = &session.organisation.departments;
    let unit = |id: &str| DepartmentId(departments.iter().position(|d| d.id == id).unwrap() as u32);
    let zhou = person(&session, "zhou");
    let (all, _) = ledger::ledger(&session, Of::All, time(None, None));
    // {posts-of: communities} means the secretary of 南苑 as well as any other.
    let of_zhou = all.rows.iter().filter(|r| r.concern.people.contains(&zhou));
    assert!(of_zhou.clone().any(|r| r.who.iter().any(|w| w == "各社区")));
    let (of_unit, _) = ledger::ledger(&session, Of::Unit(unit("nanyuan")), time(None, None));
    for row in of_zhou {
        assert!(
            of_unit
                .rows
                .iter()
                .any(|r| r.what == row.what && r.role == row.role),
            "{}",
            row.what
        );
    }
}

#[test]
fn next_years_plans_build_without_an_edit() {
    let session = sample(&[]);
    for opened in session.opened() {
        let plan = &opened.plan;
        let id = plan.id.value.replace("2026", "2027");
        let wanted = renew::Wanted {
            id: &id,
            old_year: plan.year().unwrap(),
            year: 2027,
            calendar: &session.organisation.calendar,
        };
        let old = &session.sources.get(plan.at.file).text();
        let (text, open) = renew::renew(old, &wanted).unwrap();
        assert!(!open.is_empty(), "{id}");
        assert!(
            open.iter()
                .all(|d| d.line >= 1 && d.line <= text.lines().count())
        );
        // Nothing but values changed: as many lines, the same remarks.
        assert_eq!(text.lines().count(), old.lines().count(), "{id}");
        let remarks = |t: &str| {
            t.lines()
                .filter(|l| l.trim_start().starts_with('#'))
                .map(str::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(remarks(&text), remarks(old), "{id}");
        let next = sample(&[(&format!("data/plans/{id}.yaml"), &text)]);
        let new = &next.opened().find(|o| o.plan.id.value == id).unwrap();
        let (documents, report) = engine::documents(&next, new, &workspace::wanted());
        assert_eq!(report.count(Severity::Error), 0, "{id}: {report:#?}");
        assert!(!documents.is_empty(), "{id}");
    }
}

#[test]
fn an_outline_with_a_red_head_is_issued_by_a_notice() {
    let folder = Folder::sample();
    let title = ["--title", "2027年防汛工作方案"];
    folder.well(&[&["new", "a-2027"], &title[..]].concat());
    folder.well(&[&["new", "b-2027", "--form", "plain"], &title[..]].concat());
    assert!(
        folder
            .read("data/plans/a-2027.yaml")
            .contains("issued-by: 是")
    );
    assert!(
        folder
            .read("data/plans/b-2027.yaml")
            .contains("issued-by: 否")
    );
}

/// Parts of one task that are due at times of their own are rows of their own.
#[test]
fn each_part_of_a_task_has_its_deadline_in_the_ledger() {
    let session = workspace::session(&[(
        "data/a.yaml",
        "organisation: {name: 柳河街道办事处}
departments: [{id: service, name: 公服办}]
plan: {id: a, title: 服务方案, form: plain, date: 2026-03-20, in-force: {from: 2026-03-20, until: 2026-12-31}}
sections:
  - body:
      - items:
          - title: 建设食堂
            responsibility:
              lead: service
              deadline: [{part: 改建部分, by: 第三季度}, {part: 其余, by: 年底前}]
          - {title: 公布菜价, responsibility: {lead: service, deadline: 上半年}}
",
    )]);
    let (ledger, report) = ledger::ledger(&session, Of::All, time(None, None));
    assert!(report.is_empty(), "{report:#?}");
    let rows = ledger.rows.iter().map(|row| {
        let day = row.day.map_or(String::new(), |day| day.to_string());
        format!("{} {} {day}", row.what, row.when)
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "公布菜价 上半年 2026-06-30",
            "建设食堂（改建部分） 第三季度 2026-09-30",
            "建设食堂（其余） 年底前 2026-12-31",
        ]
    );
    let text = text_of(&workspace::documents(&session, "a")[0]);
    assert!(
        text.contains("公服办牵头，改建部分第三季度，其余年底前完成"),
        "{text}"
    );
}

#[test]
fn every_outline_becomes_a_plan_in_the_language_of_the_office() {
    let folder = Folder::sample();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/new");
    let mut made = 0;
    for file in std::fs::read_dir(root).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (keys, key) in [("zh", "\n方案:"), ("en", "\nplan:")] {
            let id = format!("{name}-{keys}");
            let title = format!("2027年{name}方案{keys}");
            folder.well(&[
                "new",
                &id,
                "--template",
                &name,
                "--title",
                &title,
                "--keys",
                keys,
            ]);
            let text = folder.read(&format!("data/plans/{id}.yaml"));
            assert!(text.contains(key), "{text}");
        }
        made += 1;
    }
    assert!(made >= 13, "{made}");
    // Two plans of one outline get on with each other, and lack only what a person
    // fills in.
    let said = said(&folder.run(&["check", "--format", "json"]));
    let codes = said.split("\"code\":").skip(1).map(|rest| {
        let code = rest.trim_start().trim_start_matches('"');
        code.split('"').next().unwrap().to_string()
    });
    let open = [
        "placeholder-left",
        "still-open",
        "incomplete-head",
        // The sample's leaders share units, and it knows no days off of 2027.
        "unit-led-twice",
        "missing-calendar",
        // Its changes lie where everybody may read them, before their day.
        "unannounced-shared",
        // A notice was given the title of a plan.
        "plan-on-red-head",
    ];
    let other: Vec<String> = codes.filter(|code| !open.contains(&&**code)).collect();
    assert!(other.is_empty(), "{other:?} {said}");
}

#[test]
fn a_plan_from_an_outline_has_the_keys_of_its_office() {
    let folder = Folder::sample();
    let new = |id: &str, more: &[&str]| {
        let title = [
            "new",
            id,
            "--title",
            "2027年养老服务工作方案",
            "--form",
            "plain",
        ];
        folder.well(&[&title[..], more].concat());
        folder.read(&format!("data/plans/{id}.yaml"))
    };
    // Most of the sample is written with English keys.
    assert!(new("a-2027", &[]).contains("\nplan:\n"));
    let chinese = new("b-2027", &["--keys", "zh"]);
    assert!(chinese.contains("\n方案:\n  编号: b-2027\n"), "{chinese}");
}

#[test]
fn a_data_file_that_notepad_has_renamed_is_named() {
    let folder = Folder::sample();
    folder.write("data/机构.yaml.txt", "岗位: [主任]\n");
    let out = folder.run(&["check"]);
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(
        told.contains("text-file") && told.contains("机构.yaml.txt"),
        "{told}"
    );
    assert_eq!(out.status.code(), Some(0));
}
