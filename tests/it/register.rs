//! The register of papers: whose every number is, the next, what is missing.

use fangan::diagnostic::Code;
use fangan::engine::Session;
use fangan::model::RegisterState;
use fangan::register::{self, Series};
use fangan::write::Format;

use crate::common::workspace;

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
issuers: [{id: office, name: 白鹿街道办事处, code: 白街办发}]
people: [{id: pa, name: 安若水}]
";

fn plan(id: &str, number: &str) -> String {
    format!(
        "plan: {{id: {id}, title: 便民服务方案{id}, form: red-head, issued-by: true, issuers: [office], \
         addressees: [各社区], date: 2026-03-05, number: {number}}}\nsections: [{{heading: 总则, body: 便民。}}]\n"
    )
}

fn session(register: &str) -> Session {
    let (a, b) = (
        plan("a", "{year: 2026, serial: 2}"),
        plan("b", "{year: 2026, serial: 待定}"),
    );
    let office = format!("{OFFICE}{register}");
    workspace::session(&[
        ("data/office.yaml", &office),
        ("data/a.yaml", &a),
        ("data/b.yaml", &b),
    ])
}

fn only(session: &Session) -> Series {
    let mut all = register::register(session, &[], Some(2026));
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn plans_and_papers_made_elsewhere_stand_by_number_and_a_draft_takes_none() {
    let session = session(
        "register:\n  - {number: 白街办发〔2026〕5号, title: 关于调整窗口服务时间的通知, date: 2026-04-02, signed-by: 安若水}\n  \
         - {number: 白街办发〔2026〕2号, state: recalled, copies: '60'}\n",
    );
    assert!(!session.report.has_errors(), "{:?}", session.report);
    let series = only(&session);
    let titles: Vec<&str> = series.entries.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "关于印发《便民服务方案a》的通知",
            "关于调整窗口服务时间的通知"
        ]
    );
    // What became of a plan's number stands in its line.
    assert_eq!(series.entries[0].state, Some(RegisterState::Recalled));
    assert_eq!(series.entries[0].copies, "60");
    assert_eq!(series.next().to_string(), "白街办发〔2026〕6号");
    assert_eq!(series.gaps(), [(1, 1), (3, 4)]);
    assert!(series.doubles().is_empty());
    assert!(register::register(&session, &[], Some(2025)).is_empty());
}

#[test]
fn what_was_issued_keeps_its_number_when_its_plan_is_gone() {
    let issued = [fangan::engine::issue::Numbered {
        plan: "gone".into(),
        title: "夏季防汛值守方案".into(),
        number: "白街办发〔2026〕9号".into(),
    }];
    let session = session("");
    let all = register::register(&session, &issued, None);
    assert_eq!(all[0].next().to_string(), "白街办发〔2026〕10号");
}

#[test]
fn a_number_that_is_somebody_elses_or_none_is_an_error() {
    let codes = |rows: &str| -> Vec<Code> {
        let session = session(&format!("register:\n{rows}"));
        session.report.iter().map(|fault| fault.code).collect()
    };
    let other = "  - {number: 白街办发〔2026〕2号, title: 关于窗口轮休的通知}\n";
    assert_eq!(codes(other), [Code::DuplicateNumber]);
    let twice = "  - {number: 白街办发〔2026〕7号, title: 甲}\n  - {number: 白街办发〔2026〕7号, title: 乙}\n";
    assert_eq!(codes(twice), [Code::DuplicateNumber]);
    assert_eq!(
        codes("  - {number: 7号, title: 甲}\n"),
        [Code::InvalidDocumentNumber]
    );
    assert!(codes("  - {number: 白街办发〔2026〕2号, state: void}\n").is_empty());
}

#[test]
fn the_register_is_a_sheet_and_a_page() {
    let session = session("");
    let series = register::register(&session, &[], None);
    let on = chrono::NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
    let (outputs, report) =
        register::print(&session, &series, (None, on), &[Format::Html, Format::Xlsx]);
    assert!(!report.has_errors(), "{report:?}");
    assert_eq!(outputs.len(), 2);
    let html = String::from_utf8_lossy(&outputs[0].bytes);
    assert!(html.contains("白街办发") && html.contains("下一号"));
}
