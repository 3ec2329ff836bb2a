//! The rows of a table of one's own.

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::Amount;
use crate::model::date::{Deadline, PlanDate};

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Where it stands.
    pub at: Origin,
    /// What stands in it.
    pub kind: TableRowKind,
    /// By when what it says is to be done, if it has a column for that.
    pub deadline: Option<At<Deadline>>,
    /// Left out of public builds.
    pub internal: bool,
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum TableRowKind {
    /// Words over the full width.
    Group(Text),
    /// A cell for each column, those that are counted as well.
    Cells(Vec<TableCell>),
}

/// A cell, read as its column wants it.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCell {
    /// Left empty.
    Empty,
    /// A text, or words that stand for nothing in a column of something else: 无.
    Text(Text),
    /// A number and how it was typed.
    Number(Text, Amount),
    /// A day, or a coarser date.
    Day(At<PlanDate>),
    /// People or units.
    Parties(Vec<Party>),
    /// A telephone number.
    Phone(Text),
    /// Yes or no.
    YesNo(At<bool>),
}
