//! What the heads and rows of tasks are called, where a plan or a table of it has
//! words of its own: 牵头责任单位, 时限要求.

use super::{Column, ColumnKind, Look};

/// The words of one table; the usual ones where it has none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labels(Vec<(ColumnKind, String)>);

impl Labels {
    /// What that column is called from now on.
    pub fn call(&mut self, column: ColumnKind, word: String) {
        self.0.retain(|(known, _)| *known != column);
        self.0.push((column, word));
    }

    /// What a column is called.
    pub fn of(&self, column: ColumnKind) -> String {
        let own = self.0.iter().find(|(known, _)| *known == column);
        own.map_or_else(|| column.look().head, |(_, word)| word.clone())
    }

    /// How a column is shown under its word.
    pub fn look(&self, column: ColumnKind) -> Look {
        Look {
            head: self.of(column),
            ..column.look()
        }
    }
}
