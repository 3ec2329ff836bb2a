//! Lines without a colon.

use super::scan::{Pending, Scan, Starts, key_end};
use super::signs::is_blank;
use super::value::text_end;
use super::words::{Fit, as_mapping, as_sequence, without_colon};

impl Scan<'_> {
    /// A key deeper than a value that is complete already: the value was meant
    /// as a key, or the line stands too far right.
    pub(super) fn deeper_than_value(&mut self, at: usize, lead: usize, indent: usize) -> usize {
        let last = self.pending.last().copied();
        self.plain = None;
        if let Some(pending) = last
            && pending.column < indent
            && self.settle(pending)
        {
            self.pending.clear();
            return self.entry(at, lead, indent);
        }
        self.pending.clear();
        let starts = match self.lines[at][lead] {
            '-' => Starts::Item,
            _ => Starts::Key,
        };
        let column = self.place(at, lead, indent, starts);
        self.entry(at, lead, column)
    }

    /// Decides on the lines without a colon: where the lines around them are
    /// keys, they must be. `next` is the indent of the line that follows and
    /// what it starts with.
    pub(super) fn settle_pending(&mut self, next: Option<(usize, Starts)>) {
        let several = self.pending.len() > 1;
        for pending in std::mem::take(&mut self.pending) {
            let among_keys = self.has(pending.column, true);
            let before = |starts| next == Some((pending.column, starts));
            let before_key = before(Starts::Key);
            if among_keys || before_key || pending.column == 0 {
                self.settle(pending);
            } else if several || before(Starts::Item) {
                // Texts below each other that a comment keeps from being one.
                let (content, line, column) = self.content_of(pending);
                let found = as_sequence(content, line, column)
                    .or_else(|| as_mapping(content, line, column, Fit::KnownKey));
                self.found.extend(found);
            }
        }
    }

    fn content_of(&self, pending: Pending) -> (&[char], u32, u32) {
        let chars = &self.lines[pending.line];
        let end = text_end(chars, pending.start);
        let (line, column) = (pending.line as u32 + 1, pending.start as u32 + 1);
        (&chars[pending.start..end], line, column)
    }

    fn settle(&mut self, pending: Pending) -> bool {
        let (content, line, column) = self.content_of(pending);
        let found = as_mapping(content, line, column, Fit::KnownKey)
            .or_else(|| without_colon(content, line, column))
            .or_else(|| as_mapping(content, line, column, Fit::Any));
        let Some(found) = found else { return false };
        self.opened = found.right.ends_with(':');
        self.found.push(found);
        self.open(pending.line, pending.column, true);
        true
    }

    /// Whether a line at this indent can only be a new key or item.
    pub(super) fn starts_entry(&self, at: usize, parent: i64) -> bool {
        let chars = &self.lines[at];
        let lead = chars.iter().take_while(|c| is_blank(**c)).count();
        let item = chars.get(lead) == Some(&'-') && chars.get(lead + 1) == Some(&' ');
        lead < chars.len() && lead as i64 <= parent && (item || key_end(chars, lead).is_some())
    }
}
