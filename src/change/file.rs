//! The file of a change where it stands on the disk, and where the record of it
//! goes once it is applied.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Sources};
use crate::engine::applied::{self, Record};
use crate::engine::{Faults, Session};
use crate::load::Input;
use crate::model::date::full_date;
use crate::workspace::{Workspace, read_file};

/// Where changes are kept, below the data folder.
pub(super) const FOLDER: &str = "changes";

/// Where the file stands: at a path, at one below the root, or under its name among
/// the changes that this user keeps or in `data/changes/`, with or without its ending.
pub(super) fn find(workspace: &Workspace, given: &Path) -> PathBuf {
    let named = format!("{}.yaml", given.display());
    let own = workspace.of_user().ok().map(|own| own.data.join(FOLDER));
    let kept = own.into_iter().chain([workspace.data.join(FOLDER)]);
    let kept = kept.flat_map(|folder| [folder.join(given), folder.join(&named)]);
    let mut places = vec![given.to_path_buf(), workspace.root.join(given)];
    places.extend(kept);
    Workspace::first_file(&places)
        .unwrap_or(given)
        .to_path_buf()
}

/// The file at that place.
///
/// # Errors
/// `file-unreadable`.
pub(super) fn read(workspace: &Workspace, path: &Path) -> Result<Input, Box<Diagnostic>> {
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

/// Whether this user keeps the file until it is announced.
pub(super) fn is_held(workspace: &Workspace, path: &Path) -> bool {
    let own = workspace.of_user();
    own.is_ok_and(|own| path.starts_with(own.data.join(FOLDER)))
}

/// Whether the workspace has a change of that name or path.
pub fn is_there(workspace: &Workspace, given: &Path) -> bool {
    read(workspace, &find(workspace, given)).is_ok()
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
