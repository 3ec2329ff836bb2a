//! Takes a document and a style; gives one XLSX file, a sheet for each of its
//! tables. A cell is text unless it is a day or a number: whatever a text begins
//! with, it is never a formula.

pub mod form;
mod heights;
mod number;
mod sheet;
mod value;

use std::collections::{HashMap, HashSet};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::document::{Block, Document, Table, plain_text};
use crate::layout::style::Style;

/// A table and what its sheet is called.
struct Named<'a> {
    table: &'a Table,
    name: String,
}

/// The file; nothing, with the reason in the report, where the document has no
/// table, or one larger than a sheet, or a cell longer than a sheet's may be.
pub fn write(document: &Document, style: &Style, report: &mut Report) -> Option<Vec<u8>> {
    let mut found = tables(document);
    name_apart(&mut found);
    let long = found.iter().filter_map(too_long);
    let long: Vec<Diagnostic> = long.map(|fault| fault.arg("name", &document.id)).collect();
    if !long.is_empty() {
        report.extend(long.into_iter().collect());
        return None;
    }
    let written = file(document, style, &found).ok();
    let written = written.filter(|_| !found.is_empty());
    if written.is_none() {
        report.push(Diagnostic::new(Code::NoTable).arg("name", &document.id));
    }
    written
}

/// Most characters of a cell, as spreadsheets count them: in UTF-16.
const LONGEST_CELL: usize = 32_767;

/// The first cell of a table that no sheet can hold.
fn too_long(named: &Named) -> Option<Diagnostic> {
    let long = named.table.places().into_iter().find_map(|place| {
        let count = value::text(place.cell).encode_utf16().count();
        (count > LONGEST_CELL).then_some((place.row, place.column, count))
    });
    let (row, column, count) = long?;
    let fault = Diagnostic::new(Code::CellTooLong).arg("table", &named.name);
    let fault = fault.arg("row", (row + 1).to_string());
    let fault = fault.arg("column", (column + 1).to_string());
    let fault = fault.arg("count", count.to_string());
    Some(fault.arg("limit", LONGEST_CELL.to_string()))
}

fn file(document: &Document, style: &Style, tables: &[Named]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let meta = &document.meta;
    // Never the clock's day; a document without a date has the file format's own.
    let day = match meta.date {
        Some(date) => value::excel(date)?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let properties = DocProperties::new()
        .set_title(&meta.title)
        .set_subject(&meta.subject)
        .set_author(&meta.author)
        .set_creation_datetime(&day);
    book.set_properties(&properties);
    for Named { table, name } in tables {
        sheet::write(book.add_worksheet(), table, name, style)?;
    }
    book.save_to_buffer()
}

/// Tables in reading order, each named by its caption, else by the attachment
/// or chapter it stands in.
fn tables(document: &Document) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    let mut name = document.meta.title.clone();
    for block in document.walk() {
        match block {
            Block::Title(text) => name = plain_text(text),
            Block::Heading(heading) => name = plain_text(&heading.text),
            Block::Attachment(attachment) => name.clone_from(&attachment.label),
            Block::Table(table) if !table.columns.is_empty() => found.push(Named {
                table,
                name: match &table.caption {
                    Some(caption) => plain_text(caption),
                    None => name.clone(),
                },
            }),
            _ => {}
        }
    }
    found
}

/// Longest name of a sheet.
const LONGEST: usize = 31;

/// Makes names that a spreadsheet accepts, each once.
fn name_apart(tables: &mut [Named]) {
    let (mut taken, mut counts) = (HashSet::new(), HashMap::new());
    for named in tables {
        let clean: String = named
            .name
            .chars()
            .filter(|c| !c.is_control() && !"[]:*?/\\'：".contains(*c))
            .collect();
        let clean = clean.trim_end_matches(['。', ' ']).trim();
        let clean = if clean.is_empty() { "表" } else { clean };
        let mut name: String = clean.chars().take(LONGEST).collect();
        // Where a name comes a thousand times, none is tried anew.
        let count = counts.entry(name.to_lowercase()).or_insert(1_usize);
        while !taken.insert(name.to_lowercase()) {
            *count += 1;
            let number = format!(" {count}");
            let room = LONGEST.saturating_sub(number.len());
            name = clean.chars().take(room).chain(number.chars()).collect();
        }
        named.name = name;
    }
}

#[cfg(test)]
mod tests;
