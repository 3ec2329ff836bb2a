//! What hangs on a plan: areas, contacts, scores, forms to fill in.

use std::ops::RangeInclusive;

use super::{
    BlankColumn, BlankField, BlankForm, BlankFormKind, ContactColumn, Particulars, Party, Score,
    Text,
};
use crate::diagnostic::Origin;

/// A list of contacts in the columns that are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Contacts {
    /// Everybody in the plan's bodies; filled in once the plan is whole.
    pub from_plan: bool,
    /// Whether the columns are those that have a value.
    pub own_columns: bool,
    /// Title of the table.
    pub title: Option<Text>,
    /// Columns.
    pub columns: Vec<ContactColumn>,
    /// The contacts.
    pub items: Vec<Contact>,
}

/// A contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Who.
    pub who: Party,
    /// Unit.
    pub unit: Option<Text>,
    /// What they see to.
    pub duty: Option<Text>,
    /// Telephone number and whatever else is said of a person.
    pub said: Particulars<Text>,
    /// Number of the office.
    pub office_phone: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where it stands.
    pub at: Origin,
}

/// What is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Title of the table.
    pub title: Option<Text>,
    /// The points added up, as printed.
    pub total: String,
    /// Whether there is a column to write the score in.
    pub score: bool,
    /// The items.
    pub items: Vec<Score>,
}

/// Height of a row in lines at the most: a page has 22.
const LINES: u32 = 20;

impl BlankForm {
    /// The most rows that are made.
    pub const ROWS: u32 = 500;

    fn is_receipt(&self) -> bool {
        self.kind == BlankFormKind::Receipt
    }

    /// How many empty rows it has.
    pub fn empty_rows(&self) -> u32 {
        let usual = if self.is_receipt() { 3 } else { 10 };
        match self.columns[..] {
            [] => 0,
            _ => self.rows.unwrap_or(usual).min(Self::ROWS),
        }
    }

    /// Height of a row in lines.
    pub fn height(&self) -> u32 {
        self.lines.unwrap_or(1).clamp(1, LINES)
    }

    /// Whether rows are counted.
    pub fn is_counted(&self) -> bool {
        self.serial.unwrap_or(!self.is_receipt())
    }

    /// Whether a line to cut along stands above.
    pub fn is_cut_off(&self) -> bool {
        self.cut_line.unwrap_or(self.is_receipt())
    }
}

impl BlankColumn {
    /// Width in characters: the widest page has 60.
    pub const WIDTH: RangeInclusive<u32> = 1..=60;

    /// How wide it is, where that is said and can be.
    pub fn fitting_width(&self) -> Option<u32> {
        self.width.filter(|width| Self::WIDTH.contains(width))
    }
}

impl BlankField {
    /// Height in lines.
    pub fn height(&self) -> u32 {
        self.lines.unwrap_or(1).clamp(1, LINES)
    }
}
