//! Takes a text and the numbers of its values; gives lines and columns.
//!
//! Walks the parser's events a second time, counting values as `yaml` does. Its
//! own faults are ignored: a value it does not reach has the place of the last
//! one it did.

use saphyr_parser::{Event, Parser, Span as EventSpan};

use crate::diagnostic::{FileId, Span, Words};

/// Where a value stands: lines and columns from 1, in characters, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

impl Extent {
    const START: Self = Self {
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
    };

    pub fn span(self, file: FileId) -> Span {
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
    /// Byte at which each line starts.
    lines: Vec<usize>,
}

impl Positions {
    /// Finds the places of all values of the first document.
    pub fn of(text: &str) -> Self {
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(i, _)| i + 1))
            .collect();
        let mut positions = Self {
            values: Vec::new(),
            lines,
        };
        positions.walk(text);
        positions
    }

    fn walk(&mut self, text: &str) {
        let mut open: Vec<usize> = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { return };
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return;
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
    }

    /// A bracketed collection ends at its bracket if that stands on the same
    /// line; any other shows its first value.
    fn close(&mut self, start: usize, span: EventSpan) {
        let end = (span.end.line() as u32, span.end.col() as u32 + 1);
        let first = self.values.get(start + 1).copied();
        let extent = &mut self.values[start];
        if !span.is_empty() && end.0 == extent.line {
            extent.end_column = end.1;
        } else if let Some(first) = first
            && first.line == extent.line
        {
            extent.end_line = first.end_line;
            extent.end_column = first.end_column;
        }
    }

    fn extent(&self, text: &str, span: EventSpan) -> Extent {
        let mut extent = Extent {
            line: span.start.line() as u32,
            column: span.start.col() as u32 + 1,
            end_line: span.end.line() as u32,
            end_column: span.end.col() as u32 + 1,
        };
        // A block text ends where the next line begins: show its first line.
        if extent.end_line > extent.line && extent.end_column == 1 {
            let width = self.line(text, extent.line).chars().count() as u32;
            extent.end_line = extent.line;
            extent.end_column = (width + 1).max(extent.column + 1);
        }
        extent
    }

    /// A value left out stands at the sign before it: a dash, colon or comma.
    fn empty(&self, text: &str, after: Option<Extent>) -> Extent {
        let start = after.unwrap_or(Extent::START);
        for line in start.end_line..=self.lines.len() as u32 {
            let skip = if line == start.end_line {
                start.end_column as usize - 1
            } else {
                0
            };
            let chars = self.line(text, line).chars().enumerate().skip(skip);
            let Some((column, sign)) = chars.into_iter().find(|(_, c)| !c.is_whitespace()) else {
                continue;
            };
            if sign != '#' {
                let column = column as u32 + 1;
                return Extent {
                    line,
                    column,
                    end_line: line,
                    end_column: column + 1,
                };
            }
        }
        start
    }

    /// The place of a value; of the nearest one before it if it was not reached.
    pub fn get(&self, node: u32) -> Extent {
        let found = self.values.get(node as usize).or(self.values.last());
        found.copied().unwrap_or(Extent::START)
    }

    /// Where the words stand within the value's text, which ends where the next
    /// value begins.
    pub fn find(&self, text: &str, words: &Words) -> Option<Extent> {
        let start = self.values.get(words.at.node as usize)?;
        let next = self.values.get(words.at.node as usize + 1);
        let last = next.map_or(self.lines.len() as u32, |next| next.line);
        let mut before = words.nth;
        for line in start.line..=last {
            let whole = self.line(text, line);
            let from = if line == start.line {
                byte_of(whole, start.column)
            } else {
                0
            };
            let until = match next {
                Some(next) if next.line == line => byte_of(whole, next.column),
                _ => whole.len(),
            };
            let part = whole.get(from..until).unwrap_or_default();
            let hits = part.match_indices(words.words.as_str());
            for (at, _) in hits {
                if before == 0 {
                    let column = whole[..from + at].chars().count() as u32 + 1;
                    return Some(Extent {
                        line,
                        column,
                        end_line: line,
                        end_column: column + words.words.chars().count() as u32,
                    });
                }
                before -= 1;
            }
        }
        None
    }

    /// A line's text, counted from 1, without its end.
    pub fn line<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let index = (line as usize).saturating_sub(1);
        let Some(&start) = self.lines.get(index) else {
            return "";
        };
        let end = self
            .lines
            .get(index + 1)
            .map_or(text.len(), |next| next - 1);
        text.get(start..end).unwrap_or_default()
    }

    /// What was typed for a value that stands on one line.
    pub fn typed<'t>(&self, text: &'t str, node: u32) -> Option<&'t str> {
        self.values.get(node as usize)?;
        let extent = self.get(node);
        if extent.line != extent.end_line {
            return None;
        }
        let line = self.line(text, extent.line);
        let start = byte_of(line, extent.column);
        let end = byte_of(line, extent.end_column);
        line.get(start..end).map(str::trim)
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
        let document = crate::load::yaml::read(FileId(0), text).unwrap();
        let positions = Positions::of(text);
        let mut seen = 0;
        walk(&document.root, &mut |node| {
            if let Value::Str(word) = &node.value
                && !word.contains('\n')
            {
                let typed = positions.typed(text, node.at.node).unwrap();
                assert_eq!(typed.trim_matches('\''), word, "{node:?}");
                seen += 1;
            }
        });
        assert_eq!(seen, 12);
        assert_eq!(positions.values.len(), {
            let mut count = 0;
            walk(&document.root, &mut |_| count += 1);
            count
        });
    }
}
