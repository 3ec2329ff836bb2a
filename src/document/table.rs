//! Tables: rows of cells that may span, and the merging of equal neighbours.

use std::hash::{Hash, Hasher};

use super::{Inlines, plain_text};
use crate::diagnostic::Origin;

/// Where a cell's text stands from side to side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Short text centred, long text at the left (gbt9704.md 6.5).
    Auto,
    /// At the left.
    Left,
    /// Centred.
    Center,
    /// At the right.
    Right,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Wish for a width in characters of the table's type; otherwise by content.
    pub width: Option<f32>,
    /// Where texts stand.
    pub align: Align,
    /// Whether equal neighbours below each other become one cell.
    pub merge: bool,
}

impl Hash for Column {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.width.map(f32::to_bits), self.align, self.merge).hash(state);
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Row {
    /// Its cells; places covered by a span from above or the left have none.
    pub cells: Vec<Cell>,
    /// Least height in lines, for rows to be filled by hand.
    pub min_lines: u8,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Cell {
    /// Rows it covers, at least 1.
    pub rowspan: u16,
    /// Columns it covers, at least 1.
    pub colspan: u16,
    /// Its paragraphs.
    pub paragraphs: Vec<Inlines>,
    /// Whether it heads its row or column.
    pub header: bool,
    /// Own alignment instead of the column's.
    pub align: Option<Align>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Table {
    /// Title above it.
    pub caption: Option<Inlines>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Head rows: repeated on every page.
    pub head: Vec<Row>,
    /// Rows.
    pub body: Vec<Row>,
}

/// Merges equal texts that stand below each other in the columns that say so.
///
/// A cell merges only as far as the merged cell to its left reaches, so that a
/// leader is never joined across two categories. Only plain rows are touched: from
/// the first row that already has spans, such as a sum, all stay as they are.
pub fn merge_equal_neighbours(table: &mut Table) {
    let width = table.columns.len();
    let is_plain = |row: &&Row| {
        row.cells.len() == width && row.cells.iter().all(|c| c.rowspan == 1 && c.colspan == 1)
    };
    let plain = table.body.iter().take_while(is_plain).count();
    if plain == 0 {
        return;
    }
    let rows = &mut table.body[..plain];
    // Rows at which a new group begins, narrowed from left to right.
    let mut starts = vec![false; rows.len()];
    starts[0] = true;
    let mut spans: Vec<Vec<u16>> = vec![vec![1; width]; rows.len()];
    for column in (0..width).filter(|c| table.columns[*c].merge) {
        let text = |row: &Row| -> String {
            let parts = row.cells[column].paragraphs.iter().map(|p| plain_text(p));
            parts.collect::<Vec<_>>().join("\n")
        };
        let texts: Vec<String> = rows.iter().map(text).collect();
        for (start, pair) in starts[1..].iter_mut().zip(texts.windows(2)) {
            *start = *start || pair[1].is_empty() || pair[1] != pair[0];
        }
        let mut first = 0;
        for (i, start) in starts.iter().enumerate().skip(1) {
            if *start {
                first = i;
            } else {
                spans[first][column] += 1;
                spans[i][column] = 0;
            }
        }
    }
    for (row, spans) in rows.iter_mut().zip(spans) {
        let cells = std::mem::take(&mut row.cells);
        row.cells = cells
            .into_iter()
            .zip(spans)
            .filter(|(_, span)| *span > 0)
            .map(|(cell, rowspan)| Cell { rowspan, ..cell })
            .collect();
    }
}
