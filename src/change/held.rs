//! Takes changes that are not announced yet; keeps them with their drafts in this
//! user's own folder, so that nothing of them stands where others may look, and moves
//! them in when they are announced.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::file::{self, FOLDER};
use crate::diagnostic::{Code, Diagnostic, Report, Sources};
use crate::digest::sha256;
use crate::engine::{Output, Papers, applied};
use crate::load::{self, Input, raw};
use crate::model::date::full_date;
use crate::workspace::{Workspace, Write, read_file};

/// A change that is not announced yet, kept on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What it is known by.
    pub id: String,
    /// The day it may become known; none where its file does not say.
    pub announced: Option<NaiveDate>,
}

/// Where a change was put that is not announced yet.
#[derive(Debug)]
pub struct Withheld {
    /// What it is known by.
    pub id: String,
    /// The day it may become known.
    pub until: NaiveDate,
    /// The folder of its drafts.
    pub folder: PathBuf,
    /// How many files there are.
    pub papers: Papers,
}

/// The drafts of a change as they were written.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Drafts {
    papers: Vec<applied::Paper>,
}

/// The day on which a change may become known, where that is still to come.
pub(super) fn secret_until(change: &raw::Change, today: NaiveDate) -> Option<NaiveDate> {
    let announced = change.announced.as_ref().map(|day| day.value);
    announced.filter(|day| *day > today)
}

/// The changes that wait on this machine, by their names.
pub fn held(workspace: &Workspace) -> Vec<Held> {
    let Ok(own) = workspace.of_user() else {
        return Vec::new();
    };
    let folder = own.data.join(FOLDER);
    let files = own.read_below(&folder, &["yaml", "yml"], &mut Report::default());
    let held = files.into_iter().map(|file| {
        let id = file::id(Path::new(&file.path));
        let input = Input {
            path: file.path,
            bytes: file.bytes.into(),
        };
        let (change, _) = load::change(input, &mut Sources::default());
        Held {
            id,
            announced: change.and_then(|change| change.announced.map(|day| day.value)),
        }
    });
    held.collect()
}

/// That a change lies where others may read it before it is announced.
pub(super) fn lies_open(path: &Path, id: &str, until: NaiveDate) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnannouncedShared).arg("change", id);
    fault.arg("day", full_date(until)).at(path.to_path_buf())
}

/// Puts the file of a change and its drafts into this user's own folder.
pub(super) fn keep(
    workspace: &Workspace,
    from: &Path,
    id: &str,
    outputs: &[Output],
) -> Result<PathBuf, Box<Diagnostic>> {
    let own = workspace.of_user()?;
    own.make_of_user()?;
    let before = drafts(&own, id);
    for output in outputs {
        // What she went on with stays hers.
        if edited(&own, &before, &output.name()).is_none() {
            own.write_output(&output.name(), &output.bytes)?;
        }
    }
    let papers = outputs.iter();
    let papers = papers.map(|output| applied::paper(&output.name(), &output.bytes));
    let kept = load::write_record(&Drafts {
        papers: papers.collect(),
    });
    own.keep(&record(id), kept.as_bytes())?;
    let place = own.data.join(FOLDER).join(format!("{id}.yaml"));
    if place != from {
        own.keep(&format!("{FOLDER}/{id}.yaml"), &read_file(from)?)?;
        own.remove(from)?;
    }
    Ok(own.output)
}

/// What stands for a paper in the office's folder: the draft that somebody has gone on
/// with, else the paper as it was made.
pub(super) fn gone_on_with(workspace: &Workspace, id: &str, writes: &mut [(String, Write)]) {
    let Ok(own) = workspace.of_user() else {
        return;
    };
    let before = drafts(&own, id);
    for (name, write) in writes {
        if let Some(bytes) = edited(&own, &before, name) {
            write.after = Some(bytes);
        }
    }
}

/// Removes what was kept of a change, once it stands in the office's folder.
pub(super) fn let_go(workspace: &Workspace, id: &str) -> Result<(), Box<Diagnostic>> {
    let own = workspace.of_user()?;
    for paper in drafts(&own, id).papers {
        own.remove_output(&paper.name);
    }
    own.remove(&own.root.join(record(id)))?;
    own.remove(&own.data.join(FOLDER).join(format!("{id}.yaml")))
}

/// Where it stands how the drafts of a change were written, below the own folder.
fn record(id: &str) -> String {
    format!("written/{id}.yaml")
}

fn drafts(own: &Workspace, id: &str) -> Drafts {
    let bytes = own.bytes(&record(id)).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    load::read_record(&text).unwrap_or_default()
}

/// A draft that is not as it was written.
fn edited(own: &Workspace, drafts: &Drafts, name: &str) -> Option<Vec<u8>> {
    let written = drafts.papers.iter().find(|paper| paper.name == name)?;
    let bytes = own.read_output(name)?;
    (sha256(&bytes) != written.digest).then_some(bytes)
}
