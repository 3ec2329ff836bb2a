//! Lists of records and lists of texts.

use super::*;
use crate::diagnostic::At;
use crate::load::keys::Record;
use crate::load::raw::{DatedName, Text};

impl Decoder<'_> {
    /// Each record of a list; one alone need not stand in a list.
    pub(super) fn records<T>(
        &mut self,
        node: Node,
        record: &'static Record,
        read: fn(&mut Self, Fields) -> Option<T>,
    ) -> Vec<T> {
        let mut out = Vec::new();
        let key = self.record_name(record);
        self.each(node, key, &mut |decoder, item| {
            let faulty = matches!(item.value, Value::Faulty);
            let at = item.at;
            let read = decoder
                .fields(item, record)
                .and_then(|fields| read(decoder, fields));
            match read {
                Some(value) => out.push(value),
                None if faulty => {}
                None => decoder.dropped(at),
            }
        });
        out
    }

    /// The records of a field.
    pub(super) fn list<T>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        record: &'static Record,
        read: fn(&mut Self, Fields) -> Option<T>,
    ) -> Vec<T> {
        match fields.take(name) {
            Some(node) => self.records(node, record, read),
            None => Vec::new(),
        }
    }

    /// The options of a part: none if only its records were written.
    pub(super) fn options(
        &mut self,
        node: Node,
        options: &'static Record,
        items: &'static str,
    ) -> Result<(Fields, Option<Node>), Node> {
        let given = match &node.value {
            Value::Map(entries) => entries.iter().any(|(key, _)| {
                let Value::Str(word) = &key.value else {
                    return false;
                };
                options.field(word).is_some_and(|field| field.name == items)
            }),
            _ => false,
        };
        if !given {
            return Err(node);
        }
        match self.fields(node.clone(), options) {
            Some(mut fields) => {
                let items = fields.take(items);
                Ok((fields, items))
            }
            None => Err(node),
        }
    }

    /// Texts, one paragraph each.
    pub(super) fn texts(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Text> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let key = self.key_shown(fields, name);
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let at = item.at;
            out.extend(decoder.text_of(item, key, at));
        });
        out
    }

    /// Names to be printed as they are. Between brackets a full-width comma
    /// would have made one of two.
    pub(super) fn printed_names(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Text> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let key = self.key_shown(fields, name);
        let list = matches!(node.value, Value::Seq(_)).then_some(node.at);
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let at = item.at;
            let Some(text) = decoder.text_of(item, key, at) else {
                return;
            };
            if text.contains('，') && list.is_some_and(|list| decoder.in_brackets(list)) {
                out.extend(decoder.split(text));
            } else {
                out.push(text);
            }
        });
        out
    }

    /// One name, or several from their days on; oldest first, at least one.
    pub(super) fn dated_names(
        &mut self,
        fields: &mut Fields,
        one: &'static str,
        several: &'static str,
        record: &'static Record,
    ) -> Vec<DatedName> {
        let name = self.text(fields, one);
        let key = fields.key(one);
        let mut names = match fields.take(several) {
            Some(node) => self.dated_list(node, record, one),
            None => Vec::new(),
        };
        // Sorting keeps the order of names without a day.
        names.sort_by_key(|name| name.from.as_ref().map(|day| day.value));
        let Some(name) = name else { return names };
        match names.last() {
            None => names.push(DatedName {
                name,
                short_name: None,
                from: None,
            }),
            Some(last) if last.name.value == name.value => {}
            Some(last) => {
                let last = last.name.at;
                let (one, several) = (self.key_shown(fields, one), self.key_shown(fields, several));
                let fault = Diagnostic::new(Code::ConflictingFields)
                    .arg("key", one)
                    .arg("other", several)
                    .at(key)
                    .related(last, "last-name");
                self.push(fault);
            }
        }
        names
    }

    fn dated_list(
        &mut self,
        node: Node,
        record: &'static Record,
        one: &'static str,
    ) -> Vec<DatedName> {
        let mut names = Vec::new();
        let key = self.record_name(record);
        self.each(node, key, &mut |decoder, item| {
            if let Value::Str(_) = item.value
                && !decoder.text_for_mapping(&item, typing::Fit::KnownKey)
            {
                let at = item.at;
                let name = decoder.text_of(item, key, at);
                names.extend(name.map(|name| DatedName {
                    name,
                    short_name: None,
                    from: None,
                }));
                return;
            }
            let Some(mut fields) = decoder.fields(item, record) else {
                return;
            };
            let name = decoder.required_text(&mut fields, one);
            let short = fields.record.field("short-name").is_some();
            let short_name = short
                .then(|| decoder.text(&mut fields, "short-name"))
                .flatten();
            let from = decoder.day(&mut fields, "from");
            if !name.is_empty() {
                names.push(DatedName {
                    name,
                    short_name,
                    from,
                });
            }
        });
        names
    }

    /// Keys of a record and the text that each is given.
    pub(super) fn labels(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        record: &'static Record,
    ) -> Vec<(Text, Text)> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let Some(mut labels) = self.fields(node, record) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for role in labels.given() {
            let key = At::new(role.to_owned(), labels.key(role));
            if let Some(label) = self.text(&mut labels, role) {
                out.push((key, label));
            }
        }
        out
    }
}
