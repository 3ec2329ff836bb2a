//! 归档文件目录: takes the register of a year; gives the list of what goes to the
//! archive, as DA/T 22-2015 has its columns.

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::{Form, Plan, RegisterState};
use crate::register::{Entry, Series};
use crate::write::Format;

/// What the template sees as `paper`.
#[derive(Serialize)]
struct Paper {
    name: String,
    year: u32,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    number: String,
    /// 责任者: who issued it.
    issuer: String,
    title: String,
    /// 20260320, as archives write days.
    date: String,
    /// How many pages; empty where nobody knows.
    pages: String,
    note: String,
}

/// Writes the list; its files are called `archive-YEAR`. What is void was never
/// issued and is left out. `pages` says how many pages a plan's paper has.
pub fn archive(
    session: &Session,
    register: &[Series],
    year: u32,
    pages: &dyn Fn(&str) -> Option<usize>,
    (on, formats): (NaiveDate, &[Format]),
) -> (Vec<Output>, Report) {
    let Some(at) = session.plans.cards().first().map(|plan| plan.id.at) else {
        return (Vec::new(), Report::default());
    };
    let of_year = register.iter().filter(|series| series.year == year);
    let rows = of_year.flat_map(|series| {
        let issued = series.entries.iter();
        let issued = issued.filter(|entry| entry.state != Some(RegisterState::Void));
        issued.map(|entry| row(session, &series.code, entry, pages))
    });
    let paper = Paper {
        name: session.organisation.name.clone(),
        year,
        rows: rows.collect(),
    };
    let mut frame = Plan::paper(format!("archive-{year}"), "archive", Form::Plain, on, at);
    frame.title.text.clone_from(&paper.name);
    Printer::new(session).print(&frame, &paper, formats)
}

fn row(session: &Session, code: &str, entry: &Entry, pages: &dyn Fn(&str) -> Option<usize>) -> Row {
    let issuers = session.organisation.issuers.iter();
    let mut issuers = issuers.filter(|issuer| issuer.code.as_deref() == Some(code));
    let recalled = (entry.state == Some(RegisterState::Recalled)).then_some("收回");
    let note = recalled.into_iter().chain([entry.note.as_str()]);
    let note: Vec<&str> = note.filter(|text| !text.is_empty()).collect();
    Row {
        number: entry.number.to_string(),
        issuer: issuers.next().map_or(String::new(), |i| i.name.clone()),
        title: entry.title.clone(),
        date: entry
            .date
            .map_or(String::new(), |day| day.format("%Y%m%d").to_string()),
        pages: entry
            .plan
            .as_deref()
            .and_then(pages)
            .map_or(String::new(), |pages| pages.to_string()),
        note: note.join("；"),
    }
}
