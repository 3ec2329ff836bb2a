//! Takes tables that units filled in and sent back; gives what they reported. Rows are
//! known by the hidden number, wherever they were moved; where that is gone, by the
//! words of the task. What cannot be made out is told, and never guessed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::asked::Asked;
use super::heads::{Head, head, state};
use super::kept::Entry;
use super::sheet::id;
use crate::diagnostic::Diagnostic;
use crate::engine::Session;
use crate::model::DepartmentId;
use crate::office::import::{self, Sheet};

/// What came back.
#[derive(Debug, Default)]
pub struct Returned {
    /// What was reported.
    pub entries: Vec<Entry>,
    /// What is to be looked at.
    pub told: Vec<Told>,
    /// Files that could not be read.
    pub unread: Vec<Diagnostic>,
    /// Units that were asked and have not reported.
    pub missing: Vec<DepartmentId>,
}

/// Something about a row that a person must look at: key of the sentence in the
/// locale's `ui`, and what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The key.
    pub key: &'static str,
    /// File, row, words.
    pub args: Vec<(&'static str, String)>,
}

/// Reads the files of a month: name and bytes of each.
pub fn returned(
    session: &Session,
    asked: &[Asked],
    (month, day): (&str, NaiveDate),
    files: &[(String, Vec<u8>)],
) -> Returned {
    let mut found = Returned::default();
    for (name, bytes) in files {
        let sheets = match import::read(bytes, name) {
            Ok((sheets, _)) => sheets,
            Err(fault) => {
                found.unread.push(*fault);
                continue;
            }
        };
        let before = found.entries.len() + found.told.len();
        for sheet in &sheets {
            read(session, asked, month, (name, sheet), &mut found);
        }
        if found.entries.len() + found.told.len() == before {
            found
                .told
                .push(told("collect-no-table", name, None, String::new()));
        }
    }
    let reported: BTreeSet<&str> = found.entries.iter().map(|e| e.unit.as_str()).collect();
    let units: BTreeSet<DepartmentId> = asked.iter().map(|one| one.unit).collect();
    let there = |unit: &DepartmentId| {
        let unit = session.organisation.department(*unit);
        unit.period.contains(day) && !reported.contains(unit.id.as_str())
    };
    found.missing = units.into_iter().filter(there).collect();
    found
}

fn told(key: &'static str, file: &str, row: Option<usize>, words: String) -> Told {
    let row = row.map_or(String::new(), |row| (row + 1).to_string());
    Told {
        key,
        args: vec![("file", file.to_string()), ("row", row), ("words", words)],
    }
}

/// The only one, if there is one and no other.
fn one<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next();
    first.filter(|_| all.next().is_none())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn read(
    session: &Session,
    asked: &[Asked],
    month: &str,
    (file, sheet): (&str, &Sheet),
    found: &mut Returned,
) {
    let heads = sheet.rows.iter().position(|row| {
        let known: Vec<Head> = row.iter().filter_map(|cell| head(cell)).collect();
        known.contains(&Head::Progress) && known.contains(&Head::Task)
    });
    let Some(top) = heads else { return };
    let columns: Vec<(usize, Head)> = sheet.rows[top]
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| Some((column, head(cell)?)))
        .collect();
    let column = |wanted: Head| {
        columns
            .iter()
            .find(|(_, head)| *head == wanted)
            .map(|(c, _)| *c)
    };
    let cell = |row: usize, wanted: Head| {
        column(wanted).map_or(String::new(), |c| sheet.text(row, c).trim().to_string())
    };
    // Which unit sent it: whose numbers most of its rows bear.
    let mut own: Vec<&str> = Vec::new();
    for row in top + 1..sheet.rows.len() {
        let number = cell(row, Head::Id);
        let unit = asked
            .iter()
            .find(|one| id(session, &one.id, one.unit) == number);
        own.extend(unit.map(|one| session.organisation.department(one.unit).id.as_str()));
    }
    for row in top + 1..sheet.rows.len() {
        let number = match column(Head::Id) {
            // What a merged cell covers has no number of its own.
            Some(c) if !sheet.filled.contains(&(row, c)) => sheet.text(row, c).trim().to_string(),
            _ => String::new(),
        };
        let what = cell(row, Head::Task);
        let [progress, problem, next, by] =
            [Head::Progress, Head::Problem, Head::Next, Head::By].map(|head| cell(row, head));
        let said = cell(row, Head::State);
        if number.is_empty() && what.is_empty() && progress.is_empty() {
            continue;
        }
        let by_number = asked
            .iter()
            .find(|one| id(session, &one.id, one.unit) == number);
        let by_words = || {
            let same = asked.iter().filter(|one| {
                let unit = session.organisation.department(one.unit).id.as_str();
                squeezed(&one.what) == squeezed(&what) && (own.is_empty() || own.contains(&unit))
            });
            let same: Vec<&Asked> = same.collect();
            let source = squeezed(&cell(row, Head::Source));
            match same[..] {
                [only] => Some(only),
                _ => one(same
                    .into_iter()
                    .filter(|one| squeezed(&one.source) == source)),
            }
        };
        let Some(task) = by_number.or_else(by_words) else {
            found
                .told
                .push(told("collect-unknown-row", file, Some(row), what));
            continue;
        };
        if squeezed(&task.what) != squeezed(&what) {
            found
                .told
                .push(told("collect-text-changed", file, Some(row), what));
        }
        if progress.is_empty() && said.is_empty() {
            found.told.push(told(
                "collect-empty-row",
                file,
                Some(row),
                task.what.clone(),
            ));
            continue;
        }
        let meant = state(&said);
        if meant.is_none() && !said.is_empty() {
            found
                .told
                .push(told("collect-unknown-state", file, Some(row), said));
        }
        let unit = session.organisation.department(task.unit).id.clone();
        let twice = |known: &Entry| known.task == task.id && known.unit == unit;
        if found.entries.iter().any(twice) {
            found
                .told
                .push(told("collect-twice", file, Some(row), task.what.clone()));
            continue;
        }
        found.entries.push(Entry {
            month: month.to_string(),
            task: task.id.clone(),
            unit,
            what: task.what.clone(),
            state: meant,
            progress,
            problem,
            next,
            by,
        });
    }
}
