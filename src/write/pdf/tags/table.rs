//! Takes a table; gives an element for each cell, with what heads it.

use crate::document::{Place, Table};

use super::tree::{Cell, More, Tag, Tree};
use super::{Text, Texts};

/// Adds a table, the document's block `number`, to an element.
pub(super) fn read(tree: &mut Tree, parent: usize, table: &Table, number: usize) -> Texts {
    let node = tree.add(parent, Tag::Table);
    let caption = match &table.caption {
        Some(_) => tree.add(node, Tag::Caption),
        None => node,
    };
    let places = table.places();
    let ends = places.iter().map(|place| place.column + place.columns);
    let width = ends.max().unwrap_or(0).max(table.columns.len());
    let named = has_merged_heads(table, &places);
    let heads: Vec<&Place> = match named {
        true => places
            .iter()
            .filter(|place| is_head(table, place))
            .collect(),
        false => Vec::new(),
    };
    let id = |place: &Place| format!("t{number}r{}c{}", place.row, place.column);
    let mut texts = vec![Text::plain(caption)];
    let mut rest = places.iter().peekable();
    let mut free = vec![0; width];
    let mut part = node;
    let head = table.head.len();
    for row in 0..head + table.body.len() {
        if row == 0 && head > 0 {
            part = tree.add(node, Tag::THead);
        } else if row == head {
            part = tree.add(node, Tag::TBody);
        }
        let line = tree.add(part, Tag::TR);
        let mut column = 0;
        while column < width {
            if free[column] > row {
                column += 1;
                continue;
            }
            let here = rest.next_if(|place| place.row == row && place.column == column);
            let Some(place) = here else {
                // A place without a cell is blank: rows are equally long.
                tree.add_with(line, Tag::TD, More::Cell(Cell::default()));
                column += 1;
                continue;
            };
            free[column..column + place.columns].fill(row + place.rows);
            let head_cell = is_head(table, place);
            let mut cell = Cell {
                rows: place.rows,
                columns: place.columns,
                ..Cell::default()
            };
            if head_cell {
                cell.scope = Some(if row < head { "Column" } else { "Row" });
                cell.id = named.then(|| id(place));
            }
            let above = heads.iter().filter(|head| is_above(table, head, place));
            cell.headers = above.map(|head| id(head)).collect();
            let tag = if head_cell { Tag::TH } else { Tag::TD };
            texts.push(Text::plain(tree.add_with(line, tag, More::Cell(cell))));
            column += place.columns;
        }
    }
    Texts {
        node,
        each: None,
        texts,
    }
}

fn is_head(table: &Table, place: &Place) -> bool {
    place.row < table.head.len() || place.cell.header
}

/// Whether heads cover several columns or rows, so that place alone does not tell
/// what they head.
fn has_merged_heads(table: &Table, places: &[Place]) -> bool {
    let merged = |place: &Place| is_head(table, place) && (place.rows > 1 || place.columns > 1);
    table.head.len() > 1 || places.iter().any(merged)
}

/// Whether a head is that of a cell's column or row.
fn is_above(table: &Table, head: &Place, cell: &Place) -> bool {
    let meet = |a: usize, many: usize, b: usize, few: usize| a < b + few && b < a + many;
    let columns = meet(head.column, head.columns, cell.column, cell.columns);
    let rows = meet(head.row, head.rows, cell.row, cell.rows);
    if columns && rows {
        return false;
    }
    if head.row < table.head.len() {
        head.row < cell.row && columns
    } else {
        head.column < cell.column && rows
    }
}
