//! Takes a mapping and the keys its record may have; gives its fields.

use super::unknown::Unknown;
use super::*;
use crate::character::is_hanzi;
use crate::load::keys::{self, Field, Record};
use crate::load::typing::{Fit, trim_odd};

/// The fields of one record, to be taken one by one.
pub(super) struct Fields {
    pub record: &'static Record,
    pub at: Origin,
    pub(super) entries: Vec<Entry>,
}

/// Whoever reads a record reads all that it may have: a key that is declared and
/// then forgotten would be lost in silence.
impl Drop for Fields {
    fn drop(&mut self) {
        let mut left = self.entries.iter().filter(|entry| entry.value.is_some());
        let left = left.next().filter(|_| !std::thread::panicking());
        debug_assert!(
            left.is_none(),
            "nobody reads {} of {}",
            left.map_or("", |entry| entry.field.name),
            self.record.name
        );
    }
}

pub(super) struct Entry {
    pub field: &'static Field,
    pub key: Origin,
    pub value: Option<Node>,
    blank: bool,
}

impl Entry {
    fn new(field: &'static Field, key: Origin, value: Node) -> Self {
        Self {
            field,
            key,
            blank: value.is_empty(),
            value: Some(value),
        }
    }
}

impl Fields {
    /// The value of a field, if it was given.
    pub(super) fn take(&mut self, name: &str) -> Option<Node> {
        debug_assert!(
            self.record.field(name).is_some(),
            "{name} in {}",
            self.record.name
        );
        let entry = self.entries.iter_mut().find(|e| e.field.name == name)?;
        entry.value.take()
    }

    /// The value of a field, left where it is.
    pub(super) fn peek(&self, name: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|e| e.field.name == name)?;
        entry.value.as_ref()
    }

    /// Whether a field was given, taken or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.field.name == name)
    }

    /// Whether a field was given and left empty.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.field.name == name && e.blank)
    }

    /// Leaves the rest unread, since what is wrong with all of it was said.
    pub(super) fn leave(&mut self) {
        self.entries.clear();
    }

    /// Where the key of a field stands.
    pub(super) fn key(&self, name: &str) -> Origin {
        let entry = self.entries.iter().find(|e| e.field.name == name);
        entry.map_or(self.at, |e| e.key)
    }

    /// The names of what was given, in order.
    pub(super) fn given(&self) -> Vec<&'static str> {
        self.entries.iter().map(|e| e.field.name).collect()
    }

    /// Those of a record of which nothing was given.
    pub(super) fn of(record: &'static Record, at: Origin) -> Self {
        Self {
            record,
            at,
            entries: Vec::new(),
        }
    }

    /// Gives a field that was not given yet.
    pub(super) fn put(&mut self, field: &'static Field, key: Origin, value: Node) {
        self.entries.push(Entry::new(field, key, value));
    }

    /// Takes the other's fields over.
    fn join(&mut self, mut other: Self) {
        self.entries.append(&mut other.entries);
    }

    /// Those of a record of which but one was given.
    pub(super) fn holding(record: &'static Record, name: &str, value: Node) -> Self {
        let (at, field) = (value.at, record.field(name));
        let entry = field.map(|field| Entry::new(field, at, value));
        Self {
            entries: entry.into_iter().collect(),
            ..Self::of(record, at)
        }
    }
}

impl Decoder<'_> {
    /// The fields of a record. A word alone stands for the record of that name.
    pub(super) fn fields(&mut self, node: Node, record: &'static Record) -> Option<Fields> {
        match node.value {
            Value::Map(entries) => {
                let mut fields = self.entries(node.at, entries, record);
                self.all_given(&fields);
                fields.chapters_below();
                Some(fields)
            }
            Value::Faulty => None,
            Value::Null => {
                self.empty_value(node.at, self.record_name(record));
                None
            }
            Value::Str(_)
                if record.as_word().is_some() && !self.has_mistyped_key(&node, record) =>
            {
                Some(Fields::holding(record, record.as_word()?, node))
            }
            Value::Str(ref text) if is_period(record) && dates::period_of(text).is_some() => {
                let (from, until) = dates::period_of(text)?;
                let mut fields = Fields::holding(record, "from", node.with(from));
                let until = Fields::holding(record, "until", node.with(until));
                fields.join(until);
                Some(fields)
            }
            Value::Str(_) if self.text_for_mapping(&node, Fit::Any) => None,
            Value::Str(_) | Value::Seq(_) if std::ptr::eq(record, &keys::RESPONSIBILITY) => {
                self.names_without_part(&node, record);
                None
            }
            Value::Str(_) => {
                self.not_a_record(&node, record);
                let name = ["name", "title", "heading", "task", "step", "scope"];
                let name = name.iter().find(|name| record.field(name).is_some())?;
                let fields = Fields::holding(record, name, node);
                self.all_given(&fields);
                Some(fields)
            }
            _ => {
                self.not_a_record(&node, record);
                None
            }
        }
    }

    /// Something else stands where entries of a record must: which, by example.
    fn not_a_record(&mut self, node: &Node, record: &'static Record) {
        let required = record.fields.iter().filter(|field| field.required);
        let mut shown: Vec<&Field> = required.collect();
        if shown.is_empty() {
            shown.extend(record.fields.iter().take(2));
        }
        let name = ["name", "title", "heading", "text"];
        let typed = match &node.value {
            Value::Str(text) => name.iter().find_map(|name| {
                Some((*name, text.trim())).filter(|_| shown.iter().any(|field| field.name == *name))
            }),
            _ => None,
        };
        let entries = shown.iter().map(|field| {
            let key = self.shown(field);
            match typed {
                Some((name, text)) if name == field.name => format!("{key}: {text}"),
                _ => format!("{key}: …"),
            }
        });
        let right = format!("{{{}}}", entries.collect::<Vec<_>>().join(", "));
        self.wrong_type_with(
            node,
            self.record_name(record),
            "mapping",
            ("write-as", right),
        );
    }

    /// Whether lines were meant as its entries.
    fn has_mistyped_key(&self, node: &Node, record: &'static Record) -> bool {
        if self.is_marked_as_text(node.at) {
            return false;
        }
        let lines = self.lines_of(node.at).into_iter();
        let mut lines = lines.map(|(line, column, content)| {
            typing::as_sequence(&content, line, column)
                .or_else(|| typing::as_mapping(&content, line, column, Fit::KeyOf(record)))
        });
        lines.any(|line| line.is_some())
    }

    /// Reports what must be there and is not.
    pub(super) fn all_given(&mut self, fields: &Fields) {
        let required = fields.record.fields.iter().filter(|field| field.required);
        for field in required.filter(|field| !fields.has(field.name)) {
            self.missing(fields, field.name);
        }
    }

    pub(super) fn record_name(&self, record: &'static Record) -> &'static str {
        if self.chinese {
            record.chinese
        } else {
            record.name
        }
    }

    fn entries(
        &mut self,
        at: Origin,
        mut entries: Vec<(Node, Node)>,
        record: &'static Record,
    ) -> Fields {
        let mut fields = Fields::of(record, at);
        if let Some((key, value)) = self.as_entry(&mut entries, record)
            && let Some((name, words)) = record.as_entry()
        {
            self.chinese = true;
            fields.join(Fields::holding(record, name, key));
            fields.join(Fields::holding(record, words, value));
        }
        let mut unknown: Vec<Unknown> = Vec::new();
        for (key, value) in entries {
            let Some(word) = self.key_word(&key) else {
                continue;
            };
            let trimmed = trim_odd(&word);
            let Some(field) = record.field(trimmed) else {
                if matches!(value.value, Value::Null)
                    && self.stray_key(&mut fields, &key, &word, unknown.last_mut())
                {
                    continue;
                }
                // Who types Chinese is answered in Chinese.
                self.chinese |= trimmed.contains(crate::character::is_hanzi);
                unknown.push(Unknown { key, value });
                continue;
            };
            if trimmed != word && !self.odd_key(at, &key, &word) {
                continue;
            }
            self.chinese |= !trimmed.is_ascii();
            self.add(&mut fields, field, key.at, value, trimmed);
        }
        if let Some(Unknown { key, value }) = unknown.pop_if(|_| is_roster_line(&fields)) {
            if matches!(value.value, Value::Str(_)) && is_title(&key) && unknown.is_empty() {
                self.chinese = true;
                fields.join(Fields::holding(record, "post", key));
                fields.join(Fields::holding(record, "person", value));
            } else {
                unknown.push(Unknown { key, value });
            }
        }
        for Unknown { key, value } in unknown {
            self.unknown_key(&mut fields, key, value);
        }
        fields
    }

    pub(super) fn add(
        &mut self,
        fields: &mut Fields,
        field: &'static Field,
        key: Origin,
        value: Node,
        word: &str,
    ) {
        if let Some(first) = fields.entries.iter().find(|e| e.field.name == field.name) {
            let fault = Diagnostic::new(Code::DuplicateKey)
                .arg("key", word)
                .at(key)
                .related(first.key, "first-given");
            self.push(fault);
            return;
        }
        fields.entries.push(Entry::new(field, key, value));
    }

    /// The key as text. A key that is no text is a fault.
    pub(super) fn key_word(&mut self, key: &Node) -> Option<String> {
        match &key.value {
            Value::Str(word) => Some(word.clone()),
            Value::Bool(_) | Value::Int(_) | Value::Decimal => {
                self.typed(key.at).map(str::to_owned)
            }
            Value::Null => {
                self.empty_value(key.at, "");
                None
            }
            Value::Seq(_) | Value::Map(_) | Value::Faulty => {
                self.wrong_type(key, "", "key");
                None
            }
        }
    }
}

/// An appointment that names neither post nor person by a key.
fn is_roster_line(fields: &Fields) -> bool {
    fields.record.name == "appointment" && !fields.has("post") && !fields.has("person")
}

/// A title as a key, and no key of another record.
fn is_title(key: &Node) -> bool {
    match &key.value {
        Value::Str(word) => {
            let known = keys::all().any(|record| record.field(word).is_some());
            word.chars().count() >= 2 && word.contains(is_hanzi) && !known
        }
        _ => false,
    }
}

/// Whether the record is but a first and a last day.
fn is_period(record: &'static Record) -> bool {
    let names = record.fields.iter().map(|field| field.name);
    names.eq(["from", "until"])
}

/// Whether a key of a mapping names that field of a record.
pub(super) fn has_key(entries: &[(Node, Node)], record: &'static Record, name: &str) -> bool {
    entries.iter().any(|(key, _)| match &key.value {
        Value::Str(word) => record.field(word).is_some_and(|field| field.name == name),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "nobody reads name of person")]
    fn a_field_that_no_decoder_reads_is_found() {
        let at = Origin {
            file: FileId(0),
            node: 0,
        };
        let value = Value::Str("甲".to_owned());
        drop(Fields::holding(
            &crate::load::keys::PERSON,
            "name",
            Node { at, value },
        ));
    }
}
