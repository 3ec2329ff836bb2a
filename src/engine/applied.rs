//! The record of a change that was applied, and the way back. Whoever asks for
//! records gets all of them or a fault: a record that cannot be read may be of
//! any change.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Report, Sources, Span};
use crate::digest::{Digest, sha256};
use crate::load;
use crate::workspace::{self, Workspace};

/// What was done, as `data/changes/applied/<id>.yaml` keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Applied {
    /// The change file.
    pub change: String,
    /// SHA-256 of it.
    pub digest: String,
    /// First day of the change, such as 2026-07-01.
    pub date: String,
    /// The day from which it may be known.
    pub announced: Option<String>,
    /// How many changes were applied before, plus one.
    pub order: u32,
    /// Plans whose current edition follows.
    pub plans: Vec<String>,
    /// The files that were edited.
    pub files: Vec<File>,
    /// The notices and sheets that were written. It comes last: a record that is
    /// cut off lacks it.
    pub papers: Vec<Paper>,
}

/// A notice or handover sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Its name below the output folder.
    pub name: String,
    /// SHA-256 as it was written.
    pub digest: String,
}

/// Where the records stand, below the data folder.
pub const FOLDER: &str = "changes/applied";

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A record as it was found.
#[derive(Debug)]
pub struct Record {
    /// Its path.
    pub path: String,
    /// Paths of its copies, as editors and careful people make them.
    pub copies: Vec<String>,
    /// What it says.
    pub applied: Applied,
    /// The day that its change file has been put off to since.
    put_off: Option<NaiveDate>,
}

impl Record {
    /// The day from which the change may be known, where that lies ahead.
    pub fn secret_until(&self, today: NaiveDate) -> Option<NaiveDate> {
        let announced = self.applied.announced.as_deref().and_then(day);
        announced.max(self.put_off).filter(|day| *day > today)
    }
}

/// What lies where changes are kept, and what of it cannot be read.
#[derive(Debug, Default)]
pub struct Kept {
    /// Each file, and whether it lies where records do.
    files: Vec<(workspace::File, bool)>,
    faults: Report,
}

/// The records of a workspace in the order of the changes.
///
/// # Errors
/// As [`Kept::records`].
pub fn records(workspace: &Workspace, sources: &mut Sources) -> Result<Vec<Record>, Report> {
    Kept::of(workspace).records(sources)
}

impl Kept {
    /// Every file below `changes/`, whatever it is called: a record that somebody
    /// has renamed is one still.
    pub fn of(workspace: &Workspace) -> Self {
        let mut kept = Self::default();
        kept.add(workspace, &workspace.data);
        kept
    }

    /// The same; where the data was taken from elsewhere, below the usual data
    /// folder as well: it may be a copy of that.
    pub fn anywhere(workspace: &Workspace) -> Self {
        let mut kept = Self::of(workspace);
        let usual = Workspace::at(&workspace.root).data;
        if usual != workspace.data {
            kept.add(workspace, &usual);
        }
        kept
    }

    fn add(&mut self, workspace: &Workspace, data: &Path) {
        let files = workspace.read_all(&data.join("changes"), was_one, &mut self.faults);
        let home = Workspace {
            data: data.to_path_buf(),
            ..workspace.clone()
        };
        let home = home.data_path(&format!("{FOLDER}/"));
        let at_home = |file: workspace::File| {
            let at_home = file.path.starts_with(&home);
            (file, at_home)
        };
        self.files.extend(files.into_iter().map(at_home));
    }

    /// The words that stand for all of it; empty where some cannot be read.
    pub fn digest(&self) -> String {
        let mut digest = Digest::default();
        for (file, _) in &self.files {
            digest.part(&file.path).part(&file.bytes);
        }
        match self.faults.is_empty() {
            true => digest.word(),
            false => String::new(),
        }
    }

    /// The records among the files. Faults point into `sources`.
    ///
    /// # Errors
    /// `record-damaged` for each that cannot be read as one, and faults of the
    /// disk: it is not known then what has been done.
    pub fn records(self, sources: &mut Sources) -> Result<Vec<Record>, Report> {
        let (mut records, mut faults) = (Vec::<Record>::new(), self.faults);
        let mut files = self.files;
        let changes = put_off(&files);
        // Copies come behind what they are copies of.
        files.sort_by_key(|(file, _)| !ends_as_one(&file.path));
        for (file, at_home) in files {
            match read(&file.bytes) {
                Ok(applied) => match records.iter_mut().find(|r| r.applied == applied) {
                    Some(known) => known.copies.push(file.path),
                    None => records.push(Record {
                        path: file.path,
                        copies: Vec::new(),
                        put_off: changes.get(&applied.change).copied(),
                        applied,
                    }),
                },
                Err((line, column)) if at_home && was_one(&file.path) => {
                    let text = String::from_utf8_lossy(&file.bytes);
                    let id = sources.add(file.path.clone(), text);
                    let fault = Diagnostic::new(Code::RecordDamaged).arg("path", file.path);
                    faults.push(fault.at(Span::on_line(id, line, column, 1)));
                }
                Err(_) => {}
            }
        }
        records.sort_by_key(|record| record.applied.order);
        match faults.is_empty() {
            true => Ok(records),
            false => Err(faults),
        }
    }
}

/// The days on which changes are announced, by their files as they stand now.
fn put_off(files: &[(workspace::File, bool)]) -> BTreeMap<String, NaiveDate> {
    let day = |(file, _): &(workspace::File, bool)| {
        let input = load::Input {
            path: file.path.clone(),
            bytes: file.bytes.clone().into(),
        };
        // A change file that cannot be read puts nothing off.
        let (change, _) = load::change(input, &mut Sources::default());
        Some((file.path.clone(), change?.announced?.value))
    };
    let changes = files.iter().filter(|(_, at_home)| !at_home);
    changes.filter_map(day).collect()
}

/// A record; where it ceases to be one, line and column from 1.
fn read(bytes: &[u8]) -> Result<Applied, (u32, u32)> {
    let text = std::str::from_utf8(bytes).map_err(|_| (1, 1))?;
    // Whoever opens and saves it on Windows may leave a mark at its head.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let record: Applied = load::read_record(text).map_err(|at| {
        let conflict = text.lines().position(|line| line.starts_with("<<<<<<<"));
        conflict.map_or(at, |line| (line as u32 + 1, 1))
    })?;
    let days = [Some(&record.date), record.announced.as_ref()];
    for (written, key) in days.into_iter().zip(["date:", "announced:"]) {
        if written.is_some_and(|text| day(text).is_none()) {
            let line = text.lines().position(|line| line.starts_with(key));
            return Err((line.map_or(1, |line| line as u32 + 1), 1));
        }
    }
    Ok(record)
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_lowercase()
}

/// Whether a file is called as a record is.
fn ends_as_one(path: &str) -> bool {
    let name = name(path);
    !name.starts_with('.') && name.ends_with(".yaml")
}

/// Whether a file was a record, told from its name: others may lie beside it.
/// One that was begun and never renamed was none yet.
fn was_one(path: &str) -> bool {
    let name = name(path);
    let begun = name.starts_with('.') && name.ends_with(".part");
    !begun && (name.contains(".yaml") || name.contains(".yml"))
}

/// The record of a paper.
pub fn paper(name: &str, bytes: &[u8]) -> Paper {
    Paper {
        name: name.to_string(),
        digest: sha256(bytes),
    }
}

/// A file that was edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Path below the root.
    pub path: String,
    /// Whether the change created it.
    pub created: bool,
    /// SHA-256 before.
    pub before: String,
    /// SHA-256 after.
    pub after: String,
    /// What is put back to undo it, from the top down.
    pub back: Vec<Back>,
}

/// Bytes of the edited file and what stood there before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Back {
    /// First byte concerned.
    pub at: usize,
    /// How many bytes go.
    pub length: usize,
    /// What stood there.
    pub text: String,
}

/// The record of a file that was edited; `before` is none where there was none.
pub fn file(path: &str, before: Option<&[u8]>, after: &[u8]) -> File {
    let created = before.is_none();
    let before = before.unwrap_or_default();
    File {
        path: path.to_string(),
        created,
        before: sha256(before),
        after: sha256(after),
        back: back(before, after),
    }
}

/// What an edited file was before; nothing where it is not the file the record
/// speaks of. The inner `None`: there was no file.
pub fn undone(record: &File, now: &[u8]) -> Option<Option<Vec<u8>>> {
    if sha256(now) != record.after {
        return None;
    }
    if record.created {
        return Some(None);
    }
    let bytes = put_back(now, &record.back)?;
    (sha256(&bytes) == record.before).then_some(Some(bytes))
}

fn put_back(now: &[u8], back: &[Back]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(now.len());
    let mut reached = 0;
    for piece in back {
        out.extend_from_slice(now.get(reached..piece.at)?);
        out.extend_from_slice(piece.text.as_bytes());
        reached = piece.at.checked_add(piece.length)?;
    }
    out.extend_from_slice(now.get(reached..)?);
    Some(out)
}

/// The lines that differ. Files that are edited are UTF-8.
fn back(before: &[u8], after: &[u8]) -> Vec<Back> {
    let whole = || {
        vec![Back {
            at: 0,
            length: after.len(),
            text: String::from_utf8_lossy(before).into_owned(),
        }]
    };
    let (Ok(old), Ok(new)) = (std::str::from_utf8(before), std::str::from_utf8(after)) else {
        return whole();
    };
    let pieces = differing(old, new);
    match put_back(after, &pieces) {
        Some(bytes) if bytes == before => pieces,
        _ => whole(),
    }
}

/// The stretches of lines that differ, as they lie in the new text.
pub fn differing(old: &str, new: &str) -> Vec<Back> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let (mut i, mut j, mut at) = (0, 0, 0);
    let mut pieces = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            at += new[j].len();
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (a, b) = meeting(&old[i..], &new[j..]);
        let length = new[j..j + b].iter().map(|line| line.len()).sum();
        pieces.push(Back {
            at,
            length,
            text: old[i..i + a].concat(),
        });
        at += length;
        (i, j) = (i + a, j + b);
    }
    pieces
}

/// How many lines of each go until both are alike again.
fn meeting(old: &[&str], new: &[&str]) -> (usize, usize) {
    for sum in 1..200.min(old.len() + new.len() + 1) {
        for a in 0..=sum.min(old.len()) {
            let b = sum - a;
            if b <= new.len() && a < old.len() && b < new.len() && old[a] == new[b] {
                return (a, b);
            }
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_gives_the_first_bytes_and_keeps_few_of_them() {
        let before: String = (0..400).map(|i| format!("行{i}\n")).collect();
        let after = before
            .replace("行7\n", "行7改\n新\n")
            .replace("行300\n", "")
            + "尾";
        let record = file("a", Some(before.as_bytes()), after.as_bytes());
        assert_eq!(
            undone(&record, after.as_bytes()),
            Some(Some(before.into_bytes()))
        );
        assert_eq!(undone(&record, b"other"), None);
        assert!(record.back.iter().map(|b| b.text.len()).sum::<usize>() < 40);
    }
}
