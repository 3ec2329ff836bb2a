//! What can be done with a value of a data file.

use chrono::NaiveDate;

use crate::load::edit::Value;

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A text gets other words.
    Words(String),
    /// A field of a record gets words; it need not be there yet.
    Set(String, String),
    /// A field of a record gets a record; it was not there.
    Make(String, Row),
    /// A field of a record goes.
    Unset(String),
    /// A row of a list goes.
    Remove,
    /// A row of a list changes places with the one before or behind it.
    Swap {
        /// With the one behind.
        behind: bool,
    },
    /// The list in a field of a record gets another row.
    Add(String, Row),
}

/// A new row.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// Words: a text, or the name of whoever is meant.
    Words(String),
    /// A record: its fields by their English keys.
    Fields(Vec<(String, String)>),
}

impl Row {
    /// Within one line.
    pub(super) fn typed(&self) -> String {
        match self {
            Self::Words(words) => typed(words),
            Self::Fields(_) => format!("{{{}}}", self.lines().join(", ")),
        }
    }

    /// Line by line.
    pub(super) fn lines(&self) -> Vec<String> {
        match self {
            Self::Words(words) => vec![typed(words)],
            Self::Fields(fields) => {
                let fields = fields.iter();
                let fields = fields.map(|(key, words)| format!("{key}: {}", typed(words)));
                fields.collect()
            }
        }
    }
}

fn typed(words: &str) -> String {
    let value = match NaiveDate::parse_from_str(words, "%Y-%m-%d") {
        // As people write days: 2026-05-01, without quotes.
        Ok(day) if words.len() == 10 => Value::Day(day),
        _ => Value::Text(words.to_string()),
    };
    value.typed(false, false)
}
