//! Takes what is to be settled in the plans of a new year; gives it as one list, to be
//! printed, sent round and ticked off.

use chrono::NaiveDate;
use serde::Serialize;

use super::Renewed;
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{Form, Plan};
use crate::write::Format;

#[derive(Serialize)]
struct Paper {
    name: String,
    year: i32,
    as_of: String,
    plans: usize,
    rows: Vec<Row>,
    unfinished: Vec<Open>,
}

#[derive(Serialize)]
struct Row {
    subject: String,
    title: String,
    words: String,
    line: u32,
}

#[derive(Serialize)]
struct Open {
    id: String,
    title: String,
    unit: String,
    what: String,
    state: String,
    progress: String,
}

/// The files: `renewal-YEAR`.
pub fn papers(
    session: &Session,
    renewed: &Renewed,
    year: i32,
    (day, formats): (NaiveDate, &[Format]),
) -> (Vec<Output>, Report) {
    let Some(card) = session.plans.cards().first() else {
        return (Vec::new(), Report::default());
    };
    let say = |key| session.locale.ui(key, &[]);
    let rows = renewed.matters.iter().map(|one| Row {
        subject: say(one.subject.name()),
        title: one.title.clone(),
        words: one.words.clone(),
        line: one.line,
    });
    let unfinished = renewed.unfinished.iter().map(|one| Open {
        id: one.id.clone(),
        title: one.title.clone(),
        unit: one.unit.clone(),
        what: one.what.clone(),
        state: match one.state {
            Some(state) => crate::collect::said(state).to_string(),
            None => say("renew-unreported"),
        },
        progress: one.progress.clone(),
    });
    let paper = Paper {
        name: session.organisation.name.clone(),
        year,
        as_of: full_date(day),
        plans: renewed.made.len(),
        rows: rows.collect(),
        unfinished: unfinished.collect(),
    };
    let id = format!("renewal-{year}");
    let mut frame = Plan::paper(id, "renewal", Form::Plain, day, card.id.at);
    frame.date = Some(day);
    Printer::new(session).print(&frame, &paper, formats)
}
