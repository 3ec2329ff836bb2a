//! What differs between two days of one plan, as a page.

use chrono::NaiveDate;
use serde::Serialize;

use super::frame::bare;
use super::printed;
use crate::diagnostic::Report;
use crate::engine::{Output, Session};
use crate::load::raw;
use crate::model::Form;
use crate::model::date::full_date;
use crate::standing::Difference;
use crate::write::Format;

/// What the template sees.
#[derive(Serialize)]
struct Paper {
    title: String,
    from: String,
    to: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    place: String,
    label: String,
    before: Vec<String>,
    after: Vec<String>,
}

/// The page as HTML, named after the plan and the two days.
pub fn page(
    session: &Session,
    plan: &raw::Plan,
    (from, to): (NaiveDate, NaiveDate),
    found: &[Difference],
) -> (Vec<Output>, Report) {
    let row = |d: &Difference| Row {
        place: d.place.clone(),
        label: String::new(),
        before: d.before.clone(),
        after: d.after.clone(),
    };
    let paper = Paper {
        title: plan.title.value.clone(),
        from: full_date(from),
        to: full_date(to),
        rows: found.iter().map(row).collect(),
    };
    let id = format!("{}-{from}-{to}", plan.id.value);
    let frame = bare(id, "difference", Form::Plain, plan.at, to);
    let desk = (session, &session.organisation, &session.words);
    printed(desk, &frame, &paper, &[Format::Html])
}
