//! Takes a text and the numbers of its values; gives lines and columns.
//!
//! Walks the parser's events a second time, counting values as `yaml` does. Its
//! own faults are ignored: a value it does not reach has the place of the last
//! one it did.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span as EventSpan};

use crate::diagnostic::{FileId, Occurrences, Span, Words};

/// Where a value stands: lines and columns from 1, in characters, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    /// The same as numbers of characters from the text's start.
    start: u32,
    end: u32,
}

impl Extent {
    const START: Self = Self {
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        start: 0,
        end: 0,
    };

    pub(super) fn span(self, file: FileId) -> Span {
        Span {
            file,
            line: self.line,
            column: self.column,
            end_line: self.end_line,
            end_column: self.end_column,
        }
    }
}

/// The places of all values of one text.
#[derive(Debug, Default)]
pub(super) struct Positions {
    values: Vec<Extent>,
    /// The character at which each line starts.
    lines: Vec<u32>,
    /// Byte of every so manieth character: lines may be long.
    marks: Vec<usize>,
    /// Where words stand in the text of a value, by its number.
    occurrences: HashMap<u32, Occurrences>,
}

/// Characters from one mark to the next.
const STRIDE: usize = 128;

/// How many lines within brackets may be indented less than this parser wants.
const LENIENT: usize = 32;

impl Positions {
    /// Finds the places of all values of the first document.
    pub(super) fn of(text: &str) -> Self {
        let (mut lines, mut marks) = (vec![0], Vec::new());
        for (index, (byte, c)) in text.char_indices().enumerate() {
            if index % STRIDE == 0 {
                marks.push(byte);
            }
            if c == '\n' {
                lines.push(index as u32 + 1);
            }
        }
        let mut positions = Self {
            values: Vec::new(),
            lines,
            marks,
            occurrences: HashMap::new(),
        };
        let mut read = text.to_owned();
        for _ in 0..LENIENT {
            let Some(start) = positions.walk(text, &read) else {
                break;
            };
            // The line goes on with the one before it: a blank is as good there.
            let byte = positions.byte(text, start);
            let Some(byte) = byte
                .checked_sub(1)
                .filter(|byte| read.as_bytes()[*byte] == b'\n')
            else {
                break;
            };
            read.replace_range(byte..=byte, " ");
            positions.values.clear();
        }
        positions
    }

    /// Walks the text as `read` has it, character for character; gives the start
    /// of a line that is indented too little.
    fn walk(&mut self, text: &str, read: &str) -> Option<u32> {
        let mut open: Vec<usize> = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str(read) {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) if error.info() == "invalid indentation" => {
                    let at = error.marker().index() as u32;
                    let line = self.lines.partition_point(|start| *start <= at);
                    return self.lines.get(line.checked_sub(1)?).copied();
                }
                Err(_) => return None,
            };
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return None;
                    }
                }
                Event::Scalar(..) if span.is_empty() => {
                    let after = self.values.last().copied();
                    self.values.push(self.empty(text, after));
                }
                Event::Scalar(..) | Event::Alias(_) => self.values.push(self.extent(text, span)),
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    open.push(self.values.len());
                    self.values.push(self.extent(text, span));
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(start) = open.pop() {
                        self.close(start, span);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Line and column, from 1, of a character.
    fn place(&self, index: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= index).max(1);
        (line as u32, index - self.lines[line - 1] + 1)
    }

    /// A bracketed collection ends at its bracket if that stands on the same
    /// line; any other shows its first value.
    fn close(&mut self, start: usize, span: EventSpan) {
        let end = self.place(span.end.index() as u32);
        let first = self.values.get(start + 1).copied();
        let extent = &mut self.values[start];
        if !span.is_empty() && end.0 == extent.line {
            extent.end_column = end.1;
            extent.end = span.end.index() as u32;
        } else if let Some(first) = first
            && first.line == extent.line
        {
            extent.end_line = first.end_line;
            extent.end_column = first.end_column;
        }
    }

    fn extent(&self, text: &str, span: EventSpan) -> Extent {
        let (start, end) = (span.start.index() as u32, span.end.index() as u32);
        let ((line, column), (end_line, end_column)) = (self.place(start), self.place(end));
        let mut extent = Extent {
            line,
            column,
            end_line,
            end_column,
            start,
            end,
        };
        // A block text ends where the next line begins: show its first line.
        if extent.end_line > extent.line && extent.end_column == 1 {
            let rest = &text[self.byte(text, extent.start)..];
            let width = rest.chars().take_while(|c| *c != '\n').count() as u32;
            extent.end_line = extent.line;
            extent.end_column = extent.column + width.max(1);
        }
        extent
    }

    /// A value left out stands at the sign before it: a dash, colon or comma.
    fn empty(&self, text: &str, after: Option<Extent>) -> Extent {
        let mut at = after.unwrap_or(Extent::START);
        (at.line, at.column, at.start) = (at.end_line, at.end_column, at.end);
        let mut comment = false;
        for c in text[self.byte(text, at.start)..].chars() {
            comment |= c == '#';
            if c == '\n' {
                comment = false;
                (at.line, at.column) = (at.line + 1, 0);
            } else if !comment && !c.is_whitespace() {
                break;
            }
            (at.column, at.start) = (at.column + 1, at.start + 1);
        }
        (at.end_line, at.end_column, at.end) = (at.line, at.column + 1, at.start + 1);
        at
    }

    /// The byte of a character.
    fn byte(&self, text: &str, index: u32) -> usize {
        let index = index as usize;
        let Some(&mark) = self.marks.get(index / STRIDE) else {
            return text.len();
        };
        let rest = text[mark..].char_indices().nth(index % STRIDE);
        rest.map_or(text.len(), |(byte, _)| mark + byte)
    }

    /// The place of a value; of the nearest one before it if it was not reached.
    pub(super) fn get(&self, node: u32) -> Extent {
        let found = self.values.get(node as usize).or(self.values.last());
        found.copied().unwrap_or(Extent::START)
    }

    /// All that was typed for a value.
    pub(super) fn source<'t>(&self, text: &'t str, node: u32) -> &'t str {
        let extent = self.get(node);
        let (start, end) = (self.byte(text, extent.start), self.byte(text, extent.end));
        text.get(start..end).unwrap_or_default()
    }

    /// What was typed for a value that stands on one line.
    pub(super) fn typed<'t>(&self, text: &'t str, node: u32) -> Option<&'t str> {
        self.values.get(node as usize)?;
        let source = self.source(text, node).trim();
        (!source.contains('\n')).then_some(source)
    }

    /// Where the words stand within the value's text.
    pub(super) fn find(&mut self, text: &str, words: &Words) -> Option<Extent> {
        let value = self.get(words.at.node);
        let source = self.source(text, words.at.node);
        let occurrences = self.occurrences.entry(words.at.node).or_default();
        let at = occurrences.nth(source, &words.words, words.nth)?;
        let base = self.byte(text, value.start);
        let start = self.index(text, base + at);
        let end = start + words.words.chars().count() as u32;
        let (line, column) = self.place(start);
        Some(Extent {
            line,
            column,
            end_line: line,
            end_column: column + (end - start),
            start,
            end,
        })
    }

    /// The number of the character at a byte.
    fn index(&self, text: &str, byte: usize) -> u32 {
        let mark = self.marks.partition_point(|mark| *mark <= byte).max(1) - 1;
        let Some(&from) = self.marks.get(mark) else {
            return 0;
        };
        (mark * STRIDE + text[from..byte].chars().count()) as u32
    }

    /// The text before a value and from it on.
    pub(super) fn around<'t>(&self, text: &'t str, node: u32) -> (&'t str, &'t str) {
        text.split_at(self.byte(text, self.get(node).start))
    }
}

/// The byte of a column within a line.
pub(super) fn byte_of(line: &str, column: u32) -> usize {
    line.char_indices()
        .nth((column as usize).saturating_sub(1))
        .map_or(line.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
    use crate::load::node::{Node, Value};

    fn walk(node: &Node, visit: &mut impl FnMut(&Node)) {
        visit(node);
        match &node.value {
            Value::Seq(items) => items.iter().for_each(|item| walk(item, visit)),
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                walk(key, visit);
                walk(value, visit);
            }),
            _ => {}
        }
    }

    #[test]
    fn every_value_is_found_where_it_was_typed() {
        let text = "方案:\n  编号: a-1   # 说明\n  列: [甲, {乙: 丙, 丁: }, 1.10]\n  空:\n文字: |\n  一段\n\n  二段\n尾: '引号'\n";
        let text = text.to_string() + &format!("长: [{}末]\n", "项, ".repeat(300));
        let document = crate::load::yaml::read(FileId(0), &text).unwrap();
        let positions = Positions::of(&text);
        let (mut seen, mut count) = (0, 0);
        walk(&document.root, &mut |node| {
            count += 1;
            let extent = positions.get(node.at.node);
            let line = text.lines().nth(extent.line as usize - 1).unwrap();
            if let Value::Str(word) = &node.value
                && !word.contains('\n')
            {
                let typed = positions.typed(&text, node.at.node).unwrap();
                assert_eq!(typed.trim_matches('\''), word, "{node:?}");
                let (from, to) = (
                    byte_of(line, extent.column),
                    byte_of(line, extent.end_column),
                );
                assert_eq!(line[from..to].trim_matches('\''), word);
                seen += 1;
            }
        });
        assert_eq!(seen, 12 + 302);
        assert_eq!(positions.values.len(), count);
    }

    #[test]
    fn a_value_left_out_stands_at_its_dash_or_colon() {
        let text = "a:\n  -   # 空\n  - b:\nc: # 空\n";
        let positions = Positions::of(text);
        let place = |node| (positions.get(node).line, positions.get(node).column);
        assert_eq!(place(3), (2, 3));
        assert_eq!(place(6), (3, 6));
        assert_eq!(place(8), (4, 2));
    }
}
