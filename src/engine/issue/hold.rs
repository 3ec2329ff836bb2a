//! Takes the files made of a numbered plan that was issued; leaves those that say
//! what was issued. Where the data would have it say anything else, the frozen
//! files stand in for them: one number stands on one paper.

use super::{folder, record, wanted};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::session::Session;
use crate::engine::{Output, Wanted, current, stages, version};
use crate::load::{Opened, raw};
use crate::workspace::Workspace;
use crate::write::Format;

/// Holds the files of a plan to what was issued. Its current-roster edition says
/// of itself that it was not.
pub(crate) fn hold(
    workspace: &Workspace,
    session: &Session,
    opened: &Opened,
    asked: &Wanted,
    (outputs, report): (&mut Vec<Output>, &mut Report),
) {
    let plan = &opened.plan;
    let Some(record) = is_held(plan)
        .then(|| record::read(workspace, plan))
        .flatten()
    else {
        return;
    };
    let day = record.people();
    let wanted = Wanted {
        formats: vec![Format::Html],
        ..wanted(day, asked.today)
    };
    let (paper, found) = version::paper(session, opened, &wanted);
    let (now, _) = stages::finished(session, plan, paper.as_slice(), found, &wanted);
    let folder = folder(workspace, &plan.id.value);
    let frozen = |name: &str| {
        let file = record.files.iter().find(|file| file.name == name)?;
        let bytes = workspace.bytes(&format!("{folder}/{name}")).ok()?;
        file.is(&bytes).then_some(bytes)
    };
    let says = |output: &Output| {
        let issued = frozen(&output.name());
        issued.is_none_or(|issued| words(&issued) == words(&output.bytes))
    };
    if now.iter().all(says) {
        return;
    }
    let for_work = format!("{}.{}", plan.id.value, current::NAME);
    outputs.retain_mut(|output| {
        if output.id.starts_with(&for_work) {
            return true;
        }
        // A public edition is no file that was issued.
        let issued = (!asked.public).then(|| frozen(&output.name())).flatten();
        issued.map(|bytes| output.bytes = bytes).is_some()
    });
    outputs.extend(for_the_work(session, plan, asked, outputs, &for_work));
    let files: Vec<&str> = record.files.iter().map(|f| f.name.as_str()).collect();
    let fault = Diagnostic::new(Code::IssueDrift)
        .arg("title", &plan.title.value)
        .arg("files", files.join("、"));
    report.push(fault.at(plan.status.at));
}

/// The current-roster edition, where none was made because the data say the same of
/// both days: what was issued says something else.
fn for_the_work(
    session: &Session,
    plan: &raw::Plan,
    asked: &Wanted,
    made: &[Output],
    name: &str,
) -> Vec<Output> {
    let later = plan.settled_on().is_some_and(|on| on < asked.day(plan));
    if asked.public || !later || made.iter().any(|output| output.id.starts_with(name)) {
        return Vec::new();
    }
    let edition = current::of(session, plan, asked);
    let made = edition
        .map(|(version, report)| stages::finished(session, plan, &[version], report, asked).0);
    made.unwrap_or_default()
}

/// Stands for what a plan's files are held to; empty where they are not.
pub(crate) fn word(workspace: &Workspace, plan: &raw::Plan) -> String {
    let record = is_held(plan).then(|| record::read(workspace, plan));
    let files = record.flatten().map_or(Vec::new(), |record| record.files);
    files.into_iter().map(|file| file.digest).collect()
}

fn is_held(plan: &raw::Plan) -> bool {
    plan.status.value.is_out() && plan.settled_on().is_some()
}

/// The words of an HTML file as they are read.
fn words(html: &[u8]) -> String {
    let body = html.windows(5).position(|tag| tag == b"<body");
    let body = Output {
        id: String::new(),
        format: Format::Html,
        bytes: html[body.unwrap_or(0)..].to_vec(),
    };
    let read = body.texts().and_then(|texts| texts.into_iter().next_back());
    read.unwrap_or_default().split_whitespace().collect()
}
