//! Takes the bytes of an XLSX file; gives its sheets, and what a person sees of
//! them that is no text: hidden rows and columns, what is struck out, formulas
//! that never gave a value.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};
use roxmltree::Document;

use super::cells::{
    MOST_COLUMNS, MOST_ROWS, fill, hidden, put, refused, shown, shown_text, too_many,
};
use super::cells::{MOST_TEXT, too_large};
use super::sheet::{Sheet, tidy};
use crate::diagnostic::Diagnostic;
use crate::read::package;

/// Cell by cell: a single cell in the last corner must not cost a whole sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|fault| refused(&fault))?;
    let mut sheets = hidden(&book);
    let parts = parts(bytes);
    // One text may stand in very many cells.
    let mut left = MOST_TEXT;
    for name in shown(&book) {
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut sheet = match parts.get(&name) {
            Some(part) => marks(&package::text(bytes, part)?.unwrap_or_default()),
            None => Sheet::default(),
        };
        sheet.name.clone_from(&name);
        if let Some(part) = parts.get(&name) {
            sheet.comments = comments(bytes, part);
        }
        let mut cells: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
            // A sheet of charts has no cells.
            continue;
        };
        let struck = reader.styles().iter().map(|style| {
            let font = style.font.as_ref();
            font.is_some_and(|font| font.has_strikethrough())
        });
        let struck: Vec<bool> = struck.collect();
        while let Some((cell, style)) = reader
            .next_cell_with_style_id()
            .map_err(|fault| refused(&fault))?
        {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let text = match cell.get_value() {
                DataRef::Error(_) => {
                    sheet.unvalued.insert((row, column));
                    continue;
                }
                DataRef::SharedString(text) if text.len() > left => return Err(too_large()),
                DataRef::SharedString(text) => tidy(text),
                other => shown_text(&Data::from(other.clone())),
            };
            if text.is_empty() || column >= MOST_COLUMNS {
                continue;
            }
            left = left.checked_sub(text.len()).ok_or_else(too_large)?;
            if struck.get(style) == Some(&true) {
                sheet.struck.insert((row, column));
            }
            cells.entry(row).or_default().push((column, text));
            if cells.len() > MOST_ROWS {
                return Err(too_many(&name));
            }
        }
        // Far below the list somebody typed a blank: the rows between are none.
        let last = cells.keys().next_back().map_or(0, |row| row + 1);
        if last > MOST_ROWS {
            return Err(too_many(&name));
        }
        sheet.rows = vec![Vec::new(); last];
        for (row, texts) in cells {
            for (column, text) in texts {
                put(&mut sheet.rows[row], column, text);
            }
        }
        sheets.push(fill(sheet, &merges, &mut left)?);
    }
    Ok(sheets)
}

/// The part of the package that each sheet stands in.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = |name: &str| {
        package::text(bytes, name)
            .ok()
            .flatten()
            .unwrap_or_default()
    };
    let (book, links) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
    let (Ok(book), Ok(links)) = (Document::parse(&book), Document::parse(&links)) else {
        return BTreeMap::new();
    };
    let links = links.descendants().filter_map(|link| {
        let target = link.attribute("Target")?;
        let inside = format!("xl/{target}");
        let part = target.strip_prefix('/').map_or(inside, str::to_string);
        Some((link.attribute("Id")?, part))
    });
    let links: BTreeMap<&str, String> = links.collect();
    let sheets = book
        .descendants()
        .filter(|n| n.tag_name().name() == "sheet");
    let sheets = sheets.filter_map(|sheet| {
        // r:id, and no sheetId.
        let id = sheet.attributes().find(|a| a.name() == "id")?;
        Some((
            sheet.attribute("name")?.to_string(),
            links.get(id.value())?.clone(),
        ))
    });
    sheets.collect()
}

/// What people wrote beside the cells of a sheet: rows, and the words.
fn comments(bytes: &[u8], part: &str) -> Vec<(usize, String)> {
    let text = |name: &str| package::text(bytes, name).ok().flatten();
    let named = part.rsplit_once('/').and_then(|(folder, name)| {
        let links = text(&format!("{folder}/_rels/{name}.rels"))?;
        let links = Document::parse(&links).ok()?;
        let mut links = links.descendants();
        let link = links.find(|link| {
            let kind = link.attribute("Type");
            kind.is_some_and(|kind| kind.ends_with("/comments"))
        })?;
        let target = link.attribute("Target")?;
        let inside = format!("xl/{}", target.trim_start_matches("../"));
        Some(target.strip_prefix('/').map_or(inside, str::to_string))
    });
    let Some(xml) = named.and_then(|name| text(&name)) else {
        return Vec::new();
    };
    let Ok(tree) = Document::parse(&xml) else {
        return Vec::new();
    };
    let comments = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "comment");
    let comments = comments.filter_map(|comment| {
        let place = comment.attribute("ref")?;
        let row: usize = place
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .parse()
            .ok()?;
        let words = comment.descendants().filter(|n| n.tag_name().name() == "t");
        let words: String = words.filter_map(|t| t.text()).collect();
        Some((row.checked_sub(1)?, tidy(&words)))
    });
    comments.filter(|(_, words)| !words.is_empty()).collect()
}

/// What the XML of a sheet says besides texts: a sheet without rows.
fn marks(xml: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0, 0);
    let (mut formula, mut value) = (false, false);
    for piece in xml.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '\n', '\r', '\t']).next().unwrap_or("");
        let name = name.trim_end_matches('/');
        let name =
            name.rsplit_once(':').map_or(
                name,
                |(prefix, local)| {
                    if prefix.starts_with('/') { "/c" } else { local }
                },
            );
        let yes = |key: &str| matches!(attribute(tag, key), Some("1" | "true"));
        let number = |key: &str| attribute(tag, key).and_then(|n| n.parse::<usize>().ok());
        match name {
            "col" if yes("hidden") => {
                let first = number("min").unwrap_or(1).saturating_sub(1);
                let last = number("max").unwrap_or(0).min(MOST_COLUMNS);
                sheet.hidden_columns.extend(first..last);
            }
            "row" => {
                row = number("r").unwrap_or(row + 1);
                column = 0;
                if yes("hidden") && row <= MOST_ROWS {
                    sheet.hidden_rows.insert(row.saturating_sub(1));
                }
            }
            "c" => {
                column = attribute(tag, "r").map_or(column + 1, letters);
                (formula, value) = (false, false);
            }
            "f" => formula = true,
            "v" | "t" => value |= !text.is_empty(),
            "/c" if formula && !value && column <= MOST_COLUMNS => {
                let place = (row.saturating_sub(1), column.saturating_sub(1));
                sheet.unvalued.insert(place);
                formula = false;
            }
            "/sheetData" => break,
            _ => {}
        }
    }
    sheet
}

fn attribute<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let mut parts = tag.split(['"', '\'']);
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        if name
            .trim()
            .trim_end_matches('=')
            .rsplit([' ', '\n', '\t'])
            .next()
            == Some(key)
        {
            return Some(value);
        }
    }
    None
}

/// The number of a column, from 1: AB12 → 28.
fn letters(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters.fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1)
}
