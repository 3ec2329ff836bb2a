//! The rows of the report, by sections of the checklist. To add one: a function
//! in the file of its section that gives a [`Row`], and its name in `locales/`.

mod attachment;
mod body;
mod claims;
mod counting;
mod head;
mod letter;
mod marks;
mod numbers;
mod people;
mod record;
mod sheet;
mod signature;
mod special;
mod table;
mod title;

use super::page::Document;
use super::row::Row;

/// Rows that a file without any text shows all the same.
const WITHOUT_TEXT: [&str; 1] = ["page-size"];

/// All rows, in the order of the checklist. Of a file that has no text, such as
/// scanned paper, hardly anything can be told.
pub(super) fn all(document: &Document) -> Vec<Row> {
    let mut rows = measured(document);
    if !document.sheets.has_text() {
        let rest = rows.iter_mut().filter(|r| !WITHOUT_TEXT.contains(&r.key));
        rest.for_each(Row::cannot_be_checked);
    }
    rows
}

fn measured(document: &Document) -> Vec<Row> {
    let sections = [
        sheet::rows(document),
        head::rows(document),
        title::rows(document),
        body::rows(document),
        counting::rows(document),
        signature::rows(document),
        attachment::rows(document),
        record::rows(document),
        numbers::rows(document),
        table::rows(document),
        letter::rows(document),
        special::rows(document),
        marks::rows(document),
        people::rows(document),
        claims::rows(document),
    ];
    sections.into_iter().flatten().collect()
}

/// A character, 1/28 of the type area's width, mm.
const C: f32 = 156.0 / 28.0;
/// A line, 15/8 of a character, mm.
const L: f32 = 15.0 / 8.0 * C;
/// Edges of the type area, mm.
const LEFT: f32 = 28.0;
const RIGHT: f32 = 184.0;
const TOP: f32 = 37.0;
/// Its middle, mm.
const CENTRE: f32 = 106.0;
