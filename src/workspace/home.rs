//! Takes a workspace; gives the folder of this user that belongs to it: there stands
//! what nobody else may see yet, on this machine and on no share.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::within::resolved;
use crate::diagnostic::Diagnostic;
use crate::digest::digest;

impl Workspace {
    /// The same workspace with data and output in this user's own folder. It is made
    /// when something is kept there.
    ///
    /// # Errors
    /// `cannot-write` where this user has no folder.
    pub fn of_user(&self) -> Result<Self, Box<Diagnostic>> {
        let root = resolved(&self.root).unwrap_or_else(|_| self.root.clone());
        let name = &digest(root.to_string_lossy().as_bytes())[..12];
        let called = root.file_name().unwrap_or_default().to_string_lossy();
        let own = users_own("XDG_DATA_HOME", ".local/share")
            .map_err(|reason| Box::new(self.cannot_write(Path::new("~"), &reason)))?;
        let root = own.join("fangan").join(format!("{called}-{name}"));
        Ok(Self {
            templates: self.templates.clone(),
            added: self.added.clone(),
            instead: self.instead.clone(),
            data: root.clone(),
            output: root.join("drafts"),
            root,
        })
    }

    /// Makes the folder of a user, where there is none: nobody else may look into it.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn make_of_user(&self) -> Result<(), Box<Diagnostic>> {
        let made = make_private(&self.root);
        made.map_err(|reason| Box::new(self.cannot_write(&self.root, &reason)))
    }

    /// Removes a file; that there is none is no fault.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn remove(&self, path: &Path) -> Result<(), Box<Diagnostic>> {
        match fs::remove_file(path) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
                Err(Box::new(self.cannot_write(path, &reason)))
            }
            _ => Ok(()),
        }
    }

    /// Whether a path lies within the root, the data or the output folder, which
    /// others may share.
    pub fn is_shared(&self, path: &Path) -> bool {
        let Ok(path) = resolved(path) else {
            return false;
        };
        let shared = [&self.root, &self.data, &self.output];
        shared
            .iter()
            .any(|folder| resolved(folder).is_ok_and(|folder| path.starts_with(folder)))
    }
}

/// Where programs keep what is this user's: by the variable of that name where systems
/// have it, else below the user's home.
///
/// # Errors
/// That the user has no home.
pub fn users_own(variable: &str, below_home: &str) -> io::Result<PathBuf> {
    let from = |name: &str| {
        std::env::var_os(name)
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
    };
    let home = || from("HOME").or_else(|| from("USERPROFILE"));
    let own = match () {
        () if cfg!(windows) => from("LOCALAPPDATA").or_else(home),
        () if cfg!(target_os = "macos") => {
            home().map(|home| home.join("Library/Application Support"))
        }
        () => from(variable).or_else(|| home().map(|home| home.join(below_home))),
    };
    own.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// Makes a folder that nobody else may look into.
///
/// # Errors
/// The system's reason.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
