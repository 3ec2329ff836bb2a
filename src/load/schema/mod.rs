//! Takes the declarations of all records; gives JSON Schemas (2020-12), for
//! editors that know nothing of this program: keys in the asked language, what
//! they are for, and what may stand there.
//!
//! A schema knows less than the decoder: what it lets pass may still be a fault,
//! what it refuses always is one.

mod kinds;

use serde_json::{Map, Value, json};

use super::keys::{self, Field, Record};
use crate::diagnostic::Lang;
use kinds::{at_least_one, whole};

/// Which keys and words a schema knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Chinese ones.
    Chinese,
    /// English ones.
    English,
    /// Both.
    Both,
}

/// The file that a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Any file under `data/`, changes too.
    Data,
    /// `fangan.yaml`.
    Settings,
}

/// What a schema is made for.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    keys: Keys,
    lang: Lang,
}

/// The schema of a file, its descriptions in that language.
pub fn schema(subject: Subject, keys: Keys, lang: Lang) -> Value {
    let wanted = Wanted { keys, lang };
    let top = match subject {
        Subject::Data => &keys::TOP,
        Subject::Settings => &keys::CONFIG,
    };
    let defs: Map<String, Value> = keys::all()
        .filter(|record| subject == Subject::Data || std::ptr::eq(*record, top))
        .filter(|record| subject == Subject::Settings || record.name != keys::CONFIG.name)
        .map(|record| (record.name.to_owned(), wanted.record(record)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": wanted.says(top.chinese, top.name),
        // An empty file is a file.
        "anyOf": [{"$ref": format!("#/$defs/{}", top.name)}, {"type": "null"}],
        "$defs": defs,
    })
}

impl Wanted {
    /// What is said, in the language of the descriptions.
    fn says<'t>(&self, chinese: &'t str, english: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => chinese,
            Lang::En => english,
        }
    }

    /// The keys of a field, the usual one first.
    fn keys_of(&self, field: &Field) -> Vec<&'static str> {
        let (chinese, english) = (field.aliases.iter().copied(), std::iter::once(field.name));
        match self.keys {
            Keys::Chinese => chinese.collect(),
            Keys::English => english.collect(),
            Keys::Both => chinese.chain(english).collect(),
        }
    }

    /// The schema of a record as a mapping.
    fn record(&self, record: &Record) -> Value {
        let mut properties = Map::new();
        for field in record.fields {
            let shape = self.field(record, field);
            for key in self.keys_of(field) {
                properties.insert(key.to_owned(), shape.clone());
            }
        }
        let required = record.fields.iter().filter(|field| field.required);
        let required: Vec<Value> = required
            .map(|field| at_least_one(&self.keys_of(field)))
            .collect();
        let mut schema = json!({
            "title": self.says(record.chinese, record.name),
            "type": "object",
            "properties": properties,
        });
        if !required.is_empty() {
            schema["allOf"] = required.into();
        }
        if record.name == keys::TOP.name {
            let keys = |name: &str| keys::TOP.field(name).map(|field| self.keys_of(field));
            let parts = ["sections", "attachments", "copies", "compilation"];
            let parts: Vec<&str> = parts.into_iter().filter_map(keys).flatten().collect();
            schema["if"] = at_least_one(&parts);
            schema["then"] = at_least_one(&keys("plan").unwrap_or_default());
        }
        whole(record, schema)
    }

    /// What may stand in a field, and what it is for.
    fn field(&self, record: &Record, field: &Field) -> Value {
        let mut schema = self.kind(record, field);
        let about = match self.lang {
            Lang::Zh => field.about.first(),
            Lang::En => field.about.get(1),
        };
        let example = field.about.get(2).map(|text| match self.lang {
            Lang::Zh => super::in_chinese(text.trim(), text),
            Lang::En => text.trim().to_owned(),
        });
        let said: Vec<String> = about
            .map(|text| text.trim().to_owned())
            .into_iter()
            .chain(example)
            .collect();
        if !said.is_empty() {
            schema["description"] = said.join("\n").into();
        }
        schema
    }
}
