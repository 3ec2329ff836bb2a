//! Takes one edit of a data file, made from a version of it that somebody has
//! before his eyes; gives the file with the edit, written with a way back.
//!
//! An edit names the file by path and digest and the value by its number. Where
//! the file has changed since, the value is looked for among the lines that have
//! not; where it is itself changed, nothing is written, and both are told.

mod change;
mod made;
mod moved;
mod versions;

pub use change::{Change, Row};
pub use versions::{Version, Versions, version};

use chrono::NaiveDate;

use super::faults::Faults;
use super::history;
use super::session::Session;
use super::stages;
use super::wanted::Wanted;
use crate::diagnostic::{Diagnostic, Report};
use crate::load::{Card, Input, Opened};
use crate::workspace::{Workspace, Write};

/// An edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The file.
    pub path: String,
    /// The digest of the version that it was made from.
    pub digest: String,
    /// The number of the value in that version.
    pub node: u32,
    /// What is to be done.
    pub change: Change,
}

impl Change {
    /// Whether these words are what it would leave there.
    pub fn leaves(&self, words: &str) -> bool {
        matches!(self, Self::Words(wanted) if wanted.trim_end() == words.trim_end())
    }
}

/// Why an edit was not made.
#[derive(Debug)]
pub enum Refused {
    /// Somebody else has changed the same value: its number now, and what stands
    /// there, if anything does.
    Both(Option<(u32, String)>),
    /// The version that it was made from is not known any more.
    Stale,
    /// It cannot be written there.
    Unwritable,
    /// It would make faults.
    Faults(Box<Faults>),
}

impl From<Box<Diagnostic>> for Refused {
    fn from(fault: Box<Diagnostic>) -> Self {
        Self::Faults(fault.into())
    }
}

/// A file with an edit in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The version that the edit was put into.
    pub before: Version,
    /// The number of the value there.
    pub node: u32,
    /// The text with the edit.
    pub text: String,
}

/// Puts an edit into the file as it stands now; nothing is written.
///
/// # Errors
/// Why it cannot be.
pub fn put(workspace: &Workspace, versions: &Versions, edit: &Edit) -> Result<Edited, Refused> {
    let now = version(workspace, &edit.path)?;
    let node = if now.digest == edit.digest {
        edit.node
    } else {
        let then = versions.get(&edit.digest).ok_or(Refused::Stale)?;
        moved::node(&then.text, &now.text, edit.node)?
    };
    let text = made::made(&now.text, node, &edit.change).ok_or(Refused::Unwritable)?;
    Ok(Edited {
        before: now,
        node,
        text,
    })
}

/// Writes an edit. `plan` is the plan before whoever makes it, which must not get
/// new faults that keep it from being printed; `what` is what the history calls
/// it. Whoever calls has entered the workspace to write, and loaded `session` since.
/// Gives whether anything was to be written.
///
/// # Errors
/// Why nothing was written.
pub fn write(
    workspace: &Workspace,
    session: &Session,
    edited: &Edited,
    plan: Option<&str>,
    (what, clock): (&str, NaiveDate),
) -> Result<bool, Refused> {
    if edited.text == edited.before.text {
        return Ok(false);
    }
    let after = edited.before.bytes_of(&edited.text);
    let path = edited.before.path.clone();
    let day = session.today(clock);
    let old = errors(session, plan.map(|plan| session.plan(plan)), day);
    let card = plan.and_then(|plan| session.plans.by_id(plan));
    let own = card.filter(|card| is_alone(session, card, &path));
    let new = match own {
        Some(card) => newly(
            session,
            Some(session.open_as(card, after.clone())),
            day,
            old,
        ),
        None => {
            let put = |data: &mut Vec<Input>| replace(data, &path, &after);
            let changed = Session::read_with(workspace, put);
            let opened = plan.map(|plan| changed.plan(plan));
            newly(&changed, opened, day, old)
        }
    };
    if let Some(faults) = new {
        return Err(Refused::Faults(faults));
    }
    let write = Write {
        path,
        before: Some(edited.before.bytes.clone()),
        after: Some(after),
    };
    history::commit(workspace, vec![write], what, clock)?;
    Ok(true)
}

/// Whether a file is a plan's, and holds nothing that others look at.
pub fn is_alone(session: &Session, card: &Card, path: &str) -> bool {
    let source = session.sources.get(card.file);
    // What more than plans look at is held.
    source.path == path && source.held().is_none()
}

/// Puts other bytes in the place of a file's.
pub fn replace(data: &mut [Input], path: &str, bytes: &[u8]) {
    for input in data.iter_mut().filter(|input| input.path == path) {
        input.bytes = bytes.to_vec().into();
    }
}

/// The errors of a workspace and of a plan in it.
fn errors(
    session: &Session,
    opened: Option<Result<Opened, Report>>,
    day: NaiveDate,
) -> Vec<Diagnostic> {
    let mut report = session.report.clone();
    match opened {
        Some(Ok(opened)) => {
            report.extend(opened.report.clone());
            let wanted = Wanted {
                as_of: None,
                ..Wanted::on(day)
            };
            report.extend(stages::documents(session, &opened, &wanted).1);
        }
        Some(Err(faults)) => report.extend(faults),
        None => {}
    }
    report.errors().into_iter().collect()
}

/// The errors that were not there before.
fn newly(
    session: &Session,
    opened: Option<Result<Opened, Report>>,
    day: NaiveDate,
    mut old: Vec<Diagnostic>,
) -> Option<Box<Faults>> {
    let mut new = Report::default();
    for fault in errors(session, opened, day) {
        let same = |o: &Diagnostic| o.code == fault.code && o.args == fault.args;
        match old.iter().position(same) {
            Some(known) => drop(old.swap_remove(known)),
            None => new.push(fault),
        }
    }
    new.has_errors().then(|| session.faults(new))
}
