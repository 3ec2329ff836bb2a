//! A file as the workspace found it: at hand, or to be read when it is wanted.

use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fetch};

/// A file.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its path relative to the root, `/` between names.
    pub path: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// The bytes of a file.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// At hand.
    Held(Arc<Vec<u8>>),
    /// Where the file lies.
    Shelved(Arc<dyn Shelf>),
}

/// A place from which a file is read whenever it is wanted.
pub trait Shelf: Debug + Send + Sync {
    /// Its bytes.
    ///
    /// # Errors
    /// Why they cannot be had.
    fn read(&self) -> Result<Vec<u8>, Box<Diagnostic>>;

    /// The word that stands for the bytes as they were when it was put there.
    fn digest(&self) -> &str;
}

impl Bytes {
    /// The bytes themselves.
    ///
    /// # Errors
    /// Why they cannot be had.
    pub fn get(&self) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match self {
            Self::Held(bytes) => Ok(Cow::Borrowed(bytes.as_slice())),
            Self::Shelved(shelf) => shelf.read().map(Cow::Owned),
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Held(Arc::new(bytes))
    }
}

impl Fetch for Input {
    fn text(&self) -> String {
        super::text_of(self)
    }
}
