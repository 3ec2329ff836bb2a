//! Takes a table; gives its rows for pagination and, once the pages are known,
//! its ink on each of them.

mod cells;
mod columns;
mod draw;
mod settle;
mod slices;
mod wish;

pub(crate) use draw::Part;

use std::cell::Cell;
use std::rc::Rc;

use super::paragraph;
use crate::document;
use crate::layout::line::justify::{Fill, Line};
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Content, Flow, Row};
use crate::layout::seams::{RowSeam, TableSeams};
use crate::layout::text::setter::Setter;

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
    fn text_height(&self, grid_pitch: f32, em: f32) -> f32 {
        match self.lines.len() {
            0 => 0.0,
            n => (n - 1) as f32 * grid_pitch + em,
        }
    }
}

impl Grid {
    /// Height of the head where it is repeated above a row.
    pub fn repeated_head(&self, row: usize) -> f32 {
        if row >= self.head && self.head > 0 {
            self.rows[..self.head].iter().map(|r| r.height).sum()
        } else {
            0.0
        }
    }
}

/// Edges of the columns, mm, and which columns are centred: for writers that
/// leave pages to others. Nothing where the table has no cell.
pub(crate) fn columns(
    setter: &mut Setter,
    table: &document::Table,
    width: f32,
) -> Option<(Vec<f32>, Vec<bool>)> {
    let grid = cells::grid(setter, table, width)?;
    Some((grid.edges, grid.centred))
}

/// Sets a table into the flow.
pub(super) fn table(setter: &mut Setter, flow: &mut Flow, table: &document::Table) {
    let first = flow.rows.len();
    let margin = setter.style.table.margin;
    if let Some(caption) = &table.caption {
        let kind = setter
            .text_type()
            .with_role(setter.style.table.caption_face);
        let lines = line::inline_lines(
            setter,
            kind,
            caption,
            Shape::all(Fill::Center, 0.0, flow.width),
        );
        let rows = paragraph::rows(setter, lines, kind);
        flow.push_kept(rows, 1);
        flow.keep_from(first, true);
    }
    let grid = cells::grid(setter, table, flow.width);
    let edges = grid.as_ref().map_or(&[][..], |grid| &grid.edges);
    let mut seams = TableSeams {
        columns: edges.windows(2).map(|e| e[1] - e[0]).collect(),
        centred: grid.as_ref().map_or(Vec::new(), |g| g.centred.clone()),
        ..TableSeams::default()
    };
    let number = setter.seams.tables.len();
    let Some(mut grid) = grid else {
        return setter.seams.tables.push(seams);
    };
    grid.number = number;
    let rows = grid.rows.len();
    slices::part(&mut grid, flow.height);
    slices::cut(&mut grid, flow.height);
    slices::keep(&mut grid, flow.height);
    seams.rows = vec![RowSeam::default(); rows];
    for row in &grid.rows {
        seams.rows[row.source].height = if row.cut { 0.0 } else { row.height };
    }
    setter.seams.tables.push(seams);
    let grid = Rc::new(grid);
    flow.gap_at_least(margin);
    for (row, line) in grid.rows.iter().enumerate() {
        flow.push(Row {
            keep: line.keep,
            text_lines: 2,
            content: Content::Cells {
                table: Rc::clone(&grid),
                row,
            },
            ..Row::new(Vec::new(), 0.0, line.height)
        });
    }
    flow.gap(margin.max(setter.leading()));
}
