//! Takes the tree of a file; gives its records. Never stops at the first fault:
//! a record keeps what could be read, so that nothing that refers to it breaks.

mod answered;
mod change;
mod config;
mod dates;
mod deadline;
mod document_number;
mod every;
mod fields;
mod groups;
mod in_short;
mod lists;
mod names;
mod organisation;
mod parts;
mod party;
mod people;
mod plan;
mod records;
mod rota;
mod table;
mod tables;
mod text;
mod unknown;
mod words;

use std::cell::OnceCell;

use super::locate::Positions;
use super::node::{Node, Value};
use super::raw::Raw;
use super::typing::{self, Candidate, TYPED_LIMIT, Typed};
use super::yaml::Document;
use crate::diagnostic::{Code, Diagnostic, Edit, FileId, Origin, Report};
use crate::model::date::Years;
pub(super) use config::version_parts;
pub(super) use dates::{Reading, read as read_date};
use fields::{Fields, has_key};
pub(super) use names::Names;
pub(super) use plan::OTHER_STAGES;
use records::Read;
pub(super) use text::NOT_IN_IDS;

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    Config,
    Data,
}

/// Reads one file. What it meets and cannot read goes into the report; what
/// must be put right in the text first is kept apart, and the file read again.
pub(super) struct Decoder<'a> {
    file: FileId,
    text: &'a str,
    edits: &'a [Edit],
    names: &'a Names,
    positions: OnceCell<Positions>,
    raw: Raw,
    report: Report,
    wanted: Vec<Typed>,
    /// The file's keys are Chinese: so are those that are missing.
    chinese: bool,
    /// The plan's time, for dates without a year.
    years: Option<Years>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(file: FileId, text: &'a str, edits: &'a [Edit], names: &'a Names) -> Self {
        Self {
            file,
            text,
            edits,
            names,
            positions: OnceCell::new(),
            raw: Raw::default(),
            report: Report::default(),
            wanted: Vec::new(),
            chinese: false,
            years: None,
        }
    }

    /// Reads the document.
    pub(super) fn document(&mut self, document: Document, role: Role) {
        for (at, c) in document.forbidden {
            let fault = Diagnostic::new(Code::ForbiddenCharacter)
                .arg("character", format!("U+{:04X}", c as u32))
                .hint("delete-character");
            self.report.push(fault.at(at));
        }
        if document.more {
            self.broken();
        }
        match role {
            Role::Config => self.config(document.root),
            Role::Data => self.top(document.root),
        }
    }

    /// The records and faults, or what must be put right before reading again.
    pub(super) fn finish(self) -> Result<(Raw, Report), Vec<Typed>> {
        if self.wanted.is_empty() {
            Ok((self.raw, self.report))
        } else {
            Err(self.wanted)
        }
    }

    fn push(&mut self, fault: Diagnostic) {
        self.report.push(fault);
    }

    /// What the file would have defined is not known whole.
    fn broken(&mut self) {
        if !self.raw.broken.contains(&self.file) {
            self.raw.broken.push(self.file);
        }
    }

    /// A record was left out; what it would have defined is not known.
    fn dropped(&mut self, at: Origin) {
        let text = self.positions().source(self.text, at.node).to_owned();
        self.raw.dropped.push(text);
    }

    fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| Positions::of(self.text))
    }

    /// The text that was typed for a value, if it stands on one line.
    fn typed(&self, at: Origin) -> Option<&'a str> {
        self.positions().typed(self.text, at.node)
    }

    /// Whether a collection was written in brackets.
    fn in_brackets(&self, at: Origin) -> bool {
        let (_, from) = self.positions().around(self.text, at.node);
        from.starts_with(['[', '{'])
    }

    /// A typing fault that needs no second reading.
    fn mistyped(&mut self, candidate: Candidate) {
        let typed = candidate.typed(self.file, self.edits);
        self.report.push(typed.diagnostic());
    }

    /// A typing fault after whose cure the file is read again.
    fn reread(&mut self, candidate: Candidate) {
        let typed = candidate.typed(self.file, self.edits);
        let fresh = typed
            .edits
            .iter()
            .any(|edit| self.edits.binary_search(edit).is_err());
        if fresh && self.wanted.len() < TYPED_LIMIT && !self.wanted.contains(&typed) {
            self.wanted.push(typed);
        }
    }

    /// The places of a character in a value.
    fn places_of(&self, at: Origin, wanted: char) -> Vec<(u32, u32)> {
        let lines = self.lines_of(at).into_iter();
        let places = lines.flat_map(|(line, column, chars)| {
            let columns = chars.into_iter().zip(column..);
            columns
                .filter(move |(c, _)| *c == wanted)
                .map(move |(_, column)| (line, column))
        });
        places.collect()
    }

    /// The lines a value stands on, each with its number and the column at
    /// which the value's part of it begins.
    fn lines_of(&self, at: Origin) -> Vec<(u32, u32, Vec<char>)> {
        let extent = self.positions().get(at.node);
        let source = self.positions().source(self.text, at.node);
        let lines = source.split('\n').zip(extent.line..);
        lines
            .map(|(text, line)| {
                if line == extent.line {
                    return (line, extent.column, text.chars().collect());
                }
                let content = text.trim_start_matches(' ');
                let lead = text.len() - content.len();
                (line, lead as u32 + 1, content.chars().collect())
            })
            .collect()
    }

    /// A text stands where a mapping must: perhaps its colons were mistyped.
    fn text_for_mapping(&mut self, node: &Node, fit: typing::Fit) -> bool {
        // Most texts have no colon, and no dash that a line could begin with:
        // where they stand need not be known.
        if let Value::Str(text) = &node.value
            && !text.contains([':', '：'])
            && !text.split_whitespace().any(|w| w.starts_with(['-', '－']))
        {
            return false;
        }
        let may_be_text = matches!(fit, typing::Fit::KeyOf(_));
        if may_be_text && self.is_marked_as_text(node.at) {
            return false;
        }
        let lines = self.lines_of(node.at).into_iter();
        let candidates = lines.map(|(line, column, content)| {
            typing::as_sequence(&content, line, column)
                .or_else(|| typing::as_mapping(&content, line, column, fit))
        });
        let candidates: Vec<Option<Candidate>> = candidates.collect();
        // Prose may have a line that looks like an entry; entries have no prose.
        if may_be_text && candidates.iter().any(Option::is_none) {
            return false;
        }
        let mut found = false;
        for candidate in candidates.into_iter().flatten() {
            found = true;
            self.reread(candidate);
        }
        found && !self.wanted.is_empty()
    }

    /// Whether quotes, `|` or `>` say that nothing within is a key.
    fn is_marked_as_text(&self, at: Origin) -> bool {
        let (before, from) = self.positions().around(self.text, at.node);
        let header = before.trim_end().lines().next_back().unwrap_or_default();
        let header = header.split(" #").next().unwrap_or_default().trim_end();
        let header =
            header.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
        let block = header.strip_suffix(['|', '>']);
        from.starts_with(['"', '\'', '|', '>'])
            || block.is_some_and(|key| key.is_empty() || key.ends_with([' ', ':']))
    }

    /// A text stands where a list may: perhaps the space after its dashes is
    /// missing.
    fn text_for_list(&mut self, node: &Node) -> bool {
        let Value::Str(text) = &node.value else {
            return false;
        };
        if !text.starts_with(['-', '－']) || self.is_marked_as_text(node.at) {
            return false;
        }
        let before = self.wanted.len();
        for (line, column, content) in self.lines_of(node.at) {
            if let Some(candidate) = typing::as_sequence(&content, line, column) {
                self.reread(candidate);
            }
        }
        self.wanted.len() > before
    }

    /// `key` as this file's writer would write it.
    fn shown(&self, field: &super::keys::Field) -> &'static str {
        match field.aliases.first() {
            Some(alias) if self.chinese => alias,
            _ => field.name,
        }
    }

    fn wrong_type(&mut self, node: &Node, key: &str, expected: &'static str) {
        let hint = match (expected, &node.value) {
            ("text" | "party", Value::Seq(_)) => "only-one-here",
            ("text" | "key", _) => "only-text-here",
            ("party", _) => "write-who",
            _ => "see-sample",
        };
        self.wrong_type_with(node, key, expected, (hint, String::new()));
    }

    /// The same with its cure: the key of a hint, and the right way.
    fn wrong_type_with(
        &mut self,
        node: &Node,
        key: &str,
        expected: &'static str,
        (hint, right): (&'static str, String),
    ) {
        let found = match &node.value {
            Value::Null | Value::Faulty => "nothing",
            Value::Bool(_) => "yes-or-no",
            Value::Int(_) | Value::Decimal => "number",
            Value::Str(_) => "text",
            Value::Seq(_) => "list",
            Value::Map(_) => "mapping",
        };
        if matches!(node.value, Value::Faulty) {
            return;
        }
        self.push(
            Diagnostic::new(Code::WrongType)
                .arg("key", key)
                .arg("expected", expected)
                .arg("found", found)
                .at(node.at)
                .hint_with(hint, [("right", right)]),
        );
    }

    fn empty_value(&mut self, at: Origin, key: &str) {
        self.push(Diagnostic::new(Code::EmptyValue).arg("key", key).at(at));
    }

    /// Two fields of which only one may be given.
    fn conflict(&self, fields: &Fields, key: &str, other: &str) -> Diagnostic {
        let shown = |name| fields.record.field(name).map_or("", |f| self.shown(f));
        Diagnostic::new(Code::ConflictingFields)
            .arg("key", shown(key))
            .arg("other", shown(other))
    }

    /// A field that must be there is not.
    fn missing(&mut self, fields: &Fields, name: &'static str) {
        let Some(field) = fields.record.field(name) else {
            return;
        };
        let key = self.shown(field);
        let record = if self.chinese {
            fields.record.chinese
        } else {
            fields.record.name
        };
        let fault = Diagnostic::new(Code::MissingField)
            .arg("record", record)
            .arg("key", key)
            .at(fields.at);
        // An example of what stands there, where one line is all of it.
        let example = field.about.get(2).and_then(|text| text.split('`').nth(1));
        let plain = example.filter(|example| !example.contains(['[', '{', ':', '…']));
        self.push(match plain {
            Some(example) => fault.hint_with("add-field", [("right", format!("{key}: {example}"))]),
            None => fault,
        });
    }
}
