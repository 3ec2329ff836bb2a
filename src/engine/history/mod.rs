//! What was done to the data, one entry for each thing done, and the way back and
//! forth again. It stands on the disk beside the data: whoever works on it, from a
//! page or a command line, now or next week, has the same history; each machine its
//! own of what was done on it.
//!
//! An entry is written in the same step as the files it is of: both or neither.
//! It holds the lines that differ and those around them, so that it can be taken
//! back where other lines of the file have changed since.

mod piece;
mod store;

pub use piece::Turn;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic};
use crate::workspace::{Moment, Workspace, Write, machine};
use piece::Edited;

/// How many things are remembered.
const MOST: usize = 500;
/// For how many days.
const DAYS: u64 = 400;
/// How many bytes all entries may have.
const BYTES: usize = 20_000_000;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number: what came later has a higher one.
    pub order: u32,
    /// The day by the clock, such as 2026-07-01.
    pub day: String,
    /// The time by the clock, such as 14:05; earlier versions did not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// Who did it, by the name that the system knows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What was done, in the words of whoever did it.
    pub what: String,
    /// The machine on which it was done: nobody takes back what was done on another.
    #[serde(default)]
    machine: Option<String>,
    /// Whether it has been taken back.
    pub undone: bool,
    /// Where the way back is, if not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
    /// The files.
    files: Vec<Edited>,
}

/// What has a way back of its own, or none: the history knows of it and goes on
/// below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Elsewhere {
    /// A change of staff: with its papers, the last first.
    Change,
    /// A paper that was issued: in the register, as recalled or void.
    Issue,
}

impl Entry {
    /// Whether it was done on this machine; on which, older entries do not say.
    fn is_own(&self) -> bool {
        self.machine
            .as_ref()
            .is_none_or(|done_on| *done_on == machine())
    }

    /// The paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Whether it stands as it was done, and can be taken back from here.
    fn is_open(&self) -> bool {
        !self.undone && self.elsewhere.is_none()
    }
}

/// Everything that is remembered, the oldest first.
pub fn entries(workspace: &Workspace) -> Vec<Entry> {
    store::read(workspace)
}

/// What is taken back next.
pub fn last_done(entries: &[Entry]) -> Option<&Entry> {
    let mut own = entries.iter().rev().filter(|entry| entry.is_own());
    own.find(|entry| entry.is_open())
}

/// What is done again next.
pub fn first_undone(entries: &[Entry]) -> Option<&Entry> {
    let done = last_done(entries).map_or(0, |entry| entry.order);
    let mut own = entries.iter().filter(|entry| entry.is_own());
    own.find(|entry| entry.undone && entry.order > done)
}

/// Writes files, and an entry for the way back. Whoever calls has entered the
/// workspace to write.
///
/// # Errors
/// As [`Workspace::commit`].
pub fn commit(
    workspace: &Workspace,
    writes: Vec<Write>,
    what: &str,
    clock: NaiveDate,
) -> Result<(), Box<Diagnostic>> {
    put(workspace, writes, (what, None), clock)
}

/// Writes files, and an entry that says so; the way back is another. Whoever calls
/// has entered the workspace to write.
///
/// # Errors
/// As [`Workspace::commit`].
pub fn note(
    workspace: &Workspace,
    writes: Vec<Write>,
    what: &str,
    (clock, elsewhere): (NaiveDate, Elsewhere),
) -> Result<(), Box<Diagnostic>> {
    put(workspace, writes, (what, Some(elsewhere)), clock)
}

fn put(
    workspace: &Workspace,
    mut writes: Vec<Write>,
    (what, elsewhere): (&str, Option<Elsewhere>),
    clock: NaiveDate,
) -> Result<(), Box<Diagnostic>> {
    let mut entries = store::read(workspace);
    let order = entries.iter().map(|e| e.order).max().unwrap_or(0) + 1;
    // What was taken back is gone once something else is done.
    let gone = |entry: &Entry| entry.undone && entry.is_own();
    let (undone, done): (Vec<_>, Vec<_>) = entries.drain(..).partition(gone);
    writes.extend(undone.iter().map(|entry| store::removed(workspace, entry)));
    writes.extend(old(&done, clock).map(|entry| store::removed(workspace, entry)));
    let kept = writes.iter().filter(|_| elsewhere.is_none());
    let moment = Moment::now();
    let entry = Entry {
        order,
        day: clock.to_string(),
        time: moment.time,
        by: moment.by,
        what: what.to_string(),
        machine: Some(machine()),
        undone: false,
        elsewhere,
        files: kept.filter_map(Edited::of).collect(),
    };
    writes.push(store::written(workspace, &entry));
    workspace.commit(&writes)
}

/// Takes the entry of that number back, or does it again. Whoever calls has
/// entered the workspace to write.
///
/// # Errors
/// `not-in-history` where it is not the next one; `edited-since` where its lines
/// are not what it made of them; faults of the disk.
pub fn turn(workspace: &Workspace, order: u32, turn: Turn) -> Result<Entry, Box<Diagnostic>> {
    let entries = store::read(workspace);
    let next = match turn {
        Turn::Back => last_done(&entries),
        Turn::Again => first_undone(&entries),
    };
    let Some(entry) = next.filter(|entry| entry.order == order) else {
        return Err(Box::new(Diagnostic::new(Code::NotInHistory)));
    };
    let mut writes = Vec::new();
    for file in &entry.files {
        writes.push(file.turned(workspace, turn)?);
    }
    let mut turned = entry.clone();
    turned.undone = turn == Turn::Back;
    writes.push(store::written(workspace, &turned));
    workspace.commit(&writes)?;
    Ok(turned)
}

/// Forgets everything that was done. Whoever calls has entered the workspace to
/// write.
///
/// # Errors
/// Faults of the disk.
pub fn forget(workspace: &Workspace) -> Result<usize, Box<Diagnostic>> {
    let entries = store::read(workspace);
    let gone = entries.iter().map(|entry| store::removed(workspace, entry));
    let gone: Vec<Write> = gone.collect();
    workspace.commit(&gone)?;
    Ok(gone.len())
}

/// Entries that are too many, too old or too large to be kept.
fn old(entries: &[Entry], clock: NaiveDate) -> impl Iterator<Item = &Entry> {
    let first = clock.checked_sub_days(Days::new(DAYS));
    let first = first.map_or(String::new(), |day| day.to_string());
    let mut bytes = 0;
    let newest = entries.iter().rev().enumerate();
    newest.filter_map(move |(n, entry)| {
        bytes += entry.files.iter().map(Edited::size).sum::<usize>();
        let kept = n + 1 < MOST && bytes < BYTES && entry.day >= first;
        (!kept).then_some(entry)
    })
}
