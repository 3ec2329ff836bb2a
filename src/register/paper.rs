//! Takes the register; gives it as a document, a table for each series.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Entry, Series};
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{Form, Plan, RegisterState};
use crate::write::Format;

/// What the template sees as `paper`.
#[derive(Serialize)]
struct Paper {
    name: String,
    as_of: String,
    series: Vec<Of>,
}

#[derive(Serialize)]
struct Of {
    code: String,
    year: u32,
    count: usize,
    next: String,
    /// 3, 7—9.
    gaps: Vec<String>,
    doubles: Vec<String>,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: String,
    title: String,
    date: String,
    signed_by: String,
    copies: String,
    note: String,
}

/// Writes the register; its files are called `register`, with the year if it is of
/// one.
pub fn print(
    session: &Session,
    register: &[Series],
    (year, on): (Option<u32>, NaiveDate),
    formats: &[Format],
) -> (Vec<Output>, Report) {
    // The plan is only a frame; a fault of the template is told at the template.
    let Some(at) = session.plans.cards().first().map(|plan| plan.id.at) else {
        return (Vec::new(), Report::default());
    };
    let id = year.map_or("register".to_string(), |year| format!("register-{year}"));
    let mut frame = Plan::paper(id, "register", Form::Plain, on, at);
    let paper = Paper {
        name: session.organisation.name.clone(),
        as_of: full_date(on),
        series: register.iter().map(of).collect(),
    };
    frame.title.text.clone_from(&paper.name);
    frame.date = Some(on);
    Printer::new(session).print(&frame, &paper, formats)
}

fn of(series: &Series) -> Of {
    let gaps = series
        .gaps()
        .into_iter()
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}—{last}"),
        });
    Of {
        code: series.code.clone(),
        year: series.year,
        count: series.entries.len(),
        next: series.next().to_string(),
        gaps: gaps.collect(),
        doubles: series.doubles().iter().map(u32::to_string).collect(),
        rows: series.entries.iter().map(line).collect(),
    }
}

fn line(entry: &Entry) -> Line {
    let state = entry.state.map(|state| match state {
        RegisterState::Void => "作废",
        RegisterState::Recalled => "收回",
    });
    let note = state.into_iter().chain([entry.note.as_str()]);
    let note: Vec<&str> = note.filter(|text| !text.is_empty()).collect();
    Line {
        number: entry.number.to_string(),
        title: entry.title.clone(),
        date: entry.date.map_or(String::new(), full_date),
        signed_by: entry.signed_by.join("、"),
        copies: entry.copies.clone(),
        note: note.join("；"),
    }
}
