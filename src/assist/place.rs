//! Takes a text; gives places in it as editors count them, and back.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;

/// A place: the line from 0, and UTF-16 units before it in that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Point {
    pub line: u32,
    pub character: u32,
}

/// A stretch between two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Range {
    pub start: Point,
    pub end: Point,
}

/// A text by its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// A line without its end; empty behind the last.
    fn line(&self, number: usize) -> (usize, &'t str) {
        let Some(&start) = self.starts.get(number) else {
            return (self.text.len(), "");
        };
        let end = self
            .starts
            .get(number + 1)
            .map_or(self.text.len(), |end| end - 1);
        (start, self.text[start..end].trim_end_matches('\r'))
    }

    /// The byte of a place; of the line's end where the line is shorter.
    pub(super) fn byte(&self, point: Point) -> usize {
        let (start, line) = self.line(point.line as usize);
        let mut units = 0;
        for (at, c) in line.char_indices() {
            if units >= point.character {
                return start + at;
            }
            units += c.len_utf16() as u32;
        }
        start + line.len()
    }

    /// The place of a byte.
    pub(super) fn point(&self, byte: usize) -> Point {
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let before = &self.text[self.starts[line]..byte];
        Point {
            line: line as u32,
            character: before.encode_utf16().count() as u32,
        }
    }

    /// The stretch between two bytes.
    pub(super) fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        Range {
            start: self.point(bytes.start),
            end: self.point(bytes.end),
        }
    }

    /// The place of a line and column as faults count them: from 1, in characters.
    pub(super) fn at(&self, line: u32, column: u32) -> Point {
        let line = line.max(1) - 1;
        let (_, text) = self.line(line as usize);
        let before = text.chars().take(column.max(1) as usize - 1);
        Point {
            line,
            character: before.map(|c| c.len_utf16() as u32).sum(),
        }
    }

    /// The stretch of a fault.
    pub(super) fn span(&self, span: &Span) -> Range {
        Range {
            start: self.at(span.line, span.column),
            end: self.at(span.end_line, span.end_column),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_editors_do() {
        let text = "甲: 𠀀乙\r\n\n丙";
        let lines = Lines::new(text);
        let second = text.find('乙').unwrap();
        let point = lines.point(second);
        assert_eq!((point.line, point.character), (0, 5));
        assert_eq!(lines.byte(point), second);
        assert_eq!(lines.at(1, 5), point);
        let beyond = Point {
            line: 0,
            character: 99,
        };
        assert_eq!(lines.byte(beyond), text.find('\r').unwrap());
        assert_eq!(
            lines.byte(Point {
                line: 9,
                character: 0
            }),
            text.len()
        );
        assert_eq!(lines.point(text.len()).line, 2);
    }
}
