//! Lists of records and lists of texts.

use super::*;
use crate::diagnostic::At;
use crate::load::keys::{self, Record};
use crate::load::raw::{DatedName, Text};
use crate::model::LevelStyle;

impl Decoder<'_> {
    /// The record that stands there.
    pub(super) fn record<T: Read>(&mut self, node: Node) -> Option<T> {
        let mut fields = self.fields(node, T::KEYS)?;
        T::read(self, &mut fields)
    }

    /// A record of which nothing was written.
    pub(super) fn nothing_of<T: Read>(&mut self, at: Origin) -> Option<T> {
        T::read(self, &mut Fields::of(T::KEYS, at))
    }

    /// The record of a field.
    pub(super) fn one<T: Read>(&mut self, fields: &mut Fields, name: &str) -> Option<T> {
        self.record(fields.take(name)?)
    }

    /// The same, where a key alone is as good as none.
    pub(super) fn one_or_none<T: Read>(&mut self, fields: &mut Fields, name: &str) -> Option<T> {
        let node = fields.take(name)?;
        (!matches!(node.value, Value::Null)).then(|| self.record(node))?
    }

    /// Each record of a list; one alone need not stand in a list.
    fn records<T: Read>(&mut self, node: Node) -> Vec<T> {
        let mut out = Vec::new();
        let key = self.record_name(T::KEYS);
        let mut heads = None;
        self.each(node, key, &mut |decoder, item| {
            let faulty = matches!(item.value, Value::Faulty);
            let at = item.at;
            if heads.is_none() && out.is_empty() {
                heads = decoder.heads(&item, T::KEYS);
                if heads.is_some() {
                    return;
                }
            }
            let record = match (&heads, T::TEXT) {
                (Some(heads), _) if matches!(item.value, Value::Seq(_)) => decoder
                    .row(item, heads, T::KEYS)
                    .and_then(|mut fields| T::read(decoder, &mut fields)),
                (_, Some(name)) if decoder.is_text_alone(&item) => {
                    T::read(decoder, &mut Fields::holding(T::KEYS, name, item))
                }
                _ => decoder.record(item),
            };
            match record {
                Some(value) => out.push(value),
                None if faulty => {}
                None => decoder.dropped(at),
            }
        });
        out
    }

    /// Whether a text stands there, and no mapping whose colon was mistyped.
    fn is_text_alone(&mut self, node: &Node) -> bool {
        matches!(node.value, Value::Str(_)) && !self.text_for_mapping(node, typing::Fit::KnownKey)
    }

    /// The records of a field.
    pub(super) fn list<T: Read>(&mut self, fields: &mut Fields, name: &str) -> Vec<T> {
        let node = fields.take(name);
        node.map_or(Vec::new(), |node| self.records(node))
    }

    /// A list of records with options: the records alone, or a mapping that holds
    /// them under the one key that it needs.
    pub(super) fn with_options<T: Read>(&mut self, node: Node) -> Option<T> {
        let items = T::KEYS.fields.iter().find(|field| field.required)?.name;
        let mut fields = match &node.value {
            Value::Map(entries) if has_key(entries, T::KEYS, items) => {
                self.fields(node, T::KEYS)?
            }
            _ => Fields::holding(T::KEYS, items, node),
        };
        T::read(self, &mut fields)
    }

    /// What is read of each item of a field's list, of which one alone need not
    /// stand in a list. The reader gets the field's key besides.
    pub(super) fn several<T>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        mut read: impl FnMut(&mut Self, Node, &'static str, &mut Vec<T>),
    ) -> Vec<T> {
        let mut out = Vec::new();
        if let Some((node, key)) = self.taken(fields, name) {
            self.each(node, key, &mut |decoder, item| {
                read(decoder, item, key, &mut out);
            });
        }
        out
    }

    /// Texts, one paragraph each.
    pub(super) fn texts(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Text> {
        self.several(fields, name, |decoder, item, key, out| {
            out.extend(decoder.text_of(item, key));
        })
    }

    /// How levels are counted: words, or records that say more.
    pub(super) fn numbering(&mut self, fields: &mut Fields, name: &'static str) -> Vec<LevelStyle> {
        self.several(fields, name, |decoder, item, key, levels| {
            if !matches!(item.value, Value::Map(_)) {
                let style = decoder.choice_of(item, key, &keys::NUMBER_STYLES);
                levels.extend(style.map(|style| LevelStyle::usual(style.value)));
                return;
            }
            let Some(mut fields) = decoder.fields(item, &keys::LEVEL_STYLE) else {
                return;
            };
            let style = decoder.choice(&mut fields, "style", &keys::NUMBER_STYLES);
            let continues = decoder.flag(&mut fields, "continues").unwrap_or(false);
            match style {
                Some(style) => levels.push(LevelStyle {
                    continues: continues || LevelStyle::usual(style.value).continues,
                    style: style.value,
                }),
                None if !fields.has("style") => decoder.missing(&fields, "style"),
                None => {}
            }
        })
    }

    /// Names to be printed as they are. Between brackets a full-width comma
    /// would have made one of two.
    pub(super) fn printed_names(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Text> {
        let list = fields
            .peek(name)
            .filter(|node| matches!(node.value, Value::Seq(_)));
        let list = list.map(|node| node.at);
        self.several(fields, name, |decoder, item, key, out| {
            let Some(text) = decoder.text_of(item, key) else {
                return;
            };
            let quoted = decoder
                .typed(text.at)
                .is_some_and(|typed| typed.starts_with(['"', '\'']));
            if text.contains('，') && !quoted && list.is_some_and(|list| decoder.in_brackets(list))
            {
                out.extend(decoder.split(text));
            } else {
                out.push(text);
            }
        })
    }

    pub(super) fn names(&mut self, fields: &mut Fields, name: &'static str) -> Vec<DatedName> {
        self.dated(fields, name, &keys::DATED_NAME, "name")
    }

    pub(super) fn titles(&mut self, fields: &mut Fields, name: &'static str) -> Vec<DatedName> {
        self.dated(fields, name, &keys::DATED_TITLE, "title")
    }

    /// Names from their days on, oldest first.
    fn dated(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        record: &'static Record,
        one: &'static str,
    ) -> Vec<DatedName> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let mut names = Vec::new();
        let key = self.record_name(record);
        self.each(node, key, &mut |decoder, item| {
            if let Value::Str(_) = item.value
                && !decoder.text_for_mapping(&item, typing::Fit::KeyOf(record))
            {
                names.extend(decoder.text_of(item, key).map(DatedName::always));
                return;
            }
            let Some(mut fields) = decoder.fields(item, record) else {
                return;
            };
            let name = decoder.required_text(&mut fields, one);
            let short = record.field("short-name").is_some();
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
        // Sorting keeps the order of names without a day.
        names.sort_by_key(|name| name.from.as_ref().map(|day| day.value));
        names
    }

    /// Puts a name that was given by itself to the dated ones, of which there is
    /// at least one then. What has no id is known by the last of them.
    pub(super) fn name(
        &mut self,
        fields: &Fields,
        [one, several]: [&'static str; 2],
        name: Option<&Text>,
        names: &mut Vec<DatedName>,
        id: &mut Text,
    ) -> Option<()> {
        match (name, names.last()) {
            (Some(name), None) => names.push(DatedName::always(name.clone())),
            (Some(name), Some(last)) if last.name.value != name.value => {
                let fault = self.conflict(fields, one, several).at(fields.key(one));
                self.push(fault.related(last.name.at, "last-name"));
            }
            _ => {}
        }
        let mut last = match names.last() {
            Some(last) => last.name.clone(),
            None => At::new(String::new(), fields.at),
        };
        let named = self.identify(fields, id, &mut last);
        if names.is_empty() {
            if fields.is_blank(one) {
                self.empty_value(fields.key(one), self.key_shown(fields, one));
            } else if !fields.has(one) && !fields.has(several) {
                self.missing(fields, one);
            }
            names.push(DatedName::always(id.clone()));
        }
        named
    }

    /// Roles and the word that each is given.
    pub(super) fn labels(&mut self, fields: &mut Fields, name: &'static str) -> Vec<(Text, Text)> {
        self.labels_of(fields, name, &keys::LABELS)
    }

    /// Columns of tasks and the word that each is given.
    pub(super) fn task_labels(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Vec<(Text, Text)> {
        self.labels_of(fields, name, &keys::TASK_LABELS)
    }

    fn labels_of(
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
