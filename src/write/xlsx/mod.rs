//! Takes a document and a style; gives one XLSX file, a sheet for each of its
//! tables. A cell is text unless it is a day: whatever it begins with, it is
//! never a formula.

mod day;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::document::{Block, Document, Table, plain_text};
use crate::layout::style::Style;

/// A table and what its sheet is called.
struct Named<'a> {
    table: &'a Table,
    name: String,
}

/// The file; nothing where the document has no table, or a table is larger
/// than a sheet.
pub fn write(document: &Document, style: &Style) -> Option<Vec<u8>> {
    let mut found = tables(document);
    if found.is_empty() {
        return None;
    }
    name_apart(&mut found);
    file(document, style, &found).ok()
}

fn file(document: &Document, style: &Style, tables: &[Named]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let meta = &document.meta;
    // Never the clock's day; a document without a date has the file format's own.
    let day = match meta.date {
        Some(date) => day::excel(date)?,
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
    let mut taken: Vec<String> = Vec::new();
    for named in tables {
        let clean: String = named
            .name
            .chars()
            .filter(|c| !c.is_control() && !"[]:*?/\\'：".contains(*c))
            .collect();
        let clean = clean.trim_end_matches(['。', ' ']).trim();
        let clean = if clean.is_empty() { "表" } else { clean };
        let mut name: String = clean.chars().take(LONGEST).collect();
        let mut count = 1;
        while taken.contains(&name.to_lowercase()) {
            count += 1;
            let short: String = clean.chars().take(LONGEST - 4).collect();
            name = format!("{short} {count}");
        }
        taken.push(name.to_lowercase());
        named.name = name;
    }
}

#[cfg(test)]
mod tests;
