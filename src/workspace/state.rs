//! What can be seen of a workspace without reading its files: a word that is
//! another as soon as anything in it is.

use super::{Workspace, stamp_of};
use crate::diagnostic::Report;
use crate::digest::Digest;

impl Workspace {
    /// The word for the data, the templates and the settings as they lie there:
    /// names, lengths and times.
    pub fn state(&self) -> String {
        let mut paths = Vec::new();
        for folder in [&self.data, &self.templates] {
            if folder.is_dir() {
                super::collect(folder, false, &mut paths, &mut Report::default());
            }
        }
        paths.push(self.root.join("fangan.yaml"));
        paths.sort();
        let mut digest = Digest::default();
        for path in paths {
            if let Some(stamp) = stamp_of(&path) {
                digest.part(path.to_string_lossy().as_bytes());
                digest.part(stamp.len.to_le_bytes());
                digest.part(stamp.modified.to_le_bytes());
            }
        }
        digest.word()
    }
}
