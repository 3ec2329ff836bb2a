//! The texts that places stand in.

use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::FileId;

/// One text file: data or template.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as shown to the user: relative to the root, `/` between names.
    pub path: String,
    text: Stored,
    edits: OnceLock<Vec<Edit>>,
}

#[derive(Debug, Clone)]
enum Stored {
    Here(String),
    Elsewhere(Arc<dyn Fetch>),
}

/// Has a text that is not held: there may be ten thousand plans, and a few of
/// them have something to be shown.
pub trait Fetch: Debug + Send + Sync {
    /// The text, as UTF-8; empty where it has gone.
    fn text(&self) -> String;
}

impl Source {
    /// The text, as UTF-8.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            Stored::Here(text) => Cow::Borrowed(text),
            Stored::Elsewhere(fetch) => Cow::Owned(fetch.text()),
        }
    }

    /// The text, where it is held.
    pub fn held(&self) -> Option<&str> {
        match &self.text {
            Stored::Here(text) => Some(text),
            Stored::Elsewhere(_) => None,
        }
    }

    /// What the loader read otherwise than it was typed, in the order of the
    /// text: the numbers in an `Origin` count the values of the text so
    /// changed. Empty for every file without typing faults.
    pub fn edits(&self) -> &[Edit] {
        self.edits.get().map_or(&[], Vec::as_slice)
    }
}

/// A change made in memory to a mistyped line, so that what follows it can be
/// read. Lines and columns are those of the text as it was typed, from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    /// The line; an edit never adds or removes one.
    pub line: u32,
    /// The column of the first character concerned.
    pub column: u32,
    /// How many characters go.
    pub removed: u32,
    /// What comes in their place.
    pub inserted: String,
}

/// All texts that diagnostics may point into.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes a text in and gives the number it is known by.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.take(path.into(), Stored::Here(text.into()))
    }

    /// Takes in a text that is fetched whenever it is wanted.
    pub fn add_elsewhere(&mut self, path: impl Into<String>, fetch: Arc<dyn Fetch>) -> FileId {
        self.take(path.into(), Stored::Elsewhere(fetch))
    }

    fn take(&mut self, path: String, text: Stored) -> FileId {
        self.files.push(Source {
            path,
            text,
            edits: OnceLock::new(),
        });
        FileId((self.files.len() - 1) as u32)
    }

    /// Notes what was read otherwise than typed. A file that is read again is
    /// read in the same way: the first note stays.
    ///
    /// # Panics
    /// When the number did not come from this collection: a bug of ours.
    pub fn note_edits(&self, id: FileId, edits: Vec<Edit>) {
        if !edits.is_empty() {
            self.files[id.0 as usize].edits.get_or_init(|| edits);
        }
    }

    /// The file of that number.
    ///
    /// # Panics
    /// When the number did not come from this collection: a bug of ours.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Puts another text in the place of a file's, to be fetched whenever it is wanted.
    pub fn replace(&mut self, id: FileId, fetch: Arc<dyn Fetch>) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            file.text = Stored::Elsewhere(fetch);
            file.edits = OnceLock::new();
        }
    }

    /// Takes in all texts of others; gives by how much their numbers grow.
    pub fn take_in(&mut self, others: &Self) -> u32 {
        let by = self.files.len() as u32;
        self.files.extend(others.files.iter().cloned());
        by
    }

    /// Names every file as seen from a folder above.
    pub fn seen_from(&mut self, folder: &str) {
        for file in &mut self.files {
            if !file.path.starts_with('/') {
                file.path = format!("{folder}/{}", file.path);
            }
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files
            .iter()
            .enumerate()
            .map(|(i, f)| (FileId(i as u32), f))
    }
}
