//! The parts of a chapter.

use super::PartKind;
use crate::diagnostic::{At, Origin};

/// One part of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where it stands.
    pub at: Origin,
    /// What it is.
    pub kind: PartKind,
    /// Left out of public builds.
    pub internal: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<T> {
    /// Which.
    pub column: At<T>,
    /// Left out of public builds.
    pub internal: bool,
}

impl<T: Copy> Column<T> {
    /// Those that are left out of public builds.
    pub fn internal(columns: &[Self]) -> Vec<T> {
        let internal = columns.iter().filter(|column| column.internal);
        internal.map(|column| column.column.value).collect()
    }
}
