//! Takes the text of a file; gives its values as a tree of records and fields,
//! for whoever shows them to be edited: each with its number, with what the
//! declarations say of its field, and with the words that were typed.

use super::decode;
use super::edit::shape::{Kind as Shaped, Shape};
use super::keys::{CONFIG, Field, Kind, NUMBER, PART, PARTY, Record, SECTION, TOP};
use super::node::{Node, Value};
use super::{short, yaml};
use crate::diagnostic::FileId;
use crate::model::date::PlanDate;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its number, as origins count.
    pub node: u32,
    /// First byte of what was typed, and the byte after the last.
    pub place: (usize, usize),
    /// What it is.
    pub content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing was typed.
    Blank,
    /// A text, a number, a day: the words as they are meant.
    Words(String),
    /// Several values.
    List(Vec<Item>),
    /// Fields of a record, where it is known which.
    Fields(Option<Known>, Vec<Entry>),
}

/// The declaration of a record.
#[derive(Debug, Clone, Copy)]
pub struct Known(pub &'static Record);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as it was typed.
    pub key: String,
    /// The English key of the field, where the record has one of that name.
    pub field: Option<&'static str>,
    /// The value.
    pub item: Item,
}

/// One step on the way from the top of a file to a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'t> {
    /// Into a field of a record.
    Field(&'t Entry, Option<Known>),
    /// Into the list's value of that number, from 0.
    Nth(usize, &'t Item),
}

/// The tree of a data file; nothing where it is no YAML, or has anchors.
pub fn tree(text: &str) -> Option<Item> {
    of(text, &TOP)
}

/// The day that a text names, in whatever way it is written; nothing where it is a
/// coarser date, or none.
pub fn day(words: &str) -> Option<chrono::NaiveDate> {
    match decode::read_date(words, None) {
        decode::Reading::Date(PlanDate::Day(day)) => Some(day),
        _ => None,
    }
}

/// The tree of `fangan.yaml`.
pub fn settings(text: &str) -> Option<Item> {
    of(text, &CONFIG)
}

fn of(text: &str, record: &'static Record) -> Option<Item> {
    let document = yaml::read(FileId(0), text).ok().filter(|read| !read.more)?;
    let shape = Shape::of(text)?;
    item(text, &document.root, &shape, &[record])
}

impl Item {
    /// The field of that English key.
    pub fn field(&self, name: &str) -> Option<&Item> {
        let Content::Fields(_, entries) = &self.content else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.field == Some(name))?;
        Some(&entry.item)
    }

    /// The words of a text.
    pub fn words(&self) -> Option<&str> {
        match &self.content {
            Content::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The values of a list; a value alone is a list of one.
    pub fn list(&self) -> &[Item] {
        match &self.content {
            Content::List(items) => items,
            Content::Blank => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The steps down to the value of that number; nothing where there is none.
    pub fn way(&self, node: u32) -> Option<Vec<Step<'_>>> {
        if self.node == node {
            return Some(Vec::new());
        }
        let (step, below) = match &self.content {
            Content::List(items) => {
                let n = items.iter().rposition(|item| item.node <= node)?;
                (Step::Nth(n, &items[n]), &items[n])
            }
            Content::Fields(known, entries) => {
                let entry = entries.iter().rfind(|entry| entry.item.node <= node)?;
                (Step::Field(entry, *known), &entry.item)
            }
            _ => return None,
        };
        let mut way = vec![step];
        way.extend(below.way(node)?);
        Some(way)
    }

    /// The first text, or value that is none, which reaches beyond that byte: what
    /// stands at it, or what the key there is the key of.
    pub fn reaching(&self, byte: usize) -> Option<&Item> {
        match &self.content {
            Content::List(items) => items.iter().find_map(|item| item.reaching(byte)),
            Content::Fields(_, entries) => {
                let mut entries = entries.iter();
                entries.find_map(|entry| entry.item.reaching(byte))
            }
            _ => (self.place.1 > byte).then_some(self),
        }
    }

    /// The value of that number.
    pub fn find(&self, node: u32) -> Option<&Item> {
        match self.way(node)?.last() {
            None => Some(self),
            Some(Step::Field(entry, _)) => Some(&entry.item),
            Some(Step::Nth(_, item)) => Some(item),
        }
    }
}

/// A value; its fields are those of the record that knows its first key.
fn item(text: &str, node: &Node, shape: &Shape, records: &[&'static Record]) -> Option<Item> {
    if node.at.node != shape.node {
        return None;
    }
    let content = match (&node.value, &shape.kind) {
        (Value::Map(nodes), Shaped::Record { entries, .. }) => {
            let known = known(nodes, records);
            let short = known.and_then(|record| short::entry_of(record, nodes));
            let named = known.and_then(|record| record.as_entry()).zip(short);
            let entries = nodes.iter().zip(entries);
            let mut fields = Vec::new();
            for ((key, value), (of_key, shape)) in entries {
                let word = match &key.value {
                    Value::Str(key) => key.clone(),
                    _ => String::new(),
                };
                // A name and what stands behind it are a field each.
                if let (Some(record), Some(((name, words), (short, _)))) = (known, named)
                    && short.at == key.at
                {
                    fields.push(Entry {
                        key: name.to_owned(),
                        field: Some(name),
                        item: item(text, key, of_key, &[])?,
                    });
                    fields.push(Entry {
                        key: words.to_owned(),
                        field: Some(words),
                        item: item(text, value, shape, &held_by(record, words))?,
                    });
                    continue;
                }
                let field = known.and_then(|record| record.field(&word));
                fields.push(Entry {
                    field: field.map(|field| field.name),
                    item: item(text, value, shape, &field.map_or(Vec::new(), held))?,
                    key: word,
                });
            }
            Content::Fields(known.map(Known), fields)
        }
        (Value::Seq(nodes), Shaped::List { items, .. }) => {
            let headed = nodes.first().and_then(|first| {
                let heads = |record: &&'static Record| short::heads_of(record, first);
                records
                    .iter()
                    .find_map(|record| Some((*record, heads(record)?)))
            });
            let rows = nodes.iter().zip(items).skip(usize::from(headed.is_some()));
            let rows = rows.map(|(node, shape)| match (&headed, &node.value) {
                (Some((record, heads)), Value::Seq(_)) => row(text, node, shape, record, heads),
                _ => item(text, node, shape, records),
            });
            Content::List(rows.collect::<Option<_>>()?)
        }
        (Value::Null, Shaped::Scalar { .. }) => Content::Blank,
        (Value::Str(words), Shaped::Scalar { .. }) => Content::Words(words.clone()),
        (_, Shaped::Scalar { .. }) => Content::Words(text.get(shape.start..shape.end)?.to_string()),
        _ => return None,
    };
    Some(Item {
        node: node.at.node,
        place: (shape.start, shape.end),
        content,
    })
}

/// A row below a row of heads: the record of its cells.
fn row(
    text: &str,
    node: &Node,
    shape: &Shape,
    record: &'static Record,
    heads: &[Option<&'static Field>],
) -> Option<Item> {
    let (Value::Seq(cells), Shaped::List { items, .. }) = (&node.value, &shape.kind) else {
        return None;
    };
    let mut entries = Vec::new();
    for ((cell, shape), field) in cells.iter().zip(items).zip(heads) {
        let mut item = item(text, cell, shape, &field.map_or(Vec::new(), held))?;
        if short::is_nothing(cell) {
            item.content = Content::Blank;
        }
        entries.push(Entry {
            key: field.map_or(String::new(), |field| field.name.to_owned()),
            field: field.map(|field| field.name),
            item,
        });
    }
    Some(Item {
        node: node.at.node,
        place: (shape.start, shape.end),
        content: Content::Fields(Some(Known(record)), entries),
    })
}

/// The record whose fields the keys are.
fn known(nodes: &[(Node, Node)], records: &[&'static Record]) -> Option<&'static Record> {
    let keys = || {
        nodes.iter().filter_map(|(key, _)| match &key.value {
            Value::Str(key) => Some(key.as_str()),
            _ => None,
        })
    };
    let fitting = |record: &&&'static Record| {
        let count = keys().filter(|key| record.field(key).is_some()).count();
        (count, short::entry_of(record, nodes).is_some())
    };
    // Of several that fit as well the first is meant.
    records.iter().rev().max_by_key(fitting).copied()
}

/// The records that may stand in a field.
pub fn held(field: &Field) -> Vec<&'static Record> {
    match field.kind {
        Kind::Record(r)
        | Kind::FlagOr(r)
        | Kind::Records(r)
        | Kind::TextsOr(r)
        | Kind::DaysOr(r)
        | Kind::DatedNames(r)
        | Kind::Columns(_, r)
        | Kind::Marked(r) => vec![r],
        Kind::PartiesOr(r) => vec![&PARTY, r],
        Kind::RecordsOrOptions(r, options) => vec![r, options],
        Kind::Party | Kind::Parties => vec![&PARTY],
        Kind::Parts => vec![&PART, &SECTION],
        Kind::DocumentNumber => vec![&NUMBER],
        _ => Vec::new(),
    }
}

fn held_by(record: &'static Record, name: &str) -> Vec<&'static Record> {
    record.field(name).map_or(Vec::new(), held)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = include_str!("../../data/plans/petition-2026.yaml");

    fn texts<'t>(item: &'t Item, found: &mut Vec<&'t Item>) {
        match &item.content {
            Content::Words(_) => found.push(item),
            Content::List(items) => items.iter().for_each(|item| texts(item, found)),
            Content::Fields(_, entries) => entries.iter().for_each(|e| texts(&e.item, found)),
            Content::Blank => {}
        }
    }

    #[test]
    fn every_field_of_a_plan_is_known_and_found_again_by_its_number() {
        fn unknown(item: &Item, found: &mut Vec<String>) {
            match &item.content {
                Content::List(items) => items.iter().for_each(|item| unknown(item, found)),
                Content::Fields(known, entries) => {
                    for entry in entries {
                        if entry.field.is_none() {
                            found.push(format!("{known:?} {}", entry.key));
                        }
                        unknown(&entry.item, found);
                    }
                }
                _ => {}
            }
        }
        let tree = tree(PLAN).unwrap();
        let mut found = Vec::new();
        unknown(&tree, &mut found);
        assert_eq!(found, Vec::<String>::new());
        let mut all = Vec::new();
        texts(&tree, &mut all);
        assert!(all.len() > 300, "{}", all.len());
        for item in all {
            assert_eq!(tree.find(item.node), Some(item));
        }
        assert_eq!(tree.find(1_000_000), None);
    }

    #[test]
    fn the_way_to_a_value_names_its_fields() {
        let tree = tree("章节:\n  - 标题: 目标\n    内容:\n      - 正文: 好\n").unwrap();
        let mut all = Vec::new();
        texts(&tree, &mut all);
        let way = tree.way(all[1].node).unwrap();
        let names = way.iter().map(|step| match step {
            Step::Field(entry, _) => entry.field.unwrap_or("?").to_string(),
            Step::Nth(n, _) => n.to_string(),
        });
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["sections", "0", "body", "0", "text"]
        );
    }
}
