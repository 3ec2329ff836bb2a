//! Takes a text and a change of it; gives the text with the change, if that and
//! nothing else is then another: whatever is written is read again first.

use std::collections::BTreeMap;

use super::change::{Change, Row};
use crate::load::edit::{Editor, Value};
use crate::load::fields::{self, Content, Item, Known};
use crate::load::keys::Record;

/// The text with a change of the value of that number.
pub(super) fn made(text: &str, node: u32, change: &Change) -> Option<String> {
    let before = fields::tree(text)?;
    let mut editor = Editor::new(text)?;
    if !edited(&mut editor, &before, node, change)? {
        return None;
    }
    let new = editor.finish();
    let after = fields::tree(&new)?;
    (wanted(&before, node, change) == plain(&after)).then_some(new)
}

fn edited(editor: &mut Editor, tree: &Item, node: u32, change: &Change) -> Option<bool> {
    let record = || match tree.find(node)?.content {
        Content::Fields(known, _) => known.map(|Known(record)| record),
        _ => None,
    };
    Some(match change {
        Change::Words(words) => editor.put(node, words),
        Change::Set(name, words) => {
            let (record, field) = declared(record()?, name)?;
            match tree.find(node)?.field(field) {
                Some(item) => editor.put(item.node, words),
                None => editor.set(node, record, field, &Value::Text(words.clone())),
            }
        }
        Change::Make(name, row) => {
            let (record, field) = declared(record()?, name)?;
            editor.set(node, record, field, &Value::Typed(row.typed()))
        }
        Change::Unset(name) => {
            let (record, field) = declared(record()?, name)?;
            editor.unset(node, record, field)
        }
        Change::Remove => editor.remove(node),
        Change::Swap { behind } => editor.swap(node, *behind),
        Change::Add(name, row) => {
            let (record, field) = declared(record()?, name)?;
            add(editor, tree.find(node)?, (record, field), row)
        }
    })
}

fn declared(record: &'static Record, name: &str) -> Option<(&'static Record, &'static str)> {
    Some((record, record.field(name)?.name))
}

/// Adds a row to what stands in a field: behind the last one, in its style.
fn add(
    editor: &mut Editor,
    holder: &Item,
    (record, field): (&'static Record, &'static str),
    row: &Row,
) -> bool {
    let set = |editor: &mut Editor, typed: String| {
        editor.set(holder.node, record, field, &Value::Typed(typed))
    };
    let Some(item) = holder.field(field) else {
        return set(editor, format!("[{}]", row.typed()));
    };
    match &item.content {
        Content::Blank => set(editor, format!("[{}]", row.typed())),
        Content::List(items) => match items.last() {
            Some(last) => editor.add_typed_after(last.node, &row.typed(), &row.lines()),
            None => set(editor, format!("[{}]", row.typed())),
        },
        // One alone becomes the first of two.
        _ => match editor.typed(holder.node, record, field) {
            Some(first) => set(editor, format!("[{first}, {}]", row.typed())),
            None => false,
        },
    }
}

/// Values as they are meant, whatever they were typed like: fields by their names.
#[derive(Debug, Clone, PartialEq)]
enum Plain {
    Words(String),
    List(Vec<Plain>),
    Fields(BTreeMap<String, Plain>),
}

fn plain(item: &Item) -> Plain {
    match &item.content {
        Content::Blank => Plain::Words(String::new()),
        Content::Words(words) => Plain::Words(words.trim_end().to_string()),
        Content::List(items) => Plain::List(items.iter().map(plain).collect()),
        Content::Fields(_, entries) => {
            let entries = entries
                .iter()
                .map(|entry| (name(entry), plain(&entry.item)));
            without_empty(entries.collect())
        }
    }
}

fn name(entry: &fields::Entry) -> String {
    entry.field.unwrap_or(&entry.key).to_string()
}

/// A list without rows is as good as none.
fn without_empty(mut fields: BTreeMap<String, Plain>) -> Plain {
    fields.retain(|_, value| *value != Plain::List(Vec::new()));
    Plain::Fields(fields)
}

/// What the tree is to be.
fn wanted(item: &Item, node: u32, change: &Change) -> Plain {
    if item.node == node {
        match change {
            Change::Words(words) => return Plain::Words(words.trim_end().to_string()),
            Change::Set(..) | Change::Make(..) | Change::Unset(..) | Change::Add(..) => {
                return changed(item, change);
            }
            Change::Remove | Change::Swap { .. } => {}
        }
    }
    match &item.content {
        Content::List(items) => {
            let at = items.iter().position(|row| row.node == node);
            let mut rows: Vec<Plain> = items.iter().map(|row| wanted(row, node, change)).collect();
            match (at, change) {
                (Some(at), Change::Remove) => drop(rows.remove(at)),
                (Some(at), Change::Swap { behind: true }) if at + 1 < rows.len() => {
                    rows.swap(at, at + 1);
                }
                (Some(at), Change::Swap { behind: false }) if at > 0 => rows.swap(at - 1, at),
                _ => {}
            }
            Plain::List(rows)
        }
        Content::Fields(_, entries) => {
            let entries = entries.iter();
            let entries = entries.map(|entry| (name(entry), wanted(&entry.item, node, change)));
            without_empty(entries.collect())
        }
        _ => plain(item),
    }
}

/// What stands in a text of a value.
fn read(typed: &str) -> Option<Plain> {
    let tree = fields::tree(&format!("x: {typed}\n"))?;
    match &tree.content {
        Content::Fields(_, entries) => entries.first().map(|entry| plain(&entry.item)),
        _ => None,
    }
}

/// A record with a change of one of its fields.
fn changed(item: &Item, change: &Change) -> Plain {
    let Plain::Fields(mut fields) = plain(item) else {
        return plain(item);
    };
    let declared = |name: &str| match item.content {
        Content::Fields(Some(Known(record)), _) => record.field(name).map(|f| f.name.to_string()),
        _ => None,
    };
    match change {
        Change::Set(name, words) => {
            let words = Plain::Words(words.trim_end().to_string());
            declared(name).map(|name| fields.insert(name, words));
        }
        Change::Unset(name) => drop(declared(name).map(|name| fields.remove(&name))),
        Change::Make(name, row) => {
            if let (Some(name), Some(made)) = (declared(name), read(&row.typed())) {
                fields.insert(name, made);
            }
        }
        Change::Add(name, row) => {
            let Some(name) = declared(name) else {
                return Plain::Fields(fields);
            };
            let Some(Plain::List(new)) = read(&format!("[{}]", row.typed())) else {
                return Plain::Fields(fields);
            };
            let old = match fields.remove(&name) {
                Some(Plain::List(rows)) => rows,
                Some(Plain::Words(words)) if words.is_empty() => Vec::new(),
                Some(other) => vec![other],
                None => Vec::new(),
            };
            fields.insert(name, Plain::List(old.into_iter().chain(new).collect()));
        }
        _ => {}
    }
    without_empty(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "plan:\n  id: a\n  title: 题 # 注\n  addressees: 甲\nsections:\n  - heading: 一\n    body:\n      - goals:\n          - {name: 率, target: 98%}\n      - text: 好\n  - heading: 二\n";

    fn at(words: &str) -> u32 {
        let tree = fields::tree(TEXT).unwrap();
        let at = TEXT.find(words).unwrap();
        let found = (0..100).filter_map(|n| tree.find(n));
        found
            .filter(|item| item.place.0 == at)
            .map(|item| item.node)
            .next()
            .unwrap()
    }

    fn text(words: &str, change: Change) -> String {
        made(TEXT, at(words), &change).unwrap_or_else(|| panic!("{change:?}"))
    }

    #[test]
    fn a_change_is_made_where_it_is_meant_and_nowhere_else() {
        let set = |name: &str, words: &str| Change::Set(name.into(), words.into());
        assert_eq!(text("id: a", set("title", "新")), TEXT.replace("题", "新"));
        assert_eq!(
            text("id: a", set("note", "附")),
            TEXT.replace("addressees: 甲\n", "addressees: 甲\n  note: 附\n")
        );
        assert_eq!(
            text("id: a", Change::Unset("addressees".into())),
            TEXT.replace("  addressees: 甲\n", "")
        );
        let row = |words: &str| Row::Words(words.into());
        assert_eq!(
            text("id: a", Change::Add("addressees".into(), row("乙, 丙"))),
            TEXT.replace("addressees: 甲", "addressees: [甲, \"乙, 丙\"]")
        );
        let goal = Row::Fields(vec![("name".into(), "数".into())]);
        assert_eq!(
            text("goals:", Change::Add("goals".into(), goal)),
            TEXT.replace("98%}\n", "98%}\n          - {name: 数}\n")
        );
        let part = Row::Fields(vec![("text".into(), "又".into())]);
        assert_eq!(
            text("heading: 一", Change::Add("body".into(), part)),
            TEXT.replace("- text: 好\n", "- text: 好\n      - text: 又\n")
        );
        assert_eq!(
            text("heading: 二", Change::Remove),
            TEXT.replace("  - heading: 二\n", "")
        );
        let swapped = text("heading: 二", Change::Swap { behind: false });
        assert!(
            swapped.find("heading: 二") < swapped.find("heading: 一"),
            "{swapped}"
        );
        let drafter = Row::Fields(vec![("drafter".into(), "何静".into())]);
        assert_eq!(
            text("id: a", Change::Make("slip".into(), drafter)),
            TEXT.replace("addressees", "slip: {drafter: 何静}\n  addressees")
        );
        // There is no such field: nothing is done.
        assert_eq!(made(TEXT, at("id: a"), &set("nonsense", "x")), None);
        assert_eq!(
            made(TEXT, at("heading: 一"), &Change::Swap { behind: false }),
            None
        );
    }
}
