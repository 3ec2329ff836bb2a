//! Takes a table as it is set; says where it has too many columns for its page: for
//! words on an upright one, for numbers and names on any.

use super::measure::SMALLEST_BUT_ONE;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Table;
use crate::layout::line::justify::Line;
use crate::layout::page::grid::{Grid, GridCell};
use crate::layout::pages::Item;
use crate::layout::text::setter::Setter;

/// A cell of so many lines with so few characters each is a strip.
const LINES: usize = 4;
const CHARACTERS: f32 = 2.5;
/// So many columns with strips are too many.
const STRIPS: usize = 2;

/// Tells of a table whose numbers and names are torn; else of one whose cells are
/// torn into strips, or whose type is of the smallest, unless its page lies on its side already.
pub(super) fn check(setter: &mut Setter, table: &Table, grid: &Grid, width: f32) {
    let from = table
        .from
        .or_else(|| table.body.iter().find_map(|row| row.from));
    let mut tell = |fault: Diagnostic| {
        setter.report.push(match from {
            Some(at) => fault.at(at),
            None => fault,
        });
    };
    let torn: Vec<&str> = grid
        .cells
        .iter()
        .filter_map(|cell| cell.torn.as_deref())
        .collect();
    if let Some(word) = torn.first() {
        let fault = Diagnostic::new(Code::NumberTorn).arg("word", *word);
        return tell(fault.arg("count", torn.len().to_string()));
    }
    if width > setter.style.page.text_width + 0.1 {
        return;
    }
    let strips = grid
        .cells
        .iter()
        .filter(|cell| cell.row >= grid.head && is_strip(cell));
    let mut columns: Vec<usize> = strips.map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let small = grid.size.0 < setter.style.table.size.0 * SMALLEST_BUT_ONE;
    if columns.len() < STRIPS && !small {
        return;
    }
    let fault = Diagnostic::new(Code::TableTooWide);
    let fault = fault.arg("count", (grid.edges.len() - 1).to_string());
    tell(fault);
}

fn is_strip(cell: &GridCell) -> bool {
    let count = cell.lines.len();
    let characters: usize = cell.lines.iter().map(characters).sum();
    cell.colspan == 1 && count >= LINES && characters as f32 <= CHARACTERS * count as f32
}

fn characters(line: &Line) -> usize {
    let runs = line.items.iter().map(|item| match item {
        Item::Text(run) => run.text.chars().count(),
        Item::Rule(_) | Item::Picture(_) => 0,
    });
    runs.sum()
}
