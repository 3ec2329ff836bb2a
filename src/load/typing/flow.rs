//! Values in brackets.

use super::Candidate;
use super::scan::Scan;
use super::signs::{is_blank, is_special};
use crate::diagnostic::{Code, Edit};

/// What the next word in a bracket is.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    /// An item, or the key of an entry.
    Entry,
    /// The value after a colon.
    Value,
    /// A comma or a bracket.
    Separator,
}

struct Bracket {
    close: char,
    expect: Expect,
}

impl Scan<'_> {
    /// Passes over a value in brackets, on as many lines as it takes; gives the
    /// line after it.
    pub(super) fn brackets(&mut self, at: usize, start: usize, parent: i64) -> usize {
        let mut open: Vec<Bracket> = Vec::new();
        let (mut line, mut i) = (at, start);
        loop {
            if i >= self.lines[line].len() {
                line += 1;
                i = 0;
                if line >= self.lines.len() || self.starts_entry(line, parent) {
                    let close = open.first().map_or(']', |bracket| bracket.close);
                    self.unclosed(at, start, close, "close-bracket");
                    return at + 1;
                }
                continue;
            }
            let chars = &self.lines[line];
            match chars[i] {
                c if is_blank(c) => i += 1,
                '#' if i == 0 || is_blank(chars[i - 1]) => i = chars.len(),
                c @ ('[' | '{') => {
                    open.push(Bracket {
                        close: if c == '[' { ']' } else { '}' },
                        expect: Expect::Entry,
                    });
                    i += 1;
                }
                ']' | '}' => {
                    open.pop();
                    i += 1;
                    let Some(bracket) = open.last_mut() else {
                        return self.after_brackets(at, start, line, i);
                    };
                    bracket.expect = Expect::Separator;
                }
                _ => {
                    let Some(bracket) = open.last_mut() else {
                        return line + 1;
                    };
                    (line, i) = self.in_brackets(bracket, line, i, parent);
                }
            }
        }
    }

    fn after_brackets(&mut self, at: usize, start: usize, line: usize, end: usize) -> usize {
        let rest = &self.lines[line][end..];
        let gap = rest.iter().take_while(|c| is_blank(**c)).count();
        if gap < rest.len() && rest[gap] != '#' && rest[gap] != ':' && at == line {
            let chars: &[char] = &self.lines[at];
            let end = chars.len();
            self.push_quote(&[(at as u32 + 1, chars)], start, end);
        }
        line + 1
    }

    /// One word, value or mark between brackets; gives the place after it.
    fn in_brackets(
        &mut self,
        bracket: &mut Bracket,
        line: usize,
        i: usize,
        parent: i64,
    ) -> (usize, usize) {
        let lines = self.lines;
        let chars = lines[line].as_slice();
        match chars[i] {
            ',' => {
                bracket.expect = Expect::Entry;
                (line, i + 1)
            }
            ':' if chars
                .get(i + 1)
                .is_none_or(|c| is_blank(*c) || matches!(c, '[' | '{' | '"' | ',' | ']' | '}')) =>
            {
                bracket.expect = Expect::Value;
                (line, i + 1)
            }
            '"' | '\'' => {
                let Some(after) = self.closing_quote(line, i, parent) else {
                    self.unclosed(line, i, chars[i], "close-quote");
                    return (line, chars.len());
                };
                bracket.expect = Expect::Separator;
                self.after_quote(bracket, line, i, after)
            }
            '-' if chars.get(i + 1).is_some_and(|c| !is_blank(*c)) => self.plain(bracket, line, i),
            _ if is_special(chars, i) => {
                let end = value_end(chars, i);
                self.push_quote(&[(line as u32 + 1, chars)], i, end);
                bracket.expect = Expect::Separator;
                (line, end)
            }
            _ => self.plain(bracket, line, i),
        }
    }

    fn after_quote(
        &mut self,
        bracket: &mut Bracket,
        line: usize,
        start: usize,
        after: (usize, usize),
    ) -> (usize, usize) {
        let chars = self.lines[after.0].as_slice();
        let gap = chars[after.1..]
            .iter()
            .take_while(|c| is_blank(**c))
            .count();
        let next = after.1 + gap;
        match chars.get(next) {
            None | Some(',' | ']' | '}' | ':' | '#') => {}
            Some('，' | '、') => {
                self.replace(Code::FullwidthComma, after.0, next, ", ", "type-comma");
                bracket.expect = Expect::Entry;
                return (after.0, next + 1);
            }
            Some('：') if bracket.close == '}' => {
                self.replace(Code::FullwidthColon, after.0, next, ": ", "type-colon");
                bracket.expect = Expect::Value;
                return (after.0, next + 1);
            }
            Some(_) if line == after.0 => {
                let end = value_end(chars, after.1);
                self.push_quote(&[(line as u32 + 1, chars)], start, end);
                return (line, end);
            }
            Some(_) => {}
        }
        after
    }

    /// Text without quotes, to the next mark.
    fn plain(&mut self, bracket: &mut Bracket, line: usize, start: usize) -> (usize, usize) {
        let lines = self.lines;
        let chars = lines[line].as_slice();
        let mut i = start;
        while i < chars.len() {
            let next = chars.get(i + 1);
            match chars[i] {
                ',' | ']' | '}' => break,
                '[' | '{' => return self.bracket_in_text(bracket, line, start, i),
                '#' if i > start && is_blank(chars[i - 1]) => break,
                ':' if next
                    .is_none_or(|c| is_blank(*c) || matches!(c, ',' | '[' | ']' | '{' | '}')) =>
                {
                    if bracket.expect == Expect::Entry {
                        break;
                    }
                    return self.second_colon(bracket, line, start, i);
                }
                _ => i += 1,
            }
        }
        if bracket.expect == Expect::Value || chars.get(i) != Some(&':') {
            bracket.expect = Expect::Separator;
        }
        (line, i)
    }

    /// `组长：[甲]`, or text with a bracket in it.
    fn bracket_in_text(
        &mut self,
        bracket: &mut Bracket,
        line: usize,
        start: usize,
        i: usize,
    ) -> (usize, usize) {
        let chars = self.lines[line].as_slice();
        let before = chars[start..i]
            .iter()
            .rposition(|c| !is_blank(*c))
            .map(|p| start + p);
        if let Some(colon) = before
            && chars[colon] == '：'
            && bracket.close == '}'
            && bracket.expect == Expect::Entry
        {
            self.replace(Code::FullwidthColon, line, colon, ": ", "type-colon");
            bracket.expect = Expect::Value;
            return (line, i);
        }
        if let Some(comma) = before
            && matches!(chars[comma], '，' | '、')
        {
            self.replace(Code::FullwidthComma, line, comma, ", ", "type-comma");
            bracket.expect = Expect::Entry;
            return (line, i);
        }
        let end = value_end(chars, start);
        self.push_quote(&[(line as u32 + 1, chars)], start, end);
        bracket.expect = Expect::Separator;
        (line, end)
    }

    /// `{姓名: 甲，电话: 1}`, or a text with a colon in it.
    fn second_colon(
        &mut self,
        bracket: &mut Bracket,
        line: usize,
        start: usize,
        colon: usize,
    ) -> (usize, usize) {
        let chars = self.lines[line].as_slice();
        let comma = chars[start..colon]
            .iter()
            .rposition(|c| matches!(c, '，' | '、'));
        if let Some(comma) = comma
            && bracket.close == '}'
        {
            self.replace(
                Code::FullwidthComma,
                line,
                start + comma,
                ", ",
                "type-comma",
            );
            bracket.expect = Expect::Value;
            return (line, colon + 1);
        }
        let end = value_end(chars, start);
        self.push_quote(&[(line as u32 + 1, chars)], start, end);
        bracket.expect = Expect::Separator;
        (line, end)
    }

    fn replace(&mut self, code: Code, line: usize, at: usize, with: &str, hint: &'static str) {
        let chars = &self.lines[line];
        self.found.push(Candidate {
            code,
            line: line as u32 + 1,
            column: at as u32 + 1,
            len: 1,
            word: chars[at].to_string(),
            hint,
            right: String::new(),
            edits: vec![Edit {
                line: line as u32 + 1,
                column: at as u32 + 1,
                removed: 1,
                inserted: with.to_owned(),
            }],
        });
    }
}

/// Where a text between brackets ends that was not put in quotes: at the next
/// comma or closing bracket that is not its own.
fn value_end(chars: &[char], start: usize) -> usize {
    let mut own = 0;
    let mut end = start;
    for (i, c) in chars.iter().enumerate().skip(start) {
        match c {
            '[' | '{' => own += 1,
            ']' | '}' if own > 0 => own -= 1,
            ',' | ']' | '}' if own == 0 && i > start => return end,
            _ => {}
        }
        if !is_blank(*c) {
            end = i + 1;
        }
    }
    end
}
