//! Areas, contacts, scores, forms to fill in.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{
    Area, Assessment, BlankColumn, BlankField, BlankForm, Contact, Contacts, Coverage, Score,
};
use crate::model::BlankFormKind;

impl Decoder<'_> {
    pub(super) fn coverage(&mut self, node: Node) -> Coverage {
        let mut out = Coverage {
            title: None,
            area_label: None,
            items: Vec::new(),
        };
        let node = match self.options(node, &keys::COVERAGE, "items") {
            Ok((mut fields, items)) => {
                out.title = self.text(&mut fields, "title");
                out.area_label = self.text(&mut fields, "area-label");
                items
            }
            Err(node) => Some(node),
        };
        if let Some(node) = node {
            out.items = self.records(node, &keys::AREA, Self::area);
        }
        out
    }

    fn area(&mut self, mut fields: Fields) -> Option<Area> {
        let f = &mut fields;
        Some(Area {
            at: f.at,
            area: self.required_text(f, "area"),
            scope: self.text(f, "scope"),
            leader: self.parties(f, "leader"),
            lead: self.parties(f, "lead"),
            responsible: self.parties(f, "responsible"),
            staff: self.parties(f, "staff"),
            note: self.text(f, "note"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    pub(super) fn contacts(&mut self, node: Node) -> Contacts {
        let mut out = Contacts {
            from_plan: false,
            title: None,
            columns: Vec::new(),
            internal_columns: Vec::new(),
            items: Vec::new(),
        };
        if let Value::Str(word) = &node.value
            && keys::TASK_SOURCES.find(word).is_some()
        {
            out.from_plan = true;
            return out;
        }
        let options = match &node.value {
            Value::Map(entries) => ["items", "from-plan", "title", "columns"]
                .iter()
                .any(|name| has_key(entries, &keys::CONTACTS, name)),
            _ => false,
        };
        if !options {
            out.items = self.contact_list(node);
            return out;
        }
        let Some(mut fields) = self.fields(node, &keys::CONTACTS) else {
            return out;
        };
        let f = &mut fields;
        out.title = self.text(f, "title");
        out.from_plan = self.flag(f, "from-plan").unwrap_or(false);
        (out.columns, out.internal_columns) =
            self.columns_of(f, "columns", &keys::CONTACT_COLUMNS, &keys::CONTACT_COLUMN);
        match f.take("items") {
            Some(node) => out.items = self.contact_list(node),
            None if out.from_plan => {}
            None => self.missing(f, "items"),
        }
        out
    }

    /// Contacts; a party alone is one with nothing more to say.
    fn contact_list(&mut self, node: Node) -> Vec<Contact> {
        let key = self.record_name(&keys::CONTACT);
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let record = match &item.value {
                Value::Map(entries) => {
                    has_key(entries, &keys::CONTACT, "who")
                        || !entries.iter().any(|(key, _)| match &key.value {
                            Value::Str(word) => keys::PARTY.field(word).is_some(),
                            _ => false,
                        })
                }
                _ => false,
            };
            if record {
                let fields = decoder.fields(item, &keys::CONTACT);
                out.extend(fields.and_then(|fields| decoder.contact(fields)));
                return;
            }
            let at = item.at;
            let parties = decoder.party_of(item, key).into_iter();
            out.extend(parties.map(|who| Contact {
                at,
                who: Some(who),
                unit: None,
                duty: None,
                phone: None,
                office_phone: None,
                note: None,
                internal: false,
            }));
        });
        out
    }

    fn contact(&mut self, mut fields: Fields) -> Option<Contact> {
        let f = &mut fields;
        if !f.has("who") {
            self.missing(f, "who");
        }
        Some(Contact {
            at: f.at,
            who: self.party(f, "who"),
            unit: self.text(f, "unit"),
            duty: self.text(f, "duty"),
            phone: self.text(f, "phone"),
            office_phone: self.text(f, "office-phone"),
            note: self.text(f, "note"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    pub(super) fn assessment(&mut self, node: Node) -> Assessment {
        let mut out = Assessment {
            at: node.at,
            title: None,
            total: None,
            score: true,
            items: Vec::new(),
        };
        let node = match self.options(node, &keys::ASSESSMENT, "items") {
            Ok((mut fields, items)) => {
                out.title = self.text(&mut fields, "title");
                out.total = self.text(&mut fields, "total");
                out.score = self.flag(&mut fields, "score").unwrap_or(true);
                items
            }
            Err(node) => Some(node),
        };
        if let Some(node) = node {
            out.items = self.records(node, &keys::SCORE, Self::score);
        }
        out
    }

    fn score(&mut self, mut fields: Fields) -> Option<Score> {
        let f = &mut fields;
        Some(Score {
            at: f.at,
            category: self.text(f, "category"),
            item: self.required_text(f, "item"),
            standard: self.prose(f, "standard"),
            points: self.required_text(f, "points"),
            by: self.parties(f, "by"),
            note: self.text(f, "note"),
        })
    }

    pub(super) fn blank_form(&mut self, node: Node) -> Option<BlankForm> {
        let mut fields = self.fields(node, &keys::BLANK_FORM)?;
        let f = &mut fields;
        if !f.has("columns") && !f.has("fields") {
            self.missing(f, "columns");
        }
        let kind = self.choice(f, "kind", &keys::BLANK_FORMS);
        Some(BlankForm {
            at: f.at,
            kind: kind.map_or(BlankFormKind::Register, |kind| kind.value),
            title: self.text(f, "title"),
            intro: self.prose(f, "intro"),
            columns: self.blank_columns(f),
            rows: self.number(f, "rows"),
            lines: self.number(f, "lines"),
            serial: self.flag(f, "serial"),
            fields: self.list(f, "fields", &keys::BLANK_FIELD, Self::blank_field),
            cut_line: self.flag(f, "cut-line"),
            note: self.prose(f, "note"),
        })
    }

    /// Heads alone, or with a width.
    fn blank_columns(&mut self, fields: &mut Fields) -> Vec<BlankColumn> {
        let Some(node) = fields.take("columns") else {
            return Vec::new();
        };
        let key = self.key_shown(fields, "columns");
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            if !matches!(item.value, Value::Map(_)) {
                let at = item.at;
                let name = decoder.text_of(item, key, at);
                out.extend(name.map(|name| BlankColumn {
                    name,
                    width: None,
                    internal: false,
                }));
                return;
            }
            let Some(mut fields) = decoder.fields(item, &keys::BLANK_COLUMN) else {
                return;
            };
            let f = &mut fields;
            out.push(BlankColumn {
                name: decoder.required_text(f, "name"),
                width: decoder.number(f, "width"),
                internal: decoder.flag(f, "internal").unwrap_or(false),
            });
        });
        out
    }

    fn blank_field(&mut self, mut fields: Fields) -> Option<BlankField> {
        let f = &mut fields;
        Some(BlankField {
            name: self.required_text(f, "name"),
            wide: self.flag(f, "wide").unwrap_or(false),
            lines: self.number(f, "lines"),
            text: self.text(f, "text"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    /// Columns by their words; those that are internal once more by themselves.
    pub(super) fn columns_of<T: Clone + Sync + std::fmt::Debug>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        words: &'static keys::Choices<T>,
        record: &'static keys::Record,
    ) -> (Vec<At<T>>, Vec<T>) {
        let (mut columns, mut internal) = (Vec::new(), Vec::new());
        let Some(node) = fields.take(name) else {
            return (columns, internal);
        };
        let key = self.key_shown(fields, name);
        let mut written = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                let Some(mut fields) = decoder.fields(item, record) else {
                    return;
                };
                let column = decoder.required_text(&mut fields, "column");
                let internal = decoder.flag(&mut fields, "internal").unwrap_or(false);
                written.push((column, internal));
            } else if let Some(text) = decoder.text_of(item, key, at) {
                written.extend(decoder.split(text).into_iter().map(|word| (word, false)));
            }
        });
        for (word, hidden) in written {
            match words.find(&word) {
                Some(column) => {
                    internal.extend(hidden.then(|| column.clone()));
                    columns.push(At::new(column, word.at));
                }
                None => self.unknown_value(key, &word, words),
            }
        }
        (columns, internal)
    }
}

/// Whether a key of a mapping names that field of a record.
fn has_key(entries: &[(Node, Node)], record: &'static keys::Record, name: &str) -> bool {
    entries.iter().any(|(key, _)| match &key.value {
        Value::Str(word) => record.field(word).is_some_and(|field| field.name == name),
        _ => false,
    })
}
