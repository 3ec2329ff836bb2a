//! A data file as it stood when somebody looked at it, and those that are
//! remembered, so that an edit of one that has changed since finds its place.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Code, Diagnostic};
use crate::digest::digest;
use crate::engine::line_ends;
use crate::workspace::Workspace;

/// A data file.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Path below the root.
    pub path: String,
    /// The word that stands for its bytes.
    pub digest: String,
    /// Its text, lines parted by `\n`.
    pub text: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

const MARK: &str = "\u{feff}";

/// A file as it stands on the disk.
///
/// # Errors
/// `file-unreadable`; `cannot-edit` where it is not in UTF-8.
pub fn version(workspace: &Workspace, path: &str) -> Result<Version, Box<Diagnostic>> {
    let bytes = workspace.bytes(path)?;
    let Ok(typed) = std::str::from_utf8(&bytes) else {
        let fault = Diagnostic::new(Code::CannotEdit).hint("save-as-utf8");
        return Err(Box::new(fault.at(workspace.root.join(path))));
    };
    let bare = typed.strip_prefix(MARK).unwrap_or(typed);
    Ok(Version {
        path: path.to_string(),
        digest: digest(&bytes),
        text: line_ends::plain(bare),
        bytes,
    })
}

impl Version {
    /// The bytes that another text has in this file: line ends and the mark at its
    /// beginning stay.
    pub fn bytes_of(&self, text: &str) -> Vec<u8> {
        let typed = std::str::from_utf8(&self.bytes).unwrap_or_default();
        let bare = typed.strip_prefix(MARK);
        let restored = line_ends::restored(bare.unwrap_or(typed), text);
        [bare.map_or("", |_| MARK), &restored].concat().into_bytes()
    }
}

/// How many versions are remembered.
const MOST: usize = 200;

/// The versions that forms and pages were made from, the last ones.
#[derive(Debug, Default)]
pub struct Versions(Mutex<VecDeque<Version>>);

impl Versions {
    /// Remembers a version.
    pub fn keep(&self, version: Version) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|known| known.digest != version.digest);
        kept.push_back(version);
        while kept.len() > MOST {
            kept.pop_front();
        }
    }

    /// The version of that digest.
    pub fn get(&self, digest: &str) -> Option<Version> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|known| known.digest == digest).cloned()
    }
}
