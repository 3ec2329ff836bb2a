//! Indents and lines without a colon.

use super::Candidate;
use super::scan::{Level, Pending, Scan, Starts, is_blank, key_end};
use super::value::text_end;
use super::words::{Fit, as_mapping, as_sequence, is_key, is_odd};
use crate::diagnostic::{Code, Edit};

impl Scan<'_> {
    /// The column at which a line was meant to start, and whether its indent
    /// had to be put right for it.
    pub fn indent(&mut self, at: usize, lead: usize) -> (usize, bool) {
        let chars = &self.lines[at];
        let run = &chars[..lead];
        let Some(first) = run.iter().position(|c| *c != ' ') else {
            return (lead, false);
        };
        let target = if lead == chars.len() {
            0
        } else {
            self.likely_indent(at, run)
        };
        self.reindent(at, lead, target, first);
        (target, true)
    }

    fn likely_indent(&self, at: usize, run: &[char]) -> usize {
        let other = run.iter().filter(|c| **c != ' ').count();
        let spaces = run.len() - other;
        // A tab stands for more; a full-width space for two, or was only put in.
        let likely = if run.contains(&'\t') {
            [2, 1, 4, 8, 0]
        } else {
            [2, 1, 0, 4, 8]
        };
        let widths = likely.map(|width| spaces + width * other);
        let deepest = self.levels.last().map_or(0, |level| level.column);
        if self.opened {
            let deeper = widths.iter().find(|width| **width > deepest);
            return deeper.copied().unwrap_or(deepest + 2);
        }
        let chars = &self.lines[at];
        let item = chars.get(run.len()) == Some(&'-')
            && chars.get(run.len() + 1).is_none_or(|c| is_blank(*c));
        if !item && key_end(chars, run.len()).is_none() && !chars.contains(&'：') {
            // Neither key nor item: it goes on with the text above.
            let above = self.lines[..at].iter().rev();
            let mut above = above.filter(|line| line.iter().any(|c| !c.is_whitespace()));
            if let Some(line) = above.next() {
                return line.iter().take_while(|c| **c == ' ').count();
            }
        }
        let open = |width: &&usize| {
            let mut levels = self.levels.iter();
            levels.any(|level| level.column == **width && level.mapping != item)
        };
        widths.iter().find(open).copied().unwrap_or(deepest)
    }

    fn reindent(&mut self, at: usize, lead: usize, target: usize, first: usize) {
        let chars = &self.lines[at];
        let tab = chars[..lead].contains(&'\t');
        let word: String = chars[lead..].iter().take(20).collect();
        self.found.push(Candidate {
            code: if tab { Code::TabIndent } else { Code::OddSpace },
            line: at as u32 + 1,
            column: first as u32 + 1,
            len: (lead - first) as u32,
            word,
            hint: if tab {
                "type-spaces-for-tab"
            } else {
                "type-space"
            },
            right: String::new(),
            edits: vec![Edit {
                line: at as u32 + 1,
                column: 1,
                removed: lead as u32,
                inserted: " ".repeat(target),
            }],
        });
    }

    /// Odd spaces and tabs after a dash.
    pub fn check_gap(&mut self, at: usize, start: usize, gap: usize) {
        let run = &self.lines[at][start..start + gap];
        let Some(first) = run.iter().position(|c| *c != ' ') else {
            return;
        };
        let tab = run.contains(&'\t');
        self.found.push(Candidate {
            code: if tab { Code::TabIndent } else { Code::OddSpace },
            line: at as u32 + 1,
            column: (start + first) as u32 + 1,
            len: 1,
            word: self.lines[at][start + gap..].iter().take(20).collect(),
            hint: if tab {
                "type-spaces-for-tab"
            } else {
                "type-space"
            },
            right: String::new(),
            edits: vec![Edit {
                line: at as u32 + 1,
                column: start as u32 + 1,
                removed: gap as u32,
                inserted: " ".repeat(gap),
            }],
        });
    }

    /// Closes what the line leaves; says at which column it was meant to stand.
    pub fn dedent(&mut self, at: usize, lead: usize, indent: usize) -> usize {
        let mut left: Option<Level> = None;
        while let Some(level) = self.levels.last().filter(|level| level.column > indent) {
            left = Some(*level);
            self.levels.pop();
        }
        let outer = self.levels.last().map_or(0, |level| level.column);
        match left {
            Some(level) if outer < indent => {
                self.levels.push(level);
                self.wrong_indent(at, lead, level.column);
                level.column
            }
            _ => indent,
        }
    }

    fn wrong_indent(&mut self, at: usize, lead: usize, target: usize) {
        // What belongs to the line moves with it.
        let indent = |line: &[char]| line.iter().take_while(|c| **c == ' ').count();
        let below = self.lines[at + 1..].iter();
        let own = below
            .take_while(|line| line.len() == indent(line) || indent(line) > lead)
            .count();
        let edits =
            (at..=at + own).filter(|line| indent(&self.lines[*line]) < self.lines[*line].len());
        let edits = edits.map(|line| Edit {
            line: line as u32 + 1,
            column: 1,
            removed: lead as u32,
            inserted: " ".repeat(target),
        });
        self.found.push(Candidate {
            code: Code::YamlSyntax,
            line: at as u32 + 1,
            column: lead as u32 + 1,
            len: 1,
            word: "indent".to_owned(),
            hint: "align-with-siblings",
            right: target.to_string(),
            edits: edits.collect(),
        });
    }

    /// A key deeper than a value that is complete already: the value was meant
    /// as a key, or the line stands too far right.
    pub fn deeper_than_value(
        &mut self,
        at: usize,
        lead: usize,
        indent: usize,
        parent: i64,
    ) -> usize {
        let last = self.pending.last().copied();
        self.plain = None;
        if let Some(pending) = last
            && pending.column < indent
            && self.settle(pending)
        {
            self.pending.clear();
            let level = Level {
                column: pending.column,
                mapping: true,
            };
            if !self.levels.contains(&level) {
                self.levels.push(level);
            }
            return self.entry(at, lead, indent);
        }
        self.pending.clear();
        let target = parent.max(0) as usize;
        self.wrong_indent(at, lead, target);
        self.dedent(at, lead, target);
        self.entry(at, lead, target)
    }

    /// Decides on the lines without a colon: where the lines around them are
    /// keys, they must be. `next` is the indent of the line that follows and
    /// what it starts with.
    pub fn settle_pending(&mut self, next: Option<(usize, Starts)>) {
        let several = self.pending.len() > 1;
        for pending in std::mem::take(&mut self.pending) {
            let level = Level {
                column: pending.column,
                mapping: true,
            };
            let among_keys = self.levels.contains(&level);
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
        let found = as_mapping(content, line, column, Fit::Any)
            .or_else(|| without_colon(content, line, column));
        let settled = found.is_some();
        self.found.extend(found);
        settled
    }

    /// Whether a line at this indent can only be a new key or item.
    pub fn starts_entry(&self, at: usize, parent: i64) -> bool {
        let chars = &self.lines[at];
        let lead = chars.iter().take_while(|c| is_blank(**c)).count();
        let item = chars.get(lead) == Some(&'-') && chars.get(lead + 1) == Some(&' ');
        lead < chars.len() && lead as i64 <= parent && (item || key_end(chars, lead).is_some())
    }
}

/// A known key, a gap and a value: the colon was forgotten.
fn without_colon(content: &[char], line: u32, column: u32) -> Option<Candidate> {
    let len = content
        .iter()
        .position(|c| is_blank(*c))
        .unwrap_or(content.len());
    let key: String = content[..len].iter().collect();
    if !is_key(&key) {
        return None;
    }
    let gap = content[len..]
        .iter()
        .take_while(|c| c.is_whitespace() || is_odd(**c))
        .count();
    let value: String = content[len + gap..].iter().collect();
    let inserted = if value.is_empty() { ":" } else { ": " };
    Some(Candidate {
        code: Code::YamlSyntax,
        line,
        column: column + len as u32,
        len: 1,
        word: "colon-missing".to_owned(),
        hint: "write-colon",
        right: format!("{key}: {value}").trim_end().to_owned(),
        edits: vec![Edit {
            line,
            column: column + len as u32,
            removed: gap as u32,
            inserted: inserted.to_owned(),
        }],
    })
}
