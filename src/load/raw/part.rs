//! The parts of a chapter.

use super::{PartKind, TableCell, TableRowKind, Text};
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

impl PartKind {
    /// Telephone numbers that are typed in it.
    pub fn phones(&self) -> Box<dyn Iterator<Item = &Text> + '_> {
        match self {
            Self::Contacts(contacts) => {
                let numbers = contacts.items.iter();
                Box::new(numbers.flat_map(|c| c.phone.iter().chain(&c.office_phone)))
            }
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| match &row.kind {
                    TableRowKind::Cells(cells) => cells.as_slice(),
                    TableRowKind::Group(_) => &[],
                });
                Box::new(cells.filter_map(|cell| match cell {
                    TableCell::Phone(phone) => Some(phone),
                    _ => None,
                }))
            }
            _ => Box::new(std::iter::empty()),
        }
    }
}
