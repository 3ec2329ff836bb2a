//! A sheet of a spreadsheet as texts, whatever file it came from.

use std::collections::BTreeSet;

use super::fields::Column;

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows from the first on; short rows end where their text ends.
    pub rows: Vec<Vec<String>>,
    /// Rows and columns whose text comes from a merged cell that begins
    /// elsewhere.
    pub filled: BTreeSet<(usize, usize)>,
    /// Whether nobody sees it: its rows are not read.
    pub hidden: bool,
    /// Rows that nobody sees, as filters leave them.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that nobody sees.
    pub hidden_columns: BTreeSet<usize>,
    /// Cells whose text is struck out.
    pub struck: BTreeSet<(usize, usize)>,
    /// What columns hold by the word of whoever imports it.
    pub said: Vec<Column>,
    /// Cells with a formula that gave no value, or a fault.
    pub unvalued: BTreeSet<(usize, usize)>,
    /// What people wrote beside cells of a row.
    pub comments: Vec<(usize, String)>,
}

impl Sheet {
    /// The text of a cell; nothing where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|cells| cells.get(column));
        cell.map_or("", String::as_str)
    }
}

/// Without blanks around it and without what has no shape.
pub(super) fn tidy(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control() || *c == '\n');
    let kept: String = kept
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'))
        .collect();
    kept.trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}')
        .to_string()
}
