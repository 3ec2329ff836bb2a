//! A table of one's own.

use chrono::NaiveDate;

use super::visit::{Alone, Field, Record, Seat, Visit};
use super::{CellType, Party, Text};
use crate::diagnostic::Origin;

/// A table of one's own, as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Title of the table.
    pub title: Option<Text>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// Whether empty cells stay empty.
    pub blank: bool,
    /// Words below it.
    pub note: Vec<Text>,
    /// Where it stands.
    pub at: Origin,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Its head.
    pub name: Text,
    /// What stands in it.
    pub kind: CellType,
    /// Whether titles stand in brackets behind the names.
    pub with_posts: bool,
    /// Whether titles stand in a column of their own.
    pub posts: bool,
    /// Whether telephone numbers stand in a column of their own.
    pub phones: bool,
    /// The head above it.
    pub under: Option<Text>,
    /// Whether it is summed up.
    pub summed: bool,
    /// Whether equal neighbours merge.
    pub merge: bool,
    /// Width in characters.
    pub width: Option<u32>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub enum TableRow {
    /// Words over the full width.
    Group(Text),
    /// A cell for each column.
    Cells {
        /// The cells.
        cells: Vec<TableCell>,
        /// By when what it tells is to be done, or the day that it is about.
        due: Option<NaiveDate>,
        /// Where the row stands.
        at: Origin,
    },
    /// The sums of the group above, for columns that are summed up.
    Subtotal(Vec<Option<String>>),
    /// The sums of all rows.
    Total(Vec<Option<String>>),
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCell {
    /// Nothing.
    Empty,
    /// The number of the row.
    Serial(usize),
    /// Paragraphs.
    Text(Vec<Text>),
    /// A number, a day or the like, in words.
    Word(Text),
    /// People or units, each with the number that stands in a column of its own.
    Parties(Vec<(Party, Option<String>)>),
    /// Yes or no.
    YesNo(bool, Origin),
}

impl Alone for Table {}
impl Field for Table {
    fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
        let record = |kind, at, name, due| Record {
            kind,
            at: Some(at),
            name,
            due,
        };
        let title = self.title.as_ref().map(|title| title.text.as_str());
        to.enter(record("Table", self.at, title, None));
        self.title.visit("title", to);
        for row in &self.rows {
            match row {
                TableRow::Group(words) => words.visit("group", to),
                TableRow::Cells { cells, due, at } => {
                    to.enter(record("TableRow", *at, name_of(cells), *due));
                    let columns = self.columns.iter().zip(cells).enumerate();
                    columns.for_each(|(nth, (column, cell))| cell.show(column, nth, to));
                    to.leave();
                }
                TableRow::Subtotal(_) | TableRow::Total(_) => {}
            }
        }
        self.note.visit("note", to);
        to.leave();
    }
}

/// A row is called by its first words.
fn name_of(cells: &[TableCell]) -> Option<&str> {
    cells.iter().find_map(|cell| match cell {
        TableCell::Text(paragraphs) => paragraphs.first().map(|text| text.text.as_str()),
        _ => None,
    })
}

impl TableCell {
    fn show<'p>(&'p self, column: &'p TableColumn, nth: usize, to: &mut dyn Visit<'p>) {
        match self {
            Self::Text(paragraphs) => paragraphs.visit("cells", to),
            Self::Word(word) => word.visit("cells", to),
            Self::Parties(parties) => {
                let seat = Seat {
                    label: Some(&column.name.text),
                    nth,
                    ..Seat::of("cells")
                };
                to.parties(seat, &mut parties.iter().map(|(party, _)| party));
            }
            Self::Empty | Self::Serial(_) | Self::YesNo(..) => {}
        }
    }
}
