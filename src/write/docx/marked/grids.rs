//! Takes a table before and after; gives one with rows and words marked.

use super::align::{Step, likeness, steps};
use super::{paragraphs, pieces};
use crate::write::docx::flow::{Change, Grid, GridRow};

/// What two tables must have in common to be the same.
pub(super) fn key(grid: &Grid) -> String {
    let rows: Vec<String> = grid.rows.iter().map(row_key).collect();
    rows.join("\n")
}

/// Whether one can become the other row by row.
pub(super) fn comparable(old: &Grid, new: &Grid) -> bool {
    old.kind == new.kind && old.widths.len() == new.widths.len()
}

/// Cells with their spans: rows that differ in those are not one row changed.
fn row_key(row: &GridRow) -> String {
    let cells = row.cells.iter().map(|cell| {
        let texts: Vec<String> = cell.paragraphs.iter().map(|p| p.plain()).collect();
        format!("{}{:?}{}", cell.columns, cell.rows, texts.join("\r"))
    });
    cells.collect::<Vec<_>>().join("\t")
}

fn same_shape(old: &GridRow, new: &GridRow) -> bool {
    let shape =
        |row: &GridRow| -> Vec<_> { row.cells.iter().map(|c| (c.columns, c.rows)).collect() };
    shape(old) == shape(new)
}

/// The table as a whole came or went.
pub(super) fn whole(grid: &Grid, change: Change) -> Grid {
    let rows = grid.rows.iter().map(|row| whole_row(row, change));
    Grid {
        rows: rows.collect(),
        ..grid.clone()
    }
}

fn whole_row(row: &GridRow, change: Change) -> GridRow {
    let mut row = row.clone();
    row.change = change;
    for paragraph in row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
        *paragraph = pieces::whole(paragraph, change);
        paragraph.mark = Change::Kept;
    }
    row
}

/// The new table with what came and what went.
pub(super) fn merged(old: &Grid, new: &Grid) -> Grid {
    let before: Vec<String> = old.rows.iter().map(row_key).collect();
    let after: Vec<String> = new.rows.iter().map(row_key).collect();
    let alike = |i: usize, j: usize| match same_shape(&old.rows[i], &new.rows[j]) {
        true => likeness(&before[i], &after[j]),
        false => 0.0,
    };
    let rows = steps(&before, &after, &alike)
        .into_iter()
        .map(|step| match step {
            Step::Same(_, j) => new.rows[j].clone(),
            Step::Became(i, j) => merged_row(&old.rows[i], &new.rows[j]),
            Step::Old(i) => widened(whole_row(&old.rows[i], Change::Deleted), &new.widths),
            Step::New(j) => whole_row(&new.rows[j], Change::Inserted),
        });
    let rows: Vec<GridRow> = rows.collect();
    // Rows that went from the head still stand in it.
    let (mut head, mut left) = (0, new.head);
    for row in &rows {
        if left == 0 {
            break;
        }
        left -= usize::from(row.change != Change::Deleted);
        head += 1;
    }
    Grid {
        head,
        rows,
        ..new.clone()
    }
}

fn merged_row(old: &GridRow, new: &GridRow) -> GridRow {
    let mut row = new.clone();
    for (cell, old) in row.cells.iter_mut().zip(&old.cells) {
        cell.paragraphs = paragraphs(&old.paragraphs, &cell.paragraphs);
    }
    row
}

/// An old row takes the new columns' widths.
fn widened(mut row: GridRow, widths: &[i32]) -> GridRow {
    let mut at = 0;
    for cell in &mut row.cells {
        let end = (at + cell.columns).min(widths.len());
        cell.width = widths[at.min(end)..end].iter().sum();
        at = end;
    }
    row
}
