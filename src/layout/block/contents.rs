//! Takes the headings of a document; sets its table of contents, each with dots and
//! the number of its page. It is no part of the text: whoever copies or searches
//! finds a heading where it stands; a click leads there.

use super::ground::Ground;
use crate::document::Entry;
use crate::layout::line::justify::Fill;
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Content, Flow, Row};
use crate::layout::pages::Item;
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// Room for the number of a page, in characters.
const ROOM: f32 = 3.0;

/// Sets the table; pages are known when the document is set once more.
pub(super) fn contents(setter: &mut Setter, flow: &mut Flow, entries: &[Entry]) {
    let title = &setter.style.title;
    let (kind, after) = (setter.type_of(title.face, title.size), title.blank_after);
    let mut ground = Ground::default();
    let atoms = Atoms::of(setter, kind, "目　录");
    ground.line(setter, &atoms, 0.0..flow.width, 0.0, Fill::Center);
    marked(&mut ground.items, None);
    flow.push(Row {
        keep: true,
        ..Row::new(ground.items, 0.0, kind.em())
    });
    flow.gap(setter.blank(after));
    for (number, one) in entries.iter().enumerate() {
        setter.place.text = number as u32;
        entry(setter, flow, one);
    }
    setter.place.text = 0;
}

fn entry(setter: &mut Setter, flow: &mut Flow, entry: &Entry) {
    let kind = setter.text_type();
    let indent = f32::from(entry.level.saturating_sub(1)) * 2.0 * kind.cell;
    let atoms = Atoms::of(setter, kind, entry.label());
    let room = flow.width - ROOM * kind.cell;
    let lines = line::lines(
        setter,
        &atoms,
        Shape::justified(indent, indent + kind.cell, room),
        true,
    );
    let gap = setter.style.line() - kind.em();
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let right = line.right;
        let mut row = Row::line(line, gap, kind.em());
        row.text_lines = 0;
        row.keep = i + 1 < count;
        if let Content::Items(items) = &mut row.content {
            if i + 1 == count {
                items.extend(number(setter, kind, &entry.anchor, right, flow.width));
            }
            marked(items, Some(&entry.anchor));
        }
        flow.push(row);
    }
}

/// Dots from where the words end, and the page.
fn number(setter: &mut Setter, kind: Type, anchor: &str, from: f32, width: f32) -> Vec<Item> {
    let mut ground = Ground::default();
    let page = setter.page_of.get(anchor);
    let page = page.map_or(String::new(), |page| (page + 1).to_string());
    let atoms = Atoms::of(setter, kind, &page);
    ground.line(setter, &atoms, 0.0..width, 0.0, Fill::Right);
    // The number takes as much as three digits, however long it is, so that the
    // dots of all lines end below each other.
    let end = width - (ROOM - 1.0) * kind.cell;
    let count = ((end - from - kind.cell / 2.0) / kind.cell).floor();
    if count >= 1.0 {
        let dots = Atoms::of(setter, kind, &"…".repeat(count as usize));
        ground.line(setter, &dots, 0.0..end, 0.0, Fill::Right);
    }
    ground.items
}

/// Says that none of it is text, and where a click on it leads.
fn marked(items: &mut [Item], anchor: Option<&str>) {
    for item in items {
        if let Item::Text(run) = item {
            run.artifact = true;
            let dots = run.text.starts_with('…');
            run.link = anchor.filter(|_| !dots).map(str::to_string);
        }
    }
}
