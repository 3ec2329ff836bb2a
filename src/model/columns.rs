//! The columns of tables, made from the declarations in `record/columns.rs`: which
//! of them have something to show.

use serde::Serialize;

use super::{Area, Contact, Task};
use crate::record;

/// A column of a table whose rows are records.
pub trait Column: Copy + PartialEq + 'static {
    /// The record of a row.
    type Row;

    /// All columns, in the order in which they stand by default.
    const ALL: &'static [Self];

    /// How it is shown.
    fn look(self) -> Look;

    /// What a row has in it; nothing for a column that always stands.
    fn cell(self) -> Option<Cell<Self::Row>>;

    /// Whether any row has something in it.
    fn has_value(self, rows: &[Self::Row]) -> bool {
        let cell = self.cell();
        cell.is_some_and(|cell| !rows.iter().all(cell.is_empty))
    }

    /// The columns that always stand, and those in which a row has something.
    fn with_values(rows: &[Self::Row]) -> Vec<Self> {
        let wanted = |column: &Self| column.cell().is_none() || column.has_value(rows);
        Self::ALL.iter().copied().filter(wanted).collect()
    }
}

/// What a row has in a column.
pub struct Cell<R> {
    /// Whether it is nothing.
    pub is_empty: fn(&R) -> bool,
    /// Takes it out.
    pub clear: fn(&mut R),
}

/// How a column is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    /// Its English word.
    pub name: &'static str,
    /// The name by which a template asks a row for what stands there.
    pub field: String,
    /// Its head.
    pub head: String,
    /// What stands in its cells.
    pub kind: CellKind,
    /// The class of the column.
    pub class: Option<&'static str>,
    /// Width in characters.
    pub width: Option<u32>,
    /// Whether its cells are left blank, to be filled in by hand.
    pub by_hand: bool,
}

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellKind {
    /// The number of the row.
    Serial,
    /// The number of the clause that the row is gathered from.
    Clause,
    /// A word made by the program.
    Word,
    /// A text.
    Text,
    /// Paragraphs.
    Prose,
    /// A text that a public edition leaves out unless told otherwise; the column
    /// goes with the last of them.
    Private,
    /// Names.
    Parties,
    /// Names with what is said of them.
    Named,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $SET:ident $Type:ident $name:literal $Row:ident {
        $($Column:ident $word:literal $chinese:literal $($alias:literal)* $(=> $head:literal)?:
            $kind:ident $($($field:ident).+)? $($class:literal $($width:literal)?)?,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)] // Each is what its word says.
        pub enum $Type { $($Column,)* }

        impl Column for $Type {
            type Row = $Row;
            const ALL: &'static [Self] = &[$(Self::$Column),*];

            fn look(self) -> Look {
                match self {
                    $(Self::$Column => Look {
                        name: $word,
                        field: $word.replace('-', "_"),
                        head: [$chinese $(, $head)?].last().unwrap_or(&$chinese).to_string(),
                        kind: CellKind::$kind,
                        class: None $(.or(Some($class)))?,
                        width: None $($(.or(Some($width)))?)?,
                        by_hand: false,
                    },)*
                }
            }

            fn cell(self) -> Option<Cell<$Row>> {
                match self { $(Self::$Column => None $(.or(cell!($($field).+)))?,)* }
            }
        }
    )*};
}

macro_rules! cell {
    ($($field:ident).+) => {
        Some(Cell {
            is_empty: |row| is_default(&row.$($field).+),
            clear: |row| drop(std::mem::take(&mut row.$($field).+)),
        })
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

record::columns! { tables }
