//! A table as rows hold it: every cell's lines set, every row's height known.

use std::cell::Cell;

use crate::layout::line::justify::Line;
use crate::layout::style::Pt;

/// A table whose cells are set and whose rows know their heights.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Which table of the document it is.
    pub number: usize,
    /// Left edges of the columns and the right edge of the last, mm.
    pub edges: Vec<f32>,
    /// How many of the rows are its head.
    pub head: usize,
    pub rows: Vec<GridRow>,
    pub cells: Vec<GridCell>,
    /// Thickness of the rules, mm.
    pub rule: f32,
    /// Size of the type.
    pub size: Pt,
    /// From line to line within a cell, mm.
    pub pitch: f32,
    /// Height of the type, mm.
    pub em: f32,
    /// Inside a cell, above and below, mm.
    pub padding: f32,
    /// Columns all of whose texts are short, and so centred.
    pub centred: Vec<bool>,
}

#[derive(Debug, Default)]
pub(crate) struct GridRow {
    pub height: f32,
    /// Cells that begin here, from the left.
    pub begins: Vec<usize>,
    /// Cells that began above and reach into this row.
    pub reaches: Vec<usize>,
    /// Whether it goes on with a row that was too tall for a page.
    pub continues: bool,
    pub keep: bool,
    /// Whether it heads those below it.
    pub group: bool,
    /// Row of the document's table that it shows.
    pub source: usize,
    /// Whether that row is cut into lines.
    pub cut: bool,
}

#[derive(Debug)]
pub(crate) struct GridCell {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    pub lines: Vec<Line>,
    /// A number or name that one of them ends inside.
    pub torn: Option<String>,
    /// At the top of its row, as in rows that are cut into lines.
    pub at_top: bool,
    /// The document's cell, counted along the rows.
    pub source: u32,
    /// Cells of one group have no rule between them.
    pub group: usize,
    /// How many of its lines stand on pages already: a merged cell that a page
    /// break leaves too little room goes on behind the break.
    pub printed: Cell<usize>,
}

impl GridCell {
    /// Height of its text, mm.
    pub(crate) fn text_height(&self, grid_pitch: f32, em: f32) -> f32 {
        match self.lines.len() {
            0 => 0.0,
            n => (n - 1) as f32 * grid_pitch + em,
        }
    }
}

impl Grid {
    /// Height of the head where it is repeated above a row.
    pub(crate) fn repeated_head(&self, row: usize) -> f32 {
        if row >= self.head && self.head > 0 {
            self.rows[..self.head].iter().map(|r| r.height).sum()
        } else {
            0.0
        }
    }

    /// Says of each row which cells begin in it and which reach into it.
    pub(crate) fn index(&mut self) {
        for row in &mut self.rows {
            row.begins.clear();
            row.reaches.clear();
        }
        for (i, cell) in self.cells.iter().enumerate() {
            self.rows[cell.row].begins.push(i);
            for row in &mut self.rows[cell.row + 1..cell.row + cell.rowspan] {
                row.reaches.push(i);
            }
        }
        for row in &mut self.rows {
            row.begins.sort_by_key(|i| self.cells[*i].column);
        }
    }
}
