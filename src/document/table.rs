//! Tables: rows of cells that may span, and the merging of equal neighbours.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;

use super::{Inlines, plain_text};
use crate::character::is_hanzi;
use crate::diagnostic::Origin;

/// Where a cell's text stands from side to side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Short text centred, long text at the left (typesetting.md 6.5).
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
    /// Whether its cells are numbers, to be counted with.
    pub number: bool,
    /// Whether people stand in it, below each other: short names are spread.
    pub names: bool,
}

impl Hash for Column {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let width = self.width.map(f32::to_bits);
        (width, self.align, self.merge, self.number, self.names).hash(state);
    }
}

/// What a row is to those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RowKind {
    /// One of them.
    #[default]
    Plain,
    /// Heads those below it.
    Group,
    /// The sums of its group.
    Subtotal,
    /// The sums of them all.
    Total,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Row {
    /// Its cells; places covered by a span from above or the left have none.
    pub cells: Vec<Cell>,
    /// Least height in lines, for rows to be filled by hand.
    pub min_lines: u8,
    /// Whether it is to be filled in by hand.
    pub by_hand: bool,
    /// Where it was written.
    pub from: Option<Origin>,
    /// What it is to those above it.
    pub kind: RowKind,
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
    /// The day that it says, where its words leave out the year.
    pub on: Option<NaiveDate>,
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
    /// Where the table as a whole was written, where its rows are from elsewhere.
    pub from: Option<Origin>,
}

/// A cell at its place in the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'t> {
    /// The cell.
    pub cell: &'t Cell,
    /// Its first row, the head's counted in.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
}

impl Table {
    /// Whether a cell holds a name of two hanzi and nothing else, in a column of
    /// names: it is as wide as one of three.
    pub fn is_short_name(&self, place: &Place) -> bool {
        let names = self.columns.get(place.column).is_some_and(|c| c.names);
        let [only] = &place.cell.paragraphs[..] else {
            return false;
        };
        let text = plain_text(only);
        let hanzi = text.chars().filter(|c| is_hanzi(*c)).count();
        names && place.row >= self.head.len() && hanzi == 2 && text.chars().count() == 2
    }

    /// Every cell at its place, row by row: those that reach down from above push
    /// others to the right. A span ends where the head or the body does, or at a
    /// cell from above. Cells beyond the last column make more of them.
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        place(&self.head, self.columns.len(), 0, &mut places);
        place(&self.body, self.columns.len(), self.head.len(), &mut places);
        places
    }
}

/// Places the rows of one part of a table, the first of which is row `start`.
fn place<'t>(rows: &'t [Row], columns: usize, start: usize, places: &mut Vec<Place<'t>>) {
    let end = start + rows.len();
    // The first row in which a column is free again.
    let mut free = vec![start; columns];
    for (row, line) in (start..).zip(rows) {
        let mut column = 0;
        for cell in &line.cells {
            let taken = |free: &&usize| **free > row;
            column += free[column..].iter().take_while(taken).count();
            let wide = usize::from(cell.colspan.max(1));
            let until = free[column..].iter().position(|free| *free > row);
            let columns = until.map_or(wide, |room| wide.min(room));
            let rows = usize::from(cell.rowspan.max(1)).min(end - row);
            free.resize(free.len().max(column + columns), start);
            free[column..column + columns].fill(row + rows);
            places.push(Place {
                cell,
                row,
                column,
                rows,
                columns,
            });
            column += columns;
        }
    }
}

/// Merges equal texts that stand below each other in the columns that say so.
///
/// A cell merges only as far as the merged cell to its left reaches, so that a
/// leader is never joined across two categories. A row that already has spans, such
/// as a sum or the head of a group, stays as it is and parts those around it.
pub fn merge_equal_neighbours(table: &mut Table) {
    let width = table.columns.len();
    let is_plain = |row: &&Row| {
        row.cells.len() == width && row.cells.iter().all(|c| c.rowspan == 1 && c.colspan == 1)
    };
    let Table { columns, body, .. } = table;
    for rows in body.chunk_by_mut(|one, next| is_plain(&one) == is_plain(&next)) {
        if rows.first().is_some_and(|row| is_plain(&row)) {
            merge_in(columns, rows);
        }
    }
}

/// Merges within rows of which each has a cell in every column.
fn merge_in(columns: &[Column], rows: &mut [Row]) {
    let width = columns.len();
    // Rows at which a new group begins, narrowed from left to right.
    let mut starts = vec![false; rows.len()];
    starts[0] = true;
    let mut spans: Vec<Vec<u16>> = vec![vec![1; width]; rows.len()];
    for column in (0..width).filter(|c| columns[*c].merge) {
        let text = |row: &Row| -> String {
            let parts = row.cells[column].paragraphs.iter().map(|p| plain_text(p));
            parts.collect::<Vec<_>>().join("\n")
        };
        let texts: Vec<String> = rows.iter().map(text).collect();
        for (start, pair) in starts[1..].iter_mut().zip(texts.windows(2)) {
            // Two cells with nothing in them are not one thing.
            let nothing = matches!(pair[1].as_str(), "" | "—");
            *start = *start || nothing || pair[1] != pair[0];
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of cells by rows and columns covered.
    fn row(spans: &[(u16, u16)]) -> Row {
        let cell = |(rowspan, colspan): &(u16, u16)| Cell {
            rowspan: *rowspan,
            colspan: *colspan,
            paragraphs: Vec::new(),
            header: false,
            align: None,
            on: None,
        };
        Row {
            cells: spans.iter().map(cell).collect(),
            min_lines: 1,
            by_hand: false,
            from: None,
            kind: RowKind::Plain,
        }
    }

    fn places(columns: usize, head: &[Row], body: &[Row]) -> Vec<[usize; 4]> {
        let column = Column {
            width: None,
            align: Align::Auto,
            merge: false,
            number: false,
            names: false,
        };
        let table = Table {
            caption: None,
            columns: vec![column; columns],
            head: head.to_vec(),
            body: body.to_vec(),
            from: None,
        };
        let places = table.places().into_iter();
        places
            .map(|p| [p.row, p.column, p.rows, p.columns])
            .collect()
    }

    #[test]
    fn cells_from_above_push_others_to_the_right() {
        let head = [row(&[(2, 1), (1, 2)]), row(&[(1, 1), (1, 1)])];
        let body = [row(&[(1, 1), (2, 2)]), row(&[(1, 1)])];
        assert_eq!(
            places(3, &head, &body),
            [
                [0, 0, 2, 1],
                [0, 1, 1, 2],
                [1, 1, 1, 1],
                [1, 2, 1, 1],
                [2, 0, 1, 1],
                [2, 1, 2, 2],
                [3, 0, 1, 1],
            ]
        );
    }

    #[test]
    fn a_span_ends_with_its_part_and_at_a_cell_from_above() {
        let body = [
            row(&[(1, 1), (9, 1), (1, 1)]),
            row(&[(1, 3), (1, 1), (1, 1)]),
        ];
        assert_eq!(
            places(3, &[row(&[(5, 3)])], &body),
            [
                [0, 0, 1, 3],
                [1, 0, 1, 1],
                [1, 1, 2, 1],
                [1, 2, 1, 1],
                [2, 0, 1, 1],
                [2, 2, 1, 1],
                [2, 3, 1, 1],
            ]
        );
    }
}
