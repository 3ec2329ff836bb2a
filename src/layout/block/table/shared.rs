//! Takes the tables of a document; gives those with the same head the same
//! columns, as wide as all of them together want.

use std::collections::BTreeMap;

use super::measure::measure;
use crate::document::{Block, Document, Table, plain_text};
use crate::layout::block::panel;
use crate::layout::shared::{Columns, Key, Shared};
use crate::layout::text::setter::Setter;

fn key(table: &Table, width: f32) -> Key {
    let cells = table.head.iter().flat_map(|row| &row.cells);
    let words = cells.flat_map(|cell| &cell.paragraphs);
    let words = words.map(|paragraph| plain_text(paragraph)).collect();
    (words, (width * 10.0) as u32)
}

/// The columns that a table shares with others.
pub(super) fn find(setter: &Setter, table: &Table, width: f32) -> Option<Columns> {
    if setter.shared.is_empty() {
        return None;
    }
    setter.shared.get(&key(table, width)).cloned()
}

/// Works out the columns of all tables that have their head in common.
pub(crate) fn share(setter: &mut Setter, document: &Document) -> Shared {
    let mut groups: BTreeMap<Key, Vec<&Table>> = BTreeMap::new();
    gather(
        setter,
        &document.blocks,
        setter.style.page.text_width,
        &mut groups,
    );
    let mut shared = Shared::new();
    for (key, tables) in groups {
        let [first, .., _] = tables[..] else { continue };
        let rows = tables.iter().flat_map(|table| &table.body);
        let all = Table {
            body: rows.cloned().collect(),
            from: None,
            ..first.clone()
        };
        let width = key.1 as f32 / 10.0;
        if let Some(measured) = measure(setter, &all, width) {
            shared.insert(key, measured);
        }
    }
    shared
}

fn gather<'d>(
    setter: &Setter,
    blocks: &'d [Block],
    width: f32,
    groups: &mut BTreeMap<Key, Vec<&'d Table>>,
) {
    let page = &setter.style.page;
    for block in blocks {
        match block {
            Block::Table(table) if !table.head.is_empty() => {
                groups.entry(key(table, width)).or_default().push(table);
            }
            Block::Attachment(one) => {
                let width = match one.landscape {
                    true => page.text_height,
                    false => page.text_width,
                };
                gather(setter, &one.blocks, width, groups);
            }
            Block::Panel(one) => {
                gather(
                    setter,
                    &one.blocks,
                    panel::inner_width(setter, width),
                    groups,
                );
            }
            Block::KeepTogether(inner) => gather(setter, inner, width, groups),
            _ => {}
        }
    }
}
