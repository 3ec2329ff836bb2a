//! What hangs on a plan: areas, contacts, scores, forms to fill in.

use super::{BlankFormKind, ContactColumn, Party, Score, Text};
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
    /// Telephone number.
    pub phone: Option<Text>,
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

/// A form to be filled in by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankForm {
    /// Register or receipt slip.
    pub kind: BlankFormKind,
    /// Title.
    pub title: Option<Text>,
    /// Words before the form.
    pub intro: Vec<Text>,
    /// Columns: head and width in characters.
    pub columns: Vec<(Text, Option<u32>)>,
    /// Empty rows.
    pub rows: u32,
    /// Height of a row in lines.
    pub lines: u32,
    /// Whether rows are counted.
    pub serial: bool,
    /// Labelled boxes.
    pub fields: Vec<BlankField>,
    /// Whether a line to cut along stands above.
    pub cut_line: bool,
    /// Words below the form.
    pub note: Vec<Text>,
}

/// A labelled box of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankField {
    /// Its label.
    pub name: Text,
    /// Whether it takes the whole width.
    pub wide: bool,
    /// Height in lines.
    pub lines: u32,
    /// What is filled in already.
    pub text: Option<Text>,
}
