//! Takes a loaded workspace; takes a plan through its stages, from its records to
//! finished files.

use super::leak;
use super::session::Session;
use super::wanted::Wanted;
use crate::compose;
use crate::diagnostic::{Report, Severity};
use crate::document::Document;
use crate::layout;
use crate::load::{Opened, raw};
use crate::model;
use crate::resolve;
use crate::write::{self, Output};

/// The plan as it stands on its day, and what was found wrong.
pub fn resolved(session: &Session, plan: &raw::Plan, wanted: &Wanted) -> (model::Plan, Report) {
    let day = wanted.day(plan);
    let (organisation, names) = (&session.organisation, &session.names);
    let (plan, mut report) = resolve::plan(plan, organisation, names, day, wanted.public);
    report.adjust(&session.records.config.severities);
    (plan, report)
}

/// The documents of a plan; none where there are errors.
pub fn documents(session: &Session, opened: &Opened, wanted: &Wanted) -> (Vec<Document>, Report) {
    let mut report = opened.report.clone();
    let (resolved, found) = resolved(session, &opened.plan, wanted);
    let warned = found.count(Severity::Warning) > 0;
    report.extend(found);
    if report.has_errors() || session.stops(opened) {
        // The template is tried all the same: its faults belong into this pass.
        let warned = false;
        let (_, composed) = compose::compose(
            &resolved,
            &session.organisation,
            &session.engine,
            &session.words,
            warned,
        );
        report.extend(composed);
        return (Vec::new(), report);
    }
    let (documents, composed) = compose::compose(
        &resolved,
        &session.organisation,
        &session.engine,
        &session.words,
        warned,
    );
    report.extend(composed);
    report.adjust(&session.records.config.severities);
    if report.has_errors() {
        return (Vec::new(), report);
    }
    (documents, report)
}

/// The files of a plan; none where there are errors.
pub fn plan(session: &Session, opened: &Opened, wanted: &Wanted) -> (Vec<Output>, Report) {
    if wanted.public && opened.plan.internal {
        return (Vec::new(), Report::default());
    }
    let (documents, report) = documents(session, opened, wanted);
    finished(session, &opened.plan, &documents, report, wanted)
}

/// The files of a plan's documents; `report` is what was found before.
pub fn finished(
    session: &Session,
    plan: &raw::Plan,
    documents: &[Document],
    mut report: Report,
    wanted: &Wanted,
) -> (Vec<Output>, Report) {
    let mut outputs = Vec::new();
    for document in documents {
        let style = session.style_of(document.form);
        let files = write::write(
            document,
            style,
            &session.fonts,
            &wanted.formats,
            &mut report,
        );
        outputs.extend(files);
    }
    outputs.extend(of_plan(session, plan, documents, wanted));
    if wanted.public {
        let hidden = leak::hidden(session, plan, wanted);
        leak::keep_in(&mut outputs, &hidden, plan.at, &mut report);
    }
    report.adjust(&session.records.config.severities);
    if report.has_errors() {
        outputs.clear();
    }
    (outputs, report)
}

/// The files that are made from the plan itself; none where it has no document.
pub fn of_plan(
    session: &Session,
    plan: &raw::Plan,
    documents: &[Document],
    wanted: &Wanted,
) -> Vec<Output> {
    let asked = wanted.formats.iter().any(|format| format.is_of_plan());
    if !asked || documents.is_empty() {
        return Vec::new();
    }
    let (resolved, _) = resolved(session, plan, wanted);
    write::write_plan(&resolved, &wanted.formats)
}

/// The faults of a plan, those of its pages included, without writing files.
pub fn checked(session: &Session, opened: &Opened, wanted: &Wanted) -> Report {
    let (documents, mut report) = documents(session, opened, wanted);
    for document in &documents {
        let style = session.style_of(document.form);
        report.extend(layout::layout(document, style, &session.fonts).1);
    }
    report.adjust(&session.records.config.severities);
    report
}
