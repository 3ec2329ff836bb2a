//! Where a workspace's secret and port are kept: in a folder of this user, outside
//! the workspace, which others may read.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::digest::{digest, sha256};
use crate::workspace::make_private;

/// The place of one workspace.
#[derive(Debug, Clone)]
pub(super) struct Place {
    folder: PathBuf,
    /// Its name, made from where the workspace lies.
    pub name: String,
    /// What proves that somebody may read this user's files.
    pub secret: String,
}

impl Place {
    /// The place of the workspace in that folder; made where there is none.
    pub(super) fn of(root: &Path) -> io::Result<Self> {
        let root = fs::canonicalize(root)?;
        let name = digest(root.to_string_lossy().as_bytes())[..12].to_string();
        let folder = users_own()?.join("fangan").join(&name);
        make_private(&folder)?;
        let path = folder.join("secret");
        let known = fs::read_to_string(&path).ok();
        let secret = match known.filter(|secret| secret.len() == 64) {
            Some(secret) => secret,
            None => {
                let secret = random()?;
                write_private(&path, &secret)?;
                secret
            }
        };
        Ok(Self {
            folder,
            name,
            secret,
        })
    }

    /// The port that was used last.
    pub(super) fn port(&self) -> Option<u16> {
        let port = fs::read_to_string(self.folder.join("port")).ok()?;
        port.trim().parse().ok()
    }

    pub(super) fn keep_port(&self, port: u16) -> io::Result<()> {
        write_private(&self.folder.join("port"), &port.to_string())
    }

    /// A file that leads to an address; nobody else can read it, as they could a
    /// command line.
    pub(super) fn launcher(&self, address: &str) -> io::Result<PathBuf> {
        let path = self.folder.join("open.html");
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\">\
             <a href=\"{address}\">{address}</a>\n"
        );
        write_private(&path, &page)?;
        Ok(path)
    }
}

/// Notes where the workspace lies that was opened last.
pub(super) fn keep_last(root: &Path) -> io::Result<()> {
    let root = fs::canonicalize(root)?;
    let folder = users_own()?.join("fangan");
    make_private(&folder)?;
    write_private(&folder.join("last"), &root.to_string_lossy())
}

/// The folder for whoever names none: the one that was opened last, else one of its
/// own among the user's documents.
pub(super) fn usual() -> io::Result<PathBuf> {
    let last = fs::read_to_string(users_own()?.join("fangan/last")).unwrap_or_default();
    let last = PathBuf::from(last);
    if last.is_absolute() && last.is_dir() {
        return Ok(last);
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let home = PathBuf::from(home.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?);
    let documents = ["文档", "Documents"].map(|name| home.join(name));
    let documents = documents.into_iter().find(|folder| folder.is_dir());
    let folder = documents.unwrap_or(home).join("方案");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// 64 hexadecimal digits that nobody can guess.
pub(super) fn random() -> io::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(sha256(&bytes))
}

fn users_own() -> io::Result<PathBuf> {
    crate::workspace::users_own("XDG_STATE_HOME", ".local/state")
}

/// Written beside and renamed: whoever reads has the whole.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("part");
    let _ = fs::remove_file(&beside);
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&beside)?.write_all(text.as_bytes())?;
    fs::rename(beside, path)
}
