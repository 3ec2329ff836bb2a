//! The parts a chapter is made of.

use super::PartKind;
use crate::diagnostic::Origin;

/// Words on the page and where they were written.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words, inline references resolved.
    pub text: String,
    /// Where they were written.
    pub at: Origin,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub at: Origin,
}
