//! Takes the text of last year's plan; gives this year's, comments and layout
//! kept, and what a person still has to decide.
//!
//! Every value is found through the table of keys, so that a key is handled the
//! same in either language and at any depth.

mod dates;
mod texts;
mod values;

use super::edit::shape::{Kind as Form, Shape};
use super::keys::{self, Field, Kind, Record};
use super::short;
use crate::model::calendar::Calendar;

/// What the new plan is to be.
pub struct Wanted<'a> {
    /// Its id.
    pub id: &'a str,
    /// The year of the old plan.
    pub old_year: i32,
    /// Its year.
    pub year: i32,
    /// Working days.
    pub calendar: &'a Calendar,
}

/// Something a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Line of the new text, from 1.
    pub line: usize,
    /// The sentence of the locale that says it.
    pub what: &'static str,
    /// What it speaks of: the words before, and those after.
    pub words: (String, String),
    /// The goal, task or phase that it is about.
    pub of: Option<String>,
}

/// The new text and what is open in it; nothing where the text is no YAML.
pub fn renew(text: &str, wanted: &Wanted<'_>) -> Option<(String, Vec<Decision>)> {
    let root = Shape::of(text)?;
    let mut renewal = Renewal {
        text,
        wanted,
        chinese: false,
        named: None,
        edits: Vec::new(),
    };
    renewal.record(&root, &keys::TOP);
    renewal.drop_others(&root);
    Some(renewal.finish())
}

/// Bytes that are replaced, and what is to be decided about them.
struct Edit {
    at: usize,
    end: usize,
    new: Option<String>,
    open: Option<(&'static str, (String, String))>,
    of: Option<String>,
}

struct Renewal<'a> {
    text: &'a str,
    wanted: &'a Wanted<'a>,
    chinese: bool,
    /// The goal, task or phase that is being gone through.
    named: Option<String>,
    edits: Vec<Edit>,
}

impl Renewal<'_> {
    /// By how many years everything moves.
    fn offset(&self) -> i32 {
        self.wanted.year - self.wanted.old_year
    }

    fn source(&self, shape: &Shape) -> &str {
        &self.text[shape.start..shape.end]
    }

    fn replace(&mut self, shape: &Shape, new: String) {
        self.edit(shape, Some(new), None);
    }

    /// Says that something is open; nothing is replaced.
    fn ask(&mut self, shape: &Shape, what: &'static str, words: (String, String)) {
        self.edit(shape, None, Some((what, words)));
    }

    fn edit(
        &mut self,
        shape: &Shape,
        new: Option<String>,
        open: Option<(&'static str, (String, String))>,
    ) {
        self.edits.push(Edit {
            at: shape.start,
            end: shape.end,
            new,
            of: open.as_ref().and(self.named.clone()),
            open,
        });
    }

    fn record(&mut self, shape: &Shape, of: &'static Record) {
        match &shape.kind {
            Form::List { items, .. } => match items.first().and_then(|row| self.heads(row, of)) {
                Some(heads) => items[1..].iter().for_each(|row| self.row(row, &heads, of)),
                None => items.iter().for_each(|item| self.record(item, of)),
            },
            Form::Record { entries, .. } => {
                if let Some((name, words)) = of.as_entry()
                    && let Some((key, value)) = self.entry_of(entries, of, [name, words])
                    && let Some(field) = of.field(words)
                {
                    self.words(key);
                    self.field(of, words, field.kind, value, &|_| None);
                }
                let entries: Vec<_> = entries
                    .iter()
                    .filter_map(|(key, value)| Some((of.field(self.key(key))?, key, value)))
                    .collect();
                let name = entries
                    .iter()
                    .find(|(field, ..)| NAMED.contains(&(of.name, field.name)));
                let name = name.map(|(.., value)| self.source(value).trim_matches(['"', '\'']));
                let name = name.map(str::to_string).or(self.named.clone());
                let around = std::mem::replace(&mut self.named, name);
                for (n, (field, key, value)) in entries.iter().enumerate() {
                    if of.name == "plan" && OF_LAST_YEAR.contains(&field.name) {
                        let next = entries.get(n + 1).map(|(_, key, _)| *key);
                        self.drop_entry(key, value, next);
                        continue;
                    }
                    self.chinese |= !self.source(key).is_ascii();
                    let siblings = |name: &str| {
                        let found = entries.iter().find(|(f, ..)| f.name == name);
                        found.map(|(.., value)| *value)
                    };
                    self.field(of, field.name, field.kind, value, &siblings);
                }
                self.named = around;
            }
            // A word that stands for the record, or the days of a time in force.
            Form::Scalar { .. } if of.name == "in-force" => self.date(of.name, "from", shape),
            Form::Scalar { .. } if of.as_word().is_some() => self.words(shape),
            Form::Scalar { .. } => {}
        }
    }

    /// The name of a record that is written as one entry, and what stands behind it.
    fn entry_of<'s>(
        &self,
        entries: &'s [(Shape, Shape)],
        of: &'static Record,
        pair: [&str; 2],
    ) -> Option<(&'s Shape, &'s Shape)> {
        let fields = || entries.iter().map(|(key, _)| of.field(self.key(key)));
        let written = fields().flatten().any(|field| pair.contains(&field.name));
        let at = fields().position(|field| field.is_none())?;
        let (key, value) = &entries[at];
        (!written).then_some((key, value))
    }

    /// The fields of rows below a row of heads.
    fn heads(&self, row: &Shape, of: &'static Record) -> Option<Vec<Option<&'static Field>>> {
        let Form::List { items, .. } = &row.kind else {
            return None;
        };
        short::heads(of, items.iter().map(|cell| Some(self.key(cell))))
    }

    fn row(&mut self, row: &Shape, heads: &[Option<&'static Field>], of: &'static Record) {
        let Form::List { items, .. } = &row.kind else {
            return self.record(row, of);
        };
        let siblings = |name: &str| {
            let at = heads
                .iter()
                .position(|head| head.is_some_and(|f| f.name == name))?;
            items.get(at)
        };
        for (field, cell) in heads.iter().zip(items) {
            if let Some(field) = field {
                self.field(of, field.name, field.kind, cell, &siblings);
            }
        }
    }

    fn key(&self, key: &Shape) -> &str {
        self.source(key).trim_matches(['"', '\''])
    }

    fn field<'s>(
        &mut self,
        of: &'static Record,
        name: &'static str,
        kind: Kind,
        value: &Shape,
        siblings: &dyn Fn(&str) -> Option<&'s Shape>,
    ) {
        if of.name == "file" && !OF_PLANS.contains(&name) {
            return;
        }
        if self.special(of.name, name, value, siblings) {
            return;
        }
        match kind {
            Kind::Deadline if Self::holds_records(value) => {
                self.record(value, &keys::DEADLINE_PART)
            }
            Kind::Day | Kind::DayOrOpen | Kind::Days | Kind::PlanDate | Kind::Deadline => {
                self.date(of.name, name, value);
            }
            Kind::Text | Kind::Prose | Kind::Texts | Kind::Amount | Kind::Recurrence => {
                self.words(value);
            }
            Kind::Record(of)
            | Kind::FlagOr(of)
            | Kind::Records(of)
            | Kind::TextsOr(of)
            | Kind::DatedNames(of) => self.record(value, of),
            Kind::DaysOr(of) => {
                self.days(value, of);
                self.record(value, of);
            }
            Kind::RecordsOrOptions(of, options) => match self.is_options(value, options) {
                true => self.record(value, options),
                false => self.record(value, of),
            },
            Kind::Columns(_, of) | Kind::Marked(of) => self.record(value, of),
            Kind::Party | Kind::Parties => self.record(value, &keys::PARTY),
            Kind::PartiesOr(of) => {
                self.record(value, &keys::PARTY);
                self.record(value, of);
            }
            Kind::Rows => self.cells(value),
            Kind::Parts => {
                self.words(value);
                self.parts(value);
            }
            _ => {}
        }
    }

    /// Parts, and the chapters below that stand behind them.
    fn parts(&mut self, value: &Shape) {
        match &value.kind {
            Form::List { items, .. } => items.iter().for_each(|item| self.parts(item)),
            Form::Record { entries, .. } => {
                let part = |(key, _): &(Shape, Shape)| keys::PART.field(self.key(key)).is_some();
                let of = match entries.iter().any(part) {
                    true => &keys::PART,
                    false => &keys::SECTION,
                };
                self.record(value, of);
            }
            Form::Scalar { .. } => {}
        }
    }

    /// Whether records stand there, alone or in a list.
    fn holds_records(value: &Shape) -> bool {
        match &value.kind {
            Form::Record { .. } => true,
            Form::List { items, .. } => items.iter().any(Self::holds_records),
            _ => false,
        }
    }

    /// Days that stand for a record each.
    fn days(&mut self, shape: &Shape, of: &'static Record) {
        match &shape.kind {
            Form::List { items, .. } => items.iter().for_each(|item| self.days(item, of)),
            Form::Scalar { .. } => self.date(of.name, "from", shape),
            Form::Record { .. } => {}
        }
    }

    /// Options hold the records under a key of their own.
    fn is_options(&self, value: &Shape, options: &'static Record) -> bool {
        let Form::Record { entries, .. } = &value.kind else {
            return false;
        };
        let of_options = |(key, _): &(Shape, Shape)| {
            let field = options.field(self.key(key));
            field.is_some_and(|f| matches!(f.name, "items" | "steps" | "from-plan"))
        };
        entries.iter().any(of_options)
    }

    /// An office may keep everything in one file: what is no part of the plan
    /// stays behind.
    fn drop_others(&mut self, root: &Shape) {
        let Form::Record {
            flow: false,
            entries,
        } = &root.kind
        else {
            return;
        };
        for (i, (key, _)) in entries.iter().enumerate() {
            let field = keys::TOP.field(self.key(key));
            if field.is_none_or(|f| OF_PLANS.contains(&f.name)) {
                continue;
            }
            let end = entries
                .get(i + 1)
                .map_or(self.text.len(), |(key, _)| key.start);
            self.edits.push(Edit {
                at: key.start,
                end,
                new: Some(String::new()),
                open: None,
                of: None,
            });
        }
    }

    /// Takes an entry out, with the blanks up to the next.
    fn drop_entry(&mut self, key: &Shape, value: &Shape, next: Option<&Shape>) {
        let end = value.end.max(key.end);
        let blank = |next: &&Shape| {
            let between = &self.text[end..next.start];
            between.chars().all(|c| c.is_whitespace() || c == ',')
        };
        let end = next.filter(blank).map_or(end, |next| next.start);
        self.edits.push(Edit {
            at: key.start,
            end,
            new: Some(String::new()),
            open: None,
            of: None,
        });
    }

    /// The new text; decisions in the order of its lines.
    fn finish(mut self) -> (String, Vec<Decision>) {
        self.edits.sort_by_key(|edit| (edit.at, edit.new.is_none()));
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut decisions = Vec::new();
        let mut reached = 0;
        for edit in self.edits {
            if edit.at < reached && edit.new.is_some() {
                continue;
            }
            let from = edit.at.max(reached);
            let before = &self.text[reached..from];
            let line = 1 + out.matches('\n').count() + before.matches('\n').count();
            if let Some((what, words)) = edit.open {
                let of = edit.of;
                decisions.push(Decision {
                    line,
                    what,
                    words,
                    of,
                });
            }
            if let Some(new) = edit.new {
                out.push_str(before);
                out.push_str(&new);
                reached = edit.end;
            }
        }
        out.push_str(&self.text[reached..]);
        decisions.dedup();
        (out, decisions)
    }
}

/// What goals, tasks and phases are called by.
const NAMED: [(&str, &str); 3] = [("goal", "name"), ("task", "task"), ("phase", "name")];

/// What became of last year's paper says nothing of this year's.
const OF_LAST_YEAR: [&str; 5] = [
    "status-since",
    "status-with",
    "asked-units",
    "reply-by",
    "slip",
];

/// Keys of a file that belong to its plan.
const OF_PLANS: [&str; 5] = ["plan", "sections", "attachments", "copies", "compilation"];

#[cfg(test)]
mod tests;
