//! Takes what somebody lays down, or takes up; gives the rows of the sheet: what
//! stands in one plan and goes to the same people is one row, the next deadline first.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Item;
use crate::model::date::full_date;

/// Things without a deadline that a brief sheet names in one role; the others it counts.
const NAMED: usize = 1;

/// A row of a sheet.
#[derive(Serialize)]
pub(super) struct Row {
    /// post, portfolio or plan.
    kind: &'static str,
    /// The plan's title.
    plan: String,
    /// What, by the role: 牵头领导 of two tasks.
    what: Vec<Of>,
    /// The next deadline.
    due: Option<String>,
    others: Vec<String>,
    between: bool,
}

/// All that somebody is in one role.
#[derive(Serialize)]
struct Of {
    /// role or rota; post and portfolio have no label.
    kind: &'static str,
    label: String,
    subjects: Vec<Subject>,
    /// How many there are, where not all are named.
    count: Option<usize>,
    /// Who takes it, where that is not so of the whole row.
    others: Vec<String>,
}

#[derive(Serialize, PartialEq)]
struct Subject {
    name: String,
    due: Option<String>,
}

/// The rows; days of the year of `on` are said without it. A brief sheet, as one page
/// can hold it, has one row for each plan and counts what has no deadline.
pub(super) fn grouped(mut items: Vec<Item>, on: NaiveDate, brief: bool) -> Vec<Row> {
    items.sort_by_key(|item| (item.day.is_none(), item.day));
    let mut rows: Vec<Row> = Vec::new();
    for item in items {
        let kind = match item.kind {
            "post" | "portfolio" => item.kind,
            _ => "plan",
        };
        let same = |row: &Row| {
            let others = brief || row.others == item.others;
            others && (row.kind, &row.plan, row.between) == (kind, &item.plan, item.between)
        };
        let nth = rows.iter().position(same).unwrap_or(rows.len());
        if nth == rows.len() {
            rows.push(Row {
                kind,
                plan: item.plan.clone(),
                what: Vec::new(),
                due: item.day.map(|day| said(day, on)),
                others: Vec::new(),
                between: item.between,
            });
        }
        take(&mut rows[nth], item, on);
    }
    for row in &mut rows {
        let several = row.what.iter().any(|of| of.others != row.others);
        join(&mut row.what);
        for of in &mut row.what {
            if !several {
                of.others.clear();
            }
            if brief && row.kind == "plan" {
                count(of);
            }
        }
    }
    // Posts and portfolios come before what plans lay on people.
    rows.sort_by_key(|row| match row.kind {
        "post" => 0,
        "portfolio" => 1,
        _ => 2,
    });
    rows
}

fn take(row: &mut Row, item: Item, on: NaiveDate) {
    // Each day on duty has a label of its own.
    let (kind, label) = match item.kind {
        "rota" => ("rota", String::new()),
        _ => ("role", item.label),
    };
    let subject = Subject {
        name: match (kind, item.day) {
            ("rota", Some(day)) => said(day, on),
            _ => item.subject,
        },
        due: item
            .day
            .filter(|_| item.kind == "task")
            .map(|day| said(day, on)),
    };
    for other in &item.others {
        if !row.others.contains(other) {
            row.others.push(other.clone());
        }
    }
    let mut known = row.what.iter_mut();
    match known.find(|of| (of.kind, &of.label, &of.others) == (kind, &label, &item.others)) {
        Some(of) => of.subjects.push(subject),
        None => row.what.push(Of {
            kind,
            label,
            subjects: vec![subject],
            count: None,
            others: item.others,
        }),
    }
}

/// Somebody who is two things in one body is both in one word: 副组长、办公室主任.
fn join(what: &mut Vec<Of>) {
    let mut kept: Vec<Of> = Vec::new();
    for of in what.drain(..) {
        let same = |known: &&mut Of| {
            (known.kind, &known.subjects, &known.others) == (of.kind, &of.subjects, &of.others)
        };
        match kept.iter_mut().find(same) {
            Some(known) => known.label = format!("{}、{}", known.label, of.label),
            None => kept.push(of),
        }
    }
    *what = kept;
}

/// Names what has a deadline and little else.
fn count(of: &mut Of) {
    let all = of.subjects.len();
    let dated = of.subjects.iter().filter(|one| one.due.is_some()).count();
    let kept = dated.max(NAMED);
    if of.kind != "rota" && all > kept {
        of.subjects.truncate(kept);
        of.count = Some(all);
    }
}

fn said(day: NaiveDate, on: NaiveDate) -> String {
    match day.year() == on.year() {
        true => format!("{}月{}日", day.month(), day.day()),
        false => full_date(day),
    }
}
