//! Takes the contents of an ODS file; gives which cells are merged, which the
//! reader of its values does not say.

use std::collections::BTreeMap;

use calamine::Dimensions;
use roxmltree::{Document, Node};

const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

/// Merged cells by sheet. Nothing where the contents cannot be read: then the
/// cells stand as they are.
pub(super) fn merges(content: &str) -> BTreeMap<String, Vec<Dimensions>> {
    let mut found = BTreeMap::new();
    let Ok(tree) = Document::parse(content) else {
        return found;
    };
    let is = |node: &Node, name: &str| node.has_tag_name((TABLE, name));
    for table in tree.descendants().filter(|n| is(n, "table")) {
        let name = table.attribute((TABLE, "name")).unwrap_or_default();
        let mut merges = Vec::new();
        let mut row = 0_u32;
        for line in table.descendants().filter(|n| is(n, "table-row")) {
            let mut column = 0_u32;
            for cell in line.children().filter(|n| n.is_element()) {
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
                column = column.saturating_add(number(&cell, "number-columns-repeated"));
            }
            row = row.saturating_add(number(&line, "number-rows-repeated"));
        }
        found.insert(name.to_string(), merges);
    }
    found
}

/// How often or how far; once where nothing is said.
fn number(node: &Node, name: &str) -> u32 {
    let text = node.attribute((TABLE, name));
    text.and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
