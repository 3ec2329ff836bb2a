//! Takes places of font files; gives the files that a style may choose from.

use std::path::PathBuf;

use fontdb::{Database, Source};

use super::compiled_in;
use super::file::{FontFile, Place};

/// The files offered to a style, in order of preference.
#[derive(Debug, Clone, Default)]
pub struct FontFiles(pub Vec<FontFile>);

impl FontFiles {
    /// The given files in order of preference, with the compiled-in ones
    /// between those of the workspace and the installed ones.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let mut files = compiled_in::files();
        files.extend(places.into_iter().filter_map(FontFile::on_disk));
        files.sort_by(|a, b| a.place().cmp(b.place()));
        Self(files)
    }

    /// Adds what `fontdb` finds installed on this machine.
    pub fn with_installed(mut self) -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        let mut paths: Vec<PathBuf> = database
            .faces()
            .filter_map(|face| match &face.source {
                Source::File(path) => Some(path.clone()),
                _ => None,
            })
            .collect();
        paths.sort();
        paths.dedup();
        let installed = paths.into_iter().map(Place::Installed);
        self.0.extend(installed.filter_map(FontFile::on_disk));
        self
    }
}
