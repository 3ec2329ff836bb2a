//! Keys that a record does not have, and keys with odd spaces around them: what
//! was meant.

use super::*;
use crate::diagnostic::nearest;
use crate::load::keys::{self, Record};
use crate::load::typing::{Fit, is_odd, trim_odd};

/// A key and its value before the key is understood.
pub(super) struct Unknown {
    pub key: Node,
    pub value: Node,
}

impl Decoder<'_> {
    /// A key with odd spaces around it. At the start of a line they may have
    /// been meant as its indent: then the file is read again, and the key is not
    /// to be believed.
    pub(super) fn odd_key(&mut self, record: Origin, key: &Node, word: &str) -> bool {
        if word.starts_with(is_odd) && !self.in_brackets(record) {
            let line = self.positions().get(key.at.node).line;
            if let Some(candidate) = typing::indent_of(self.text, line) {
                self.reread(candidate);
                return false;
            }
        }
        let at_start = word.starts_with(is_odd);
        let column = if at_start {
            0
        } else {
            trim_odd(word).chars().count() as u32
        };
        let extent = self.positions().get(key.at.node);
        self.mistyped(Candidate {
            code: Code::OddSpace,
            line: extent.line,
            column: extent.column + column,
            len: 1,
            word: trim_odd(word).to_owned(),
            hint: "type-space",
            right: String::new(),
            edits: vec![Edit {
                line: extent.line,
                column: extent.column + column,
                removed: 1,
                inserted: String::new(),
            }],
        });
        true
    }

    /// A key without a value between braces: `{姓名：甲}` or `{目标: 一,二}`.
    pub(super) fn stray_key(
        &mut self,
        fields: &mut Fields,
        key: &Node,
        word: &str,
        unknown: Option<&mut Unknown>,
    ) -> bool {
        if !self.in_brackets(fields.at) {
            return false;
        }
        let extent = self.positions().get(key.at.node);
        // A key that a line break cuts has no columns of its own.
        if self.typed(key.at) != Some(word) {
            return false;
        }
        let chars: Vec<char> = word.chars().collect();
        if let Some(candidate) = typing::as_mapping(&chars, extent.line, extent.column, Fit::Any) {
            self.reread(candidate);
            return true;
        }
        // What stands before the comma takes the rest of its text back.
        let before = match (fields.entries.last_mut(), unknown) {
            (_, Some(unknown)) if unknown.key.at.node < key.at.node => Some(&mut unknown.value),
            (Some(entry), _) => entry.value.as_mut(),
            _ => None,
        };
        let Some(before) = before else { return false };
        match &mut before.value {
            Value::Str(text) => {
                text.push(',');
                text.push_str(word);
            }
            Value::Int(number) => before.value = Value::Str(format!("{number},{word}")),
            _ => return false,
        }
        let (before, _) = self.positions().around(self.text, key.at.node);
        let back = before.chars().rev().take_while(|c| *c != ',').count() as u32 + 1;
        self.mistyped(Candidate {
            code: Code::CommaInFlow,
            line: extent.line,
            column: extent.column.saturating_sub(back).max(1),
            len: 1,
            word: word.to_owned(),
            hint: "quote-value",
            right: String::new(),
            edits: Vec::new(),
        });
        true
    }

    /// A key the record does not have: mistyped, misplaced, or of the key before
    /// it if it was indented by spaces that are none.
    pub(super) fn unknown_key(&mut self, fields: &mut Fields, key: Node, value: Node) {
        let Some(word) = self.key_word(&key) else {
            return;
        };
        if self.key_of_line(fields.at, &key, &word) {
            return;
        }
        let trimmed = trim_odd(&word);
        let record = fields.record;
        let mut fault = Diagnostic::new(Code::UnknownKey)
            .arg("record", self.record_name(record))
            .arg("key", trimmed)
            .at(key.at);
        let other = holder_of(trimmed, record);
        let elsewhere = keys::all().any(|other| other.field(trimmed).is_some());
        let similar = meant_key(trimmed, record, fields).or_else(|| {
            // A key of another record is no slip of the hand, if it is short.
            let slip = !elsewhere || trimmed.chars().count() > 3;
            slip.then(|| similar_key(trimmed, record)).flatten()
        });
        if let Some(name) = similar {
            fault = fault.hint_with("did-you-mean", [("name", name.to_owned())]);
        } else if keys::TOP.field(trimmed).is_some() {
            fault = fault.hint_with("key-of-file", [("key", trimmed.to_owned())]);
        } else if let Some(other) = other {
            let name = self.record_name(other).to_owned();
            fault = fault.hint_with("key-belongs-to", [("record", name)]);
        } else {
            let known: Vec<&str> = record.fields.iter().map(|f| self.shown(f)).collect();
            fault = fault.hint_with(
                "known-keys",
                [("list", known.join(if self.chinese { "、" } else { ", " }))],
            );
        }
        self.push(fault);
        // Read it as what was meant, so that nothing is missing besides.
        let meant = similar.and_then(|name| record.field(name));
        if let Some(field) = meant
            && !fields.has(field.name)
        {
            self.add(fields, field, key.at, value, trimmed);
        }
    }

    /// Keys that are one only because their indent or dash was mistyped.
    fn key_of_line(&mut self, record: Origin, key: &Node, word: &str) -> bool {
        if self.typed(key.at) != Some(word.trim()) {
            return false;
        }
        let extent = self.positions().get(key.at.node);
        let chars: Vec<char> = word.chars().collect();
        if let Some(rest) = word.strip_prefix(['-', '－'])
            && keys::all().any(|r| r.field(trim_odd(rest)).is_some())
            && let Some(candidate) = typing::as_sequence(&chars, extent.line, extent.column)
        {
            self.reread(candidate);
            return true;
        }
        // `组长：[甲]: …` and `leader:{post: …` hold a key with the wrong colon.
        let candidate = typing::as_mapping(&chars, extent.line, extent.column, Fit::KnownKey)
            .or_else(|| typing::without_colon(&chars, extent.line, extent.column))
            .filter(|_| word.contains([' ', ':', '：']));
        if let Some(candidate) = candidate {
            self.reread(candidate);
            return true;
        }
        word.starts_with(is_odd) && !self.odd_key(record, key, word)
    }
}

/// The record that such a key belongs to: one that stands in this one, or the only
/// one there is.
fn holder_of(word: &str, record: &'static Record) -> Option<&'static Record> {
    let has = |other: &&'static Record| other.field(word).is_some();
    let within = record.fields.iter().flat_map(|field| field.kind.records());
    within.into_iter().find(has).or_else(|| {
        let mut all = keys::all().filter(has);
        all.next().filter(|_| all.next().is_none())
    })
}

/// What clerks call an entry, and the key that means it.
const CALLED: &[(&str, &str)] = &[
    ("岗位", "post"),
    ("职位", "post"),
    ("人员", "person"),
    ("人名", "person"),
    ("名字", "name"),
    ("手机", "phone"),
    ("手机号", "phone"),
    ("联系方式", "phone"),
    ("组长", "responsible-leader"),
    ("副组长", "responsible"),
    ("组员", "staff"),
    ("职责", "duties"),
    ("任务", "task"),
    ("措施", "measures"),
    ("责任单位", "lead"),
    ("截止", "deadline"),
    ("期限", "deadline"),
    ("日期", "date"),
    ("文号", "number"),
    ("开始", "from"),
    ("结束", "until"),
    ("接任", "takes"),
];

/// The key of this record that means it: one that is called so, or the one whose
/// words hold it, what is missing first.
fn meant_key(word: &str, record: &'static Record, fields: &Fields) -> Option<&'static str> {
    let free = |field: &&keys::Field| !fields.has(field.name);
    let shown = |field: &'static keys::Field| match word.is_ascii() {
        true => field.name,
        false => field.aliases.first().copied().unwrap_or(field.name),
    };
    let mut called = CALLED.iter().filter(|(said, _)| *said == word);
    let called = called.find_map(|(_, key)| record.field(key).filter(free));
    if called.is_some() || word.is_ascii() || word.chars().count() < 2 {
        return called.map(shown);
    }
    let holds = |field: &&'static keys::Field| field.aliases.iter().any(|key| key.contains(word));
    let held = || record.fields.iter().filter(free).filter(holds);
    let missing = held().find(|field| field.required);
    // The shortest one says the least besides.
    let nearest = held().min_by_key(|field| field.aliases.first().map_or(0, |key| key.len()));
    missing.or(nearest).map(shown)
}

/// The key that was meant: case and the ways to join words do not count.
pub(super) fn similar_key(word: &str, record: &'static Record) -> Option<&'static str> {
    let folded = word.to_lowercase().replace(['_', ' '], "-");
    match record.field(&folded) {
        Some(field) => record
            .keys()
            .find(|key| *key == folded)
            .or(Some(field.name)),
        None => nearest(&folded, record.keys()),
    }
}
