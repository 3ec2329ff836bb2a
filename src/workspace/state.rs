//! What can be seen of a workspace without reading its files.

use std::collections::BTreeMap;

use super::{Stamp, Workspace, stamp_of};
use crate::diagnostic::Report;
use crate::digest::Digest;

/// Files by their paths, as they look from outside.
pub type Seen = BTreeMap<String, Stamp>;

impl Workspace {
    /// The data, the templates and the settings as they lie there, those of layers as
    /// well: names, lengths and times.
    pub fn seen(&self) -> Seen {
        let mut paths = Vec::new();
        for folder in [&self.data, &self.templates].into_iter().chain(&self.added) {
            if folder.is_dir() {
                super::collect(folder, false, &mut paths, &mut Report::default());
            }
        }
        paths.push(self.root.join("fangan.yaml"));
        for layer in self.layers().0 {
            paths.extend(layer.all());
        }
        let stamps = paths
            .into_iter()
            .filter_map(|path| Some((self.shown(&path), stamp_of(&path)?)));
        stamps.collect()
    }

    /// The word for all of it, which is another as soon as anything is.
    pub fn state(&self) -> String {
        let mut digest = Digest::default();
        for (path, stamp) in self.seen() {
            digest.part(path.as_bytes());
            digest.part(stamp.len.to_le_bytes());
            digest.part(stamp.modified.to_le_bytes());
        }
        digest.word()
    }
}
