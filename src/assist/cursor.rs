//! Takes a text that is being written and a place in it; gives what may stand there:
//! a key of which record, a value of which field, or a name behind `@{`.
//!
//! What is half typed is mostly no YAML. So a word that nobody writes is put where
//! the cursor stands, and looked for in the tree of what comes of it: with the text
//! behind the cursor, or else without it and with its brackets closed.

use std::ops::Range;

use crate::load::fields::{self, Content, Item, Known};
use crate::load::keys::{Field, Record};

/// What may stand at the cursor.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    /// The bytes of the word that is being typed.
    pub word: Range<usize>,
    /// The record in which a key may stand, and the fields that it has already.
    pub keys: Option<(&'static Record, Vec<&'static str>)>,
    /// The field in which a value may stand, and its record.
    pub value: Option<(&'static Field, &'static Record)>,
    /// Whether a reference in running text is being typed.
    pub mention: bool,
    /// Whether a key has its colon already.
    pub colon: bool,
}

const PROBE: &str = "zzprobezz";

/// What may stand at that byte.
pub(super) fn cursor(text: &str, at: usize) -> Cursor {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..at];
    if let Some(open) = before.rfind("@{")
        && !before[open..].contains('}')
    {
        let start = line + open + "@{".len();
        let rest = text[at..].find(['}', '\n', '"']);
        let end = rest.map_or(at, |rest| at + rest);
        return Cursor {
            word: start..end,
            mention: true,
            ..Cursor::default()
        };
    }
    let parts = |c: char| c.is_whitespace() || "[]{},:\"'#".contains(c);
    let start = before.rfind(parts).map_or(line, |i| {
        line + i + before[i..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at..].find(parts).map_or(text.len(), |rest| at + rest);
    let colon = text[end..].starts_with(':');
    let mut cursor = Cursor {
        word: start..end,
        colon,
        ..Cursor::default()
    };
    let key = if colon {
        PROBE.to_owned()
    } else {
        format!("{PROBE}: {PROBE}")
    };
    cursor.keys = tree(text, &cursor.word, &key).and_then(|tree| holder(&tree));
    if !colon {
        cursor.value = tree(text, &cursor.word, PROBE).and_then(|tree| field(&tree, None));
    }
    cursor
}

/// The tree of the text with other words in the place of one.
fn tree(text: &str, word: &Range<usize>, put: &str) -> Option<Item> {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    fields::tree(&format!("{before}{put}{after}"))
        .or_else(|| fields::tree(&format!("{before}{put}{}\n", closed(before))))
}

/// What closes the brackets that are open on the lines up to here.
fn closed(before: &str) -> String {
    let mut open = Vec::new();
    let (mut quote, mut last) = (None, '\n');
    let mut chars = before.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !last.is_alphanumeric() => quote = Some(c),
            (None, '#') if last.is_whitespace() => {
                chars.by_ref().find(|c| *c == '\n');
            }
            (None, '[') => open.push(']'),
            (None, '{') if last != '@' => open.push('}'),
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
        last = c;
    }
    open.into_iter().rev().collect()
}

/// The record that has the probe for a key, and its other fields.
fn holder(item: &Item) -> Option<(&'static Record, Vec<&'static str>)> {
    match &item.content {
        Content::List(items) => items.iter().find_map(holder),
        Content::Fields(known, entries) => {
            if entries.iter().any(|entry| entry.key == PROBE) {
                let Known(record) = (*known)?;
                return Some((record, entries.iter().filter_map(|e| e.field).collect()));
            }
            entries.iter().find_map(|entry| holder(&entry.item))
        }
        _ => None,
    }
}

/// The field that has the probe for a value; `within` is the nearest one above.
fn field(
    item: &Item,
    within: Option<(&'static Field, &'static Record)>,
) -> Option<(&'static Field, &'static Record)> {
    match &item.content {
        Content::Words(words) if words == PROBE => within,
        Content::List(items) => items.iter().find_map(|item| field(item, within)),
        Content::Fields(known, entries) => entries.iter().find_map(|entry| {
            let known = known.and_then(|Known(record)| Some((record.field(&entry.key)?, record)));
            field(&entry.item, known)
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may stand at the bar.
    fn at(marked: &str) -> (Option<&'static str>, Option<&'static str>, bool) {
        let at = marked.find('|').unwrap();
        let cursor = cursor(&marked.replacen('|', "", 1), at);
        let keys = cursor.keys.map(|(record, _)| record.name);
        (
            keys,
            cursor.value.map(|(field, _)| field.name),
            cursor.mention,
        )
    }

    #[test]
    fn what_may_stand_there_is_known_while_it_is_no_yaml() {
        assert_eq!(at("|"), (Some("file"), None, false));
        assert_eq!(at("peo|"), (Some("file"), None, false));
        assert_eq!(at("people:\n  - id: a\n    na|\n").0, Some("person"));
        assert_eq!(at("people:\n  - {id: a, na|").0, Some("person"));
        assert_eq!(at("plan: {id: a, form: re|").1, Some("form"));
        assert_eq!(at("方案:\n  文种: |\n  标题: 甲\n").1, None);
        assert_eq!(at("plan:\n  form: |\n  title: 甲\n").1, Some("form"));
        assert_eq!(
            at("appointments:\n  - {post: d|, person: x}\n").1,
            Some("post")
        );
        let members = "sections:\n  - body:\n      - body-of-people: {members: [a, b|";
        assert_eq!(at(members).1, Some("members"));
        assert_eq!(
            at("sections:\n  - body: 由@{dir|}负责\n"),
            (None, None, true)
        );
        assert_eq!(at("people:\n  - {i|: a}\n").0, Some("person"));
    }
}
