//! The one table of every key and every word of a closed set, in English and
//! Chinese: behind the decoder, the hints, and what describes the format.
//!
//! A Chinese key depends on the record it stands in: `leader` is 组长 in a body
//! of people and 牵头领导 in a task.

mod choices;
mod records;

pub use choices::*;
pub use records::*;

/// A kind of record: what it is called and what it may hold.
#[derive(Debug)]
pub struct Record {
    /// Its English name, such as `working-group`.
    pub name: &'static str,
    /// What a clerk calls it.
    pub chinese: &'static str,
    /// Its fields, in the order in which they are usually written.
    pub fields: &'static [Field],
}

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// English key.
    pub name: &'static str,
    /// Chinese keys, the usual one first.
    pub aliases: &'static [&'static str],
    /// Whether the record is at fault without it.
    pub required: bool,
    /// What stands there.
    pub kind: Kind,
    /// What it is for: in Chinese, in English, and an example where one helps.
    pub about: &'static [&'static str],
}

/// What may stand in a field. Wherever a list may stand, so may a single value.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// An id.
    Id,
    /// A word or a line: a name, a title, a figure.
    Text,
    /// Running text, in paragraphs.
    Prose,
    /// Several texts.
    Texts,
    /// A number that may have decimals.
    Amount,
    /// Words for days that come back.
    Recurrence,
    /// A reference to another record.
    Reference,
    /// References to other records.
    References,
    /// A day.
    Day,
    /// Days.
    Days,
    /// A day or 待定.
    DayOrOpen,
    /// A day, a third of a month, a month or a year.
    PlanDate,
    /// By when something is due.
    Deadline,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A word of a closed set.
    Choice(&'static dyn Words),
    /// Columns or levels: words of a closed set, or records that hold one.
    Columns(&'static dyn Words, &'static Record),
    /// A text, or a record that says besides whether it is internal.
    Marked(&'static Record),
    /// Whoever stands where people stand.
    Party,
    /// Several of them.
    Parties,
    /// Several of them, or records that each hold several.
    PartiesOr(&'static Record),
    /// A record.
    Record(&'static Record),
    /// A record, or yes for the usual one.
    FlagOr(&'static Record),
    /// Several records.
    Records(&'static Record),
    /// Several texts or records.
    TextsOr(&'static Record),
    /// Several days or records.
    DaysOr(&'static Record),
    /// Several records, or a mapping with `items` and options.
    RecordsOrOptions(&'static Record, &'static Record),
    /// A name or several dated ones.
    DatedNames(&'static Record),
    /// Parts of a chapter, or its text.
    Parts,
    /// A document number, whole or in its parts.
    DocumentNumber,
    /// Any keys with texts.
    Labels,
    /// Rows of a table of one's own: lists of cells, or mappings by column.
    Rows,
}

impl Kind {
    /// The records that may stand there.
    pub fn records(self) -> Vec<&'static Record> {
        match self {
            Kind::Record(r)
            | Kind::FlagOr(r)
            | Kind::Records(r)
            | Kind::TextsOr(r)
            | Kind::DaysOr(r)
            | Kind::DatedNames(r)
            | Kind::PartiesOr(r)
            | Kind::Columns(_, r)
            | Kind::Marked(r) => vec![r],
            Kind::RecordsOrOptions(r, options) => vec![r, options],
            _ => Vec::new(),
        }
    }
}

/// The words of a closed set.
pub trait Words: Sync + std::fmt::Debug {
    /// What the set is called.
    fn name(&self) -> &'static str;

    /// Each value's words, the English one first.
    fn words(&self) -> Vec<&'static [&'static str]>;
}

/// A closed set of words and what they mean, behind what it is called.
#[derive(Debug)]
pub struct Choices<T: 'static>(
    pub &'static str,
    pub &'static [(&'static [&'static str], T)],
);

impl<T: PartialEq> Choices<T> {
    /// The word for it: in English, and the first in Chinese.
    pub fn written(&self, value: &T) -> Option<(&'static str, &'static str)> {
        let (words, _) = self.1.iter().find(|(_, known)| known == value)?;
        Some((words.first()?, words.get(1).or(words.first())?))
    }
}

impl<T: Clone> Choices<T> {
    /// What a word means.
    pub fn find(&self, word: &str) -> Option<T> {
        let (_, value) = self.1.iter().find(|(words, _)| words.contains(&word))?;
        Some(value.clone())
    }
}

impl<T: Sync + std::fmt::Debug> Words for Choices<T> {
    fn name(&self) -> &'static str {
        self.0
    }

    fn words(&self) -> Vec<&'static [&'static str]> {
        self.1.iter().map(|(words, _)| *words).collect()
    }
}

impl Record {
    /// The field that a key names, in either language.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields
            .iter()
            .find(|field| field.name == key || field.aliases.contains(&key))
    }

    /// The field that a word alone stands for: a roster is a list of names, and items
    /// are as often as not a text each; a plan that is issued as well is its id.
    pub fn as_word(&self) -> Option<&'static str> {
        Some(match self.name {
            "person" | "department" | "organisation" | "goal" => "name",
            "post" => "title",
            "item" => "text",
            "step" => "step",
            "task" => "task",
            "piece" => "plan",
            "enquiry" => "who",
            _ => return None,
        })
    }

    /// The fields that a name and what stands behind it are, where the record is
    /// written as one entry: `提高认识: 各社区要……`.
    pub fn as_entry(&self) -> Option<(&'static str, &'static str)> {
        Some(match self.name {
            "section" => ("heading", "body"),
            "item" => ("title", "text"),
            "phase" | "mechanism" => ("name", "text"),
            "step" => ("step", "text"),
            "contingency" => ("when", "response"),
            "working-group" => ("name", "duties"),
            _ => return None,
        })
    }

    /// All keys in both languages.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let fields = self.fields.iter();
        fields.flat_map(|f| std::iter::once(f.name).chain(f.aliases.iter().copied()))
    }
}

/// Every kind of record there is.
pub fn all() -> impl Iterator<Item = &'static Record> {
    records::ALL.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn within_a_record_every_key_means_one_thing() {
        for record in all() {
            let mut seen = BTreeSet::new();
            for key in record.keys() {
                assert!(seen.insert(key), "{key} twice in {}", record.name);
            }
            for field in record.fields {
                assert!(!field.aliases.is_empty(), "{}.{}", record.name, field.name);
                assert!(
                    field
                        .name
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b == b'-')
                );
            }
        }
    }

    #[test]
    fn every_record_that_a_field_holds_is_in_the_list() {
        for record in all() {
            for field in record.fields {
                let held: &[&Record] = match field.kind {
                    Kind::Record(r)
                    | Kind::FlagOr(r)
                    | Kind::Records(r)
                    | Kind::TextsOr(r)
                    | Kind::DaysOr(r)
                    | Kind::DatedNames(r)
                    | Kind::PartiesOr(r) => &[r],
                    Kind::RecordsOrOptions(r, options) => &[r, options],
                    Kind::Columns(_, r) | Kind::Marked(r) => &[r],
                    _ => &[],
                };
                for r in held {
                    assert!(all().any(|known| std::ptr::eq(known, *r)), "{}", r.name);
                }
            }
        }
    }
}
