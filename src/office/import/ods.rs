//! Takes the bytes of an ODS file; gives its sheets. Which cells are merged, which
//! rows hidden and what is struck out the reader of its values does not say: that
//! is read from the contents.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Dimensions, Ods, Reader};
use roxmltree::{Document, Node};

use super::cells::{MOST_COLUMNS, MOST_ROWS, dense, refused};
use super::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::read::package;

const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const STYLE: &str = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

/// The sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let book: Result<Ods<_>, _> = Ods::new(Cursor::new(bytes));
    let book = book.map_err(|fault| refused(&fault))?;
    let content = package::text(bytes, "content.xml")?.unwrap_or_default();
    let mut marks = marks(&content);
    let merges = |_: &mut Ods<_>, sheet: &str| {
        let found = marks.get(sheet).map(|(_, merges)| merges.clone());
        found.unwrap_or_default()
    };
    let mut sheets = dense(book, merges)?;
    for sheet in &mut sheets {
        if let Some((mark, _)) = marks.remove(&sheet.name) {
            (sheet.hidden_rows, sheet.struck) = (mark.hidden_rows, mark.struck);
        }
    }
    Ok(sheets)
}

/// What the contents say besides values, by sheet: a sheet without rows, and merged
/// cells. Nothing where they cannot be read: then the cells stand as they are.
fn marks(content: &str) -> BTreeMap<String, (Sheet, Vec<Dimensions>)> {
    let mut found = BTreeMap::new();
    let Ok(tree) = Document::parse(content) else {
        return found;
    };
    let struck = struck_styles(&tree);
    let is = |node: &Node, name: &str| node.has_tag_name((TABLE, name));
    for table in tree.descendants().filter(|n| is(n, "table")) {
        let name = table.attribute((TABLE, "name")).unwrap_or_default();
        let (mut sheet, mut merges) = (Sheet::default(), Vec::new());
        let mut row = 0_u32;
        for line in table.descendants().filter(|n| is(n, "table-row")) {
            let below = row.saturating_add(number(&line, "number-rows-repeated"));
            let seen = line.attribute((TABLE, "visibility")).unwrap_or("visible");
            if seen != "visible" {
                let last = (below as usize).min(MOST_ROWS);
                sheet.hidden_rows.extend(row as usize..last);
            }
            let mut column = 0_u32;
            for cell in line.children().filter(Node::is_element) {
                let (down, right) = (
                    number(&cell, "number-rows-spanned"),
                    number(&cell, "number-columns-spanned"),
                );
                if down > 1 || right > 1 {
                    let end = (
                        row.saturating_add(down - 1),
                        column.saturating_add(right - 1),
                    );
                    merges.push(Dimensions {
                        start: (row, column),
                        end,
                    });
                }
                let style = cell.attribute((TABLE, "style-name")).unwrap_or_default();
                if struck.contains(style) && (column as usize) < MOST_COLUMNS {
                    sheet.struck.insert((row as usize, column as usize));
                }
                column = column.saturating_add(number(&cell, "number-columns-repeated"));
            }
            row = below;
        }
        found.insert(name.to_string(), (sheet, merges));
    }
    found
}

/// Styles of cells whose text is struck out.
fn struck_styles<'t>(tree: &'t Document) -> BTreeSet<&'t str> {
    let styles = tree
        .descendants()
        .filter(|n| n.has_tag_name((STYLE, "style")));
    let struck = styles.filter(|style| {
        let lines = style.children().filter_map(|properties| {
            let key = |key| properties.attributes().find(|a| a.name() == key);
            key("text-line-through-style").or_else(|| key("text-line-through-type"))
        });
        lines.into_iter().any(|line| line.value() != "none")
    });
    struck
        .filter_map(|style| style.attribute((STYLE, "name")))
        .collect()
}

/// How often or how far; once where nothing is said.
fn number(node: &Node, name: &str) -> u32 {
    let text = node.attribute((TABLE, name));
    text.and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
