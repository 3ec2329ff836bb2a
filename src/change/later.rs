//! Takes a staff change that was applied, or that waits; gives its notices anew, dated on a later day:
//! data come first, papers when they are decided on.

use std::path::Path;

use chrono::NaiveDate;

use super::adjusted::{Adjusted, adjusted};
use super::prepare::{Past, prepare};
use super::{file, papers};
use crate::diagnostic::{Code, Diagnostic, Report, Sources};
use crate::engine::applied::{self, Record};
use crate::engine::{Faults, Papers, Session};
use crate::load::Input;
use crate::model::date::full_date;
use crate::workspace::Workspace;

/// The notices of a change, of a later day.
#[derive(Debug)]
pub struct Later {
    /// What the change is known by.
    pub id: String,
    /// Its first day.
    pub date: NaiveDate,
    /// Whether it waits on this machine until it is announced; its papers do so, too.
    pub held: bool,
    /// The bodies that change, and what each asks for.
    pub bodies: Vec<Adjusted>,
    /// The notices, below `notices/`; the day is part of their names, so that none
    /// takes the place of a draft that somebody has gone on with.
    pub papers: Papers,
}

/// Drafts the notices as of that day. Nothing is written.
///
/// # Errors
/// `not-applied`, `later-change-applied`, `edited-since`, `paper-before-change`, and
/// every fault of the data.
pub fn later(
    workspace: &Workspace,
    given: &Path,
    (on, clock): (NaiveDate, NaiveDate),
    each: bool,
) -> Result<Later, Box<Faults>> {
    let records = file::records(workspace)?;
    let id = file::id(given);
    let refused = |code: Code, change: String| {
        let fault = Diagnostic::new(code).arg("change", change);
        Box::new(fault.at(given.to_path_buf()))
    };
    let of_change = |r: &&Record| file::id(Path::new(&r.applied.change)) == id;
    let found = records.iter().find(of_change);
    let place = file::find(workspace, given);
    let held = found.is_none() && file::is_held(workspace, &place);
    if found.is_none() && !held {
        return Err(refused(Code::NotApplied, id).into());
    }
    let order = found.map_or(u32::MAX, |found| found.applied.order);
    if let Some(later) = records.iter().find(|other| other.applied.order > order) {
        let change = later.applied.change.clone();
        return Err(refused(Code::LaterChangeApplied, change).into());
    }
    let mut disk = Report::default();
    let (mut data, settings, _) = workspace.data(&mut disk);
    if disk.has_errors() {
        let sources = Sources::default();
        return Err(Box::new(Faults {
            report: disk,
            sources,
        }));
    }
    if let Some(found) = found {
        undo(&mut data, &found.applied.files, workspace)?;
    }
    let others = records.iter().filter(|other| other.applied.order != order);
    let past: Vec<Past> = others
        .map(|other| Past {
            same: false,
            change: other.applied.change.clone(),
            date: other.applied.date.clone(),
        })
        .collect();
    let place = match found {
        Some(found) => file::find(workspace, Path::new(&found.applied.change)),
        None => place,
    };
    let change = file::read(workspace, &place)?;
    let prepared = prepare(&past, &data, &settings, &change)?;
    if on < prepared.steps.date {
        let fault = Diagnostic::new(Code::PaperBeforeChange).arg("day", full_date(on));
        let fault = fault.arg("date", full_date(prepared.steps.date));
        return Err(Box::new(fault.at(given.to_path_buf())).into());
    }
    let session = Session::read_without_data(workspace);
    let today = session.today(clock);
    let made = papers::notices(&prepared, &session, (today, Some(on)), each);
    Ok(Later {
        date: prepared.steps.date,
        held,
        bodies: adjusted(&prepared),
        papers: papers::named(made, "notices", &format!("{id}-{on}")),
        id,
    })
}

/// The data as they stood before the change, in memory.
fn undo(
    data: &mut Vec<Input>,
    files: &[applied::File],
    workspace: &Workspace,
) -> Result<(), Box<Faults>> {
    for file in files {
        let at = data.iter().position(|input| input.path == file.path);
        let now = match at {
            Some(at) => data[at].bytes.get().unwrap_or_default().into_owned(),
            None => Vec::new(),
        };
        let Some(before) = applied::undone(file, &now) else {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &file.path);
            return Err(Box::new(fault.at(workspace.root.join(&file.path))).into());
        };
        match (at, before) {
            (Some(at), Some(bytes)) => data[at].bytes = bytes.into(),
            (Some(at), None) => drop(data.remove(at)),
            (None, Some(bytes)) => data.push(Input {
                path: file.path.clone(),
                bytes: bytes.into(),
            }),
            (None, None) => {}
        }
    }
    Ok(())
}
