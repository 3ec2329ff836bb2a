//! Takes what somebody lays down, or takes up; gives the rows of the sheet: what
//! stands in one plan and goes to the same people is one row, the next deadline first.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Item;
use crate::model::date::full_date;

/// Things without a deadline that a brief sheet names in one role; the others it counts.
const NAMED: usize = 1;

/// How many lines of rows one page has room for, beside the heading and the signatures.
const ROOM: usize = 17;

/// Characters in a line of the column of what it is.
const LINE: usize = 24;

/// How much a sheet tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Everything.
    Whole,
    /// One row for each plan; what has no deadline is counted.
    Brief,
    /// One row for each plan; everything is counted, role by role.
    Counted,
}

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

/// The rows of a sheet: what is laid down, and what is taken up. That of a leader has
/// one page, and tells as much as that has room for. Days of the year of `on` are said
/// without it.
pub(super) fn of_sheet(down: &[Item], up: &[Item], on: NaiveDate, leads: bool) -> [Vec<Row>; 2] {
    let rows = |items: &[Item], detail| grouped(items.to_vec(), on, detail);
    if !leads {
        return [down, up].map(|items| rows(items, Detail::Whole));
    }
    let mut sheet = [down, up].map(|items| rows(items, Detail::Brief));
    let lines = |rows: &Vec<Row>| rows.iter().map(Row::lines).sum::<usize>();
    // The longer of the two tells less first.
    let longer = usize::from(lines(&sheet[1]) > lines(&sheet[0]));
    for nth in [longer, 1 - longer] {
        if sheet.iter().map(lines).sum::<usize>() > ROOM {
            sheet[nth] = rows([down, up][nth], Detail::Counted);
        }
    }
    sheet
}

impl Row {
    /// How many lines it has in print, about.
    fn lines(&self) -> usize {
        let count = |text: &str| text.chars().count();
        let names = |others: &[String]| others.iter().map(|one| count(one) + 1).sum::<usize>();
        let subject = |one: &Subject| count(&one.name) + if one.due.is_some() { 9 } else { 1 };
        let of = |of: &Of| {
            let subjects = of.subjects.iter().map(subject).sum::<usize>();
            count(&of.label) + 2 + subjects + names(&of.others) + of.count.map_or(0, |_| 3)
        };
        let what = self.what.iter().map(of).sum::<usize>();
        let words = (count(&self.plan) + 3 + what).div_ceil(LINE);
        words.max(self.others.len()).max(1)
    }
}

fn grouped(mut items: Vec<Item>, on: NaiveDate, detail: Detail) -> Vec<Row> {
    let brief = detail != Detail::Whole;
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
        if detail == Detail::Counted && row.kind == "plan" {
            counted(&mut row.what);
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

/// Names each role once, and how many things there are in it.
fn counted(what: &mut Vec<Of>) {
    let mut kept: Vec<Of> = Vec::new();
    for mut of in what.drain(..) {
        let several = of.count.unwrap_or(of.subjects.len());
        of.subjects.clear();
        of.others.clear();
        let same = |known: &&mut Of| (known.kind, &known.label) == (of.kind, &of.label);
        match kept.iter_mut().find(same) {
            Some(known) => known.count = known.count.map(|count| count + several),
            None => kept.push(Of {
                count: Some(several),
                ..of
            }),
        }
    }
    *what = kept;
}

fn said(day: NaiveDate, on: NaiveDate) -> String {
    match day.year() == on.year() {
        true => format!("{}月{}日", day.month(), day.day()),
        false => full_date(day),
    }
}
