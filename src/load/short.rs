//! Takes what was written for a record in short; says of which fields it is: rows
//! below a row of heads, and a name with what stands behind it.

use super::keys::{self, Field, PART, Record, SECTION};
use super::node::{Node, Value};
use crate::character::is_hanzi;

/// Words that say that a cell has nothing.
pub(super) const NOTHING: [&str; 7] = ["—", "——", "－", "-", "/", "／", "无"];

/// The fields that a list's first row heads: nothing where it is no row of heads.
/// A head that is no key of the record has no field.
pub(super) fn heads<'w>(
    record: &'static Record,
    cells: impl Iterator<Item = Option<&'w str>>,
) -> Option<Vec<Option<&'static Field>>> {
    let fields: Vec<_> = cells
        .map(|cell| record.field(cell.unwrap_or_default().trim()))
        .collect();
    let known = fields.iter().flatten().count();
    (known > 0 && known * 2 >= fields.len()).then_some(fields)
}

/// The same of a value: the first row of a list.
pub(super) fn heads_of(record: &'static Record, row: &Node) -> Option<Vec<Option<&'static Field>>> {
    let Value::Seq(cells) = &row.value else {
        return None;
    };
    heads(record, cells.iter().map(text))
}

/// Whether nothing stands in a cell.
pub(super) fn is_nothing(cell: &Node) -> bool {
    cell.is_empty() || text(cell).is_some_and(|text| NOTHING.contains(&text.trim()))
}

/// Whether a word may be the name of a record.
fn is_name(word: &str) -> bool {
    let reference = word.starts_with("@{") && word.ends_with('}') && !word.contains(' ');
    let sign = |c: char| is_hanzi(c) || c.is_ascii_digit() || "、“”（）《》—".contains(c);
    let hanzi = word.chars().count() >= 2 && word.contains(is_hanzi) && word.chars().all(sign);
    reference || hanzi
}

/// The name and what stands behind it, of a record written as one entry; others of
/// its keys may stand beside.
pub(super) fn entry_of<'n>(
    record: &'static Record,
    entries: &'n [(Node, Node)],
) -> Option<(&'n Node, &'n Node)> {
    let (name, words) = record.as_entry()?;
    let mut found = None;
    for (key, value) in entries {
        let word = text(key)?;
        match record.field(word) {
            Some(field) if field.name == name || field.name == words => return None,
            Some(_) => {}
            None if found.is_none() && is_name(word) && is_said(record, value) => {
                found = Some((key, value));
            }
            None => return None,
        }
    }
    // What is a key elsewhere was meant as one, but for a chapter with its text or
    // with what can only stand in one.
    let alone = std::ptr::eq(record, &SECTION) && entries.len() == 1;
    let known = |word| keys::all().any(|other| other.field(word).is_some());
    found.filter(|(key, value)| alone && is_body(value) || !text(key).is_some_and(known))
}

/// Whether a text stands there, or a list of parts, paragraphs and chapters.
fn is_body(value: &Node) -> bool {
    let part = |item: &Node| match &item.value {
        Value::Str(words) => words.trim().chars().count() >= 6,
        Value::Map(entries) => {
            let mut keys = entries.iter().filter_map(|(key, _)| text(key));
            keys.any(|key| PART.field(key).is_some()) || is_chapter(item)
        }
        _ => false,
    };
    match &value.value {
        Value::Str(_) => true,
        Value::Seq(items) => items.iter().all(part),
        _ => false,
    }
}

/// Whether that may stand behind the name: a sentence, not a word that some key was
/// forgotten for; in a chapter also what stands in it.
fn is_said(record: &'static Record, value: &Node) -> bool {
    let chapter = std::ptr::eq(record, &SECTION);
    match &value.value {
        Value::Str(words) => {
            let words = words.trim();
            words.chars().count() >= 6 || !words.is_empty() && chapter
        }
        Value::Seq(items) => chapter && !items.is_empty(),
        _ => false,
    }
}

/// How many of a list's first values are parts, where the rest are chapters below.
pub(super) fn parts_before_chapters(items: &[Node]) -> Option<usize> {
    let first = items.iter().position(is_chapter)?;
    items[first..].iter().all(is_chapter).then_some(first)
}

/// Whether a value is a chapter, and no part.
pub(super) fn is_chapter(item: &Node) -> bool {
    let Value::Map(entries) = &item.value else {
        return false;
    };
    let part = |(key, _): &(Node, Node)| text(key).is_some_and(|key| PART.field(key).is_some());
    let headed = |(key, _): &(Node, Node)| {
        let field = text(key).and_then(|key| SECTION.field(key));
        field.is_some_and(|field| field.name == "heading")
    };
    !entries.iter().any(part)
        && (entries.iter().any(headed) || entry_of(&SECTION, entries).is_some())
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Str(text) => Some(text),
        _ => None,
    }
}
