//! Takes a text that is being written; gives its days as the program writes them,
//! 2026-03-20. Nothing else is formatted: how a file is laid out is its writer's.

use super::desk::{Desk, Loaded};
use super::place::{Lines, Range};
use crate::load::fields::{self, Content, Item, Known};
use crate::load::keys::Kind;

impl Desk {
    /// What replaces which stretches of a file.
    pub fn formatted(&self, loaded: &Loaded, path: &str) -> Vec<(Range, String)> {
        let Some(text) = self.text(loaded, path) else {
            return Vec::new();
        };
        let mut days = Vec::new();
        if let Some(tree) = fields::tree(&text) {
            walk(&tree, false, &mut days);
        }
        let lines = Lines::new(&text);
        let edits = days.into_iter().filter_map(|(start, end, day)| {
            let typed = text.get(start..end)?;
            // What is quoted, or has more beside it, stays.
            let plain = !typed.starts_with(['"', '\'']) && typed.trim() == typed;
            (plain && typed != day).then(|| (lines.range(start..end), day))
        });
        edits.collect()
    }
}

/// The days in a value: where they stand, and how they are written.
fn walk(item: &Item, is_day: bool, days: &mut Vec<(usize, usize, String)>) {
    match &item.content {
        Content::Words(words) if is_day => {
            if let Some(day) = fields::day(words) {
                days.push((item.place.0, item.place.1, day.to_string()));
            }
        }
        Content::List(items) => items.iter().for_each(|item| walk(item, is_day, days)),
        Content::Fields(known, entries) => {
            for entry in entries {
                let field = known.and_then(|Known(record)| record.field(&entry.key));
                let is_day = field.is_some_and(|field| {
                    matches!(field.kind, Kind::Day | Kind::Days | Kind::DayOrOpen)
                });
                walk(&entry.item, is_day, days);
            }
        }
        _ => {}
    }
}
