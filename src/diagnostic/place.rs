//! Places that a diagnostic can name.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;

/// Number of a file in [`Sources`](super::Sources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Where a YAML value was written: the file, and the number of the value in it,
/// counted from 0 in the order of the text, keys included.
///
/// It is cheap to carry; `load::locate` turns it into line and column when,
/// and only when, there is something to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The value's number in the file, in preorder.
    pub node: u32,
}

/// Where a thing was written is no part of what it is: a document does not
/// change because another file now stands before its own. (Nothing is looked up
/// by origin in a hash table.)
impl Hash for Origin {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A stretch of text on one or more lines. Lines and columns count from 1, in
/// characters; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

impl Span {
    /// `len` characters on one line.
    pub fn on_line(file: FileId, line: u32, column: u32, len: u32) -> Self {
        Self {
            file,
            line,
            column,
            end_line: line,
            end_column: column + len,
        }
    }
}

/// Words within a text that may run over several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub at: Origin,
    /// The words.
    pub words: String,
    /// How many times the same words stand before.
    pub nth: usize,
}

/// A place in the user's world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A value in a YAML file, not yet located.
    Node(Origin),
    /// Some words within the text of such a value.
    Words(Words),
    /// A stretch of a text file.
    Span(Span),
    /// A file or folder as a whole.
    Path(PathBuf),
}

impl Place {
    /// The file it is in; nothing for a path.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::Node(origin) => Some(origin.file),
            Self::Words(words) => Some(words.at.file),
            Self::Span(span) => Some(span.file),
            Self::Path(_) => None,
        }
    }
}

impl From<Origin> for Place {
    fn from(origin: Origin) -> Self {
        Self::Node(origin)
    }
}

impl From<Words> for Place {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl From<PathBuf> for Place {
    fn from(path: PathBuf) -> Self {
        Self::Path(path)
    }
}

/// A place and what is to be said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// Key in the locale's `notes`, for places beside the primary one.
    pub note: Option<&'static str>,
}

impl Label {
    /// A place that speaks for itself.
    pub fn new(place: impl Into<Place>) -> Self {
        Self {
            place: place.into(),
            note: None,
        }
    }

    /// A place with a remark from the locale.
    pub fn noted(place: impl Into<Place>, note: &'static str) -> Self {
        Self {
            place: place.into(),
            note: Some(note),
        }
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub at: Origin,
}

impl<T> At<T> {
    /// A value with its place.
    pub fn new(value: T, at: Origin) -> Self {
        Self { value, at }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> At<U> {
        At {
            value: f(self.value),
            at: self.at,
        }
    }
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
