//! Takes a record as it stands in a text; gives the keys it is written with, and
//! how its writer would write others.

use super::shape::Shape;
use super::{Record, Written};

/// The keys a record is written with.
pub(super) struct Keys<'s> {
    pub(super) record: &'static Record,
    /// Field name, key and value, in the order written.
    pub(super) written: Vec<(&'static str, &'s (Shape, Shape))>,
    /// Whether its keys are Chinese.
    pub chinese: bool,
    /// Which of several Chinese keys the record prefers.
    pub(super) choice: usize,
}

impl<'s> Keys<'s> {
    pub(super) fn of(text: &str, record: &'static Record, entries: &'s [(Shape, Shape)]) -> Self {
        let mut keys = Keys {
            record,
            written: Vec::new(),
            chinese: false,
            choice: 0,
        };
        for entry in entries {
            let word = text[entry.0.start..entry.0.end].trim_matches(['"', '\'']);
            // A title stands where the key of a post would.
            keys.chinese |= word.starts_with(crate::character::is_hanzi);
            let Some(field) = record.field(word) else {
                continue;
            };
            keys.chinese |= !word.is_ascii();
            if let Some(choice) = field.aliases.iter().position(|alias| *alias == word) {
                keys.choice = keys.choice.max(choice);
            }
            keys.written.push((field.name, entry));
        }
        keys
    }

    pub(super) fn entry(&self, field: &str) -> Option<&'s (Shape, Shape)> {
        let found = self.written.iter().find(|(name, _)| *name == field);
        found.map(|(_, entry)| *entry)
    }

    pub(super) fn place(&self, field: &str) -> usize {
        let fields = self.record.fields;
        fields
            .iter()
            .position(|f| f.name == field)
            .unwrap_or(fields.len())
    }

    /// The entry behind which a field usually stands.
    pub(super) fn before(&self, field: &str) -> Option<&'s (Shape, Shape)> {
        let place = self.place(field);
        let earlier = self
            .written
            .iter()
            .filter(|(name, _)| self.place(name) < place);
        earlier
            .max_by_key(|(name, _)| self.place(name))
            .map(|(_, entry)| *entry)
    }

    /// The key as this record's writer would write it.
    pub(super) fn key(&self, field: &str) -> &'static str {
        let Some(found) = self.record.field(field) else {
            return "";
        };
        if !self.chinese {
            return found.name;
        }
        let preferred = found.aliases.get(self.choice).or(found.aliases.first());
        preferred.copied().unwrap_or(found.name)
    }

    /// Fields in the order of this record, then in that of its kind.
    pub(super) fn ordered<'f>(&self, fields: &'f [Written]) -> Vec<&'f Written> {
        let mut fields: Vec<&Written> = fields.iter().collect();
        fields.sort_by_key(|(name, _)| {
            let here = self.written.iter().position(|(written, _)| written == name);
            let before = || {
                let place = self.place(name);
                let earlier = self
                    .written
                    .iter()
                    .rposition(|(w, _)| self.place(w) < place);
                earlier.map_or(0, |i| i + 1)
            };
            match here {
                Some(here) => (here * 2 + 1, 0),
                None => (before() * 2, self.place(name)),
            }
        });
        fields
    }
}
