//! Tasks, contacts and forms to fill in: parts whose records may be written in
//! several ways.

use super::*;
use crate::diagnostic::At;
use crate::load::keys::{self, Choices, Kind};
use crate::load::raw::{BlankColumn, BlankForm, Column, Contact, Contacts, Tasks, YearFigure};

impl Decoder<'_> {
    /// Tasks: `from-plan`, a list, one task, or a list with options.
    pub(super) fn tasks(&mut self, node: Node, key: &'static str) -> Option<Tasks> {
        let mut fields = match &node.value {
            Value::Str(_) => {
                if self.text_for_mapping(&node, typing::Fit::KeyOf(&keys::TASK))
                    || self.text_for_list(&node)
                {
                    return None;
                }
                let mut tasks: Tasks = self.nothing_of(node.at)?;
                tasks.from_plan = self.choice_of(node, key, &keys::TASK_SOURCES).is_some();
                return Some(tasks);
            }
            Value::Map(entries) if !has_key(entries, &keys::TASK, "task") => {
                self.fields(node, &keys::TASKS)?
            }
            _ => Fields::holding(&keys::TASKS, "items", node),
        };
        let gathered = match fields.peek("items").cloned() {
            Some(node) if matches!(node.value, Value::Str(_)) && !self.text_for_list(&node) => {
                fields.take("items");
                let key = self.key_shown(&fields, "items");
                self.choice_of(node, key, &keys::TASK_SOURCES).is_some()
            }
            _ => false,
        };
        let mut tasks = Tasks::read(self, &mut fields)?;
        if !tasks.from_plan && !fields.has("items") {
            self.missing(&fields, "items");
        }
        tasks.from_plan |= gathered;
        Some(tasks)
    }

    /// Contacts: `from-plan`, a list, or a list with options.
    pub(super) fn contacts(&mut self, node: Node, _: &str) -> Option<Contacts> {
        if let Value::Str(word) = &node.value
            && keys::TASK_SOURCES.find(word).is_some()
        {
            let mut contacts: Contacts = self.nothing_of(node.at)?;
            contacts.from_plan = true;
            return Some(contacts);
        }
        let options = match &node.value {
            Value::Map(entries) => ["items", "from-plan", "title", "columns"]
                .iter()
                .any(|name| has_key(entries, &keys::CONTACTS, name)),
            _ => false,
        };
        let mut fields = match options {
            true => self.fields(node, &keys::CONTACTS)?,
            false => Fields::holding(&keys::CONTACTS, "items", node),
        };
        let contacts = Contacts::read(self, &mut fields)?;
        if !contacts.from_plan && !fields.has("items") {
            self.missing(&fields, "items");
        }
        Some(contacts)
    }

    /// Contacts; a party alone is one with nothing more to say.
    pub(super) fn contact_list(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Contact> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
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
                out.extend(decoder.record::<Contact>(item));
                return;
            }
            let at = item.at;
            for party in decoder.party_of(item, key) {
                let contact = decoder.nothing_of(at);
                out.extend(contact.map(|contact| Contact {
                    who: Some(party),
                    ..contact
                }));
            }
        });
        out
    }

    /// Columns: names, or records.
    pub(super) fn blank_columns(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Vec<BlankColumn> {
        self.several(fields, name, |decoder, item, key, out| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                out.extend(decoder.record::<BlankColumn>(item));
                return;
            }
            let (name, column) = (decoder.text_of(item, key), decoder.nothing_of(at));
            let column = name.zip(column);
            out.extend(column.map(|(name, column)| BlankColumn { name, ..column }));
        })
    }

    /// Columns by their words; those that are internal say so in a record.
    pub(super) fn columns<T: Clone + Sync + std::fmt::Debug>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        words: &'static Choices<T>,
    ) -> Vec<Column<T>> {
        let key = self.key_shown(fields, name);
        let Some(Kind::Columns(_, record)) = fields.record.field(name).map(|field| field.kind)
        else {
            return Vec::new();
        };
        let written = self.several(fields, name, |decoder, item, key, written| {
            if matches!(item.value, Value::Map(_)) {
                let Some(mut fields) = decoder.fields(item, record) else {
                    return;
                };
                let column = decoder.required_text(&mut fields, "column");
                let internal = decoder.flag(&mut fields, "internal").unwrap_or(false);
                written.push((column, internal));
            } else if let Some(text) = decoder.text_of(item, key) {
                written.extend(decoder.split(text).into_iter().map(|word| (word, false)));
            }
        });
        let mut columns = Vec::new();
        for (word, internal) in written {
            match words.find(&word) {
                Some(column) => columns.push(Column {
                    column: At::new(column, word.at),
                    internal,
                }),
                None => self.unknown_value(key, &word, words),
            }
        }
        columns
    }
}

impl Decoder<'_> {
    /// Figures by their years: a mapping of years, or records.
    pub(super) fn year_figures(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Vec<YearFigure> {
        let by_years = fields.peek(name).is_some_and(|node| match &node.value {
            Value::Map(entries) => !["year", "figure"]
                .iter()
                .any(|name| has_key(entries, &keys::YEAR_FIGURE, name)),
            _ => false,
        });
        if !by_years {
            return self.list(fields, name);
        }
        let Some((node, key)) = self.taken(fields, name) else {
            return Vec::new();
        };
        let Value::Map(entries) = node.value else {
            return Vec::new();
        };
        let mut figures: Vec<YearFigure> = Vec::new();
        for (year, figure) in entries {
            let at = year.at;
            let word = self.key_word(&year).unwrap_or_default();
            let digits = word.trim_end_matches('年');
            let year = digits.parse().ok().filter(|y| (1900..=2200).contains(y));
            let (Some(year), Some(figure)) = (year, self.text_of(figure, key)) else {
                let fault = Diagnostic::new(Code::InvalidNumber).arg("key", key);
                let fault = fault.arg("word", word).at(at);
                self.push(fault.hint_with("only-digits", [("right", "2026".to_owned())]));
                continue;
            };
            figures.push(YearFigure {
                at,
                year: Some(At::new(year, at)),
                figure,
            });
        }
        figures
    }
}

impl BlankForm {
    /// Columns, labelled boxes or both.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !fields.has("columns") && !fields.has("fields") {
            decoder.missing(fields, "columns");
        }
        Some(self)
    }
}
