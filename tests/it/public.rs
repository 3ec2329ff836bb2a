//! The public edition: nothing internal in it, whichever way one looks, and a
//! file in which something is found is not kept.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fangan::diagnostic::{Code, Report};
use fangan::engine::{self, Output, Session, Wanted};
use fangan::write::Format;

use crate::common::reading::{self, Text};
use crate::common::{words, workspace};

fn public(session: &Session) -> (Vec<Output>, Report) {
    let wanted = Wanted {
        public: true,
        ..workspace::wanted()
    };
    let plan = &session.opened().next().unwrap();
    engine::plan(session, plan, &wanted)
}

/// What a stranger reads in a file.
fn read(output: &Output) -> String {
    match reading::text_of(output) {
        Text::Whole(text) | Text::Part(text) => text,
    }
}

/// Every text that can be got out of a file; at last what a stranger reads.
fn texts(output: &Output) -> Vec<String> {
    let mut texts = output.texts().unwrap();
    texts.push(read(output));
    texts
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// 500 people with telephone numbers, and 40 internal parts of every kind; what
/// every format is made from, a rota for one.
fn office() -> (String, Vec<String>) {
    let mut data = String::from("organisation: {name: 柳河街道办事处}\npeople:\n");
    let mut phones = Vec::new();
    for i in 0..500 {
        let phone = format!("0631-77{:02}-{:04}", i % 100, 1000 + i * 13);
        writeln!(data, "  - {{id: p{i}, name: 居民联络员{i}, phone: \"{phone}\", grade: {{text: 内部职级名称第{i}级, internal: true}}}}").unwrap();
        phones.push(phone);
    }
    data.push_str("plan: {id: a, title: 便民服务方案, form: plain, date: 2026-03-20}\nsections:\n");
    for i in 0..10 {
        writeln!(
            data,
            "  - heading: 公开的第{i}章\n    body:\n      - text: 公开内容，见@{{attachment:list}}。\n      - {{text: 机密甲{i}号段落里的文字, internal: true}}\n      - body-of-people: {{name: 第{i}小组, phone: show, leader: p{i}, members: [{{person: p{}, phone: show}}, {{text: 机密乙{i}号联络人员, internal: true}}]}}\n      - coverage: [{{area: 东片, responsible: p{i}}}, {{area: 机密丙{i}号区域名称, responsible: p{i}, internal: true}}]",
            i + 10
        )
        .unwrap();
        writeln!(
            data,
            "  - {{heading: 机密丁{i}号章节标题文字, internal: true, body: 机密戊{i}号章节正文文字}}"
        )
        .unwrap();
    }
    data.push_str("attachments:\n  - {id: secret, title: 机密己号附件的标题, internal: true, body: 机密庚号附件的正文}\n  - id: list\n    title: 名单\n    body:\n");
    data.push_str("      - tasks: {columns: [serial, task, lead, {column: progress, internal: true}], items: [{task: 接待, lead: p1, progress: 机密辛号进展情况文字}]}\n      - contacts: [");
    for i in 0..500 {
        write!(data, "{{who: p{i}, office-phone: 0631-88{i:05}}}, ").unwrap();
        phones.push(format!("0631-88{i:05}"));
    }
    data.push_str("]\n");
    data.push_str("      - rota: {every: 周二, slots: [值班员], order: [p1]}\n");
    data.push_str("      - {internal: true, rota: {name: 机密壬号排班表, every: 周三, slots: [机密癸号班次], order: [p2]}}\n");
    (data, phones)
}

#[test]
fn nothing_internal_is_in_any_file_of_the_public_edition() {
    let (data, phones) = office();
    let session = workspace::session(&[("data/a.yaml", &data)]);
    let plan = &session.opened().next().unwrap();
    let (full, report) = engine::plan(&session, plan, &workspace::wanted());
    assert!(!report.has_errors(), "{report:#?}");
    let known = |outputs: &[Output], words: &str| {
        outputs
            .iter()
            .any(|o| texts(o).iter().any(|t| t.contains(words)))
    };
    // What is looked for is there where it may be.
    for words in [
        "机密甲0号",
        "机密庚号",
        "机密辛号",
        "机密壬号",
        "0631-7700-1000",
    ] {
        assert!(known(&full, words), "{words}");
    }
    let (outputs, report) = public(&session);
    assert!(!report.has_errors(), "{report:#?}");
    let mut formats: Vec<Format> = outputs.iter().map(|o| o.format).collect();
    formats.dedup();
    assert_eq!(formats, Format::ALL);
    for output in &outputs {
        for text in texts(output) {
            assert!(!text.contains("机密"), "{}: {text:.80}", output.id);
            assert!(!text.contains("内部职级"), "{}", output.id);
            for phone in &phones {
                assert!(!text.contains(phone), "{}: {phone}", output.id);
            }
        }
        let page = &texts(output).pop().unwrap();
        let page = digits(page);
        assert!(phones.iter().all(|phone| !page.contains(&digits(phone))));
    }
    // Numbers close up.
    let text = texts(&outputs[0]).pop().unwrap();
    assert!(text.contains("十、公开的第9章") && text.contains("见附件。"));
    assert!(!text.contains("联系电话"));
}

#[test]
fn a_number_typed_into_a_text_stops_the_public_edition() {
    let office = "people: [{id: he, name: 何静, phone: 0631-555-0102}]\n";
    let typed = [
        ("title: 联系06315550102方案", ""),
        ("title: 方案, preamble: 请拨打0631 555 0102。", ""),
        ("title: 方案, preamble: 请拨打（0631）555－0102。", ""),
        ("title: 方案, note: ０６３１５５５０１０２", ""),
        ("title: 方案, addressees: [0631·5550·102]", ""),
        // In a calendar the line is folded behind the hyphen.
        (
            "title: 方案",
            "place: 便民服务中心一楼大厅东侧接待窗口旁值班室06315-550102",
        ),
        ("title: 方案", "name: 值班表，电话0631-5550102"),
    ];
    let data = |office: &str, (plan, rota): (&str, &str)| {
        format!(
            "{office}plan: {{id: a, {plan}, form: plain, date: 2026-03-20}}\nsections: [{{heading: 总则, body: [正文。, {{rota: {{every: 周二, order: [he], {rota}}}}}]}}]\n"
        )
    };
    let mut shown = BTreeSet::new();
    for typed in typed {
        let session = workspace::session(&[("data/a.yaml", data(office, typed))]);
        let plan = &session.opened().next().unwrap();
        let (full, _) = engine::plan(&session, plan, &workspace::wanted());
        let wholes = full.chunk_by(|a, b| a.whole() == b.whole());
        assert_eq!(wholes.count(), Format::ALL.len(), "{typed:?}");
        let (outputs, report) = public(&session);
        assert!(outputs.is_empty(), "{typed:?}");
        let leaks = report.iter().filter(|d| d.code == Code::InternalLeak);
        let held: Vec<&String> = leaks.flat_map(|d| &d.args).map(|(_, arg)| arg).collect();
        for output in &full {
            if digits(&read(output)).contains("06315550102") {
                let mut pages = full.iter().filter(|page| page.whole() == output.whole());
                let told = pages.any(|page| held.contains(&&page.name()));
                assert!(told, "{typed:?}: {held:?}");
                shown.insert(output.format);
            }
        }
    }
    assert!(
        shown.iter().eq(Format::ALL),
        "a number is tried in {shown:?} only"
    );
    let open = "people: [{id: he, name: 何静, phone: {text: 0631-555-0102, internal: false}}]\n";
    let data = data(open, ("title: 方案, preamble: 请拨打0631 555 0102。", ""));
    let (outputs, _) = public(&workspace::session(&[("data/a.yaml", &data)]));
    let wholes = outputs.chunk_by(|a, b| a.whole() == b.whole());
    assert_eq!(wholes.count(), Format::ALL.len());
}

#[test]
fn a_mask_leaves_no_number_to_be_read() {
    let data = "people: [{id: he, name: 何静, phone: 13900010002}]\nplan: {id: a, title: 方案, form: plain, date: 2026-03-20}\nsections: [{heading: 名单, body: [{contacts: [{who: he}]}]}]\n";
    let mut session = workspace::session(&[("data/a.yaml", data)]);
    session.organisation.mask_phones = true;
    let (outputs, report) = public(&session);
    assert!(!report.has_errors(), "{report:#?}");
    for output in &outputs {
        let text = texts(output).pop().unwrap();
        assert!(text.contains("139****0002"), "{text}");
    }
}

#[test]
fn an_internal_plan_or_person_is_not_there_at_all() {
    let data = "people: [{id: he, name: 何静文, internal: true}, {id: wu, name: 吴建国}]\nplan: {id: a, title: 方案, form: plain, date: 2026-03-20}\nsections: [{heading: 名单, body: [{body-of-people: {name: 小组, leader: wu, members: [he]}}]}]\n";
    let (outputs, report) = public(&workspace::session(&[("data/a.yaml", data)]));
    assert!(!report.has_errors(), "{report:#?}");
    for output in &outputs {
        assert!(texts(output).iter().all(|text| !text.contains("何静文")));
    }
    let named = data.replace("heading: 名单", "heading: 何静文的工作");
    let (outputs, _) = public(&workspace::session(&[("data/a.yaml", &named)]));
    assert!(outputs.is_empty());
    let internal = data.replace("id: a,", "id: a, internal: true,");
    let (outputs, report) = public(&workspace::session(&[("data/a.yaml", &internal)]));
    assert!(outputs.is_empty() && !report.has_errors());
}

#[test]
fn a_column_stays_internal_where_tasks_are_gathered() {
    let session = workspace::session(&[(
        "data/a.yaml",
        "organisation: {name: 柳河街道办事处}
plan: {id: a, title: 便民服务方案, form: plain, date: 2026-03-20}
sections:
  - heading: 任务
    body:
      - tasks: {columns: [task, {column: progress, internal: true}], items: [{task: 接待, progress: 机密甲号进展情况文字}]}
attachments: [{id: all, title: 汇总表, body: [{tasks: from-plan}]}]
",
    )]);
    let plan = &session.opened().next().unwrap();
    let said = |public| {
        let wanted = Wanted {
            public,
            ..workspace::wanted()
        };
        let (documents, report) = engine::documents(&session, plan, &wanted);
        assert!(!report.has_errors(), "{report:#?}");
        words::text_of(&documents[0])
    };
    assert_eq!(said(false).matches("机密甲号").count(), 2);
    assert_eq!(said(true).matches("机密甲号").count(), 0);
    assert_eq!(said(true).matches("接待").count(), 2);
}
