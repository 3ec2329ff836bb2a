//! What stands below `output/`, as a build's manifest wants to know it.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::Workspace;

/// What can be told of a file without reading it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub len: u64,
    /// When it was last written: nanoseconds since 1970.
    pub modified: u64,
}

impl Workspace {
    /// How a file below `output/` looks from outside; nothing where there is none.
    pub fn stamp(&self, name: &str) -> Option<Stamp> {
        stamp_of(&self.output.join(name))
    }

    /// The bytes of a file below `output/`, where it can be read.
    pub fn read_output(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.output.join(name)).ok()
    }

    /// Removes a file below `output/`; that there is none is no fault. A name
    /// that leads out of the folder is none of ours, and stays.
    pub fn remove_output(&self, name: &str) {
        if let Some(path) = self.within_output(name) {
            let _ = std::fs::remove_file(path);
        }
    }

    /// Names of the files in a folder below `output/`, in order.
    pub fn output_names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.output.join(folder)).into_iter();
        let names = entries
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

/// How a file looks from outside; nothing where there is none.
pub fn stamp_of(path: &Path) -> Option<Stamp> {
    let found = std::fs::metadata(path)
        .ok()
        .filter(std::fs::Metadata::is_file)?;
    let modified = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(Stamp {
        len: found.len(),
        modified: u64::try_from(since.as_nanos()).unwrap_or_default(),
    })
}
