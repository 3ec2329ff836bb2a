//! Takes a value of a style sheet; puts it into a measure, or says at its line
//! why it does not fit.

use super::range;
use super::size::{Pt, Sizes};
use super::tree::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::layout::font::Role;

/// What reading needs beside the value.
pub(super) struct Reader<'a> {
    sizes: &'a Sizes,
    report: &'a mut Report,
    /// Keys that lead to the value.
    path: Vec<String>,
}

/// A measure that takes a value over, leaving itself alone where it does not fit.
pub(super) trait Read {
    fn read(&mut self, node: &Node, reader: &mut Reader);
}

/// `invalid-style` for a value; `expected` says what would fit.
pub(super) fn invalid(node: &Node, key: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidStyle)
        .at(node.at)
        .arg("key", key)
        .arg("value", node.shown())
        .arg("expected", expected)
}

impl<'a> Reader<'a> {
    pub(super) fn new(sizes: &'a Sizes, report: &'a mut Report) -> Self {
        Self {
            sizes,
            report,
            path: Vec::new(),
        }
    }

    /// Reports that the value does not fit.
    pub(super) fn reject(&mut self, node: &Node, expected: &str) {
        let key = self.path.join(".");
        self.report.push(invalid(node, &key, expected));
    }

    /// The number, where it is one that this measure may be; else it is reported
    /// with what may stand there.
    fn in_range(&mut self, node: &Node, n: f64, expected: &str) -> Option<f32> {
        let (low, high) = range::of(&self.path);
        if (low..=high).contains(&n) {
            return Some(n as f32);
        }
        let bounds = [("low", low.to_string()), ("high", high.to_string())];
        let fault = invalid(node, &self.path.join("."), expected).hint_with("range", bounds);
        self.report.push(fault);
        None
    }

    /// Reads every entry of a mapping; `set` says whether it knew the key.
    pub(super) fn fields(
        &mut self,
        node: &Node,
        known: &[&str],
        mut set: impl FnMut(&str, &Node, &mut Self) -> bool,
    ) {
        let Kind::Map(entries) = &node.kind else {
            return self.reject(node, "mapping");
        };
        for (key, value) in entries {
            let word = key.shown();
            self.path.push(word.clone());
            if !set(&word, value, self) {
                self.path.pop();
                let mut fault = Diagnostic::new(Code::UnknownKey)
                    .at(key.at)
                    .arg("record", self.path.first().map_or("style", String::as_str))
                    .arg("key", word.clone());
                if let Some(near) = nearest(&word, known) {
                    fault = fault.hint_with("did-you-mean", [("name", near.to_string())]);
                }
                self.report.push(fault);
                continue;
            }
            self.path.pop();
        }
    }
}

/// The known key that shares most letters with a wrong one.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let shared = |key: &str| {
        let same = word
            .chars()
            .zip(key.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let tail = word
            .chars()
            .rev()
            .zip(key.chars().rev())
            .take_while(|(a, b)| a == b)
            .count();
        same + tail
    };
    let best = known.iter().max_by_key(|k| shared(k))?;
    (shared(best) * 2 > word.chars().count()).then_some(*best)
}

impl Read for f32 {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node.kind {
            Kind::Number(n) => {
                if let Some(n) = reader.in_range(node, n, "number") {
                    *self = n;
                }
            }
            _ => reader.reject(node, "number"),
        }
    }
}

impl Read for Pt {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        let named = node.text().and_then(|name| reader.sizes.get(name).copied());
        match (named, &node.kind) {
            (Some(size), _) => *self = size,
            (None, Kind::Number(n)) => {
                if let Some(n) = reader.in_range(node, *n, "size") {
                    *self = Pt(n);
                }
            }
            _ => reader.reject(node, "size"),
        }
    }
}

impl Read for u16 {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node.kind {
            Kind::Number(n) if n.fract() == 0.0 => {
                if let Some(n) = reader.in_range(node, n, "whole-number") {
                    *self = n as u16;
                }
            }
            _ => reader.reject(node, "whole-number"),
        }
    }
}

impl Read for bool {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match (&node.kind, node.text()) {
            (Kind::Bool(b), _) => *self = *b,
            (_, Some("是")) => *self = true,
            (_, Some("否")) => *self = false,
            _ => reader.reject(node, "yes-or-no"),
        }
    }
}

impl Read for String {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node.text() {
            Some(text) => *self = text.to_string(),
            None => reader.reject(node, "text"),
        }
    }
}

impl Read for Vec<String> {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match &node.kind {
            Kind::Text(one) => *self = vec![one.clone()],
            // Latin letters may be left to each face's own.
            Kind::List(list)
                if list.iter().all(|n| n.text().is_some())
                    && (!list.is_empty() || reader.path.first().is_some_and(|s| s == "latin")) =>
            {
                *self = list
                    .iter()
                    .filter_map(|n| n.text().map(str::to_string))
                    .collect();
            }
            _ => reader.reject(node, "list-of-families"),
        }
    }
}

impl Role {
    /// What a style sheet calls each.
    pub(super) const WORDS: [(Role, &[&str]); 5] = [
        (Role::FangSong, &["fangsong", "仿宋"]),
        (Role::KaiTi, &["kaiti", "楷体"]),
        (Role::HeiTi, &["heiti", "黑体"]),
        (Role::XiaoBiaoSong, &["xiaobiaosong", "小标宋"]),
        (Role::SongTi, &["songti", "宋体"]),
    ];
}

impl Read for Role {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        let known = |word| Role::WORDS.iter().find(|(_, words)| words.contains(&word));
        match node.text().and_then(known) {
            Some((role, _)) => *self = *role,
            None => reader.reject(node, "role"),
        }
    }
}
