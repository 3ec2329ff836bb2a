//! What a build made, and from what: takes and gives the bytes of
//! `.fangan-manifest.json`, which stands beside the documents; that of a public
//! edition, below `.fangan/`.
//!
//! It works on two levels. `inputs` stands for every byte that went in and for
//! the day: where it is the same, nothing is parsed at all. Each plan's `key`
//! stands for its finished documents and for what writes them: where it is the
//! same, nothing is laid out and written. What cannot be read as a manifest is
//! none, and then everything is built.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::kept::Kept;
use crate::digest::digest;
use crate::workspace::Stamp;
use crate::write::Format;

/// Its name in the folder of an edition.
pub(super) const NAME: &str = ".fangan-manifest.json";

/// A build's record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Program and format of this file.
    pub version: String,
    /// Stands for every input and the day; empty: not known.
    pub inputs: String,
    /// Stands for the faces that were offered; others, and everything is built.
    pub faces: String,
    /// Which part of how many this is; none: all.
    pub shard: Option<(usize, usize)>,
    /// Ids of all plans there are, other shards' included.
    pub all: BTreeSet<String>,
    /// Names that no line is broken in.
    pub words: Vec<String>,
    /// What each plan gave.
    pub plans: BTreeMap<String, Entry>,
    /// Numbers for the summary.
    pub summary: Summary,
    /// What was said.
    pub report: Vec<Kept>,
}

/// What became of one plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Stands for its documents; empty where pages were remarked upon, so that
    /// they are laid out again and the remarks repeated.
    pub key: String,
    /// How many documents there are.
    pub documents: usize,
    /// Its files.
    pub outputs: Vec<Made>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Made {
    /// Name below the folder of the edition.
    pub name: String,
    /// What it is written in.
    pub format: Format,
    /// Its digest.
    pub digest: String,
    /// How it looks from outside.
    pub stamp: Stamp,
}

impl Made {
    /// Whether its name ends as its format does: a manifest may come from
    /// somebody else, and nothing but documents is ever made.
    pub(super) fn is_document(&self) -> bool {
        let ending = format!(".{}", self.format.extension());
        self.name.ends_with(&ending)
    }
}

/// Numbers for the summary.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Documents built.
    pub documents: usize,
    /// Files written.
    pub files: usize,
    /// Plans left out because of errors.
    pub left_out: usize,
    /// The day it stands for.
    pub day: String,
}

/// What the program and this file's format are known by.
pub(super) const VERSION: &str =
    concat!("1 ", env!("CARGO_PKG_VERSION"), " ", env!("FANGAN_SOURCE"));

impl Manifest {
    /// Reads a manifest of this very program; nothing where it is another's,
    /// old or damaged.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (sum, body) = text.split_once('\n')?;
        if sum != digest(body.as_bytes()) {
            return None;
        }
        let manifest: Self = serde_json::from_str(body).ok()?;
        (manifest.version == VERSION).then_some(manifest)
    }

    /// The same of any program: of another's, the files it tells of and nothing
    /// else, so that who made them is still known.
    pub(super) fn read_any(bytes: &[u8]) -> Option<Self> {
        /// What every version has said of a plan and of a file.
        #[derive(Deserialize)]
        struct Any {
            plans: BTreeMap<String, AnyEntry>,
        }
        #[derive(Deserialize)]
        struct AnyEntry {
            outputs: Vec<AnyMade>,
        }
        #[derive(Deserialize)]
        struct AnyMade {
            name: String,
            format: Format,
            digest: String,
        }
        if let Some(manifest) = Self::read(bytes) {
            return Some(manifest);
        }
        let (sum, body) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
        if sum != digest(body.as_bytes()) {
            return None;
        }
        let any: Any = serde_json::from_str(body).ok()?;
        let made = |made: AnyMade| Made {
            name: made.name,
            format: made.format,
            digest: made.digest,
            stamp: Stamp::default(),
        };
        let entry = |(id, entry): (String, AnyEntry)| {
            let outputs = entry.outputs.into_iter().map(made).collect();
            (
                id,
                Entry {
                    outputs,
                    ..Entry::default()
                },
            )
        };
        Some(Self {
            version: VERSION.to_string(),
            plans: any.plans.into_iter().map(entry).collect(),
            ..Self::default()
        })
    }

    /// Its bytes: a digest, then everything else.
    pub(super) fn write(&self) -> Vec<u8> {
        // Texts, numbers and lists: nothing that JSON could refuse.
        let body = serde_json::to_string(self).unwrap_or_default();
        format!("{}\n{body}", digest(body.as_bytes())).into_bytes()
    }

    /// The files it tells of.
    pub(super) fn outputs(&self) -> impl Iterator<Item = &Made> {
        self.plans.values().flat_map(|entry| &entry.outputs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_of_another_program_is_no_manifest() {
        let manifest = Manifest {
            version: VERSION.to_string(),
            inputs: "abc".to_string(),
            ..Manifest::default()
        };
        let bytes = manifest.write();
        assert_eq!(Manifest::read(&bytes), Some(manifest.clone()));
        for i in 0..bytes.len() {
            let mut other = bytes.clone();
            other[i] ^= 1;
            assert_eq!(Manifest::read(&other), None, "{i}");
            assert_eq!(Manifest::read(&bytes[..i]), None, "{i}");
        }
        let old = Manifest {
            version: "0".to_string(),
            ..manifest
        };
        assert_eq!(Manifest::read(&old.write()), None);
    }
}
