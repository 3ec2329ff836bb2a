//! Takes a grid; cuts rows that are taller than a page into lines, and keeps
//! together what a page break must not part.

use crate::layout::page::grid::{Grid, GridCell, GridRow};

/// Parts merged cells that hold more than half a page of text: each of their
/// rows gets as many lines as it has room for, without rules between.
pub(super) fn part(grid: &mut Grid, page: f32) {
    let (pitch, em, padding) = (grid.pitch, grid.em, grid.padding);
    let tall = |cell: &GridCell| cell.rowspan > 1 && cell.text_height(pitch, em) > page / 2.0;
    if !grid.cells.iter().any(tall) {
        return;
    }
    for cell in std::mem::take(&mut grid.cells) {
        if !tall(&cell) {
            grid.cells.push(cell);
            continue;
        }
        let rows = cell.row..cell.row + cell.rowspan;
        let mut lines = cell.lines.into_iter();
        for row in rows.clone() {
            let room = ((grid.rows[row].height - 2.0 * padding - em) / pitch).max(0.0) as usize + 1;
            let count = if row + 1 == rows.end {
                lines.len()
            } else {
                room
            };
            let height = count.saturating_sub(1) as f32 * pitch + em + 2.0 * padding;
            grid.rows[row].height = grid.rows[row].height.max(height);
            grid.cells.push(GridCell {
                row,
                column: cell.column,
                rowspan: 1,
                colspan: cell.colspan,
                lines: lines.by_ref().take(count).collect(),
                torn: None,
                at_top: false,
                source: cell.source,
                group: cell.group,
                printed: Default::default(),
            });
        }
    }
    grid.index();
}

/// A row taller than this part of a page would leave as much of one white.
const TALL: f32 = 0.3;

/// Cuts every row that is taller than a good part of a page.
pub(super) fn cut(grid: &mut Grid, page: f32) {
    let room = (page - grid.repeated_head(grid.head)).min(page * TALL);
    if !grid.rows.iter().skip(grid.head).any(|r| r.height > room) {
        return;
    }
    let rows = std::mem::take(&mut grid.rows);
    let cells = std::mem::take(&mut grid.cells);
    let mut by_row: Vec<Vec<GridCell>> = rows.iter().map(|_| Vec::new()).collect();
    for cell in cells {
        by_row[cell.row].push(cell);
    }
    // New first row of each old one.
    let mut first: Vec<usize> = Vec::with_capacity(rows.len() + 1);
    let mut next = 0;
    for (i, row) in rows.iter().enumerate() {
        first.push(next);
        next += if i >= grid.head && row.height > room {
            slices(&by_row[i])
        } else {
            1
        };
    }
    first.push(next);
    for (i, (row, cells)) in rows.into_iter().zip(by_row).enumerate() {
        let count = first[i + 1] - first[i];
        for cell in cells {
            let last = first[(i + cell.rowspan).min(first.len() - 1)];
            if count == 1 || cell.rowspan > 1 {
                grid.cells.push(GridCell {
                    row: first[i],
                    rowspan: last - first[i],
                    ..cell
                });
            } else {
                cut_cell(grid, cell, first[i], count);
            }
        }
        push_rows(grid, row, count);
    }
    grid.index();
}

/// How many lines the tallest one-row cell has.
fn slices(cells: &[GridCell]) -> usize {
    cells
        .iter()
        .filter(|c| c.rowspan == 1)
        .map(|c| c.lines.len())
        .max()
        .unwrap_or(1)
        .max(1)
}

fn cut_cell(grid: &mut Grid, cell: GridCell, first: usize, count: usize) {
    let mut lines = cell.lines.into_iter();
    for n in 0..count {
        grid.cells.push(GridCell {
            row: first + n,
            column: cell.column,
            rowspan: 1,
            colspan: cell.colspan,
            lines: lines.next().into_iter().collect(),
            torn: None,
            at_top: true,
            source: cell.source,
            group: cell.group,
            printed: Default::default(),
        });
    }
}

fn push_rows(grid: &mut Grid, row: GridRow, count: usize) {
    if count == 1 {
        return grid.rows.push(row);
    }
    for n in 0..count {
        // The last line needs room for its type alone, and the padding below.
        let height = if n + 1 == count {
            grid.em + grid.padding
        } else {
            grid.pitch
        };
        let above = if n == 0 { grid.padding } else { 0.0 };
        grid.rows.push(GridRow {
            height: height + above,
            continues: n > 0,
            source: row.source,
            cut: true,
            ..GridRow::default()
        });
    }
}

/// Marks rows that stay with the next: the head with the first row; and of
/// merged cells as many rows at each end as their words need, so that every
/// part of one that a page break makes has room for them.
pub(super) fn keep(grid: &mut Grid, page: f32) {
    let head = grid.head.min(grid.rows.len());
    grid.rows[..head].iter_mut().for_each(|r| r.keep = true);
    let room = page - grid.repeated_head(grid.head);
    for i in 0..grid.cells.len() {
        let cell = &grid.cells[i];
        let need = cell.text_height(grid.pitch, grid.em) + 2.0 * grid.padding;
        if cell.rowspan < 2 || need > room {
            continue;
        }
        let (from, to) = (cell.row, cell.row + cell.rowspan);
        let mut height = 0.0;
        for row in &mut grid.rows[from..to - 1] {
            height += row.height;
            if height >= need {
                break;
            }
            row.keep = true;
        }
        let mut height = grid.rows[to - 1].height;
        for k in (from..to - 1).rev() {
            if height >= need {
                break;
            }
            grid.rows[k].keep = true;
            height += grid.rows[k].height;
        }
    }
    company(grid, page);
    if let Some(last) = grid.rows.last_mut() {
        last.keep = false;
    }
}

/// Two rows taller than this part of a page may stand on two.
const PAIR: f32 = 0.4;

/// A row that heads others stands with the first of them. Neither the first row nor the last one stands on a page without another, and
/// of a row that is cut neither its first line nor its last.
fn company(grid: &mut Grid, page: f32) {
    let last = grid.rows.len().saturating_sub(1);
    for at in [grid.head, last.saturating_sub(1)] {
        let pair = grid.rows.get(at..at + 2).unwrap_or_default();
        let height: f32 = pair.iter().map(|row| row.height).sum();
        if at >= grid.head && !pair.is_empty() && height < page * PAIR {
            grid.rows[at].keep = true;
        }
    }
    grid.rows.iter_mut().for_each(|row| row.keep |= row.group);
    for at in 1..last {
        let begins = grid.rows[at].cut && !grid.rows[at].continues;
        let ends = grid.rows[at].continues && !grid.rows[at + 1].continues;
        if begins {
            grid.rows[at].keep = true;
        } else if ends {
            grid.rows[at - 1].keep = true;
        }
    }
}
