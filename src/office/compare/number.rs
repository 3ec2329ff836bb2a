//! Numbers that the program gives: before headings and entries, and in the first
//! column of tables. Nobody need care for them.

use std::ops::Range;

use super::written::Line;

/// Whether a change is one of the number before a paragraph and nothing else.
pub(super) fn follows(line: &Line, range: &Range<usize>, new: &str) -> bool {
    let first = line.pieces.first().filter(|piece| piece.from.is_none());
    first.is_some_and(|piece| {
        range.end <= piece.text.chars().count() && is_number(&piece.text) && is_number(new)
    })
}

/// Whether a text is nothing but a number and its marks, or nothing at all.
fn is_number(text: &str) -> bool {
    text.chars().all(is_of_number)
}

/// Whether a character may stand in a number before a paragraph.
pub(super) fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || "零一二三四五六七八九十百（）()、．.①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽ ".contains(c)
}

/// Whether a head is that of the column of numbers.
pub(super) fn heads_numbers(text: &str) -> bool {
    matches!(text, "序号" | "编号" | "序" | "号" | "项次")
}
