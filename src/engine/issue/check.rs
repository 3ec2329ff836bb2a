//! Takes a plan that says it was issued; gives what does not agree with that.

use chrono::NaiveDate;

use super::{folder, record, wanted};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::session::Session;
use crate::engine::stages;
use crate::engine::version;
use crate::load::Opened;
use crate::workspace::Workspace;

/// Plans that say they were issued and have no record, files of a record that
/// are no longer what was issued, and what would come out otherwise today.
pub fn check(
    workspace: &Workspace,
    session: &Session,
    opened: &Opened,
    today: NaiveDate,
) -> Report {
    let plan = &opened.plan;
    let mut report = Report::default();
    if !plan.status.value.is_out() {
        return report;
    }
    let mut say = |code: Code, files: Vec<String>| {
        let fault = Diagnostic::new(code).arg("title", &plan.title.value);
        let fault = match files.is_empty() {
            true => fault,
            false => fault.arg("files", files.join("、")),
        };
        report.push(fault.at(plan.status.at));
    };
    let folder = folder(workspace, &plan.id.value);
    let bytes = |name: &str| workspace.bytes(&format!("{folder}/{name}"));
    let Some(record) = record::read(workspace, plan) else {
        say(Code::IssuedWithoutRecord, Vec::new());
        return report;
    };
    let damaged = record.files.iter().filter(|file| {
        let now = bytes(&file.name);
        now.map_or(true, |bytes| !file.is(&bytes))
    });
    let damaged: Vec<String> = damaged.map(|file| file.name.clone()).collect();
    if !damaged.is_empty() {
        say(Code::IssueDamaged, damaged);
    }
    let wanted = wanted(record.people(), today);
    let (paper, found) = version::paper(session, opened, &wanted);
    let paper = paper.as_slice();
    let (outputs, _) = stages::finished(session, plan, paper, found, &wanted);
    let drifted = record::drifted(&record, &outputs);
    if !drifted.is_empty() {
        say(Code::IssueDrift, drifted);
    }
    report
}
