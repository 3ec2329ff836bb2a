//! Takes a loaded workspace; takes a plan through its stages, from its records to
//! finished files.

use super::current;
use super::leak;
use super::pictures;
use super::session::Session;
use super::version::{Version, paper};
use super::wanted::Wanted;
use crate::diagnostic::Report;
use crate::document::Document;
use crate::layout;
use crate::load::{Opened, raw};
use crate::write::{self, Output, Paged};

/// The paper of a plan, and behind it the current-roster edition where there is
/// one; none where there are errors.
pub fn versions(session: &Session, opened: &Opened, wanted: &Wanted) -> (Vec<Version>, Report) {
    let (paper, mut report) = paper(session, opened, wanted);
    let Some(paper) = paper else {
        return (Vec::new(), report);
    };
    let beside = current::beside(session, &opened.plan, &paper.plan, wanted);
    let mut versions = vec![paper];
    if let Some((version, found)) = beside {
        // What is wrong with both is said once.
        let new = found.into_iter();
        let new: Report = new.filter(|d| !report.iter().any(|k| k == d)).collect();
        report.extend(new);
        report.adjust(&session.records.config.severities);
        versions.push(version);
    }
    if report.has_errors() {
        versions.clear();
    }
    (versions, report)
}

/// The documents of a plan; none where there are errors.
pub fn documents(session: &Session, opened: &Opened, wanted: &Wanted) -> (Vec<Document>, Report) {
    let (versions, report) = versions(session, opened, wanted);
    let documents = versions.into_iter().flat_map(|v| v.documents);
    (documents.collect(), report)
}

/// The files of a plan; none where there are errors.
pub fn plan(session: &Session, opened: &Opened, wanted: &Wanted) -> (Vec<Output>, Report) {
    if wanted.public && opened.plan.withheld() {
        return (Vec::new(), Report::default());
    }
    let (versions, report) = versions(session, opened, wanted);
    finished(session, &opened.plan, &versions, report, wanted)
}

/// The files of a plan's versions; `report` is what was found before.
pub fn finished(
    session: &Session,
    plan: &raw::Plan,
    versions: &[Version],
    mut report: Report,
    wanted: &Wanted,
) -> (Vec<Output>, Report) {
    let mut outputs = Vec::new();
    for document in versions.iter().flat_map(|v| &v.documents) {
        let style = session.style_for(document);
        let paged = Paged::new(document, style, session.fonts_for(document)).at(wanted.dpi);
        outputs.extend(write::write(&paged, &wanted.formats, &mut report));
    }
    outputs.extend(of_plan(versions, wanted));
    if wanted.public {
        let hidden = leak::hidden(session, plan, wanted);
        leak::keep_in(&mut outputs, &hidden, plan.at, &mut report);
        let documents = versions.iter().flat_map(|v| &v.documents);
        report.extend(pictures::unread(documents).into_iter().collect());
    }
    report.adjust(&session.records.config.severities);
    if report.has_errors() {
        outputs.clear();
    }
    (outputs, report)
}

/// The files that are made from the plan itself; none where it has no document.
pub fn of_plan(versions: &[Version], wanted: &Wanted) -> Vec<Output> {
    let composed = versions.iter().filter(|v| !v.documents.is_empty());
    let written = composed.flat_map(|version| {
        let mut outputs = write::write_plan(&version.plan, &wanted.formats);
        if version.of_day {
            let id = || current::id(&version.plan);
            outputs.iter_mut().for_each(|output| output.id = id());
        }
        outputs
    });
    written.collect()
}

/// The faults of a plan, those of its pages included, without writing files.
pub fn checked(session: &Session, opened: &Opened, wanted: &Wanted) -> Report {
    let (documents, mut report) = documents(session, opened, wanted);
    for document in &documents {
        let style = session.style_for(document);
        report.extend(layout::layout(document, style, session.fonts_for(document)).1);
    }
    report.adjust(&session.records.config.severities);
    report
}
