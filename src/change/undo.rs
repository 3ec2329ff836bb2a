//! Takes a staff change that was applied; puts back the bytes that stood there
//! before.

use std::path::Path;

use super::{file, papers};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Faults, applied};
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
/// `not-applied`, `later-change-applied`, `edited-since`, and faults of the disk.
pub fn undo(workspace: &Workspace, given: &Path) -> Result<Undone, Box<Faults>> {
    let records = applied::records(workspace);
    let path = file::record(workspace, given);
    let refused = |code: Code, change: String| {
        let fault = Diagnostic::new(code).arg("change", change);
        Box::new(fault.at(given.to_path_buf()))
    };
    let Some((_, record)) = records.iter().find(|(known, _)| *known == path) else {
        return Err(refused(Code::NotApplied, file::id(given)).into());
    };
    if let Some((_, later)) = records.iter().find(|(_, other)| other.order > record.order) {
        return Err(refused(Code::LaterChangeApplied, later.change.clone()).into());
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
    writes.push(Write {
        before: workspace.bytes(&path).ok(),
        path,
        after: None,
    });
    let (gone, kept) = papers::taken_back(workspace, &record.papers);
    writes.extend(gone);
    workspace.commit(&writes)?;
    Ok(Undone {
        files: record.files.iter().map(|file| file.path.clone()).collect(),
        plans: record.plans.clone(),
        kept,
    })
}
