//! Takes a table; sets its cells, makes its columns wide and its rows tall enough,
//! and gives its rows for pagination.

mod cells;
mod columns;
mod measure;
mod narrow;
mod seat;
mod settle;
pub(crate) mod shared;
mod slices;
mod wish;

use std::rc::Rc;

use super::paragraph;
use crate::document::{self, RowKind};
use crate::layout::line::justify::Fill;
use crate::layout::line::{self, Shape};
use crate::layout::page::grid::Grid;
use crate::layout::page::row::{Content, Flow, Row};
use crate::layout::seams::{RowSeam, TableSeams};
use crate::layout::text::setter::Setter;

/// Columns for writers that leave pages to others. Nothing where the table has no
/// cell.
pub(crate) fn columns(
    setter: &mut Setter,
    table: &document::Table,
    width: f32,
) -> Option<TableSeams> {
    let grid = cells::grid(setter, table, width)?;
    Some(seams_of(&grid))
}

/// What is said of a table before its rows are on pages.
fn seams_of(grid: &Grid) -> TableSeams {
    TableSeams {
        columns: grid.edges.windows(2).map(|e| e[1] - e[0]).collect(),
        centred: grid.centred.clone(),
        size: grid.size.0,
        pitch: grid.pitch,
        padding: grid.padding,
        ..TableSeams::default()
    }
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
    let mut seams = grid.as_ref().map_or_else(TableSeams::default, seams_of);
    let number = setter.seams.tables.len();
    let Some(mut grid) = grid else {
        return setter.seams.tables.push(seams);
    };
    grid.number = number;
    narrow::check(setter, table, &grid, flow.width);
    let rows = grid.rows.len();
    slices::part(&mut grid, flow.height);
    slices::cut(&mut grid, flow.height);
    slices::keep(&mut grid, flow.height);
    // A row that heads others stays with the first of them.
    let heads = |source: usize| {
        let body = source.checked_sub(table.head.len());
        let row = body.and_then(|number| table.body.get(number));
        row.is_some_and(|row| row.kind == RowKind::Group)
    };
    let last = grid.rows.len().saturating_sub(1);
    let before = grid.rows[..last].iter_mut();
    before
        .filter(|row| heads(row.source))
        .for_each(|row| row.keep = true);
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
