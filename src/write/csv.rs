//! Takes a document; gives its tables as lines of separated values, which any
//! program reads: every row whole, and no cell ever a formula.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::document::{Block, Document, Table, plain_text};
use crate::layout::style::Style;

/// Without it spreadsheets in China take the text for GBK.
const MARK: &str = "\u{feff}";
/// The end of a line (RFC 4180).
const END: &str = "\r\n";

/// The file; nothing, with the reason in the report, where the document has no table.
pub(super) fn write(document: &Document, _: &Style, report: &mut Report) -> Option<Vec<u8>> {
    let tables = document.walk().filter_map(|block| match block {
        Block::Table(table) if !table.columns.is_empty() => Some(lines(table)),
        _ => None,
    });
    let tables: Vec<String> = tables.collect();
    if tables.is_empty() {
        report.push(Diagnostic::new(Code::NoTable).arg("name", &document.id));
        return None;
    }
    // Tables below each other, a blank line between.
    Some(format!("{MARK}{}", tables.join(END)).into_bytes())
}

/// A table: its caption, its head, its rows. What is merged on paper stands in each
/// row that it covers, so that rows can be sorted and added.
fn lines(table: &Table) -> String {
    let count = table.head.len() + table.body.len();
    let mut rows = vec![vec![String::new(); table.columns.len()]; count];
    for place in table.places() {
        let paragraphs = place.cell.paragraphs.iter().map(|p| plain_text(p));
        let text = paragraphs.collect::<Vec<_>>().join("\n");
        let covered = rows.iter_mut().skip(place.row).take(place.rows);
        for row in covered {
            let cells = row.iter_mut().skip(place.column).take(place.columns);
            cells.for_each(|cell| cell.clone_from(&text));
        }
    }
    let caption = table
        .caption
        .as_ref()
        .map(|caption| vec![plain_text(caption)]);
    let lines = caption.iter().chain(&rows).map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| value(cell)).collect();
        cells.join(",") + END
    });
    lines.collect()
}

/// A cell as it is written: in quotes where it must be, and with an apostrophe before
/// whatever a spreadsheet would calculate.
fn value(text: &str) -> String {
    let formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = match formula {
        true => format!("'{text}"),
        false => text.to_string(),
    };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_calculated_and_everything_can_be_read_back() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@甲", "'@甲"),
            ("-甲", "'-甲"),
            ("-5", "-5"),
            ("+86 139", "'+86 139"),
            ("甲,乙", "\"甲,乙\""),
            ("甲\n乙", "\"甲\n乙\""),
            ("说“一”\"二\"", "\"说“一”\"\"二\"\"\""),
            ("0631-5550100", "0631-5550100"),
        ] {
            assert_eq!(value(text), written);
        }
    }
}
