//! Takes the cells of a sheet and the widths of its columns; gives how high each row
//! must be for what stands in it.

use unicode_width::UnicodeWidthStr;

use super::value::text;
use crate::document::{Place, Table};
use crate::layout::style::{Pt, Style};

/// Blank above and below the text of a row, points.
const PADDING: f64 = 6.0;
/// A spreadsheet has no higher rows, points.
const HIGHEST: f64 = 409.0;
/// Width of a unit in which columns are measured, and what a cell keeps free at its
/// sides, points.
const UNIT: f64 = 5.25;
const SIDES: f64 = 5.0;

/// Width of a column that holds so many half-width characters on one line.
pub(super) fn column_width(characters: usize, size: Pt) -> f64 {
    (characters as f64 * f64::from(size.0) / 2.0 + SIDES) / UNIT
}

/// How many lines a text takes in a column of that width.
fn lines(text: &str, width: f64, size: Pt) -> usize {
    let room = (width * UNIT - SIDES).max(f64::from(size.0));
    let line = |line: &str| {
        let own = line.width() as f64 * f64::from(size.0) / 2.0;
        ((own / room).ceil() as usize).max(1)
    };
    text.lines().map(line).sum::<usize>().max(1)
}

/// Height of a row with a text, set so large, across that width.
pub(super) fn height(text: &str, width: f64, size: Pt, pitch: Pt) -> f64 {
    let lines = lines(text, width, size) as f64;
    (lines * f64::from(pitch.0) + PADDING).min(HIGHEST)
}

/// Heights of all rows, head and body.
pub(super) fn heights(table: &Table, places: &[Place], widths: &[f64], style: &Style) -> Vec<f64> {
    let (size, pitch) = (style.table.size, style.table.pitch);
    let rows = table.head.iter().chain(&table.body);
    let least = rows.map(|row| f64::from(row.min_lines.max(1)) * f64::from(pitch.0) + PADDING);
    let mut heights: Vec<f64> = least.collect();
    // What covers several rows adds to the last of them, once the others are known.
    let mut by_rows: Vec<&Place> = places.iter().collect();
    by_rows.sort_by_key(|place| place.rows);
    for place in by_rows {
        let covered = widths.iter().skip(place.column).take(place.columns);
        let width: f64 = covered.sum();
        let needed = height(&text(place.cell), width, size, pitch);
        let rows = place.row..(place.row + place.rows).min(heights.len());
        let has: f64 = heights[rows.clone()].iter().sum();
        if let Some(last) = heights[rows].last_mut().filter(|_| needed > has) {
            *last = (*last + needed - has).min(HIGHEST);
        }
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_as_wide_as_its_text_holds_it_on_one_line() {
        for count in [1, 6, 20, 36] {
            let text = "长".repeat(count / 2) + &"a".repeat(count % 2);
            let width = column_width(count, Pt(12.0));
            assert_eq!(lines(&text, width, Pt(12.0)), 1, "{count}");
        }
        assert_eq!(
            lines(&"长".repeat(30), column_width(40, Pt(12.0)), Pt(12.0)),
            2
        );
        assert_eq!(lines("一\n二", 44.0, Pt(12.0)), 2);
    }
}
