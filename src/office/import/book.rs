//! Takes the bytes of a spreadsheet; gives its sheets as texts, merged cells
//! filled. Formulas give the values last seen; macros are never looked at.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx};

use super::sheet::{Sheet, tidy};
use super::{csv, ods};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::read::package::{self, damaged, encrypted};

/// Most rows of a sheet.
const MOST_ROWS: usize = 200_000;
/// Columns beyond are not looked at: no list of staff has as many.
const MOST_COLUMNS: usize = 256;
/// Most cells that are filled from merged ones.
const MOST_FILLED: usize = 500_000;

/// The sheets that are shown, and what is to be said of the file.
///
/// # Errors
/// The one fault that keeps the file from being read.
pub fn read(bytes: &[u8], name: &str) -> Result<(Vec<Sheet>, Report), Box<Diagnostic>> {
    let mut report = Report::default();
    if bytes.len() > package::LARGEST_FILE {
        let size = (bytes.len() / 1_048_576).to_string();
        let fault = Diagnostic::new(Code::FileTooLarge).arg("path", name);
        return Err(Box::new(fault.arg("size", size)));
    }
    let sheets = if package::is_zip(bytes) {
        let parts = package::checked(bytes)?;
        let has = |name: &str| parts.iter().any(|part| part == name);
        if parts.iter().any(|part| part.ends_with("vbaProject.bin")) {
            report.push(Diagnostic::new(Code::MacrosIgnored).arg("path", name));
        }
        if has("xl/workbook.xml") {
            xlsx(bytes)?
        } else if has("xl/workbook.bin") {
            let book: Result<Xlsb<_>, _> = Xlsb::new(Cursor::new(bytes));
            dense(book.map_err(|fault| refused(&fault))?, |_, _| Vec::new())?
        } else if has("content.xml") {
            let book: Result<Ods<_>, _> = Ods::new(Cursor::new(bytes));
            let book = book.map_err(|fault| refused(&fault))?;
            let content = package::text(bytes, "content.xml")?.unwrap_or_default();
            let merges = ods::merges(&content);
            dense(book, |_, sheet| {
                merges.get(sheet).cloned().unwrap_or_default()
            })?
        } else {
            return Err(Box::new(unknown(name)));
        }
    } else if package::is_encrypted(bytes) {
        return Err(encrypted());
    } else if package::is_compound(bytes) {
        let book: Result<Xls<_>, _> = Xls::new(Cursor::new(bytes));
        let merges = |book: &mut Xls<_>, sheet: &str| {
            book.merge_cells_by_sheet_name(sheet).unwrap_or_default()
        };
        dense(book.map_err(|fault| refused(&fault))?, merges)?
    } else {
        match csv::read(bytes, name) {
            Some(sheet) => vec![sheet],
            None => return Err(Box::new(unknown(name))),
        }
    };
    for sheet in &sheets {
        if sheet.rows.len() > MOST_ROWS {
            return Err(too_many(&sheet.name));
        }
    }
    Ok((sheets, report))
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownFileKind).arg("path", name)
}

fn too_many(sheet: &str) -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::TooManyRows).arg("name", sheet);
    Box::new(fault.arg("count", MOST_ROWS.to_string()))
}

fn refused(fault: &impl std::fmt::Display) -> Box<Diagnostic> {
    if fault.to_string().to_lowercase().contains("password") {
        return encrypted();
    }
    damaged()
}

/// Cell by cell: a single cell in the last corner must not cost a whole sheet.
fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|fault| refused(&fault))?;
    let mut sheets = Vec::new();
    for name in shown(&book) {
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut cells: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
            // A sheet of charts has no cells.
            continue;
        };
        while let Some(cell) = reader.next_cell().map_err(|fault| refused(&fault))? {
            let (row, column) = cell.get_position();
            let text = match cell.get_value() {
                DataRef::SharedString(text) => tidy(text),
                other => shown_text(&Data::from(other.clone())),
            };
            if text.is_empty() || column as usize >= MOST_COLUMNS {
                continue;
            }
            cells
                .entry(row as usize)
                .or_default()
                .push((column as usize, text));
            if cells.len() > MOST_ROWS {
                return Err(too_many(&name));
            }
        }
        // Far below the list somebody typed a blank: the rows between are none.
        let last = cells.keys().next_back().map_or(0, |row| row + 1);
        if last > MOST_ROWS {
            return Err(too_many(&name));
        }
        let mut rows = vec![Vec::new(); last];
        for (row, texts) in cells {
            for (column, text) in texts {
                put(&mut rows[row], column, text);
            }
        }
        sheets.push(fill(name, rows, &merges));
    }
    Ok(sheets)
}

fn dense<'b, R>(
    mut book: R,
    merges: impl Fn(&mut R, &str) -> Vec<Dimensions>,
) -> Result<Vec<Sheet>, Box<Diagnostic>>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let mut sheets = Vec::new();
    for name in shown(&book) {
        let merged = merges(&mut book, &name);
        let range = match book.worksheet_range(&name) {
            Ok(range) => range,
            Err(fault) => return Err(refused(&fault)),
        };
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut rows = vec![Vec::new(); top as usize];
        for cells in range.rows() {
            if rows.len() > MOST_ROWS {
                return Err(too_many(&name));
            }
            let mut row = Vec::new();
            for (n, cell) in cells.iter().enumerate().take(MOST_COLUMNS) {
                let text = shown_text(cell);
                if !text.is_empty() {
                    put(&mut row, left as usize + n, text);
                }
            }
            rows.push(row);
        }
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        sheets.push(fill(name, rows, &merged));
    }
    Ok(sheets)
}

/// What is hidden is not imported.
fn shown<R, S>(book: &R) -> Vec<String>
where
    R: Reader<S>,
    S: std::io::Read + std::io::Seek,
{
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    shown.map(|sheet| sheet.name.clone()).collect()
}

fn put(row: &mut Vec<String>, column: usize, text: String) {
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = text;
}

/// Writes the text of a merged cell into every place that it covers.
fn fill(name: String, mut rows: Vec<Vec<String>>, merges: &[Dimensions]) -> Sheet {
    let mut filled = std::collections::BTreeSet::new();
    for merge in merges {
        let (top, left) = (merge.start.0 as usize, merge.start.1 as usize);
        let text = rows.get(top).and_then(|row| row.get(left)).cloned();
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            continue;
        };
        let bottom = (merge.end.0 as usize).min(rows.len().saturating_sub(1));
        let right = (merge.end.1 as usize).min(MOST_COLUMNS - 1);
        for (number, row) in rows.iter_mut().enumerate().take(bottom + 1).skip(top) {
            for column in left..=right {
                if (number, column) != (top, left) && filled.len() < MOST_FILLED {
                    put(row, column, text.clone());
                    filled.insert((number, column));
                }
            }
        }
    }
    Sheet { name, rows, filled }
}

/// A value as the clerk sees it.
fn shown_text(value: &Data) -> String {
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
