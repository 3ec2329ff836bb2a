//! Takes the tables of a document; gives those with the same head the same
//! columns, as wide as all of them together want, and short columns of one name
//! the same width in all tables that have the room.

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
    let alone = groups.len() < 2;
    for (key, tables) in groups {
        let (first, single) = match tables[..] {
            [one] => (one, true),
            [first, ..] => (first, false),
            [] => continue,
        };
        if single && alone {
            continue;
        }
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
    align(&mut shared);
    shared
}

/// A column of at most this part of a table is a short one.
const SHORT: f32 = 0.2;

/// Tables give no more than this part of their width for it.
const MOST: f32 = 0.06;

/// Makes short columns of one name as wide as the widest of them.
fn align(shared: &mut Shared) {
    let mut widest: BTreeMap<(String, u32), (f32, usize)> = BTreeMap::new();
    for (key, columns) in shared.iter() {
        for (name, width) in named(key, columns) {
            if width <= SHORT * key.1 as f32 / 10.0 {
                let seen = widest.entry((name.clone(), key.1)).or_default();
                *seen = (seen.0.max(width), seen.1 + 1);
            }
        }
    }
    for (key, columns) in shared.iter_mut() {
        let wanted = named(key, columns).map(|(name, width)| {
            let seen = widest.get(&(name.clone(), key.1));
            let common = seen.filter(|(widest, count)| *count > 1 && *widest >= width);
            common.map(|(widest, _)| *widest)
        });
        let wanted: Vec<Option<f32>> = wanted.collect();
        if let Some(widths) = widened(columns, &wanted) {
            columns.widths = widths;
        }
    }
}

/// Names of the columns of a table with a plain head, and their widths.
fn named<'a>(key: &'a Key, columns: &'a Columns) -> impl Iterator<Item = (&'a String, f32)> {
    let plain = key.0.len() == columns.widths.len();
    let named = key.0.iter().zip(columns.widths.iter().copied());
    named.filter(move |_| plain)
}

/// Widths of columns of which some are to be so wide, where the others have the room.
fn widened(columns: &Columns, wanted: &[Option<f32>]) -> Option<Vec<f32>> {
    let each = || columns.widths.iter().zip(&columns.least).zip(wanted);
    let more: f32 = each()
        .filter_map(|((width, _), wanted)| wanted.map(|wanted| wanted - width))
        .sum();
    let open = each().filter(|(_, wanted)| wanted.is_none());
    let room: f32 = open
        .map(|((width, least), _)| (width - least).max(0.0))
        .sum();
    let total: f32 = columns.widths.iter().sum();
    if more <= 0.0 || more > room.min(MOST * total) {
        return None;
    }
    let widths = each().map(|((width, least), wanted)| match wanted {
        Some(wanted) => *wanted,
        None => width - (width - least).max(0.0) * more / room,
    });
    Some(widths.collect())
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
