//! Takes a mapping and the keys its record may have; gives its fields.

use super::unknown::Unknown;
use super::*;
use crate::load::keys::{Field, Record};
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
    key: Origin,
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
                let fields = self.entries(node.at, entries, record);
                self.all_given(&fields);
                Some(fields)
            }
            Value::Faulty => None,
            Value::Null => {
                self.empty_value(node.at, self.record_name(record));
                None
            }
            Value::Str(_) if self.text_for_mapping(&node, Fit::Any) => None,
            Value::Str(_) => {
                self.wrong_type(&node, self.record_name(record), "mapping");
                let name = ["name", "title", "heading", "task", "step", "scope"];
                let name = name.iter().find(|name| record.field(name).is_some())?;
                let fields = Fields::holding(record, name, node);
                self.all_given(&fields);
                Some(fields)
            }
            _ => {
                self.wrong_type(&node, self.record_name(record), "mapping");
                None
            }
        }
    }

    /// Reports what must be there and is not.
    fn all_given(&mut self, fields: &Fields) {
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
        entries: Vec<(Node, Node)>,
        record: &'static Record,
    ) -> Fields {
        let mut fields = Fields::of(record, at);
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
                unknown.push(Unknown { key, value });
                continue;
            };
            if trimmed != word && !self.odd_key(at, &key, &word) {
                continue;
            }
            self.chinese |= !trimmed.is_ascii();
            self.add(&mut fields, field, key.at, value, trimmed);
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
