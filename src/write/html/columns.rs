//! Takes a table; gives the widths of its columns for a screen, and which column
//! each cell begins in.

use unicode_width::UnicodeWidthStr;

use super::Level;
use crate::document::{Column, Row, Table, plain_text};
use crate::layout::style::Style;

/// Columns whose longest text is at most this long (in characters) keep it on
/// one line; the others share the rest of the width.
const NARROW: f32 = 8.0;

/// Least width of a column of long texts on a screen, in characters.
const LEAST: f32 = 10.0;

/// Most of the width, in parts of 1, that narrow columns take beside long ones.
const SHARE: f32 = 0.7;

/// Some faces have digits wider than half a hanzi: this much more (in
/// characters) keeps a narrow text on its line.
const HAIR: f32 = 0.5;

/// Share of each column in the table's width, and the least width of the
/// whole on a screen, in characters of the table's type.
pub(super) fn widths(sheet: &Style, table: &Table, level: Level) -> (Vec<f32>, f32) {
    let style = &sheet.table;
    let em = style.size.mm().max(0.1);
    let padding = 2.0 * style.padding_x / em;
    let page = &sheet.page;
    let room = if level.landscape {
        page.text_height
    } else {
        page.text_width
    } / em;
    let longest = longest_texts(table);
    let narrow = |(column, longest): (&Column, &f32)| match column.width {
        Some(width) => Some(width + padding),
        // A hair more, so that rounding does not break the line.
        None if *longest <= NARROW => Some(longest.max(1.0) + padding + HAIR),
        None => None,
    };
    let narrow: Vec<Option<f32>> = table.columns.iter().zip(&longest).map(narrow).collect();
    let taken: f32 = narrow.iter().flatten().sum();
    let long = narrow.iter().filter(|w| w.is_none()).count();
    // Twice as much text does not need twice the width: it takes more lines.
    let weights = || longest.iter().zip(&narrow).filter(|(_, w)| w.is_none());
    let weight: f32 = weights().map(|(longest, _)| longest.sqrt()).sum();
    let kept = match long {
        0 => taken,
        _ => taken.min(room * SHARE),
    };
    let rest = room - kept;
    let total = if long == 0 { taken } else { room }.max(0.1);
    let share = |(narrow, longest): (&Option<f32>, &f32)| match narrow {
        Some(width) => width * kept / taken / total,
        None => rest * longest.sqrt() / weight / total,
    };
    let shares = narrow.iter().zip(&longest).map(share).collect();
    (shares, (taken + LEAST * long as f32).min(room))
}

/// Least width of a table on a screen, in characters of its type: columns of
/// short texts keep them on one line, the others are not starved.
pub(super) fn least_of(sheet: &Style, table: &Table, shares: &[f32], level: Level) -> f32 {
    let em = sheet.table.size.mm().max(0.1);
    let padding = 2.0 * sheet.table.padding_x / em;
    let page = &sheet.page;
    let room = match level.landscape {
        true => page.text_height,
        false => page.text_width,
    };
    let need = |longest: f32| match longest {
        longest if longest <= NARROW => longest.max(1.0) + padding,
        _ => LEAST,
    };
    let longest = longest_texts(table);
    let columns = longest
        .iter()
        .zip(shares)
        .map(|(l, share)| need(*l) / share.max(0.01));
    columns.fold(0.0, f32::max).min(room / em)
}

/// The first column of every cell, row by row: cells from above that reach down
/// push the others to the right.
pub(super) fn starts(rows: &[Row], columns: usize) -> Vec<Vec<usize>> {
    let mut covered = vec![0_u16; columns];
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut starts = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        let mut cells = row.cells.iter();
        while column < columns {
            if covered[column] > 0 {
                covered[column] -= 1;
                column += 1;
            } else if let Some(cell) = cells.next() {
                starts.push(column);
                let last = (column + usize::from(cell.colspan.max(1))).min(columns);
                covered[column..last].fill(cell.rowspan.max(1) - 1);
                column = last;
            } else {
                column += 1;
            }
        }
        // Cells beyond the last column are a fault of the template, but stay.
        starts.resize(row.cells.len(), columns);
        all.push(starts);
    }
    all
}

/// The longest text of each column, in hanzi; cells over several columns do not
/// count.
fn longest_texts(table: &Table) -> Vec<f32> {
    let mut longest = vec![0.0_f32; table.columns.len()];
    for rows in [&table.head, &table.body] {
        let starts = starts(rows, longest.len());
        let placed = rows.iter().zip(starts);
        for (cell, start) in placed.flat_map(|(row, starts)| row.cells.iter().zip(starts)) {
            let texts = cell.paragraphs.iter().map(|p| plain_text(p));
            let width = texts
                .flat_map(|t| t.lines().map(|l| l.width()).max())
                .max()
                .unwrap_or(0);
            match longest.get_mut(start) {
                Some(longest) if cell.colspan <= 1 => *longest = longest.max(width as f32 / 2.0),
                _ => {}
            }
        }
    }
    longest
}
