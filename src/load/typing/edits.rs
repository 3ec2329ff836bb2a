//! Takes a text and edits; gives the text to read, and the way back from its
//! columns to those that were typed.

use crate::diagnostic::{Edit, Span};
use crate::load::locate::byte_of;

/// The text with the edits made. They are in the order of the text.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    if edits.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + edits.len() * 2);
    let mut edits = edits.iter().peekable();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let mut done = 0;
        while let Some(edit) = edits.next_if(|edit| edit.line as usize == index + 1) {
            let start = byte_of(line, edit.column).max(done);
            out.push_str(&line[done..start]);
            out.push_str(&edit.inserted);
            done = byte_of(line, edit.column + edit.removed).max(start);
        }
        out.push_str(&line[done..]);
    }
    out
}

/// The column as typed of a column of the edited text.
pub(in crate::load) fn typed_column(edits: &[Edit], line: u32, column: u32) -> u32 {
    let first = edits.partition_point(|edit| edit.line < line);
    let mut shift = 0i64;
    for edit in edits[first..].iter().take_while(|edit| edit.line == line) {
        let start = i64::from(edit.column) + shift;
        let inserted = edit.inserted.chars().count() as i64;
        if i64::from(column) < start {
            break;
        }
        if i64::from(column) < start + inserted {
            return edit.column;
        }
        shift += inserted - i64::from(edit.removed);
    }
    (i64::from(column) - shift).max(1) as u32
}

/// The stretch as typed of a stretch of the edited text.
pub(in crate::load) fn typed_span(edits: &[Edit], span: Span) -> Span {
    let column = typed_column(edits, span.line, span.column);
    let end = typed_column(edits, span.end_line, span.end_column);
    Span {
        column,
        end_column: if span.line == span.end_line {
            end.max(column)
        } else {
            end
        },
        ..span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(line: u32, column: u32, removed: u32, inserted: &str) -> Edit {
        Edit {
            line,
            column,
            removed,
            inserted: inserted.into(),
        }
    }

    #[test]
    fn columns_lead_back_to_what_was_typed() {
        let text = "标题: 甲\n组长：林 浩：*\n";
        let edits = [edit(2, 3, 1, ": "), edit(2, 7, 0, "'"), edit(2, 8, 0, "'")];
        let read = apply(text, &edits);
        assert_eq!(read, "标题: 甲\n组长: 林 浩'：'*\n");
        for (column, word) in [(1, '组'), (5, '林'), (9, '：'), (11, '*')] {
            let line = read.lines().nth(1).unwrap();
            assert_eq!(line.chars().nth(column as usize - 1), Some(word));
            let typed = typed_column(&edits, 2, column) as usize;
            let line = text.lines().nth(1).unwrap();
            assert_eq!(line.chars().nth(typed - 1), Some(word), "{column}");
        }
        assert_eq!(typed_column(&edits, 1, 4), 4);
    }
}
