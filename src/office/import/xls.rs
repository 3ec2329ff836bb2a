//! Takes the bytes of an XLS file; gives its sheets, once its records (MS-XLS)
//! have said how far they reach: the reader of the values makes room for every
//! cell up to the last corner.

use std::io::Cursor;

use calamine::{Reader, Xls};

use super::cells::{dense, refused, too_many};
use super::sheet::Sheet;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::compound::{self, u16_at, u32_at};
use crate::read::package::damaged;

/// Most cells between the first corner and the last.
const MOST_CELLS: usize = 4_000_000;

/// Begin and end of a sheet.
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
/// Records of one cell: number, label, truth, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6];

/// The sheets.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let Some(stream) = compound::stream(bytes, &["Workbook", "Book"]) else {
        // Older documents are compound files as well.
        let text = compound::stream(bytes, &["WordDocument"]);
        let unknown = || Diagnostic::new(Code::UnknownFileKind).arg("path", name);
        return Err(text.map_or_else(damaged, |_| Box::new(unknown())));
    };
    let mut marks = marks(&stream)?;
    let book: Result<Xls<_>, _> = Xls::new(Cursor::new(bytes));
    let merges =
        |book: &mut Xls<_>, sheet: &str| book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let mut sheets = dense(book.map_err(|fault| refused(&fault))?, merges)?;
    for sheet in sheets.iter_mut().filter(|sheet| !sheet.hidden) {
        let Some(at) = marks.iter().position(|mark| mark.name == sheet.name) else {
            continue;
        };
        let mark = marks.swap_remove(at);
        (sheet.hidden_rows, sheet.struck) = (mark.hidden_rows, mark.struck);
    }
    Ok(sheets)
}

/// Types and contents of records.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + usize::from(length))?;
        at += 4 + data.len();
        Some((kind, data))
    })
}

/// What the records of each sheet say besides values: sheets without rows.
fn marks(stream: &[u8]) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let (mut fonts, mut formats, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, data) in records(stream, 0).take_while(|(kind, _)| *kind != EOF) {
        match kind {
            0x0031 => fonts.push(u16_at(data, 2).is_some_and(|flags| flags & 8 != 0)),
            0x00E0 => formats.push(usize::from(u16_at(data, 0).unwrap_or(0))),
            0x0085 => places.push((u32_at(data, 0).ok_or_else(damaged)?, name(data))),
            _ => {}
        }
    }
    // There is no font of number 4.
    let font = |n: usize| fonts.get(if n > 4 { n - 1 } else { n }) == Some(&true);
    let struck: Vec<bool> = formats.into_iter().map(font).collect();
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for (place, name) in places {
        let (sheet, area) = sheet(stream, place as usize, &struck);
        left = left.checked_sub(area).ok_or_else(|| too_many(&name))?;
        sheets.push(Sheet { name, ..sheet });
    }
    Ok(sheets)
}

/// A sheet's name, behind its place.
fn name(data: &[u8]) -> String {
    let text = data.get(8..).unwrap_or_default();
    let wide = data.get(7).is_some_and(|flags| flags & 1 != 0);
    let units = text.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    if wide {
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    } else {
        text.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// The marks of one sheet, and how many cells it needs room for.
fn sheet(stream: &[u8], place: usize, struck: &[bool]) -> (Sheet, usize) {
    let mut sheet = Sheet::default();
    let (mut rows, mut columns) = (Range::default(), Range::default());
    let (mut depth, mut said) = (0, 0);
    for (kind, data) in records(stream, place) {
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            0x0200 => said = dimensions(data),
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.hidden_rows.extend(u16_at(data, 0).map(usize::from));
            }
            _ if CELLS.contains(&kind) || kind == 0x00BD => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
                    continue;
                };
                let (row, column) = (usize::from(row), usize::from(column));
                rows.add(row);
                columns.add(column);
                if kind == 0x00BD {
                    columns.add(column + data.len() / 6);
                }
                let format = u16_at(data, 4).map(usize::from);
                if format.and_then(|n| struck.get(n)) == Some(&true) {
                    sheet.struck.insert((row, column));
                }
            }
            _ => {}
        }
    }
    // Room for what a sheet says of itself is asked for, but not used.
    (
        sheet,
        rows.len().saturating_mul(columns.len()).max(said / 8),
    )
}

/// How many cells a sheet says that it has.
fn dimensions(data: &[u8]) -> usize {
    let four = |at| u32_at(data, at).map_or(0, |n| n as usize);
    let two = |at| u16_at(data, at).map_or(0, usize::from);
    let (rows, columns) = if data.len() == 10 {
        (two(2).abs_diff(two(0)), two(6).abs_diff(two(4)))
    } else {
        (four(4).abs_diff(four(0)), two(10).abs_diff(two(8)))
    };
    rows.saturating_mul(columns)
}

/// First and last of some numbers.
#[derive(Default)]
struct Range(Option<(usize, usize)>);

impl Range {
    fn add(&mut self, n: usize) {
        let (first, last) = self.0.unwrap_or((n, n));
        self.0 = Some((first.min(n), last.max(n)));
    }

    fn len(&self) -> usize {
        self.0.map_or(0, |(first, last)| last - first + 1)
    }
}
