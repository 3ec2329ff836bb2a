//! A font file: takes a path or compiled-in bytes, gives its data on demand.
//!
//! This is the one place outside `workspace.rs` that touches the disk, and only
//! through `fontdb`, which maps a file into memory instead of reading it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style, Weight};

/// Where a font file was found. The order is the order of preference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the workspace's `templates/fonts/`.
    Workspace(PathBuf),
    /// In `templates/fonts/` beside the program.
    BesideBinary(PathBuf),
    /// In the program itself; the name of the file it was made from.
    CompiledIn(&'static str),
    /// Installed on this machine.
    Installed(PathBuf),
}

impl Place {
    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Workspace(path) | Self::BesideBinary(path) | Self::Installed(path) => Some(path),
            Self::CompiledIn(_) => None,
        }
    }
}

/// A file of one or more faces. Cheap to clone.
#[derive(Clone)]
pub struct FontFile {
    place: Place,
    bytes: Bytes,
}

#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Mapped(Arc<(Database, ID)>),
}

impl FontFile {
    /// A file on disk; nothing is opened yet.
    ///
    /// `place` must name a path.
    pub fn on_disk(place: Place) -> Option<Self> {
        let path = place.path()?.to_path_buf();
        let mut database = Database::new();
        // The details are ours to read: fontdb only has to map the file.
        let id = database.push_face_info(FaceInfo {
            id: ID::dummy(),
            source: Source::File(path),
            index: 0,
            families: Vec::new(),
            post_script_name: String::new(),
            style: Style::Normal,
            weight: Weight::NORMAL,
            stretch: Stretch::Normal,
            monospaced: false,
        });
        Some(Self {
            place,
            bytes: Bytes::Mapped(Arc::new((database, id))),
        })
    }

    /// A file that is part of the program.
    pub fn compiled_in(name: &'static str, bytes: &'static [u8]) -> Self {
        Self {
            place: Place::CompiledIn(name),
            bytes: Bytes::Static(bytes),
        }
    }

    /// Where it was found.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Calls `f` with the whole file, mapped for the length of the call; `None`
    /// when it cannot be opened.
    pub fn with_data<T>(&self, f: impl FnOnce(&[u8]) -> T) -> Option<T> {
        match &self.bytes {
            Bytes::Static(bytes) => Some(f(bytes)),
            Bytes::Mapped(mapped) => mapped.0.with_face_data(mapped.1, |data, _| f(data)),
        }
    }

    /// The bytes, where they are part of the program.
    pub(super) fn static_data(&self) -> Option<&'static [u8]> {
        match self.bytes {
            Bytes::Static(bytes) => Some(bytes),
            Bytes::Mapped(_) => None,
        }
    }
}

impl std::fmt::Debug for FontFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("FontFile").field(&self.place).finish()
    }
}
