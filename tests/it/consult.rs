//! 征求意见 there and back: nothing that a unit wants otherwise is lost, and what is taken
//! comes into the data.

use std::io::{Cursor, Read, Write};

use fangan::office::import;
use fangan::write::xlsx::form::{self, Column, Form};

use crate::common::folder::{Folder, said};

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
departments:
  - {id: desk, name: 综合办公室, short-name: 综合办}
  - {id: care, name: 公共服务办公室, short-name: 服务办}
  - {id: justice, name: 司法所}
posts: [{id: chief, title: 司法所所长, department: justice}]
people: [{id: lu, name: 陆明远}]
appointments: [{post: chief, person: lu, from: 2025-01-01}]
";

const PLAN: &str = "
plan:
  id: window
  title: 便民服务窗口实施方案
  form: plain
  date: 2026-04-20
  in-force: {from: 2026-05-01, until: 2026-12-31}
sections:
  - heading: 服务时间
    body: 每周二上午接待来访群众，地点设在服务大厅一楼。每月底前通报一次办理情况。
  - heading: 服务内容
    body: 受理证明、咨询和便民事项。办结时限为五个工作日。
  - heading: 工作要求
    body: 各社区要安排专人值守，不得空岗。
";

/// The office with its plan sent round to these units.
fn asked(units: &str) -> Folder {
    let office = Folder::new();
    office.write("fangan.yaml", "today: 2026-04-02\n");
    office.write("data/office.yaml", OFFICE);
    office.write("data/plans/window.yaml", PLAN);
    let with = [
        "--units",
        units,
        "--due",
        "2026-04-10",
        "--on",
        "2026-04-01",
    ];
    office.well(&[&["state", "window", "征求意见"][..], &with].concat());
    office.well(&["consult", "out", "window"]);
    office
}

const OUT: &str = "output/consult/window-2026-04-01";

/// A unit's copy with words changed in it, sent back under that name.
#[track_caller]
fn back(office: &Folder, unit: &str, name: &str, changes: &[(&str, &str)]) {
    let from = office.join(&format!("{OUT}/征求意见稿-{unit}.docx"));
    let mut zip = zip::ZipArchive::new(Cursor::new(std::fs::read(from).unwrap())).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            for (old, new) in changes {
                assert!(text.contains(old), "{old} does not stand in {unit}'s copy");
                text = text.replacen(old, new, 1);
            }
        }
        let usual = zip::write::SimpleFileOptions::default();
        out.start_file(name, usual).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    office.write(&format!("back/{name}"), bytes);
}

/// The table, from its heads on.
fn table(office: &Folder) -> Vec<Vec<String>> {
    let bytes = std::fs::read(office.join(&format!("{OUT}/意见采纳情况表.xlsx"))).unwrap();
    let (sheets, _) = import::read(&bytes, "a.xlsx").unwrap();
    let width = sheets[0].rows[1].len();
    let rows = sheets[0].rows[1..].iter().cloned();
    rows.map(|mut row| {
        row.resize(width, String::new());
        row
    })
    .collect()
}

/// Sends the table back as it is now.
fn decide(office: &Folder, rows: &[Vec<String>]) {
    let column = |head: &String| Column {
        head: head.clone(),
        width: 10.0,
        hidden: false,
        fixed: false,
        choices: Vec::new(),
    };
    let form = Form {
        name: "表".into(),
        title: "表".into(),
        columns: rows[0].iter().map(column).collect(),
        rows: rows[1..].to_vec(),
    };
    office.write("decided.xlsx", form::write(&form).unwrap());
}

const UNIT: usize = 2;
const WORDS: usize = 4;
const WANTS: usize = 5;
const AUTHOR: usize = 6;
const VERDICT: usize = 7;
const REASON: usize = 8;

#[test]
fn what_units_want_stands_side_by_side_and_none_is_left_out() {
    let office = asked("综合办,服务办,司法所,东社区,西社区");
    back(
        &office,
        "综合办",
        "综合办意见.docx",
        &[("每周二上午", "每周三上午")],
    );
    // The same place, and another; the whole of a sentence more.
    back(
        &office,
        "服务办",
        "服务办.docx",
        &[
            ("每周二上午", "每周四上午"),
            ("五个工作日。", "三个工作日。特殊情况可以延长。"),
        ],
    );
    // Nothing changed: no remarks. Its name says nothing, its author does.
    back(&office, "东社区", "回复 东社区.docx", &[]);
    back(
        &office,
        "司法所",
        "稿子（改）.docx",
        &[(
            "不得空岗",
            "</w:t></w:r><w:del w:author=\"陆明远\" w:id=\"91\"><w:r><w:delText>不得空岗</w:delText></w:r></w:del>\
             <w:ins w:author=\"陆明远\" w:id=\"92\"><w:r><w:t>实行轮流值守</w:t></w:r></w:ins><w:r><w:t>",
        )],
    );
    let told = office.well(&["consult", "in", "window", "back"]);
    assert!(told.contains("西社区"), "{told}");
    let rows = table(&office);
    let shown: Vec<(&str, &str, &str)> = rows[1..]
        .iter()
        .map(|row| (row[UNIT].as_str(), row[WORDS].as_str(), row[WANTS].as_str()))
        .collect();
    let time = "每周二上午接待来访群众，地点设在服务大厅一楼。";
    assert_eq!(
        shown[..3],
        [
            (
                "综合办",
                time,
                "将“每周二上午接待来访群众”改为“每周三上午接待来访群众”。"
            ),
            (
                "服务办",
                time,
                "将“每周二上午接待来访群众”改为“每周四上午接待来访群众”。"
            ),
            (
                "服务办",
                "办结时限为五个工作日。",
                "改为：“办结时限为三个工作日。特殊情况可以延长。”"
            ),
        ]
    );
    let (unit, words, wants) = shown[3];
    assert_eq!(unit, "司法所");
    assert!(
        words.ends_with("不得空岗。") && wants.contains("实行轮流值守"),
        "{shown:?}"
    );
    assert_eq!(rows[4][AUTHOR], "陆明远");
    assert_eq!(
        shown[4..],
        [("东社区", "", "无意见"), ("西社区", "", "未反馈")]
    );
    // This morning tells who is still to answer; the papers are there.
    let today = office.well(&["today"]);
    assert!(
        today.contains("没有反馈意见的单位") && today.contains("西社区"),
        "{today}"
    );
    for ending in ["pdf", "docx"] {
        assert!(
            office
                .join(&format!("{OUT}/意见采纳情况表.{ending}"))
                .exists()
        );
    }
    office.well(&["check"]);
    // Once more, and one that came late: what was read stays, nothing stands twice.
    back(&office, "西社区", "西社区.docx", &[]);
    office.well(&["consult", "in", "window", "back"]);
    assert_eq!(table(&office).len(), rows.len());
    assert_eq!(table(&office)[6][WANTS], "无意见");
}

#[test]
fn what_is_taken_comes_into_the_data_and_back_out_again() {
    let office = asked("综合办,服务办,司法所");
    back(
        &office,
        "综合办",
        "综合办.docx",
        &[("每周二上午", "每周三上午")],
    );
    back(
        &office,
        "服务办",
        "服务办.docx",
        &[("每周二上午", "每周四上午"), ("五个工作日", "三个工作日")],
    );
    back(
        &office,
        "司法所",
        "司法所.docx",
        &[("每月底前通报", "每季度末通报"), ("专人", "两名专人")],
    );
    office.well(&["consult", "in", "window", "back"]);
    let mut rows = table(&office);
    let set =
        |rows: &mut Vec<Vec<String>>, unit: &str, words: &str, verdict: &str, reason: &str| {
            let mut rows = rows.iter_mut();
            let row = rows.find(|row| row[UNIT] == unit && row[WANTS].contains(words));
            let row = row.unwrap_or_else(|| panic!("{unit}: {words}"));
            row[VERDICT] = verdict.into();
            row[REASON] = reason.into();
        };
    set(&mut rows, "综合办", "每周三", "采纳", "");
    set(&mut rows, "服务办", "每周四", "不采纳", "");
    set(&mut rows, "服务办", "三个", "已采纳", "");
    set(&mut rows, "司法所", "每季度", "部分采纳", "改为每两个月");
    set(&mut rows, "司法所", "两名", "看情况", "");
    rows.swap(1, 3);
    decide(&office, &rows);
    let plan = office.read("data/plans/window.yaml");
    let told = office.run(&["consult", "take", "window", "decided.xlsx"]);
    let words = said(&told);
    // Declined without a reason, and a word that says nothing: told, and not kept.
    assert_eq!(told.status.code(), Some(1), "{words}");
    assert!(
        words.contains("要写理由") && words.contains("看情况"),
        "{words}"
    );
    let now = office.read("data/plans/window.yaml");
    assert!(
        now.contains("每周三上午") && now.contains("三个工作日"),
        "{now}"
    );
    assert!(
        now.contains("每月底前") && now.contains("安排专人"),
        "{now}"
    );
    assert!(words.contains("部分采纳，采纳哪一部分请自己改"), "{words}");
    // What was left out is filled in: what is in the data already stays as it is.
    set(&mut rows, "服务办", "每周四", "不采纳", "与窗口安排不一致");
    set(&mut rows, "司法所", "两名", "采纳", "");
    decide(&office, &rows);
    let words = office.well(&["consult", "take", "window", "decided.xlsx"]);
    assert!(words.contains("还没有写采纳情况的 0 条"), "{words}");
    let now = office.read("data/plans/window.yaml");
    assert!(
        now.contains("安排两名专人") && now.contains("每周三上午"),
        "{now}"
    );
    let kept = office.read("data/consulted/window-2026-04-01.yaml");
    assert_eq!(kept.matches("done: true").count(), 3, "{kept}");
    assert!(kept.contains("与窗口安排不一致"), "{kept}");
    assert!(
        office
            .join("data/consulted/window-2026-04-01/司法所.docx")
            .exists()
    );
    // Back, step by step: the last one first.
    office.well(&["compare", "--undo"]);
    let now = office.read("data/plans/window.yaml");
    assert!(
        now.contains("安排专人") && now.contains("每周三上午"),
        "{now}"
    );
    assert_ne!(now, plan);
}

#[test]
fn two_that_want_one_place_otherwise_are_left_to_a_person() {
    let office = asked("综合办,服务办");
    back(
        &office,
        "综合办",
        "综合办.docx",
        &[("每周二上午", "每周三上午")],
    );
    back(
        &office,
        "服务办",
        "服务办.docx",
        &[("每周二上午", "每周四上午")],
    );
    office.well(&["consult", "in", "window", "back"]);
    let mut rows = table(&office);
    rows[1][VERDICT] = "采纳".into();
    rows[2][VERDICT] = "采纳".into();
    decide(&office, &rows);
    let words = office.well(&["consult", "take", "window", "decided.xlsx"]);
    assert!(words.contains("改在同一处"), "{words}");
    assert!(office.read("data/plans/window.yaml").contains("每周二上午"));
    // The same from both is one edit.
    let office = asked("综合办,服务办");
    back(
        &office,
        "综合办",
        "综合办.docx",
        &[("每周二上午", "每周三上午")],
    );
    back(
        &office,
        "服务办",
        "服务办.docx",
        &[("每周二上午", "每周三上午")],
    );
    office.well(&["consult", "in", "window", "back"]);
    let mut rows = table(&office);
    rows[1][VERDICT] = "采纳".into();
    rows[2][VERDICT] = "采纳".into();
    decide(&office, &rows);
    office.well(&["consult", "take", "window", "decided.xlsx"]);
    assert!(office.read("data/plans/window.yaml").contains("每周三上午"));
}

#[test]
fn what_says_not_whose_it_is_or_is_no_copy_is_told() {
    let office = asked("综合办,服务办,司法所");
    back(
        &office,
        "综合办",
        "意见.docx",
        &[("每周二上午", "每周三上午")],
    );
    office.write(
        "back/司法所复函.txt",
        "关于征求意见的复函\n\n经研究，我所无修改意见。\n司法所\n",
    );
    office.write(
        "back/服务办复函.txt",
        "关于征求意见的复函\n\n建议把服务时间提前。\n服务办\n",
    );
    let told = office.run(&["consult", "in", "window", "back"]);
    let words = said(&told);
    assert_eq!(told.status.code(), Some(1), "{words}");
    assert!(words.contains("意见.docx：看不出是哪个单位的"), "{words}");
    assert!(words.contains("服务办复函.txt"), "{words}");
    assert!(words.contains("记作无意见"), "{words}");
    let kept = office.read("data/consulted/window-2026-04-01.yaml");
    assert!(
        kept.contains("司法所") && !kept.contains("综合办"),
        "{kept}"
    );
    office.well(&[
        "consult",
        "in",
        "window",
        "back/意见.docx",
        "--from",
        "意见.docx=综合办公室",
    ]);
    let rows = table(&office);
    assert_eq!(rows[1][UNIT], "综合办");
    // Another round begins with another day.
    let with = ["--units", "综合办", "--on", "2026-04-15"];
    office.well(&[&["state", "window", "征求意见"][..], &with].concat());
    let words = office.well(&["consult", "report", "window"]);
    assert!(words.contains("window-2026-04-15"), "{words}");
    assert!(
        office
            .join("data/consulted/window-2026-04-01.yaml")
            .exists()
    );
}

#[test]
fn nobody_is_asked_about_a_plan_that_is_not_out_for_it() {
    let office = asked("综合办");
    office.well(&["state", "window", "送审"]);
    let told = office.run(&["consult", "out", "window"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(said(&told).contains("现在不在征求意见"), "{}", said(&told));
    let told = office.run(&["state", "window", "送审", "--units", "综合办"]);
    assert_eq!(told.status.code(), Some(2), "{}", said(&told));
    let plan = office.read("data/plans/window.yaml");
    assert!(
        !plan.contains("综合办") && !plan.contains("2026-04-10"),
        "{plan}"
    );
}
