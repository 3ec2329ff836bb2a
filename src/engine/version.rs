//! Takes a plan; gives it with the people of a day: with those who do its work,
//! or as its paper prints it.

use super::session::Session;
use super::wanted::Wanted;
use crate::compose;
use crate::diagnostic::Report;
use crate::document::Document;
use crate::load::{Opened, raw};
use crate::model;
use crate::resolve;

/// A plan with the people of one day, as it is written.
#[derive(Debug, Clone)]
pub struct Version {
    /// The plan.
    pub plan: model::Plan,
    /// Its documents.
    pub documents: Vec<Document>,
    /// Whether it is no paper but the current-roster edition of one.
    pub of_day: bool,
}

/// The plan with the people who do its work on the day, and what was found wrong.
pub fn resolved(session: &Session, plan: &raw::Plan, wanted: &Wanted) -> (model::Plan, Report) {
    let day = wanted.day(plan);
    let (organisation, names) = (&session.organisation, &session.names);
    let (plan, mut report) = resolve::plan(plan, organisation, names, day, wanted.public);
    report.adjust(&session.records.config.severities);
    (plan, report)
}

/// The plan as its paper prints it, and what was found wrong. A number stands on
/// one paper, so that one with a number has the people of its own date.
pub fn printed(session: &Session, plan: &raw::Plan, wanted: &Wanted) -> (model::Plan, Report) {
    let Some(day) = plan.settled_on() else {
        return resolved(session, plan, wanted);
    };
    let (organisation, names) = (&session.organisation, &session.names);
    let (plan, mut report) = resolve::paper(plan, organisation, names, day, wanted.public);
    report.adjust(&session.records.config.severities);
    (plan, report)
}

/// What a plan's template makes of it.
pub(super) fn composed(
    session: &Session,
    plan: &model::Plan,
    warned: bool,
) -> (Vec<Document>, Report) {
    let (engine, words) = (&session.engine, &session.words);
    let composed = compose::compose(plan, &session.organisation, engine, words, warned);
    let (mut documents, mut report) = composed;
    session
        .pictures
        .fill(&mut documents, &session.fonts, &mut report);
    (documents, report)
}

/// The paper of a plan; nothing where there are errors.
pub fn paper(session: &Session, opened: &Opened, wanted: &Wanted) -> (Option<Version>, Report) {
    let mut report = opened.report.clone();
    let (plan, found) = printed(session, &opened.plan, wanted);
    report.extend(session.unknown_style(&opened.plan).into_iter().collect());
    let warned = found.leaves_open();
    report.extend(found);
    let stopped = report.has_errors() || session.stops(opened);
    // The template is tried all the same: its faults belong into this pass.
    let (documents, found) = composed(session, &plan, warned && !stopped);
    report.extend(found);
    if stopped {
        return (None, report);
    }
    report.adjust(&session.records.config.severities);
    let version = Version {
        plan,
        documents,
        of_day: false,
    };
    ((!report.has_errors()).then_some(version), report)
}
