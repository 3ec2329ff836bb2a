//! Takes a staff change that was applied; puts back the bytes that stood there
//! before.

use std::path::Path;

use chrono::NaiveDate;

use super::{due_papers, file, papers};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::applied::{self, Record};
use crate::engine::history::{self, Elsewhere};
use crate::engine::{Faults, Session};
use crate::workspace::{Workspace, Write};

/// A staff change that has been taken back.
#[derive(Debug)]
pub struct Undone {
    /// The data files that are as they were, from the root.
    pub files: Vec<String>,
    /// Plans whose current edition follows: to be rebuilt.
    pub plans: Vec<String>,
    /// Papers that somebody has edited, and that stay.
    pub kept: Vec<String>,
}

/// Takes the change back, which must be the last one. Whoever calls has entered
/// the workspace to write.
///
/// # Errors
/// `not-applied`, `record-damaged`, `later-change-applied`, `edited-since`, and
/// faults of the disk.
pub fn undo(workspace: &Workspace, given: &Path, clock: NaiveDate) -> Result<Undone, Box<Faults>> {
    let records = file::records(workspace)?;
    let path = file::record(workspace, given);
    let refused = |code: Code, change: String| {
        let fault = Diagnostic::new(code).arg("change", change);
        Box::new(fault.at(given.to_path_buf()))
    };
    // A record that somebody has renamed still says whose it is.
    let of_change = |r: &&Record| file::id(Path::new(&r.applied.change)) == file::id(given);
    let named = records.iter().find(|record| record.path == path);
    let Some(found) = named.or_else(|| records.iter().find(of_change)) else {
        return Err(refused(Code::NotApplied, file::id(given)).into());
    };
    let record = &found.applied;
    if let Some(later) = records
        .iter()
        .find(|other| other.applied.order > record.order)
    {
        let change = later.applied.change.clone();
        return Err(refused(Code::LaterChangeApplied, change).into());
    }
    let mut writes = Vec::new();
    for file in &record.files {
        let now = workspace.bytes(&file.path).unwrap_or_default();
        let Some(before) = applied::undone(file, &now) else {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &file.path);
            return Err(Box::new(fault.at(workspace.root.join(&file.path))).into());
        };
        writes.push(Write {
            path: file.path.clone(),
            before: Some(now),
            after: before,
        });
    }
    for path in std::iter::once(&found.path).chain(&found.copies) {
        writes.push(Write {
            before: workspace.bytes(path).ok(),
            path: path.clone(),
            after: None,
        });
    }
    let due = due_papers::path(workspace, &file::id(Path::new(&record.change)));
    if let Ok(bytes) = workspace.bytes(&due) {
        writes.push(Write {
            path: due,
            before: Some(bytes),
            after: None,
        });
    }
    let (gone, kept) = papers::taken_back(workspace, &record.papers);
    writes.extend(gone);
    let session = Session::read_without_data(workspace);
    let day = NaiveDate::parse_from_str(&record.date, "%Y-%m-%d").unwrap_or(clock);
    let change = [("what", file::named(&session, day))];
    let what = session.locale.ui("web-undone", &change);
    history::note(workspace, writes, &what, (clock, Elsewhere::Change))?;
    Ok(Undone {
        files: record.files.iter().map(|file| file.path.clone()).collect(),
        plans: record.plans.clone(),
        kept,
    })
}
