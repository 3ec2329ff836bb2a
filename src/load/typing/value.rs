//! Values: plain, quoted, block texts, and signs that YAML keeps for itself.

use super::Candidate;
use super::scan::{Scan, key_end};
use super::signs::{is_blank, is_special};
use super::words::{is_key, is_odd, quote};
use crate::character::is_hanzi;
use crate::diagnostic::{Code, Edit};

/// Whether `|` or `>` starts a block text here: nothing but its marks may
/// follow on the line.
fn is_block_header(chars: &[char], pos: usize) -> bool {
    if !matches!(chars[pos], '|' | '>') {
        return false;
    }
    let rest: String = chars[pos + 1..].iter().collect();
    let marks = rest.trim_start_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    rest.len() - marks.len() <= 2
        && (marks.trim().is_empty()
            || marks.trim_start().starts_with('#') && marks.starts_with(' '))
}

impl Scan<'_> {
    /// Reads the value that starts at `pos`; deeper lines than `parent` belong
    /// to it. Gives the next line.
    pub(super) fn value(&mut self, at: usize, pos: usize, parent: i64) -> usize {
        let chars = &self.lines[at];
        match chars[pos] {
            '|' | '>' if is_block_header(chars, pos) => self.block(at + 1, parent),
            '"' | '\'' => self.quoted(at, pos, parent),
            '[' | '{' => self.brackets(at, pos, parent),
            _ if is_special(chars, pos) => self.put_in_quotes(at, pos, parent),
            _ => self.plain_value(at, pos, parent),
        }
    }

    fn plain_value(&mut self, at: usize, pos: usize, parent: i64) -> usize {
        if key_end(&self.lines[at], pos).is_some() {
            return self.put_in_quotes(at, pos, parent);
        }
        self.plain = Some(parent);
        at + 1
    }

    /// The text up to its end, on further lines if it goes on there.
    fn put_in_quotes(&mut self, at: usize, pos: usize, parent: i64) -> usize {
        let mut last = at;
        for (index, line) in self.lines.iter().enumerate().skip(at + 1) {
            let lead = line.iter().take_while(|c| **c == ' ').count();
            if lead == line.len() || lead as i64 <= parent || key_end(line, lead).is_some() {
                break;
            }
            last = index;
        }
        self.quote_range(at, pos, last);
        last + 1
    }

    fn quote_range(&mut self, at: usize, pos: usize, last: usize) {
        let lines: Vec<(u32, &[char])> = (at..=last)
            .map(|index| (index as u32 + 1, self.lines[index].as_slice()))
            .collect();
        let end = text_end(&self.lines[last], if at == last { pos } else { 0 });
        self.push_quote(&lines, pos, end);
    }

    /// A fault at `pos` of the first line, cured by quotes around all up to
    /// `end` of the last.
    pub(super) fn push_quote(&mut self, lines: &[(u32, &[char])], pos: usize, end: usize) {
        let (line, chars) = lines[0];
        let first_end = if lines.len() == 1 { end } else { chars.len() };
        let word: String = chars[pos..first_end.max(pos)].iter().collect();
        let prose = wide_colons(&word);
        let hint = match prose {
            Some(_) => "write-wide-colon",
            None => "quote-value",
        };
        let right = if let Some(prose) = prose {
            prose
        } else if word.contains('"') {
            format!("'{}'", word.replace('\'', "''"))
        } else {
            format!("\"{word}\"")
        };
        self.found.push(Candidate {
            code: Code::UnquotedSpecial,
            line,
            column: pos as u32 + 1,
            len: (first_end.saturating_sub(pos)).max(1) as u32,
            word,
            hint,
            right,
            edits: quote(lines, pos as u32 + 1, end as u32 + 1),
        });
    }

    fn quoted(&mut self, at: usize, pos: usize, parent: i64) -> usize {
        match self.closing_quote(at, pos, parent) {
            Some((line, after)) => {
                let rest = &self.lines[line][after..];
                let gap = rest.iter().take_while(|c| is_blank(**c)).count();
                if gap < rest.len() && rest[gap] != '#' {
                    self.quote_range(at, pos, line);
                }
                line + 1
            }
            None => {
                self.unclosed(at, pos, self.lines[at][pos], "close-quote");
                at + 1
            }
        }
    }

    /// Line and place after the quote that closes the one at `pos`; none if the
    /// next keys come first.
    pub(super) fn closing_quote(
        &self,
        at: usize,
        pos: usize,
        parent: i64,
    ) -> Option<(usize, usize)> {
        let mark = self.lines[at][pos];
        let (mut line, mut i) = (at, pos + 1);
        loop {
            let chars = &self.lines[line];
            while i < chars.len() {
                match chars[i] {
                    '\\' if mark == '"' => i += 2,
                    '\'' if mark == '\'' && chars.get(i + 1) == Some(&'\'') => i += 2,
                    c if c == mark => return Some((line, i + 1)),
                    _ => i += 1,
                }
            }
            line += 1;
            i = 0;
            if line >= self.lines.len() || self.starts_entry(line, parent) {
                return None;
            }
        }
    }

    /// A quote or bracket without its partner: the partner goes to the line's end.
    pub(super) fn unclosed(&mut self, at: usize, pos: usize, partner: char, hint: &'static str) {
        let chars = &self.lines[at];
        let end = text_end(chars, pos);
        self.found.push(Candidate {
            code: Code::YamlSyntax,
            line: at as u32 + 1,
            column: pos as u32 + 1,
            len: (end - pos).max(1) as u32,
            word: if matches!(partner, '"' | '\'') {
                "quote-open"
            } else {
                "bracket-open"
            }
            .to_owned(),
            hint,
            right: partner.to_string(),
            edits: vec![Edit {
                line: at as u32 + 1,
                column: end as u32 + 1,
                removed: 0,
                inserted: partner.to_string(),
            }],
        });
    }

    /// Passes over a block text; a paragraph that begins with full-width spaces
    /// or a tab instead of the block's indent falls out of it.
    fn block(&mut self, start: usize, parent: i64) -> usize {
        let mut width = None;
        for at in start..self.lines.len() {
            let chars = &self.lines[at];
            let lead = chars.iter().take_while(|c| **c == ' ').count();
            if lead == chars.len() {
                continue;
            }
            if lead as i64 > parent {
                width.get_or_insert(lead);
                continue;
            }
            if chars[lead] != '\t' && !is_odd(chars[lead]) {
                return at;
            }
            let run = chars.iter().take_while(|c| is_blank(**c)).count();
            if run == chars.len() {
                continue;
            }
            if looks_like_entry(&chars[run..]) {
                return at;
            }
            let indent = width.unwrap_or((parent + 3).max(2) as usize);
            let tab = chars[lead] == '\t';
            self.found.push(Candidate {
                code: if tab { Code::TabIndent } else { Code::OddSpace },
                line: at as u32 + 1,
                column: lead as u32 + 1,
                len: (run - lead) as u32,
                word: chars[run..].iter().take(20).collect(),
                hint: if tab {
                    "type-spaces-for-tab"
                } else {
                    "type-space"
                },
                right: String::new(),
                edits: vec![Edit {
                    line: at as u32 + 1,
                    column: 1,
                    removed: run as u32,
                    inserted: " ".repeat(indent),
                }],
            });
        }
        self.lines.len()
    }
}

/// Prose with a colon that YAML takes for its own, with the one that prose has:
/// quotes would have the narrow one printed.
pub(in crate::load) fn wide_colons(text: &str) -> Option<String> {
    let (before, after) = text.split_once(": ")?;
    let hanzi = before.chars().next_back().is_some_and(is_hanzi) && !text.contains('"');
    (hanzi && after.starts_with(is_hanzi)).then(|| text.replace(": ", "："))
}

/// Where the text of a line ends: before a comment and the blanks before it.
pub(super) fn text_end(chars: &[char], pos: usize) -> usize {
    let comment = (pos + 1..chars.len()).find(|i| chars[*i] == '#' && is_blank(chars[*i - 1]));
    let mut end = comment.unwrap_or(chars.len());
    while end > pos + 1 && is_blank(chars[end - 1]) {
        end -= 1;
    }
    end
}

/// Whether it can hardly be running text.
fn looks_like_entry(content: &[char]) -> bool {
    let content = match content {
        ['-', ' ', rest @ ..] => rest,
        _ => content,
    };
    key_end(content, 0).is_some_and(|colon| {
        let key: String = content[..colon].iter().collect();
        is_key(&key)
    })
}
