//! Takes the manifests of the parts that several machines built; gives one for
//! all, and names what is missing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::folder::Folder;
use super::manifest::{Made, Manifest, NAME, VERSION};
use super::request::Request;
use crate::diagnostic::Diagnostic;
use crate::workspace::{Workspace, read_file};

/// What several machines built, as one.
#[derive(Debug)]
pub struct Merged {
    /// Parts there are.
    pub parts: usize,
    /// Documents they hold.
    pub documents: usize,
    /// Files that are no part's manifest.
    pub unreadable: Vec<PathBuf>,
    /// Parts that are not there, such as 2/8.
    pub missing_parts: Vec<String>,
    /// Plans that no part has built.
    pub missing_plans: Vec<String>,
    /// Files that do not stand as they were written.
    pub missing_files: Vec<String>,
}

impl Merged {
    /// Whether everything is there.
    pub fn is_whole(&self) -> bool {
        self.unreadable.is_empty()
            && self.missing_parts.is_empty()
            && self.missing_plans.is_empty()
            && self.missing_files.is_empty()
    }
}

/// Why nothing was joined.
#[derive(Debug)]
pub enum Unmergeable {
    /// A manifest cannot be read, or the one of all cannot be written.
    Disk(Box<Diagnostic>),
    /// No file is a part's manifest; these were looked at.
    NoParts(Vec<PathBuf>),
    /// The parts were built from other data, or cut otherwise; these files are
    /// no part's manifest.
    Different(Vec<PathBuf>),
}

impl From<Box<Diagnostic>> for Unmergeable {
    fn from(fault: Box<Diagnostic>) -> Self {
        Self::Disk(fault)
    }
}

/// Joins the manifests of parts and leaves one beside the first of them; where
/// no file is named, those in the output folder, or those of a public edition.
///
/// # Errors
/// Why nothing was joined.
pub fn merge(
    workspace: &Workspace,
    public: bool,
    files: &[PathBuf],
) -> Result<Merged, Unmergeable> {
    let asked = Request {
        public,
        ..Request::new(NaiveDate::default())
    };
    let own = Folder::of(workspace, &asked);
    let files = match files {
        [] => parts_of(&own),
        files => files.to_vec(),
    };
    let (mut parts, mut unreadable) = (Vec::new(), Vec::new());
    for file in &files {
        match Manifest::read(&read_file(file)?) {
            Some(manifest) if manifest.shard.is_some() => parts.push(manifest),
            _ => unreadable.push(file.clone()),
        }
    }
    let beside = files.first().and_then(|file| file.parent());
    let (Some(first), Some(beside)) = (parts.first(), beside) else {
        return Err(Unmergeable::NoParts(unreadable));
    };
    if !parts.iter().all(|part| belong(part, first)) {
        return Err(Unmergeable::Different(unreadable));
    }
    let manifest = joined(&parts);
    let elsewhere = Workspace {
        output: beside.to_path_buf(),
        ..workspace.clone()
    };
    let folder = match public {
        true => own,
        // Wherever the parts stand, their files stand beside them.
        false => Folder::of(&elsewhere, &asked),
    };
    folder.keep(&manifest)?;
    Ok(Merged {
        parts: parts.len(),
        documents: manifest.summary.documents,
        unreadable,
        missing_parts: missing_parts(&parts),
        missing_plans: missing_plans(&manifest),
        missing_files: missing_files(&manifest, &folder),
    })
}

/// The parts' manifests of an edition.
fn parts_of(folder: &Folder) -> Vec<PathBuf> {
    let start = NAME.replace(".json", "-");
    let names = folder.records.output_names(&folder.name).into_iter();
    let parts = names.filter(|name| name.starts_with(&start) && name.ends_with(".json"));
    let place = |name: String| folder.records.output.join(folder.path(&name));
    parts.map(place).collect()
}

/// Whether two parts are of the same whole.
fn belong(part: &Manifest, first: &Manifest) -> bool {
    let of = |part: &Manifest| part.shard.map(|(_, parts)| parts);
    part.all == first.all && part.words == first.words && of(part) == of(first)
}

/// One manifest of all. What went in is not told: each part was asked for
/// another thing, so that the next build looks at every plan, and writes none.
fn joined(parts: &[Manifest]) -> Manifest {
    let mut merged = Manifest {
        version: VERSION.to_string(),
        ..Manifest::default()
    };
    for part in parts {
        merged.all.extend(part.all.iter().cloned());
        merged.words.clone_from(&part.words);
        // Parts made with other faces: the next build makes everything.
        if merged.faces.is_empty() || merged.faces == part.faces {
            merged.faces.clone_from(&part.faces);
        } else {
            merged.faces = "several".to_string();
        }
        merged.plans.extend(part.plans.clone());
        merged.summary.day.clone_from(&part.summary.day);
        for kept in &part.report {
            if !merged.report.contains(kept) {
                merged.report.push(kept.clone());
            }
        }
    }
    let entries = merged.plans.values();
    merged.summary.documents = entries.clone().map(|entry| entry.documents).sum();
    merged.summary.files = entries.map(|entry| entry.outputs.len()).sum();
    merged.summary.left_out = merged.all.len() - merged.plans.len();
    merged
}

fn missing_parts(parts: &[Manifest]) -> Vec<String> {
    let shards = parts.iter().filter_map(|part| part.shard);
    let there: BTreeSet<usize> = shards.clone().map(|(part, _)| part).collect();
    let count = shards.map(|(_, count)| count).max().unwrap_or(0);
    let absent = (1..=count).filter(|part| !there.contains(part));
    absent.map(|part| format!("{part}/{count}")).collect()
}

fn missing_plans(merged: &Manifest) -> Vec<String> {
    let all = merged.all.iter();
    let missing = all.filter(|id| !merged.plans.contains_key(*id));
    missing.cloned().collect()
}

fn missing_files(merged: &Manifest, folder: &Folder) -> Vec<String> {
    let damaged = |made: &&Made| !folder.stand(&[made], u64::MAX);
    let damaged = merged.outputs().filter(damaged);
    damaged.map(|made| made.name.clone()).collect()
}
