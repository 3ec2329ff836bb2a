//! Takes a text and what is to be changed in its records; gives the new text.
//! Every byte that is not meant stays: comments, order, quotes, line ends.

mod rows;
pub(super) mod shape;
mod text;
mod value;
mod written;

pub use value::Value;

use super::keys::Record;
use crate::character::is_hanzi;
use shape::{Kind, Shape};
use written::Keys;

/// A text being edited. Values are named by their number, as origins are.
pub struct Editor<'t> {
    text: &'t str,
    root: Shape,
    line_end: &'static str,
    splices: Vec<Splice>,
}

/// Text that takes the place of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// First byte concerned.
    pub at: usize,
    /// How many bytes go.
    pub removed: usize,
    /// What comes in their place.
    pub inserted: String,
    /// New rows stand behind what is added to the row before.
    rank: u8,
}

/// A field and what is written into it.
pub type Written = (&'static str, Value);

impl<'t> Editor<'t> {
    /// Nothing where the text is no YAML.
    pub fn new(text: &'t str) -> Option<Self> {
        Some(Self {
            text,
            root: Shape::of(text)?,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            splices: Vec::new(),
        })
    }

    /// Gives a record's field a value: in place of the old one, or behind the
    /// field that usually stands before it. False where the record has no form
    /// that can be added to.
    pub fn set(&mut self, node: u32, record: &'static Record, field: &str, value: &Value) -> bool {
        let Some((_, row)) = self.root.find(node) else {
            return false;
        };
        let Kind::Record { flow, entries } = &row.kind else {
            return false;
        };
        let row_keys = Keys::of(self.text, record, entries);
        if let Some((key, old)) = row_keys.entry(field) {
            let quoted = matches!(old.kind, Kind::Scalar { quoted: true, .. });
            let typed = value.typed(quoted, row_keys.chinese);
            let splice = if old.start == old.end {
                // Nothing was written: the value goes behind the colon.
                let colon = self.text[key.end..]
                    .find(':')
                    .map_or(old.end, |i| key.end + i + 1);
                Splice::new(colon, 0, format!(" {typed}"), 0)
            } else {
                Splice::new(old.start, old.end - old.start, typed, 0)
            };
            self.splices.push(splice);
            return true;
        }
        let before = row_keys.before(field).or(entries.last());
        let Some((key, before)) = before else {
            return false;
        };
        let entry = format!(
            "{}: {}",
            row_keys.key(field),
            value.typed(false, row_keys.chinese)
        );
        let splice = if *flow {
            let end = if before.start == before.end {
                key.end + 1
            } else {
                before.end
            };
            Splice::new(end, 0, format!(", {entry}"), 0)
        } else {
            let indent = self.column(key.start);
            let inserted = format!("{}{}{entry}", self.line_end, " ".repeat(indent));
            Splice::new(self.end_of_line(before.end.max(key.end)), 0, inserted, 0)
        };
        self.splices.push(splice);
        true
    }

    /// Makes a record of a word that stood for one. False where it is one already.
    pub fn spell_out(&mut self, node: u32, record: &'static Record, fields: &[Written]) -> bool {
        let Some((Some(list), word)) = self.root.find(node) else {
            return false;
        };
        let in_list = matches!(list.kind, Kind::List { .. });
        if !in_list || !matches!(word.kind, Kind::Scalar { .. }) {
            return false;
        }
        let mut keys = Keys::of(self.text, record, &[]);
        keys.chinese = self.text[word.start..word.end].contains(is_hanzi)
            && self.text.lines().any(|line| line.starts_with(is_hanzi));
        let typed = fields.iter().map(|(field, value)| {
            format!("{}: {}", keys.key(field), value.typed(false, keys.chinese))
        });
        let inserted = format!("{{{}}}", typed.collect::<Vec<_>>().join(", "));
        let splice = Splice::new(word.start, word.end - word.start, inserted, 0);
        self.splices.push(splice);
        true
    }

    /// Adds a row behind another one, in its style. False where that one does
    /// not stand in a list.
    pub fn add_after(&mut self, node: u32, record: &'static Record, fields: &[Written]) -> bool {
        let Some((Some(list), row)) = self.root.find(node) else {
            return false;
        };
        let Kind::List { flow: in_line, .. } = &list.kind else {
            return false;
        };
        let (flow, entries) = match &row.kind {
            Kind::Record { flow, entries } => (*flow, entries.as_slice()),
            _ => (true, [].as_slice()),
        };
        let keys = Keys::of(self.text, record, entries);
        let fields = keys.ordered(fields);
        let typed: Vec<String> = fields
            .iter()
            .map(|(field, value)| {
                let quoted = keys.entry(field).is_some_and(|(_, old)| {
                    matches!(old.kind, Kind::Scalar { quoted: true, .. })
                        && matches!(value, Value::Text(_))
                });
                format!("{}: {}", keys.key(field), value.typed(quoted, keys.chinese))
            })
            .collect();
        let splice = if *in_line {
            let row = (row.start, row.end);
            return self.add_in_brackets(row, &typed.join(", "));
        } else {
            let dash = &self.text[self.start_of_line(row.start)..row.start];
            let end = self.line_end;
            let body = if flow {
                format!("{{{}}}", typed.join(", "))
            } else {
                typed.join(&format!("{end}{}", " ".repeat(self.column(row.start))))
            };
            let at = self.end_of_line(row.end);
            Splice::new(at, 0, format!("{end}{dash}{body}"), 1)
        };
        self.splices.push(splice);
        true
    }

    /// Adds a row to a list in brackets: on a line of its own where the row
    /// before has one, and behind that line's remark.
    fn add_in_brackets(&mut self, (start, end): (usize, usize), fields: &str) -> bool {
        let before = &self.text[self.start_of_line(start)..start];
        let gap = match before.trim().is_empty() {
            true => format!("{}{}", self.line_end, " ".repeat(self.column(start))),
            false => " ".to_string(),
        };
        let line = self.end_of_line(end);
        let rest = self.text[end..line].trim_start();
        let (comma, remark) = match rest.strip_prefix(',') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, rest),
        };
        if gap == " " || !(remark.is_empty() || remark.starts_with('#')) {
            self.splices
                .push(Splice::new(end, 0, format!(",{gap}{{{fields}}}"), 1));
            return true;
        }
        let after = if comma { "," } else { "" };
        if !comma {
            let mut added = self.splices.iter_mut().rev();
            match added.find(|s| s.at == line && s.rank == 1) {
                Some(last) => last.inserted.push(','),
                None => self.splices.push(Splice::new(end, 0, ",".to_string(), 0)),
            }
        }
        let row = format!("{gap}{{{fields}}}{after}");
        self.splices.push(Splice::new(line, 0, row, 1));
        true
    }

    /// Gives a post or department a name from a day on, keeping the old one:
    /// `one` becomes `several`, or `several` gets another row.
    pub fn rename(
        &mut self,
        node: u32,
        record: &'static Record,
        dated: &'static Record,
        (one, several): (&'static str, &'static str),
        fields: &[Written],
    ) -> bool {
        let Some((_, row)) = self.root.find(node) else {
            return false;
        };
        let Kind::Record { entries, .. } = &row.kind else {
            return false;
        };
        let keys = Keys::of(self.text, record, entries);
        if let Some((_, list)) = keys.entry(several) {
            return match &list.kind {
                Kind::List { items, .. } => {
                    let last = items.last().map(|item| item.node);
                    last.is_some_and(|last| self.add_after(last, dated, fields))
                }
                _ => false,
            };
        }
        let Some((key, old)) = keys.entry(one) else {
            return false;
        };
        let mut inner = Keys::of(self.text, dated, &[]);
        inner.chinese = keys.chinese;
        let written = fields.iter().map(|(field, value)| {
            format!("{}: {}", inner.key(field), value.typed(false, keys.chinese))
        });
        let new: Vec<String> = written.collect();
        let inserted = format!(
            "{}: [{{{}: {}}}, {{{}}}]",
            keys.key(several),
            inner.key(one),
            &self.text[old.start..old.end],
            new.join(", ")
        );
        self.splices
            .push(Splice::new(key.start, old.end - key.start, inserted, 0));
        true
    }

    /// What was typed for a field of a record.
    pub fn typed(&self, node: u32, record: &'static Record, field: &str) -> Option<&'t str> {
        let (_, row) = self.root.find(node)?;
        let Kind::Record { entries, .. } = &row.kind else {
            return None;
        };
        let (_, value) = Keys::of(self.text, record, entries).entry(field)?;
        let typed = &self.text[value.start..value.end];
        (!typed.is_empty() && !typed.contains('\n')).then_some(typed)
    }

    /// The new text.
    pub fn finish(mut self) -> String {
        // A stable sort: what was asked for first stands first.
        self.splices.sort_by_key(|s| (s.at, s.rank));
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut reached = 0;
        for splice in &self.splices {
            if splice.at < reached {
                continue;
            }
            out.push_str(&self.text[reached..splice.at]);
            out.push_str(&splice.inserted);
            reached = splice.at + splice.removed;
        }
        out.push_str(&self.text[reached..]);
        out
    }

    fn start_of_line(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |i| i + 1)
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = rest.find('\n').map_or(self.text.len(), |i| at + i);
        if self.text[..end].ends_with('\r') {
            end - 1
        } else {
            end
        }
    }

    /// Characters before it on its line.
    fn column(&self, at: usize) -> usize {
        self.text[self.start_of_line(at)..at].chars().count()
    }
}

impl Splice {
    fn new(at: usize, removed: usize, inserted: String, rank: u8) -> Self {
        Self {
            at,
            removed,
            inserted,
            rank,
        }
    }
}

/// A row on its own, in brackets, with English keys.
pub fn row(fields: &[Written]) -> String {
    let fields = fields
        .iter()
        .map(|(key, value)| format!("{key}: {}", value.typed(false, false)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests;
