//! The record of a change that was applied, and the way back.

use serde::{Deserialize, Serialize};

use crate::digest::sha256;
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
    /// The notices and sheets that were written.
    #[serde(default)]
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

/// The records of a workspace, by their paths.
pub fn records(workspace: &Workspace) -> Vec<(String, Applied)> {
    let files = workspace.read_folder(&workspace.data.join(FOLDER));
    let read = |file: workspace::File| {
        let record = load::read_record(std::str::from_utf8(&file.bytes).ok()?)?;
        Some((file.path, record))
    };
    files.into_iter().filter_map(read).collect()
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
