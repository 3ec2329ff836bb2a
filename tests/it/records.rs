//! What is written is what is read.

use fangan::load::locate;
use fangan::load::raw::{PartKind, Party, Raw};
use fangan::model::date::{Bound, Deadline, PlanDate, Third};
use fangan::model::{ColumnKind, Form, Holding};

use crate::common::data::{folder, load, places, text};
use crate::common::{folder::Folder, workspace};

fn read(content: &str) -> Raw {
    let (raw, sources, mut report) = text(content);
    locate(&sources, &mut report);
    assert_eq!(places(&report), Vec::<String>::new());
    raw
}

#[test]
fn texts_stay_as_they_were_typed() {
    let raw = read(
        "people:\n  - {id: a, name: 甲, phone: 13800000000, grade: 1.10}\n  - {id: b, name: 乙, phone: 007, grade: yes}\n  - {id: 12, name: 丙, phone: +5, grade: 2026-03-20}\n  - {id: d, name: 丁, phone: 1e3, grade: 0x1F}\n",
    );
    let phones: Vec<&str> = raw
        .people
        .iter()
        .map(|p| p.phone.as_ref().unwrap().text.as_str())
        .collect();
    assert_eq!(phones, ["13800000000", "007", "+5", "1e3"]);
    let grades: Vec<&str> = raw
        .people
        .iter()
        .map(|p| p.grade.as_ref().unwrap().text.as_str())
        .collect();
    assert_eq!(grades, ["1.10", "yes", "2026-03-20", "0x1F"]);
    assert_eq!(raw.people[2].id.value, "12");
}

#[test]
fn a_single_value_stands_for_a_list_of_one() {
    let one = "categories: {id: a, name: 各社区, posts: p, departments: d}";
    let list = "categories: [{id: a, name: 各社区, posts: [p], departments: [d]}]";
    let names = |raw: &Raw| {
        let category = &raw.categories[0];
        let words = category.posts.iter().chain(&category.departments);
        words.map(|word| word.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&read(one)), names(&read(list)));
}

#[test]
fn both_languages_say_the_same() {
    let english = read(
        "posts: [{id: a, title: 主任, rank: 1, seats: 2}]\nappointments: [{post: a, person: 甲, from: 2026-01-01, as: acting, order: 3}]\n",
    );
    let chinese = read(
        "岗位: [{编号: a, 职务名称: 主任, 排序: １, 职数: \"2\"}]\n任职: [{职务: a, 姓名: 甲, 任职起: 2026年1月1日, 任职方式: 代理, 排名: 3}]\n",
    );
    for raw in [&english, &chinese] {
        assert_eq!(raw.posts[0].rank.as_ref().unwrap().value, 1);
        assert_eq!(raw.posts[0].seats.as_ref().unwrap().value, 2);
        let appointment = &raw.appointments[0];
        assert_eq!(appointment.holding.value, Holding::Acting);
        assert_eq!(appointment.from.as_ref().unwrap().to_string(), "2026-01-01");
    }
}

#[test]
fn a_record_without_an_id_is_known_by_its_name() {
    let raw = read("posts: [{title: 主任}]\npeople: [{name: 甲}]\ndepartments: [{name: 信访办}]\n");
    assert_eq!(raw.posts[0].id.value, "主任");
    assert_eq!(raw.people[0].id.value, "甲");
    assert_eq!(raw.departments[0].id.value, "信访办");
}

#[test]
fn files_add_up() {
    let root = Folder::new();
    root.write("data/a.yaml", "people: [{id: a, name: 甲}]");
    root.write("data/b.yaml", "people: [{id: b, name: 乙}]");
    root.write("data/issued/a/issue.yaml", "version: 1");
    root.write("data/readme.txt", "people: x");
    let (raw, sources, report) = folder(root.path());
    assert!(report.is_empty());
    assert_eq!(raw.people.len(), 2);
    assert_eq!(sources.iter().count(), 2);
}

const PLAN: &str = "plan:\n  id: a\n  title: 方案\n  number: 青街办发〔2026〕12号\n  date: 待定\n";

fn part(body: &str) -> PartKind {
    let raw = read(&format!("{PLAN}sections:\n  - body:\n      - {body}\n"));
    raw.plans[0].sections[0].body[0].kind.clone()
}

#[test]
fn a_plan_with_a_number_has_a_red_head() {
    let raw = read(PLAN);
    assert_eq!(raw.plans[0].form(), Form::RedHead);
    let number = raw.plans[0].number.as_ref().unwrap();
    assert_eq!((number.year, number.serial), (2026, Some(12)));
    assert_eq!(number.code.as_ref().unwrap().value, "青街办发");
    assert_eq!(raw.plans[0].date.as_ref().unwrap().day, None);
    let raw = read("plan: {id: a, title: 方案}");
    assert_eq!(raw.plans[0].form(), Form::Plain);
}

#[test]
fn phases_take_the_plans_year() {
    let PartKind::Phases(phases) = part("phases: [{name: 一, from: 3月中旬, until: 2026-04}]")
    else {
        panic!()
    };
    let third = PlanDate::Third {
        year: 2026,
        month: 3,
        third: Third::Middle,
    };
    assert_eq!(phases.items[0].from.as_ref().unwrap().value, third);
}

#[test]
fn tasks_are_read_in_all_their_forms() {
    for body in [
        "tasks: from-plan",
        "任务分解: 取自本方案",
        "tasks: {items: from-plan}",
    ] {
        let PartKind::Tasks(tasks) = part(body) else {
            panic!()
        };
        assert!(tasks.from_plan, "{body}");
    }
    let body =
        "tasks: {columns: [序号, task], items: [{task: 甲, deadline: 6月底前, lead: [a, 待定]}]}";
    let PartKind::Tasks(tasks) = part(body) else {
        panic!()
    };
    let columns: Vec<ColumnKind> = tasks.columns.iter().map(|c| c.column.value).collect();
    assert_eq!(columns, [ColumnKind::Serial, ColumnKind::Task]);
    let task = &tasks.items[0];
    let bound = Deadline::Text {
        words: "6月底前".into(),
        bound: Some(Bound::Yearless(PlanDate::Month {
            year: 2026,
            month: 6,
        })),
    };
    assert_eq!(task.deadline.as_ref().unwrap().value, bound);
    assert!(matches!(task.lead[0], Party::Reference(_)));
    assert!(matches!(task.lead[1], Party::Open(_)));
}

#[test]
fn records_with_a_name_and_a_text_are_read_with_options_and_without() {
    let PartKind::Mechanisms(list) = part("mechanisms: [{name: 例会制度, text: 每月一次}]")
    else {
        panic!()
    };
    assert_eq!(list.items[0].name.value, "例会制度");
    assert!(list.items[0].text.is_some());
    let PartKind::Contingencies(list) =
        part("应急处置: {条目: [{情形: 停电, 时限: 30分钟, 处置: 启用发电机}]}")
    else {
        panic!()
    };
    assert_eq!(list.items[0].when.value, "停电");
    assert!(list.items[0].within.is_some() && list.items[0].response.is_some());
    let PartKind::Items(list) = part("条目: {序号样式: 1、, 条目: [{小标题: 甲, 内容: 乙}]}")
    else {
        panic!()
    };
    assert_eq!(
        list.numbering,
        [fangan::model::LevelStyle::usual(
            fangan::model::NumberStyle::ArabicPause
        )]
    );
    assert!(list.items[0].title.is_some() && list.items[0].text.is_some());
}

#[test]
fn paragraphs_lose_the_spaces_typed_before_them() {
    let PartKind::Text(text) = part("text: |\n          　　一段。\n\n          　　二段。")
    else {
        panic!()
    };
    assert_eq!(text.value, "一段。\n\n二段。");
}

#[test]
fn prose_that_looks_like_an_entry_is_prose() {
    let texts = [
        "|\n          时间：每周二上午\n\n          电话：0631-5550100\n          标题:要写清楚",
        ">\n          时间：每周二上午",
        "\"时间：每周二上午\"",
        "接待安排如下，\n            时间：每周二上午，\n            地点：一楼大厅。",
        "时间：每周二上午",
        "|\n          -登记",
    ];
    for typed in texts {
        let file = format!("{PLAN}sections:\n  - heading: 甲\n    body: {typed}\n");
        let (raw, _, report) = text(&file);
        assert_eq!(report.iter().count(), 0, "{typed}");
        assert_eq!(raw.plans[0].sections[0].body.len(), 1, "{typed}");
    }
}

#[test]
fn a_chapter_may_be_its_heading_and_its_text() {
    let (raw, _, report) = text(&format!(
        "{PLAN}sections:\n  - 指导思想: 一段文字。\n  - 工作目标: 办结率。\n  - 标提: 甲\n"
    ));
    let sections = &raw.plans[0].sections;
    let heading = |i: usize| sections[i].heading.as_ref().map(|h| h.value.as_str());
    assert_eq!(heading(0), Some("指导思想"));
    assert_eq!(heading(1), Some("工作目标"));
    // A slip of the hand is one still.
    assert_eq!(heading(2), Some("甲"));
    assert_eq!(report.iter().count(), 1);
}

#[test]
fn a_title_with_a_list_mark_is_no_list() {
    let define = "posts:\n  - {id: a, title: 党委书记、居委会主任}\n  - {id: b, title: 所长}\n  - {id: c, title: 队长}\n";
    let plan = |leader: &str| {
        format!("{PLAN}sections: [{{body: [{{body-of-people: {{leader: {leader}}}}}]}}]\n")
    };
    let load = |leader: &str| {
        let input = |path: &str, text: String| fangan::load::Input {
            path: path.into(),
            bytes: text.into_bytes().into(),
        };
        let files = vec![
            input("data/a.yaml", plan(leader)),
            input("data/b.yaml", define.into()),
        ];
        let (raw, sources, mut report) = load(files, None);
        locate(&sources, &mut report);
        let PartKind::BodyOfPeople(body) = raw.plans[0].sections[0].body[0].kind.clone() else {
            panic!()
        };
        (body.leader.len(), places(&report))
    };
    assert_eq!(load("党委书记、居委会主任"), (1, vec![]));
    assert_eq!(
        load("所长、队长"),
        (2, vec!["6:48 fullwidth-comma".to_owned()])
    );
    assert_eq!(load("所长、厂长"), (1, vec![]));
}

#[test]
fn what_cannot_be_read_invents_nothing() {
    let (raw, _, report) =
        text("posts:\n  - {id: a, rank: x}\n  - {title: 乙, from: 2026-02-30}\npeople:\n  - 甲\n");
    assert_eq!(raw.posts.len(), 2);
    assert_eq!(raw.posts[0].titles[0].name.value, "a");
    assert_eq!(raw.people[0].name.value, "甲");
    assert_eq!(report.iter().count(), 3);
    let (raw, _, _) = text("posts:\n  - {id: a, title: 甲\n  }}\n");
    assert_eq!(raw.broken.len(), 1);
}

#[test]
fn bases_that_stand_in_a_plans_own_file_are_read() {
    let office = "organisation: {name: 柳河镇人民政府}\n";
    let plan = "plan: {id: a, title: 2026年调解工作方案, form: plain, date: 2026-03-20, basis: [mediation]}\nbases: [{id: mediation, title: 中华人民共和国人民调解法}]\nsections:\n  - {heading: 要求, body: 依法调解。}\n";
    let session = workspace::session(&[("data/a.yaml", office), ("data/plans/a.yaml", plan)]);
    let report = workspace::checked(&session);
    assert!(report.iter().next().is_none(), "{report:#?}");
}
