//! What hangs on a plan: areas, contacts, scores, forms to fill in.

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::{BlankFormKind, ContactColumn};

/// Areas and who answers for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Title of the table.
    pub title: Option<Text>,
    /// What an area is called, such as 网格.
    pub area_label: Option<Text>,
    /// The areas.
    pub items: Vec<Area>,
}

/// An area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub area: Text,
    /// What belongs to it.
    pub scope: Option<Text>,
    /// Responsible leaders.
    pub leader: Vec<Party>,
    /// Responsible units.
    pub lead: Vec<Party>,
    /// Responsible people.
    pub responsible: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Remark.
    pub note: Option<Text>,
    /// Left out of public builds.
    pub internal: bool,
}

/// A list of contacts.
#[derive(Debug, Clone, PartialEq)]
pub struct Contacts {
    /// Everybody in the plan's bodies instead of own ones.
    pub from_plan: bool,
    /// Title of the table.
    pub title: Option<Text>,
    /// Columns to print; without them, those that have a value.
    pub columns: Vec<At<ContactColumn>>,
    /// Columns left out of public builds.
    pub internal_columns: Vec<ContactColumn>,
    /// The contacts.
    pub items: Vec<Contact>,
}

/// A contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Where the record stands.
    pub at: Origin,
    /// Who.
    pub who: Option<Party>,
    /// Unit.
    pub unit: Option<Text>,
    /// What they see to.
    pub duty: Option<Text>,
    /// Telephone number; without it, the person's own.
    pub phone: Option<Text>,
    /// Number of the office.
    pub office_phone: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Left out of public builds.
    pub internal: bool,
}

/// What is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Where the record stands.
    pub at: Origin,
    /// Title of the table.
    pub title: Option<Text>,
    /// What the points must add up to.
    pub total: Option<Text>,
    /// Whether there is a column to write the score in.
    pub score: bool,
    /// The items.
    pub items: Vec<Score>,
}

/// An item that is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Where the record stands.
    pub at: Origin,
    /// Category.
    pub category: Option<Text>,
    /// What is looked at.
    pub item: Text,
    /// How points are given.
    pub standard: Option<Text>,
    /// Most points.
    pub points: Text,
    /// Who gives them.
    pub by: Vec<Party>,
    /// Remark.
    pub note: Option<Text>,
}

/// A form to be filled in by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankForm {
    /// Where the record stands.
    pub at: Origin,
    /// Register or receipt slip.
    pub kind: BlankFormKind,
    /// Title.
    pub title: Option<Text>,
    /// Words before the form.
    pub intro: Option<Text>,
    /// Columns.
    pub columns: Vec<BlankColumn>,
    /// Empty rows.
    pub rows: Option<At<u32>>,
    /// Height of a row in lines.
    pub lines: Option<At<u32>>,
    /// Whether rows are counted.
    pub serial: Option<bool>,
    /// Labelled boxes.
    pub fields: Vec<BlankField>,
    /// Whether a line to cut along stands above.
    pub cut_line: Option<bool>,
    /// Words below the form.
    pub note: Option<Text>,
}

/// A column of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankColumn {
    /// Its head.
    pub name: Text,
    /// Width in characters.
    pub width: Option<At<u32>>,
    /// Left out of public builds.
    pub internal: bool,
}

/// A labelled box of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankField {
    /// Its label.
    pub name: Text,
    /// Whether it takes the whole width.
    pub wide: bool,
    /// Height in lines.
    pub lines: Option<At<u32>>,
    /// What is filled in already.
    pub text: Option<Text>,
    /// Left out of public builds.
    pub internal: bool,
}
