//! Takes a text that is being written; gives its outline, and what may be folded.

use serde::Serialize;

use super::desk::{Desk, Loaded};
use super::place::{Lines, Range};
use crate::load::fields::{self, Content, Entry, Item};

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// All of it.
    pub range: Range,
    /// Entries below it.
    pub children: Vec<Symbol>,
}

impl Desk {
    /// The outline of a file.
    pub fn outline(&self, loaded: &Loaded, path: &str) -> Vec<Symbol> {
        let text = self.text(loaded, path).unwrap_or_default();
        let lines = Lines::new(&text);
        fields::tree(&text).map_or(Vec::new(), |tree| symbols(&lines, &tree))
    }

    /// The lines that may be folded: first and last, from 0.
    pub fn folds(&self, loaded: &Loaded, path: &str) -> Vec<(u32, u32)> {
        let text = self.text(loaded, path).unwrap_or_default();
        let lines = Lines::new(&text);
        let mut folds = Vec::new();
        if let Some(tree) = fields::tree(&text) {
            folded(&text, &lines, &tree, &mut folds);
        }
        folds.sort_unstable();
        folds.dedup();
        folds
    }
}

fn symbols(lines: &Lines, item: &Item) -> Vec<Symbol> {
    match &item.content {
        Content::List(items) => items.iter().flat_map(|one| named(lines, one)).collect(),
        Content::Fields(_, entries) => entries.iter().flat_map(|e| field(lines, e)).collect(),
        _ => Vec::new(),
    }
}

/// A record that is called something, else what is called something in it.
fn named(lines: &Lines, item: &Item) -> Vec<Symbol> {
    let children = symbols(lines, item);
    let naming = ["heading", "title", "name", "task", "post", "id"];
    let words = naming.iter().find_map(|name| item.field(name)?.words());
    match words.map(str::trim).filter(|words| !words.is_empty()) {
        Some(name) => vec![Symbol {
            name: name.chars().take(40).collect(),
            range: lines.range(item.place.0..item.place.1),
            children,
        }],
        None => children,
    }
}

fn field(lines: &Lines, entry: &Entry) -> Vec<Symbol> {
    let item = &entry.item;
    let range = lines.range(item.place.0..item.place.1);
    let children = match &item.content {
        Content::Fields(..) => named(lines, item),
        _ => symbols(lines, item),
    };
    match children.is_empty() || ["body", "items"].contains(&entry.field.unwrap_or_default()) {
        true => children,
        false => vec![Symbol {
            name: entry.key.clone(),
            range,
            children,
        }],
    }
}

fn folded(text: &str, lines: &Lines, item: &Item, folds: &mut Vec<(u32, u32)>) {
    let (start, end) = item.place;
    let end = start + text[start..end].trim_end().len();
    let (first, last) = (lines.point(start).line, lines.point(end).line);
    if last > first {
        folds.push((first, last));
    }
    match &item.content {
        Content::List(items) => items.iter().for_each(|one| folded(text, lines, one, folds)),
        Content::Fields(_, entries) => {
            for entry in entries {
                // The line of the key is what stays.
                let (start, end) = entry.item.place;
                let end = start + text[start..end].trim_end().len();
                let key = text[..start].rfind(&*entry.key).unwrap_or(start);
                let (first, last) = (lines.point(key).line, lines.point(end).line);
                if last > first {
                    folds.push((first, last));
                }
                folded(text, lines, &entry.item, folds);
            }
        }
        _ => {}
    }
}
