//! Indents: what was typed, what was meant, and which line to blame.

use super::Candidate;
use super::scan::{Level, Scan, Starts, key_end};
use super::signs::is_blank;
use crate::diagnostic::{Code, Edit};

impl Scan<'_> {
    /// The column at which a line was meant to start, and whether its indent
    /// had to be put right for it.
    pub(super) fn indent(&mut self, at: usize, lead: usize) -> (usize, bool) {
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
    pub(super) fn check_gap(&mut self, at: usize, start: usize, gap: usize) {
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
    pub(super) fn place(&mut self, at: usize, lead: usize, indent: usize, starts: Starts) -> usize {
        let open = self.levels.partition_point(|level| level.column <= indent);
        let left = self.levels.split_off(open);
        let outer = self.levels.last().map_or(0, |level| level.column);
        let wrong = match left.first() {
            Some(_) => outer < indent || !self.fits(indent, starts),
            None => outer < indent && !self.opened && starts != Starts::Text,
        };
        let mapping = starts == Starts::Key;
        // Of two as near, the one that was open last.
        let same = left.iter().chain(self.levels.iter().rev());
        let same = same.filter(|level| level.mapping == mapping || starts == Starts::Text);
        let right = same.min_by_key(|level| level.column.abs_diff(indent));
        let Some(right) = right.copied().filter(|_| wrong) else {
            return indent;
        };
        self.levels.retain(|level| level.column < right.column);
        if right.entries == 1 && self.others_stand_like(at, indent, right) {
            self.levels.push(Level {
                column: indent,
                ..right
            });
            self.blame_first(right, indent);
            return indent;
        }
        let outer = self.levels.last().filter(|l| l.column == right.column);
        if outer.is_none() {
            self.levels.push(right);
        }
        self.wrong_indent(at, lead, right.column);
        right.column
    }

    /// Whether the lines after this one stand like it, so that the first entry
    /// of the level was the wrong one.
    fn others_stand_like(&self, at: usize, indent: usize, level: Level) -> bool {
        let dash = lead_of(&self.lines[level.first]);
        let next = self.next_stands_at(at, indent.max(level.column));
        next == Some(indent) || next.is_some_and(|n| n + level.column == dash + indent && n != dash)
    }

    /// Whether a line of that kind may stand at the column of what is open.
    fn fits(&self, column: usize, starts: Starts) -> bool {
        match starts {
            Starts::Text => true,
            Starts::Item => self.has(column, false) || self.opened,
            Starts::Key => self.has(column, true),
        }
    }

    /// The indent of the next line that is not below `column`.
    fn next_stands_at(&self, at: usize, column: usize) -> Option<usize> {
        let below = self.lines[at + 1..].iter();
        let mut indents = below.filter(|line| says(line)).map(|line| lead_of(line));
        indents.find(|indent| *indent <= column)
    }

    /// The entry that opened the level moves to the column of those after it.
    fn blame_first(&mut self, level: Level, column: usize) {
        let lead = lead_of(&self.lines[level.first]);
        let target = (lead + column).saturating_sub(level.column);
        self.move_lines(level.first, level.first, lead, target);
    }

    /// A line at the wrong indent. What stands below it moves along if it fits
    /// the line's old place and not its new one.
    pub(super) fn wrong_indent(&mut self, at: usize, lead: usize, target: usize) {
        let below = self.lines[at + 1..].iter();
        let own = below
            .take_while(|line| !says(line) || lead_of(line) > lead)
            .count();
        let first = self.lines[at + 1..=at + own].iter().find(|line| says(line));
        let content = content_of_item(&self.lines[at], lead) - lead;
        let along = first.is_some_and(|line| match lead_of(line) {
            child if content > 0 => child == lead + content || child <= target,
            child => child <= target,
        });
        self.move_lines(at, if along { at + own } else { at }, lead, target);
    }

    fn move_lines(&mut self, at: usize, last: usize, lead: usize, target: usize) {
        let said = (at..=last).filter(|line| says(&self.lines[*line]));
        let edits = said.map(|line| Edit {
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
}

fn lead_of(line: &[char]) -> usize {
    line.iter().take_while(|c| **c == ' ').count()
}

/// Whether the line is neither blank nor a comment.
fn says(line: &[char]) -> bool {
    let lead = line.iter().take_while(|c| is_blank(**c)).count();
    line.get(lead).is_some_and(|c| *c != '#')
}

/// Where the text after the dashes begins.
fn content_of_item(line: &[char], lead: usize) -> usize {
    let mut at = lead;
    while line.get(at) == Some(&'-') && line.get(at + 1) == Some(&' ') {
        at += 1 + line[at + 1..].iter().take_while(|c| **c == ' ').count();
    }
    at
}
