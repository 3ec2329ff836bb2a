//! Takes cells as the readers of spreadsheets give them; gives texts as a clerk
//! sees them, within bounds, merged cells filled.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Dimensions, Reader, SheetVisible};

use super::sheet::{Sheet, tidy};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::package::{damaged, encrypted};

/// Most rows of a sheet.
pub(super) const MOST_ROWS: usize = 200_000;
/// Columns beyond are not looked at: no list of staff has as many.
pub(super) const MOST_COLUMNS: usize = 256;
/// Most text of all cells together, bytes.
pub(super) const MOST_TEXT: usize = 64 * 1024 * 1024;
/// Most cells that are filled from merged ones.
const MOST_FILLED: usize = 500_000;

/// More text than any list has.
pub(super) fn too_large() -> Box<Diagnostic> {
    let size = (MOST_TEXT / 1_048_576).to_string();
    Box::new(Diagnostic::new(Code::UnpacksTooLarge).arg("size", size))
}

/// More rows than any list has.
pub(super) fn too_many(sheet: &str) -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::TooManyRows).arg("name", sheet);
    Box::new(fault.arg("count", MOST_ROWS.to_string()))
}

/// Why a library does not read a file.
pub(super) fn refused(fault: &impl std::fmt::Display) -> Box<Diagnostic> {
    if fault.to_string().to_lowercase().contains("password") {
        return encrypted();
    }
    damaged()
}

/// The sheets of a file whose reader makes room for all cells; `merges` says which
/// are merged.
pub(super) fn dense<'b, R>(
    mut book: R,
    merges: impl Fn(&mut R, &str) -> Vec<Dimensions>,
) -> Result<Vec<Sheet>, Box<Diagnostic>>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let mut sheets = hidden(&book);
    let mut left = MOST_TEXT;
    for name in shown(&book) {
        let merged = merges(&mut book, &name);
        let range = match book.worksheet_range(&name) {
            Ok(range) => range,
            Err(fault) => return Err(refused(&fault)),
        };
        let (top, first) = range.start().unwrap_or((0, 0));
        let mut rows = vec![Vec::new(); top as usize];
        let mut unvalued = BTreeSet::new();
        for cells in range.rows() {
            if rows.len() > MOST_ROWS {
                return Err(too_many(&name));
            }
            let mut row = Vec::new();
            for (n, cell) in cells.iter().enumerate().take(MOST_COLUMNS) {
                if matches!(cell, Data::Error(_)) {
                    unvalued.insert((rows.len(), first as usize + n));
                    continue;
                }
                let text = shown_text(cell);
                if !text.is_empty() {
                    left = left.checked_sub(text.len()).ok_or_else(too_large)?;
                    put(&mut row, first as usize + n, text);
                }
            }
            rows.push(row);
        }
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        let sheet = Sheet {
            name,
            rows,
            unvalued,
            ..Sheet::default()
        };
        sheets.push(fill(sheet, &merged, &mut left)?);
    }
    Ok(sheets)
}

/// What is hidden is not imported, but said.
pub(super) fn hidden<R, S>(book: &R) -> Vec<Sheet>
where
    R: Reader<S>,
    S: std::io::Read + std::io::Seek,
{
    let sheets = book.sheets_metadata().iter();
    let hidden = sheets.filter(|sheet| sheet.visible != SheetVisible::Visible);
    let hidden = hidden.map(|sheet| Sheet {
        name: sheet.name.clone(),
        hidden: true,
        ..Sheet::default()
    });
    hidden.collect()
}

/// The names of the others.
pub(super) fn shown<R, S>(book: &R) -> Vec<String>
where
    R: Reader<S>,
    S: std::io::Read + std::io::Seek,
{
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    shown.map(|sheet| sheet.name.clone()).collect()
}

/// Writes a text into a row.
pub(super) fn put(row: &mut Vec<String>, column: usize, text: String) {
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = text;
}

/// Writes the text of a merged cell into every place that it covers; `left` is how
/// much text there may still be.
pub(super) fn fill(
    mut sheet: Sheet,
    merges: &[Dimensions],
    left: &mut usize,
) -> Result<Sheet, Box<Diagnostic>> {
    for merge in merges {
        let (top, first) = (merge.start.0 as usize, merge.start.1 as usize);
        let text = sheet.text(top, first).to_string();
        if text.is_empty() {
            continue;
        }
        let struck = sheet.struck.contains(&(top, first));
        let bottom = (merge.end.0 as usize).min(sheet.rows.len().saturating_sub(1));
        let last = (merge.end.1 as usize).min(MOST_COLUMNS - 1);
        for number in top..=bottom {
            for column in first..=last {
                if (number, column) == (top, first) || sheet.filled.len() >= MOST_FILLED {
                    continue;
                }
                *left = left.checked_sub(text.len()).ok_or_else(too_large)?;
                put(&mut sheet.rows[number], column, text.clone());
                sheet.filled.insert((number, column));
                if struck {
                    sheet.struck.insert((number, column));
                }
            }
        }
    }
    Ok(sheet)
}

/// A value as the clerk sees it.
pub(super) fn shown_text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            tidy(text.strip_suffix("T00:00:00").unwrap_or(text))
        }
        Data::Int(number) => number.to_string(),
        // A telephone number is no measure: never 1.39E10.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => if *yes { "是" } else { "否" }.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(fault) => fault.to_string(),
    }
}
