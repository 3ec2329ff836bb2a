//! Data files where they lie: read once to know them, and again when wanted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::{LARGEST, Workspace, read_file, unreadable};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::digest::digest;
use crate::load::{Bytes, Input, Settings, Shelf};

/// A file, and what it held when it was first read.
#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    digest: String,
    watch: Watch,
}

/// Tells whether a file was found to be another than it was at first.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<AtomicBool>);

impl Watch {
    /// Whether one was: what was built is not all of one state then.
    pub fn moved(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Shelf for OnDisk {
    fn read(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let read = read_file(&self.path);
        let same = read
            .as_ref()
            .is_ok_and(|bytes| digest(bytes) == self.digest);
        if !same {
            self.watch.0.store(true, Ordering::Relaxed);
        }
        read
    }

    fn digest(&self) -> &str {
        &self.digest
    }
}

impl Workspace {
    /// The data files in order of their paths, and the settings with the layers that
    /// they lead to. Their bytes stay where they are. Changes and what was issued are no data.
    pub fn data(&self, report: &mut Report) -> (Vec<Input>, Settings, Watch) {
        let watch = Watch::default();
        if !self.data.is_dir() {
            let reason = std::io::Error::from(std::io::ErrorKind::NotFound);
            report.push(unreadable(&self.data, &reason).hint("run-init"));
            return (Vec::new(), Settings::default(), watch);
        }
        let mut paths = super::find_below(&self.data, &["yaml", "yml"], report);
        self.name_text_files(report);
        let apart = ["changes", "issued"].map(|folder| self.data.join(folder));
        paths.retain(|path| !apart.iter().any(|folder| path.starts_with(folder)));
        paths.retain(|path| {
            let copy = super::copies::is_copy(path);
            if copy {
                let fault = Diagnostic::new(Code::ConflictCopy);
                report.push(fault.arg("path", self.shown(path)).at(path.clone()));
            }
            !copy
        });
        let shelve = |path: &PathBuf| self.shelve(path, &watch);
        let read: Vec<_> = paths.par_iter().map(shelve).collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(input) => files.push(input),
                Err(fault) => report.push(*fault),
            }
        }
        let settings = self.settings_seen(&watch, report);
        (files, settings, watch)
    }

    /// The pictures below the data folder, in order, by their paths in it; none that
    /// a link leads out of the workspace to.
    pub fn pictures(&self, report: &mut Report) -> Vec<Input> {
        let found = match self.data.is_dir() {
            true => super::find_below(&self.data, &["png", "jpg", "jpeg", "svg"], report),
            false => Vec::new(),
        };
        let watch = Watch::default();
        let inside = found.iter().filter_map(|path| {
            let below = path.strip_prefix(&self.data).ok()?;
            let place = self.data.join(below);
            self.within(
                &place
                    .strip_prefix(&self.root)
                    .unwrap_or(&place)
                    .to_string_lossy(),
            )
            .ok()?;
            let names = below
                .components()
                .map(|name| name.as_os_str().to_string_lossy());
            let path = names.collect::<Vec<_>>().join("/");
            match self.shelve(&place, &watch) {
                Ok(input) => Some(Input { path, ..input }),
                Err(fault) => {
                    report.push(*fault);
                    None
                }
            }
        });
        inside.collect()
    }

    /// Notepad adds `.txt` to whatever name is typed, and Windows does not show it.
    fn name_text_files(&self, report: &mut Report) {
        for path in super::find_below(&self.data, &["txt"], report) {
            let name = path.file_stem().and_then(|stem| stem.to_str());
            let meant = name.filter(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
            if let Some(meant) = meant {
                let fault = Diagnostic::new(Code::TextFile).arg("path", self.shown(&path));
                report.push(fault.arg("name", meant).at(path.clone()));
            }
        }
    }

    pub(super) fn shelve(&self, path: &Path, watch: &Watch) -> Result<Input, Box<Diagnostic>> {
        let size = std::fs::metadata(path).map_or(0, |m| m.len());
        if size > LARGEST {
            return Err(Box::new(self.too_large(path, size)));
        }
        let bytes = read_file(path)?;
        let file = OnDisk {
            path: path.to_path_buf(),
            digest: digest(&bytes),
            watch: watch.clone(),
        };
        Ok(Input {
            path: self.shown(path),
            bytes: Bytes::Shelved(Arc::new(file)),
        })
    }

    pub(super) fn too_large(&self, path: &Path, size: u64) -> Diagnostic {
        Diagnostic::new(Code::FileTooLarge)
            .arg("path", self.shown(path))
            .arg("size", (size / 1_048_576).to_string())
            .at(path.to_path_buf())
    }
}
