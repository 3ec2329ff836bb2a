//! The only reader and writer of disk: finds data, templates and fonts, writes
//! output atomically.
#![allow(clippy::disallowed_methods)]

mod copies;
mod drafts;
mod home;
mod journal;
mod layers;
mod leftovers;
mod moment;
mod open_elsewhere;
mod output;
mod regular;
mod shelf;
mod state;
mod templates;
mod within;
mod writer;

pub use home::{make_private, users_own};
pub use journal::{Lock, Recovered, Write, marker_of};
pub use moment::Moment;
pub use output::{Stamp, stamp_of};
pub use shelf::Watch;
pub use state::Seen;
pub use templates::Template;
pub use writer::{Writer, machine};

use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Report};

/// The largest file that is read, bytes; larger ones are reported, not read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path below the root, `/` between names.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// Where an office keeps its things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The folder that holds the others and `fangan.yaml`.
    pub root: PathBuf,
    /// Data.
    pub data: PathBuf,
    /// Templates, styles and fonts of this office.
    pub templates: PathBuf,
    /// More templates, that go before all others.
    pub added: Option<PathBuf>,
    /// The folder of a layer to be tried instead of the one that `fangan.yaml` names.
    pub instead: Option<PathBuf>,
    /// Built documents.
    pub output: PathBuf,
}

impl Workspace {
    /// A folder with everything in its usual place.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Self {
            data: root.join("data"),
            templates: root.join("templates"),
            output: root.join("output"),
            added: None,
            instead: None,
            root,
        }
    }

    /// `fangan.yaml`, where there is one.
    pub fn read_config(&self, report: &mut Report) -> Option<File> {
        let config = self.root.join("fangan.yaml");
        let there = config.is_file();
        there.then(|| self.read(&config, report)).flatten()
    }

    /// Every file below a folder that ends so, in order; none where there is no such
    /// folder.
    pub fn read_below(&self, folder: &Path, extensions: &[&str], report: &mut Report) -> Vec<File> {
        find_below(folder, extensions, report)
            .iter()
            .filter_map(|path| self.read(path, report))
            .collect()
    }

    /// Every file below a folder, hidden ones too, in order; none where there is
    /// no such folder. Of files that cannot be read, those that `matter` come into
    /// the report.
    pub fn read_all(
        &self,
        folder: &Path,
        matter: impl Fn(&str) -> bool,
        report: &mut Report,
    ) -> Vec<File> {
        let mut paths = Vec::new();
        if folder.exists() {
            collect(folder, true, &mut paths, report);
        }
        // A pipe would never end.
        paths.retain(|path| path.metadata().map_or(true, |found| found.is_file()));
        paths.sort();
        let read = |path: &PathBuf| {
            let mut faults = Report::default();
            let file = self.read(path, &mut faults);
            if matter(&self.shown(path)) {
                report.extend(faults);
            }
            file
        };
        paths.iter().filter_map(read).collect()
    }

    fn read(&self, path: &Path, report: &mut Report) -> Option<File> {
        let size = std::fs::metadata(path).map_or(0, |m| m.len());
        if size > LARGEST {
            report.push(self.too_large(path, size));
            return None;
        }
        match regular::read(path) {
            Ok(bytes) => Some(File {
                path: self.shown(path),
                bytes,
            }),
            Err(reason) => {
                report.push(unreadable(path, &reason));
                None
            }
        }
    }

    /// The path as the user knows it: below the root where that is possible.
    fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let names = below.components().filter_map(|c| match c {
            Component::CurDir => None,
            other => Some(other.as_os_str().to_string_lossy().into_owned()),
        });
        names.collect::<Vec<_>>().join("/")
    }

    /// Copies a folder, as it is, below `output/`.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn copy_to_output(&self, folder: &Path, name: &str) -> Result<(), Box<Diagnostic>> {
        let mut paths = Vec::new();
        if folder.is_dir() {
            collect(folder, false, &mut paths, &mut Report::default());
        }
        for path in paths {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            let bytes = read_file(&path)?;
            let copy = self.output.join(name).join(below);
            if std::fs::read(&copy).is_ok_and(|there| there == bytes) {
                continue;
            }
            self.write(&copy, &bytes)?;
        }
        Ok(())
    }

    /// Where a file below `output/` stands as seen from the root: a path below it
    /// where that is possible, else a whole one.
    pub fn output_path(&self, name: &str) -> String {
        let path = self.output.join(name);
        let path = match path.strip_prefix(&self.root) {
            Ok(below) => below.to_path_buf(),
            Err(_) => std::path::absolute(&path).unwrap_or(path),
        };
        path.to_string_lossy().replace('\\', "/")
    }

    /// Where a file below `data/` stands as seen from the root.
    pub fn data_path(&self, name: &str) -> String {
        let data = self.data.strip_prefix(&self.root).unwrap_or(&self.data);
        data.join(name).to_string_lossy().replace('\\', "/")
    }

    /// The first of these places where a file stands.
    pub fn first_file(places: &[PathBuf]) -> Option<&Path> {
        let found = places.iter().find(|place| place.is_file());
        found.map(PathBuf::as_path)
    }

    /// Whether there is a file of that path, as seen from the root.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// The bytes of the file of that path, as seen from the root.
    ///
    /// # Errors
    /// `file-unreadable` with the path and the system's reason.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        read_file(&self.root.join(path))
    }

    /// Writes a file below `output/` whole or not at all: beside it, synced,
    /// renamed.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn write_output(&self, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.write(&self.output.join(name), bytes)
    }

    /// Writes a new file below the root; an existing one is left alone.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn create(&self, name: &str, bytes: &[u8]) -> Result<bool, Box<Diagnostic>> {
        let path = self.own_place(name)?;
        if path.exists() {
            return Ok(false);
        }
        self.write(&path, bytes).map(|()| true)
    }

    /// Writes a file of the program's own below the root, whatever stood there.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.write(&self.own_place(name)?, bytes)
    }

    /// A place below the root, if it is the office's own.
    fn own_place(&self, name: &str) -> Result<PathBuf, Box<Diagnostic>> {
        match self.in_layer(Path::new(name), name) {
            Some(refused) => Err(refused),
            None => Ok(self.root.join(name)),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        write_whole(path, bytes).map_err(|reason| Box::new(self.cannot_write(path, &reason)))
    }

    fn cannot_write(&self, path: &Path, reason: &io::Error) -> Diagnostic {
        Diagnostic::new(Code::CannotWrite)
            .arg("path", self.shown(path))
            .arg("reason", said(reason))
            .at(path.to_path_buf())
    }
}

/// Reads one file that a command was given.
///
/// # Errors
/// `file-unreadable` with the path and the system's reason.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    regular::read(path).map_err(|reason| Box::new(unreadable(path, &reason)))
}

fn unreadable(path: &Path, reason: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::FileUnreadable)
        .arg("path", path.display().to_string())
        .arg("reason", said(reason))
        .at(path.to_path_buf())
}

/// Why standard output could not be written.
pub fn standard_output(reason: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::CannotWrite)
        .arg("path", "stdout")
        .arg("reason", said(reason))
}

/// The system's reason as a word of the locale, where there is one for it.
fn said(reason: &io::Error) -> String {
    let word = match reason.kind() {
        io::ErrorKind::NotFound => "not-there",
        io::ErrorKind::InvalidInput => "not-a-file",
        io::ErrorKind::FileTooLarge => "larger-than-any",
        io::ErrorKind::PermissionDenied => "not-allowed",
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "file-for-folder",
        io::ErrorKind::IsADirectory => "folder-for-file",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk-full",
        io::ErrorKind::ReadOnlyFilesystem => "read-only",
        io::ErrorKind::InvalidFilename => "name-too-long",
        _ => return reason.to_string(),
    };
    word.to_string()
}

/// Files with one of the extensions, below a folder, in order; links that lead
/// out of it are not followed into loops: a folder link is skipped.
fn find_below(folder: &Path, extensions: &[&str], report: &mut Report) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(folder, false, &mut paths, report);
    paths.retain(|path| {
        let extension = path.extension().and_then(|e| e.to_str());
        extension.is_some_and(|e| extensions.contains(&e.to_ascii_lowercase().as_str()))
    });
    paths.sort();
    paths
}

fn collect(folder: &Path, hidden: bool, paths: &mut Vec<PathBuf>, report: &mut Report) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(reason) => return report.push(unreadable(folder, &reason)),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let shown = !entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            _ if !shown && !hidden => {}
            Ok(kind) if kind.is_dir() => collect(&path, hidden, paths, report),
            // A link to a folder could lead round in a circle.
            Ok(kind) if kind.is_symlink() && path.is_dir() => {}
            _ => paths.push(path),
        }
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mode = std::fs::metadata(path).map(|there| there.permissions());
    let (beside, mut file) = beside(path, folder)?;
    let written = (|| {
        if let Ok(mode) = mode {
            // Who may read it is not ours to change.
            file.set_permissions(mode)?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    })();
    if written.is_err() {
        // What is left of the attempt is of no use; the old file still stands.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A new file beside a path, that nobody else writes: no other process, and no
/// other thread of this one.
fn beside(path: &Path, folder: &Path) -> io::Result<(PathBuf, std::fs::File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let process = std::process::id();
    let mut number = 0;
    loop {
        let beside = folder.join(format!(".{name}.{process}-{number}{}", leftovers::ENDING));
        match std::fs::File::create_new(&beside) {
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => number += 1,
            created => return created.map(|file| (beside, file)),
        }
    }
}
