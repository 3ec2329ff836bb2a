//! Takes what a check found; gives the files with every cure that is one certain
//! change of signs. Words are never changed: which one was meant is for a person
//! to say.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::edit::{self, Version};
use super::faults::Faults;
use super::history;
use crate::diagnostic::{Diagnostic, Edit, FileId, Place};
use crate::load;
use crate::workspace::{Workspace, Write};

/// A file put right.
#[derive(Debug)]
pub struct Repaired {
    /// Its path below the root.
    pub path: String,
    /// The lines that are others now: number, as typed, as they should be.
    pub lines: Vec<(usize, String, String)>,
    before: Version,
    after: String,
}

/// Every file with a fault that has a certain cure; nothing is written.
pub fn repairs(workspace: &Workspace, faults: &Faults) -> Vec<Repaired> {
    let mut cures: BTreeMap<FileId, Vec<&[Edit]>> = BTreeMap::new();
    for fault in faults.report.iter() {
        if let Some(Place::Span(span)) = fault.primary.as_ref().map(|label| &label.place) {
            cures.entry(span.file).or_default().push(&fault.edits);
        }
    }
    let repaired = cures
        .into_iter()
        .filter_map(|(file, cures)| repaired(workspace, &faults.sources.get(file).path, &cures));
    repaired.collect()
}

/// Writes them, with a way back. Whoever calls has entered the workspace to write.
///
/// # Errors
/// Faults of the disk; then nothing is written.
pub fn repair(
    workspace: &Workspace,
    repaired: &[Repaired],
    what: &str,
    clock: NaiveDate,
) -> Result<(), Box<Diagnostic>> {
    let writes = repaired.iter().map(|file| Write {
        path: file.path.clone(),
        before: Some(file.before.bytes.clone()),
        after: Some(file.before.bytes_of(&file.after)),
    });
    history::commit(workspace, writes.collect(), what, clock)
}

/// The file with those cures that leave its words, each made whole or not at all;
/// nothing where there are none, or where it is in another encoding, which a fault of
/// its own tells.
fn repaired(workspace: &Workspace, path: &str, cures: &[&[Edit]]) -> Option<Repaired> {
    let none = cures.iter().all(|cure| cure.is_empty());
    if none || !(workspace.is_data(path) || path == "fangan.yaml") {
        return None;
    }
    let before = edit::version(workspace, path).ok()?;
    let lines: Vec<&str> = before.text.split('\n').collect();
    let harmless = |edit: &Edit| {
        let line = lines.get(edit.line.saturating_sub(1) as usize);
        line.is_some_and(|line| leaves_words(line, edit))
    };
    let kept = cures.iter().filter(|cure| cure.iter().all(harmless));
    let mut kept: Vec<Edit> = kept.flat_map(|cure| cure.iter().cloned()).collect();
    kept.sort();
    kept.dedup();
    let after = load::edited(&before.text, &kept);
    let changed = before.text.split('\n').zip(after.split('\n')).enumerate();
    let changed = changed.filter(|(_, (old, new))| old != new);
    let lines: Vec<_> = changed
        .map(|(n, (old, new))| (n + 1, old.to_owned(), new.to_owned()))
        .collect();
    (!lines.is_empty()).then(|| Repaired {
        path: path.to_owned(),
        lines,
        before,
        after,
    })
}

/// Whether letters and digits are the same before and after.
fn leaves_words(line: &str, edit: &Edit) -> bool {
    let old: String = line
        .chars()
        .skip(edit.column.saturating_sub(1) as usize)
        .take(edit.removed as usize)
        .filter(|c| c.is_alphanumeric())
        .collect();
    edit.inserted
        .chars()
        .filter(|c| c.is_alphanumeric())
        .eq(old.chars())
}
