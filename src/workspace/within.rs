//! Takes a path that stands in a file (a journal, the record of a change, a
//! manifest, `fangan.yaml`); gives the place on the disk, if it may be written, or
//! read as a layer. Such files come along with a folder from somebody else, so what
//! they name is not trusted.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::Workspace;
use crate::diagnostic::{Code, Diagnostic};

impl Workspace {
    /// The place of a path below the root, links followed: what is written there
    /// is written beside the file that a link leads to.
    ///
    /// # Errors
    /// `layer-read-only` where it is that of a layer's file; `path-outside` where the
    /// path, or a link on its way, leads out of the root, the data and the output
    /// folder.
    pub(super) fn within(&self, path: &str) -> Result<PathBuf, Box<Diagnostic>> {
        let outside = || self.path_outside(path);
        let named = Path::new(path);
        if let Some(refused) = self.in_layer(named, path) {
            return Err(refused);
        }
        let plain = |c: Component| matches!(c, Component::Normal(_) | Component::CurDir);
        // A data or output folder that lies elsewhere is named whole.
        let below_own = [&self.data, &self.output].into_iter().any(|folder| {
            named
                .strip_prefix(folder)
                .is_ok_and(|rest| rest.components().all(plain))
        });
        if path.is_empty() || !(below_own || named.components().all(plain)) {
            return Err(outside());
        }
        let real = resolved(&self.root.join(named)).map_err(|_| outside())?;
        let homes = [&self.root, &self.data, &self.output];
        let home = |home: &&PathBuf| resolved(home).is_ok_and(|home| real.starts_with(home));
        match homes.iter().any(home) {
            true => Ok(real),
            false => Err(outside()),
        }
    }

    /// The place of a name below `output/`; nothing where it leads out of it.
    pub(super) fn within_output(&self, name: &str) -> Option<PathBuf> {
        let mut parts = Path::new(name).components();
        let plain = parts.all(|part| matches!(part, Component::Normal(_)));
        let path = self.output.join(name);
        let folder = resolved(path.parent()?).ok()?;
        let stays = plain && folder.starts_with(resolved(&self.output).ok()?);
        stays.then_some(path)
    }

    /// Why a place, as seen from the root, must not be written: it lies in a layer. An
    /// office may lie within its layer's folder and is its own master there.
    pub(super) fn in_layer(&self, place: &Path, shown: &str) -> Option<Box<Diagnostic>> {
        let (layers, _) = self.layers();
        if layers.is_empty() {
            return None;
        }
        let root = resolved(&self.root).ok()?;
        let place = resolved(&plain(&root.join(place))).ok()?;
        let holds = |root: &Path, place: &Path| place.starts_with(root);
        let layer = layers.iter().find(|layer| {
            let own = holds(&layer.root, &root) && holds(&root, &place);
            holds(&layer.root, &place) && !own
        })?;
        let fault = layer.read_only(shown);
        Some(Box::new(fault.at(place)))
    }

    fn path_outside(&self, path: &str) -> Box<Diagnostic> {
        let fault = Diagnostic::new(Code::PathOutside).arg("path", path);
        Box::new(fault.at(self.root.join(".fangan")))
    }
}

/// The folder of a layer, named as seen from another folder. It may lie outside the
/// workspace; links are not followed, and no other machine is asked for it.
pub(super) fn below(from: &Path, named: &str) -> Result<PathBuf, &'static str> {
    let elsewhere = named.starts_with("//") || named.starts_with("\\\\");
    if named.trim().is_empty() || elsewhere {
        return Err("layer-path");
    }
    let place = plain(&from.join(named.trim()));
    let mut ways = place.ancestors();
    if ways.any(|way| !from.starts_with(way) && way.is_symlink()) {
        return Err("layer-link");
    }
    match place.is_dir() {
        true => Ok(place),
        false => Err("layer-not-there"),
    }
}

/// The path without `.` and `..`, links left as they are.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

/// The path with all links followed, as far as it stands.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Ok(real) => return Ok(real),
        // A link to nothing leads nobody knows where.
        Err(reason) if path.is_symlink() => return Err(reason),
        Err(_) => {}
    }
    let absolute = std::path::absolute(path)?;
    match (absolute.parent(), absolute.file_name()) {
        (Some(folder), Some(name)) => Ok(resolved(folder)?.join(name)),
        _ => Ok(absolute),
    }
}
