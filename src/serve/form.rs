//! Takes a record of a data file; gives its form, made from the declaration of the
//! record: a widget for each field, and a row for each record in it.

use serde_json::{Value, json};

use super::field;
use super::party;
use super::state::{Bench, Loaded};
use crate::diagnostic::Lang;
use crate::load::fields::{self, Content, Item, Known};
use crate::load::keys::{Field, Kind, Record};

/// A record with no more fields than these is shown whole.
const FEW: usize = 6;

/// The form of the record of that number; nothing where no record stands there.
pub(super) fn form(bench: &Bench, loaded: &Loaded, text: &str, node: u32) -> Option<Value> {
    let tree = fields::tree(text)?;
    let mut item = tree.find(node)?;
    // A part that is all there is in its place is passed through.
    while let Content::Fields(Some(Known(record)), entries) = &item.content
        && record.name == "part"
        && let [entry] = entries.as_slice()
        && matches!(entry.item.content, Content::Fields(..))
    {
        item = &entry.item;
    }
    let Content::Fields(Some(Known(record)), entries) = &item.content else {
        return None;
    };
    let way = tree.way(item.node)?;
    let (mut shown, mut more) = (Vec::new(), Vec::new());
    // Ids are the program’s: nobody has to see them.
    let fields = record.fields.iter();
    let few = fields.len() <= FEW;
    for declared in fields.filter(|field| !matches!(field.kind, Kind::Id)) {
        let entry = entries
            .iter()
            .find(|entry| entry.field == Some(declared.name));
        let one = one(bench, loaded, declared, entry.map(|entry| &entry.item));
        match entry.is_some() || declared.required || few {
            true => shown.push(one),
            false => more.push(one),
        }
    }
    let title = field::title(item).unwrap_or_else(|| called(bench.lang, record));
    Some(json!({
        "node": item.node,
        "title": title,
        "kind": called(bench.lang, record),
        "way": field::label(bench.lang, &way),
        "up": above(&tree, item.node),
        "fields": shown,
        "more": more,
    }))
}

fn called(lang: Lang, record: &Record) -> String {
    match lang {
        Lang::Zh => record.chinese.to_string(),
        Lang::En => record.name.replace('-', " "),
    }
}

/// The record that holds the one of that number.
fn above(tree: &Item, node: u32) -> Option<u32> {
    let way = tree.way(node)?;
    let records = way.iter().rev().skip(1).map(|step| match step {
        fields::Step::Nth(_, item) => *item,
        fields::Step::Field(entry, _) => &entry.item,
    });
    let mut records = records.filter(|item| match &item.content {
        Content::Fields(Some(Known(record)), entries) => record.name != "part" || entries.len() > 1,
        _ => false,
    });
    records.next().map(|item| item.node)
}

/// A field, and what stands in it.
fn one(bench: &Bench, loaded: &Loaded, declared: &'static Field, item: Option<&Item>) -> Value {
    let words = item.and_then(Item::words).unwrap_or_default().trim_end();
    let mut widget = field::widget(declared, words);
    let mut rows = Vec::new();
    if is_list(declared)
        || matches!(
            item.map(|i| &i.content),
            Some(Content::List(_) | Content::Fields(..))
        )
    {
        widget = if widget == "party" { "parties" } else { "rows" };
        rows = item
            .map_or(&[][..], Item::list)
            .iter()
            .map(|row| self::row(bench, loaded, declared, row))
            .collect();
    }
    // One record that is not there yet can be begun.
    let new = new_row(declared);
    let alone = matches!(declared.kind, Kind::Record(_));
    if alone && !new.is_null() && item.is_none() {
        widget = "rows";
    }
    json!({
        "name": declared.name,
        "label": field::name(bench.lang, declared),
        "about": field::about(bench.lang, declared),
        "required": declared.required,
        "widget": widget,
        "node": item.map(|item| item.node),
        "words": words,
        "single": matches!(declared.kind, Kind::Reference | Kind::Party),
        "choices": field::choices(bench.lang, declared),
        "rows": rows,
        "new": new,
        "alone": alone,
    })
}

fn is_list(declared: &Field) -> bool {
    matches!(
        declared.kind,
        Kind::Texts
            | Kind::Reference
            | Kind::References
            | Kind::Parties
            | Kind::PartiesOr(_)
            | Kind::Party
            | Kind::Records(_)
            | Kind::RecordsOrOptions(..)
            | Kind::TextsOr(_)
            | Kind::Days
            | Kind::DaysOr(_)
    )
}

/// A row: what it is called, and whether there is more in it than its words.
fn row(bench: &Bench, loaded: &Loaded, declared: &Field, item: &Item) -> Value {
    let shown = match &item.content {
        Content::Words(words) if matches!(declared.kind, Kind::Texts) => {
            words.trim_end().to_string()
        }
        Content::Words(words) => party::meant(loaded, words.trim()),
        Content::Fields(known, entries) => part(bench, known, entries)
            .or_else(|| party::party(bench, loaded, item))
            .or_else(|| field::title(item))
            .unwrap_or_default(),
        _ => String::new(),
    };
    json!({
        "node": item.node,
        "shown": shown,
        "record": matches!(item.content, Content::Fields(..)),
        "words": item.words(),
    })
}

/// What a part is called: its kind, and the first of its words.
fn part(bench: &Bench, known: &Option<Known>, entries: &[fields::Entry]) -> Option<String> {
    let Known(record) = known.filter(|Known(record)| record.name == "part")?;
    let entry = entries.first()?;
    let kind = field::name(bench.lang, record.field(&entry.key)?);
    let first = match &entry.item.content {
        Content::Words(words) => Some(words.chars().take(14).collect::<String>()),
        Content::Fields(..) => field::title(&entry.item),
        Content::List(items) => items.first().and_then(field::title),
        Content::Blank => None,
    };
    Some(match first {
        Some(first) => format!("{kind}：{first}"),
        None => kind,
    })
}

/// The fields of a new row, by their English keys; nothing where a row is words.
fn new_row(declared: &Field) -> Value {
    let record = match declared.kind {
        Kind::Records(record) | Kind::RecordsOrOptions(record, _) | Kind::Record(record) => record,
        Kind::Parts => return json!([["text", "待定"]]),
        _ => return Value::Null,
    };
    let required = record.fields.iter().filter(|field| field.required);
    let mut fields: Vec<Value> = required.map(|field| json!([field.name, "待定"])).collect();
    if fields.is_empty() {
        let first = record
            .fields
            .iter()
            .find(|field| matches!(field.kind, Kind::Text | Kind::Prose));
        fields.extend(first.map(|field| json!([field.name, "待定"])));
    }
    match (fields.is_empty(), declared.kind) {
        (true, Kind::Record(_)) => Value::Null,
        _ => Value::Array(fields),
    }
}
