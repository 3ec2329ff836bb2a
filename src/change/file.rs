//! The file of a change where it stands on the disk, and where the record of it
//! goes once it is applied.

use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Sources};
use crate::engine::applied::{self, Record};
use crate::engine::{Faults, Session};
use crate::load::Input;
use crate::model::date::full_date;
use crate::workspace::{Workspace, read_file};

/// Where changes are kept, below the data folder.
pub(super) const FOLDER: &str = "changes";

/// The file: a path, one below the root, or a name in `data/changes/`, with or
/// without its ending.
///
/// # Errors
/// `file-unreadable`.
pub(super) fn read(workspace: &Workspace, given: &Path) -> Result<Input, Box<Diagnostic>> {
    let kept = workspace.data.join(FOLDER);
    let with_ending = kept.join(format!("{}.yaml", given.display()));
    let places = [
        given.to_path_buf(),
        workspace.root.join(given),
        kept.join(given),
        with_ending,
    ];
    let path = Workspace::first_file(&places).unwrap_or(given);
    let bytes = read_file(path)?;
    let shown = path.strip_prefix(&workspace.root).unwrap_or(path);
    let shown = shown.to_string_lossy().replace('\\', "/");
    Ok(Input {
        path: shown.trim_start_matches("./").to_string(),
        bytes: bytes.into(),
    })
}

/// What a person calls a change: by its first day.
pub(super) fn named(session: &Session, day: NaiveDate) -> String {
    session
        .locale
        .ui("web-change-of", &[("day", full_date(day))])
}

/// What the change is known by: its file's name without the ending.
pub(super) fn id(given: &Path) -> String {
    let stem = given.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Where its record stands, from the root.
pub(super) fn record(workspace: &Workspace, given: &Path) -> String {
    workspace.data_path(&format!("{}/{}.yaml", applied::FOLDER, id(given)))
}

/// The records of all changes that were applied.
///
/// # Errors
/// `record-damaged`, and faults of the disk.
pub(super) fn records(workspace: &Workspace) -> Result<Vec<Record>, Box<Faults>> {
    let mut sources = Sources::default();
    let records = applied::records(workspace, &mut sources);
    records.map_err(|report| Box::new(Faults { report, sources }))
}
