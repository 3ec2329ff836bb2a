//! How areas, contacts, scores and forms to fill in look to a template.

use serde::Serialize;

use super::Text;
use super::party::Party;
use crate::model::{BlankFormKind, ContactColumn};

/// Areas and who answers for each; which columns have a value.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// Title of the table.
    pub title: Option<Text>,
    /// What an area is called, such as 网格.
    pub area_label: Option<Text>,
    /// scope, leader, lead, responsible, staff, note: those that have a value.
    pub columns: Vec<&'static str>,
    /// The areas.
    pub items: Vec<Area>,
}

/// An area.
#[derive(Debug, Serialize)]
pub struct Area {
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
}

/// A list of contacts.
#[derive(Debug, Serialize)]
pub struct Contacts {
    /// Title of the table.
    pub title: Option<Text>,
    /// serial, unit, name, title, duty, office-phone, phone, note.
    pub columns: Vec<ContactColumn>,
    /// The contacts.
    pub items: Vec<Contact>,
}

/// A contact.
#[derive(Debug, Serialize)]
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
}

/// What is scored.
#[derive(Debug, Serialize)]
pub struct Assessment {
    /// Title of the table.
    pub title: Option<Text>,
    /// The points added up.
    pub total: String,
    /// How many columns stand before the points.
    pub span: usize,
    /// Whether there is a column to write the score in.
    pub score: bool,
    /// category, by, note: those that have a value.
    pub columns: Vec<&'static str>,
    /// The items.
    pub items: Vec<Score>,
}

/// An item that is scored.
#[derive(Debug, Serialize)]
pub struct Score {
    /// Category.
    pub category: Option<Text>,
    /// What is looked at.
    pub item: Text,
    /// How points are given.
    pub standard: Vec<Text>,
    /// Most points.
    pub points: Text,
    /// Who gives them.
    pub by: Vec<Party>,
    /// Remark.
    pub note: Option<Text>,
}

/// A form to be filled in by hand.
#[derive(Debug, Serialize)]
pub struct BlankForm {
    /// register or receipt.
    pub kind: BlankFormKind,
    /// Title.
    pub title: Option<Text>,
    /// Words before the form.
    pub intro: Vec<Text>,
    /// Columns.
    pub columns: Vec<BlankColumn>,
    /// The numbers of its empty rows: 1, 2, 3.
    pub rows: Vec<u32>,
    /// Height of a row in lines.
    pub lines: u32,
    /// Whether rows are counted.
    pub serial: bool,
    /// Rows of labelled boxes, one or two in each.
    pub boxes: Vec<BlankRow>,
    /// Whether a line to cut along stands above.
    pub cut_line: bool,
    /// Words below the form.
    pub note: Vec<Text>,
}

/// A column of a form.
#[derive(Debug, Serialize)]
pub struct BlankColumn {
    /// Its head.
    pub name: Text,
    /// Width in characters.
    pub width: Option<u32>,
}

/// A row of labelled boxes.
#[derive(Debug, Serialize)]
pub struct BlankRow {
    /// The boxes.
    pub fields: Vec<BlankField>,
    /// Whether the one box takes the whole width.
    pub wide: bool,
    /// Height in lines.
    pub lines: u32,
}

/// A labelled box.
#[derive(Debug, Serialize)]
pub struct BlankField {
    /// Its label.
    pub name: Text,
    /// What is filled in already.
    pub text: Option<Text>,
}
