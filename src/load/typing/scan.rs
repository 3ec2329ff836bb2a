//! Takes a text that is no YAML; gives every place where a line cannot be what
//! it was meant to be, with the edit that makes it so.
//!
//! It reads lines, not YAML: block texts, quotes, comments and the lines that
//! continue a value are told apart, and only what is left is looked at.

use super::Candidate;
use super::signs::{is_blank, is_special};
use super::words::{as_sequence, is_key};

/// All such places, in the order of the text.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let mut scan = Scan {
        lines: &lines,
        found: Vec::new(),
        levels: Vec::new(),
        pending: Vec::new(),
        opened: false,
        plain: None,
    };
    let mut next = 0;
    while next < lines.len() {
        next = scan.line(next);
    }
    scan.settle_pending(None);
    scan.found.sort_by_key(|c| (c.line, c.column));
    scan.found
}

/// A block collection that is open: the column of its keys or dashes, from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Level {
    pub column: usize,
    pub mapping: bool,
    /// The line of its first entry.
    pub first: usize,
    pub entries: usize,
}

/// A line without a colon: what it is shows in the lines after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pending {
    pub line: usize,
    /// Where its text starts.
    pub start: usize,
    /// The same with the indent put right.
    pub column: usize,
}

/// What a line starts with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Starts {
    Item,
    Key,
    Text,
}

pub(super) struct Scan<'l> {
    pub lines: &'l [Vec<char>],
    pub found: Vec<Candidate>,
    pub levels: Vec<Level>,
    pub pending: Vec<Pending>,
    /// The last entry was a key without a value: what follows stands below it.
    pub opened: bool,
    /// A plain value is open: lines indented deeper than this continue it.
    pub plain: Option<i64>,
}

impl Scan<'_> {
    /// Reads one line, or the several that one value takes; gives the next.
    fn line(&mut self, at: usize) -> usize {
        let chars = &self.lines[at];
        let lead = chars.iter().take_while(|c| is_blank(**c)).count();
        let visible = chars.len() > lead;
        let (indent, mended) = self.indent(at, lead);
        if !visible || chars[lead] == '#' {
            return at + 1;
        }
        if indent == 0
            && (chars.starts_with(&['-', '-', '-']) || chars.starts_with(&['.', '.', '.']))
        {
            self.levels.clear();
            self.plain = None;
            return at + 1;
        }
        let starts = match chars[lead] {
            '-' if chars.get(lead + 1).is_none_or(|c| is_blank(*c))
                || self.has(indent, false)
                || is_item_without_space(chars, lead) =>
            {
                Starts::Item
            }
            _ if key_end(chars, lead).is_some() => Starts::Key,
            _ => Starts::Text,
        };
        let same_as_pending = self.pending.iter().any(|p| p.column == indent);
        if let Some(parent) = self.plain
            && indent as i64 > parent
            && !same_as_pending
        {
            if key_end(chars, lead).is_none() || mended {
                return at + 1;
            }
            return self.deeper_than_value(at, lead, indent);
        }
        if starts != Starts::Text || !same_as_pending {
            self.settle_pending(Some((indent, starts)));
        }
        self.plain = None;
        let indent = self.place(at, lead, indent, starts);
        self.entry(at, lead, indent)
    }

    /// Dashes, then a key or a value. `pos` is the place in the line, `column`
    /// what it would be with the indent put right.
    pub(super) fn entry(&mut self, at: usize, mut pos: usize, mut column: usize) -> usize {
        let chars = &self.lines[at];
        self.opened = false;
        if (self.has(column, false) || is_item_without_space(chars, pos))
            && chars.get(pos + 1).is_some_and(|c| !is_blank(*c))
            && let Some(found) = as_sequence(&chars[pos..], at as u32 + 1, pos as u32 + 1)
        {
            self.found.push(found);
            self.open(at, column, false);
            (pos, column) = (pos + 1, column + 2);
        }
        while chars.get(pos) == Some(&'-') && chars.get(pos + 1).is_none_or(|c| is_blank(*c)) {
            self.open(at, column, false);
            let gap = chars[pos + 1..]
                .iter()
                .take_while(|c| is_blank(**c))
                .count();
            self.check_gap(at, pos + 1, gap);
            (pos, column) = (pos + 1 + gap, column + 1 + gap);
        }
        if pos >= chars.len() || chars[pos] == '#' {
            self.opened = true;
            return at + 1;
        }
        if let Some(colon) = key_end(chars, pos) {
            self.open(at, column, true);
            let gap = chars[colon + 1..]
                .iter()
                .take_while(|c| is_blank(**c))
                .count();
            let value = colon + 1 + gap;
            if value >= chars.len() || chars[value] == '#' {
                self.opened = true;
                return at + 1;
            }
            return self.value(at, value, column as i64);
        }
        let parent = self.levels.iter().rev().find(|level| level.column < column);
        let parent = parent.map_or(-1, |level| level.column as i64);
        if matches!(chars[pos], '"' | '\'' | '[' | '{') || is_special(chars, pos) {
            return self.value(at, pos, parent);
        }
        self.pending.push(Pending {
            line: at,
            start: pos,
            column,
        });
        self.plain = (parent >= 0).then_some(parent);
        at + 1
    }

    /// Notes that a block collection has an entry at this column.
    pub(super) fn open(&mut self, line: usize, column: usize, mapping: bool) {
        self.levels.retain(|level| {
            level.column < column || (level.column == column && (level.mapping || !mapping))
        });
        match self.levels.last_mut() {
            Some(last) if last.column == column && last.mapping == mapping => last.entries += 1,
            _ => self.levels.push(Level {
                column,
                mapping,
                first: line,
                entries: 1,
            }),
        }
    }

    /// Whether such a block collection is open at this column.
    pub(super) fn has(&self, column: usize, mapping: bool) -> bool {
        let mut levels = self.levels.iter();
        levels.any(|level| level.column == column && level.mapping == mapping)
    }
}

/// The colon that ends a key starting at `pos`, if the line has one there.
pub(super) fn key_end(chars: &[char], pos: usize) -> Option<usize> {
    let mut i = pos;
    if let Some(quote @ ('"' | '\'')) = chars.get(pos) {
        i = pos + 1 + chars[pos + 1..].iter().position(|c| c == quote)? + 1;
        return (chars.get(i) == Some(&':') && ends_key(chars, i)).then_some(i);
    }
    if matches!(chars.get(pos), Some('[' | '{' | '#' | '|' | '>')) {
        return None;
    }
    if is_item_without_space(chars, pos) && chars[pos + 1].is_ascii_punctuation() {
        return None;
    }
    while i < chars.len() {
        match chars[i] {
            ' ' if mistyped_before(chars, pos, i) => return None,
            ':' if ends_key(chars, i) => return Some(i),
            ':' | '：' if mistyped_before(chars, pos, i) => return None,
            '#' if i > pos && matches!(chars[i - 1], ' ' | '\t') => return None,
            _ => i += 1,
        }
    }
    None
}

fn ends_key(chars: &[char], colon: usize) -> bool {
    chars.get(colon + 1).is_none_or(|c| matches!(c, ' ' | '\t'))
}

/// Whether a known key ends here in the wrong colon, a bracket or quote after it.
fn mistyped_before(chars: &[char], pos: usize, colon: usize) -> bool {
    let value = chars[colon + 1..].iter().find(|c| !is_blank(**c));
    if colon - pos > LONGEST_KEY || !matches!(value, Some('[' | '{' | '"' | '\'')) {
        return false;
    }
    let key: String = chars[pos..colon].iter().collect();
    is_key(key.trim())
}

/// No key is as long.
const LONGEST_KEY: usize = 40;

/// Whether an item begins here whose dash lacks its space: a record follows it.
fn is_item_without_space(chars: &[char], pos: usize) -> bool {
    if chars.get(pos) != Some(&'-') {
        return false;
    }
    match chars.get(pos + 1) {
        Some('[' | '{') => true,
        Some(c) if !is_blank(*c) && *c != '-' => key_end(chars, pos + 1).is_some_and(|colon| {
            let key: String = chars[pos + 1..colon].iter().collect();
            is_key(&key)
        }),
        _ => false,
    }
}
