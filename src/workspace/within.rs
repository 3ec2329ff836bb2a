//! Takes a path that stands in a file of ours (a journal, the record of a
//! change, a manifest); gives the place on the disk, if it lies within the
//! workspace. Such files come along with a folder from somebody else, so what
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
    /// `path-outside` where the path, or a link on its way, leads out of the
    /// root, the data and the output folder.
    pub(super) fn within(&self, path: &str) -> Result<PathBuf, Box<Diagnostic>> {
        let outside = || self.path_outside(path);
        let named = Path::new(path);
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

    fn path_outside(&self, path: &str) -> Box<Diagnostic> {
        let fault = Diagnostic::new(Code::PathOutside).arg("path", path);
        Box::new(fault.at(self.root.join(".fangan")))
    }
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
