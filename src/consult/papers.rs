//! Takes what units said of a draft and what was decided; gives 征求意见及采纳情况 as a
//! paper, what several want at one place side by side.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::kept::{Answer, Opinion};
use super::round::Round;
use super::table::{nothing, word};
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{Form, Plan, Verdict};
use crate::write::Format;

#[derive(Serialize)]
struct Paper {
    name: String,
    /// The draft.
    title: String,
    since: String,
    due: String,
    as_of: String,
    /// Units that were asked.
    asked: usize,
    answered: usize,
    /// Units that want nothing otherwise.
    nothing: Vec<String>,
    /// Units that have not answered.
    silent: Vec<String>,
    count: usize,
    adopted: usize,
    partly: usize,
    declined: usize,
    open: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    unit: String,
    words: String,
    place: String,
    suggestion: String,
    author: String,
    verdict: String,
    reason: String,
}

/// The files: `consult-PLAN-DAY`.
pub fn papers(
    session: &Session,
    round: &Round,
    (opinions, answers, silent): (&[Opinion], &[Answer], &[String]),
    (day, formats): (NaiveDate, &[Format]),
) -> (Vec<Output>, Report) {
    let Some(card) = session.plans.by_id(&round.plan) else {
        return (Vec::new(), Report::default());
    };
    let said: BTreeSet<&str> = opinions.iter().map(|one| one.unit.as_str()).collect();
    let units: BTreeSet<&str> = answers.iter().map(|one| one.unit.as_str()).collect();
    let count = |verdict| opinions.iter().filter(|one| one.verdict == verdict).count();
    let paper = Paper {
        name: session.organisation.name.clone(),
        title: round.title.clone(),
        since: full_date(round.since),
        due: round.due.map_or(String::new(), full_date),
        as_of: full_date(day),
        asked: round.units.len().max(units.len()),
        answered: units.len(),
        nothing: nothing(answers, &said).map(str::to_string).collect(),
        silent: silent.to_vec(),
        count: opinions.len(),
        adopted: count(Some(Verdict::Adopted)),
        partly: count(Some(Verdict::Partly)),
        declined: count(Some(Verdict::Declined)),
        open: count(None),
        rows: opinions.iter().map(row).collect(),
    };
    let id = format!("consult-{}", round.name());
    let mut frame = Plan::paper(id, "consult", Form::Plain, day, card.id.at);
    frame.date = Some(day);
    Printer::new(session).print(&frame, &paper, formats)
}

fn row(one: &Opinion) -> Row {
    Row {
        unit: one.unit.clone(),
        words: one.words.clone(),
        place: one.place.clone(),
        suggestion: one.suggestion.clone(),
        author: one.author.clone(),
        verdict: one.verdict.map_or(String::new(), |v| word(v).to_string()),
        reason: one.reason.clone(),
    }
}
