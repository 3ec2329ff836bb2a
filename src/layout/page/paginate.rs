//! Takes rows; gives the rows of each page.
//!
//! Rows that stay together form a unit; a unit that does not fit goes to the
//! next page. Each row is looked at once.

use std::rc::Rc;

use super::grid::Grid;
use super::row::{Content, Row};

/// A row at its height on a page, mm below the top of the type area.
#[derive(Debug)]
pub(crate) struct Placed {
    pub y: f32,
    pub row: Row,
}

/// The rows of one page.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    pub rows: Vec<Placed>,
    /// Foot of the last row, mm below the top of the type area.
    pub foot: f32,
}

/// Differences below this are no overflow, mm.
const NOTHING: f32 = 0.02;

/// Fills pages of the given height; `line` is that of a line of text.
pub(crate) fn fill(rows: Vec<Row>, height: f32, line: f32) -> Vec<Filled> {
    let mut pages = vec![Filled::default()];
    let mut unit: Vec<Row> = Vec::new();
    for row in rows {
        let keep = row.keep;
        unit.push(row);
        if !keep {
            place(&mut pages, std::mem::take(&mut unit), height, line);
        }
    }
    place(&mut pages, unit, height, line);
    pages
}

fn place(pages: &mut Vec<Filled>, mut unit: Vec<Row>, height: f32, line: f32) {
    let Some(page) = pages.last() else { return };
    if page.foot + needed(&unit, page.rows.is_empty()) <= height + NOTHING || unit.is_empty() {
        return append(pages, unit);
    }
    let give: f32 = unit.iter().map(|row| row.give).sum();
    if give > 0.0 && page.foot + needed(&unit, false) - give <= height + NOTHING {
        return append(pages, closer(unit));
    }
    if needed(&unit, true) <= height + NOTHING {
        if height - page.foot > WHITE * line
            && let Some(count) = parting(&unit, height - page.foot)
        {
            let rest = unit.split_off(count);
            append(pages, unit);
            return place(pages, rest, height, line);
        }
        if !page.rows.is_empty() {
            pages.push(Filled::default());
        }
        return append(pages, unit);
    }
    // Longer than a page: what cannot stay together is cut where it must be,
    // in smaller units that begin with a row's own first lines.
    for row in unit {
        let full = pages.last().is_some_and(|page| {
            !page.rows.is_empty()
                && page.foot + needed(std::slice::from_ref(&row), false) > height + NOTHING
        });
        let mut row = vec![row];
        if full {
            // A heading goes with what it heads.
            let headings = pages.last_mut().map(take_headings).unwrap_or_default();
            row.splice(0..0, headings);
            pages.push(Filled::default());
        }
        append(pages, row);
    }
}

/// More lines than these do not stay white for what else stays together.
const WHITE: f32 = 2.1;

/// How many rows of a unit find room on a page if it parts where it may.
fn parting(unit: &[Row], room: f32) -> Option<usize> {
    let may = |count: &usize| unit[count - 1].may_part;
    let fits = |count: &usize| needed(&unit[..*count], false) <= room + NOTHING;
    (1..unit.len())
        .rev()
        .find(|count| may(count) && fits(count))
}

/// Takes the headings off the foot of a page that holds something else.
fn take_headings(page: &mut Filled) -> Vec<Row> {
    let heads = |placed: &Placed| placed.row.anchor.is_some() && placed.row.text_lines == 0;
    let count = page.rows.iter().rev().take_while(|p| heads(p)).count();
    let from = page.rows.len() - count;
    if from == 0 {
        return Vec::new();
    }
    let taken = page.rows.split_off(from);
    page.foot = page
        .rows
        .last()
        .map_or(0.0, |last| last.y + last.row.height);
    taken.into_iter().map(|placed| placed.row).collect()
}

/// The rows with all blank taken out that they can give up.
fn closer(unit: Vec<Row>) -> Vec<Row> {
    let closer = |mut row: Row| {
        row.gap -= row.give;
        row
    };
    unit.into_iter().map(closer).collect()
}

/// Height that rows take, at the head of a page or below others, with the blank
/// that the last of them needs below it.
fn needed(unit: &[Row], at_head: bool) -> f32 {
    let mut sum = 0.0;
    for (i, row) in unit.iter().enumerate() {
        sum += if i == 0 && at_head {
            row.top + repeated_head(row)
        } else {
            row.gap
        };
        sum += row.height;
    }
    sum + unit.last().map_or(0.0, |row| row.below)
}

/// Height of the table head that is repeated above a row at the head of a page.
fn repeated_head(row: &Row) -> f32 {
    match &row.content {
        Content::Cells { table, row } => table.repeated_head(*row),
        Content::Items(_) => 0.0,
    }
}

fn append(pages: &mut [Filled], unit: Vec<Row>) {
    let Some(page) = pages.last_mut() else { return };
    for row in unit {
        let y = if page.rows.is_empty() {
            row.top + repeated_head(&row)
        } else {
            page.foot + row.gap
        };
        page.foot = y + row.height;
        page.rows.push(Placed { y, row });
    }
}

/// Stretches of a page's rows that belong to one table: first row, and how many.
pub(super) fn table_runs(rows: &[Placed]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, placed) in rows.iter().enumerate() {
        let Content::Cells { table, .. } = &placed.row.content else {
            continue;
        };
        match runs.last_mut() {
            Some((first, count)) if *first + *count == i && same(&rows[*first], table) => {
                *count += 1
            }
            _ => runs.push((i, 1)),
        }
    }
    runs
}

fn same(placed: &Placed, other: &Rc<Grid>) -> bool {
    matches!(&placed.row.content, Content::Cells { table, .. } if Rc::ptr_eq(table, other))
}
