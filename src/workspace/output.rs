//! What stands below `output/`, as a build's manifest wants to know it. Nothing
//! there is removed through a link.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::within::resolved;
use super::{Workspace, regular};
use crate::diagnostic::{Code, Diagnostic};
use crate::digest::digest;

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
        regular::read(&self.output.join(name)).ok()
    }

    /// Removes a file below `output/`; that there is none is no fault. A link, or
    /// a name that leads out of the folder, is none of ours, and stays.
    pub fn remove_output(&self, name: &str) {
        if let Some(path) = self.within_output(name)
            && !path.is_symlink()
        {
            let _ = std::fs::remove_file(path);
        }
    }

    /// Removes a file below `output/` that is as it was written, and says whether
    /// it was there: one with another digest is somebody else's by now.
    ///
    /// # Errors
    /// `cannot-write` where it stays though it is ours.
    pub fn remove_written(&self, name: &str, written: &str) -> Result<bool, Box<Diagnostic>> {
        let Some(path) = self.within_output(name).filter(|path| !path.is_symlink()) else {
            return Ok(false);
        };
        let ours = regular::read(&path).is_ok_and(|bytes| digest(&bytes) == written);
        if ours {
            let removed = std::fs::remove_file(&path);
            removed.map_err(|reason| Box::new(self.cannot_write(&path, &reason)))?;
        }
        Ok(ours)
    }

    /// That a folder below `output/` is one and no link, nor below one: whoever
    /// removes files there would remove them elsewhere.
    ///
    /// # Errors
    /// `linked-folder` with the path.
    pub fn no_link(&self, folder: &str) -> Result<(), Box<Diagnostic>> {
        let mut path = self.output.clone();
        for name in Path::new(folder).components() {
            path.push(name);
            if path.is_symlink() {
                let fault = Diagnostic::new(Code::LinkedFolder).arg("path", self.shown(&path));
                return Err(Box::new(fault.at(path)));
            }
        }
        Ok(())
    }

    /// The same workspace with a folder below `.fangan/` for its output: there
    /// stands what is to be known of files below `output/` and nobody may see
    /// who is given that folder.
    pub fn apart(&self) -> Self {
        let [root, output] = [&self.root, &self.output]
            .map(|folder| resolved(folder).unwrap_or_else(|_| folder.clone()));
        // A workspace may be moved as a whole.
        let output = output.strip_prefix(&root).unwrap_or(&output);
        let name = digest(output.to_string_lossy().replace('\\', "/").as_bytes());
        Self {
            output: self.root.join(".fangan/editions").join(name),
            ..self.clone()
        }
    }

    /// Names of the files in a folder below `output/`, in order.
    pub fn output_names(&self, folder: &str) -> Vec<String> {
        self.names_in(folder, |kind| !kind.is_dir())
    }

    /// Names of the folders in a folder below `output/`, in order.
    pub fn output_folders(&self, folder: &str) -> Vec<String> {
        self.names_in(folder, std::fs::FileType::is_dir)
    }

    fn names_in(&self, folder: &str, wanted: fn(&std::fs::FileType) -> bool) -> Vec<String> {
        let entries = std::fs::read_dir(self.output.join(folder)).into_iter();
        let names = entries
            .flatten()
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| wanted(&kind)))
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
