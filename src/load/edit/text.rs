//! Takes a text of a file and new words for it; gives them typed as the old ones
//! are: a text in a block stays one, and what stands in quotes keeps them.

use super::shape::{Kind, Shape};
use super::value::scalar;
use super::{Editor, Splice};

impl Editor<'_> {
    /// Puts new words in the place of a text. False where no text stands there.
    pub fn put(&mut self, node: u32, words: &str) -> bool {
        let Some(way) = self.root.way(node) else {
            return false;
        };
        let Some(shape) = way.last() else {
            return false;
        };
        let Kind::Scalar { quoted, block } = shape.kind else {
            return false;
        };
        let words = words.trim_end();
        let in_brackets = |shape: &&Shape| {
            matches!(
                shape.kind,
                Kind::List { flow: true, .. } | Kind::Record { flow: true, .. }
            )
        };
        let in_brackets = way.iter().any(in_brackets);
        let bare = shape.start == shape.end && !block;
        let head = if block {
            self.head(shape)
        } else if bare {
            // Nothing was typed: it comes behind the colon.
            match self.field_of(node) {
                Some((key, _)) => self.colon(key),
                None => return false,
            }
        } else {
            shape.start
        };
        let sign = self.text[head..shape.start.max(head)]
            .split([' ', '\n', '\r'])
            .next();
        // Blanks that begin the text would be taken for the indentation.
        let deep = words.starts_with([' ', '\t']);
        let plain = matches!(sign, Some("|" | "|-" | "|+")) && !deep && !words.is_empty();
        let (at, typed) = if block && plain {
            let indent = " ".repeat(self.column(shape.start));
            (shape.start, self.lines(&indent, words))
        } else if deep || in_brackets || !(block || words.contains('\n')) || words.is_empty() {
            (head, scalar(words, quoted || block))
        } else {
            // A remark goes on behind the sign, and the lines come below it.
            let indent = self.indent(head);
            let lines = self.lines(&indent, words);
            let below = format!("{}{indent}{lines}", self.line_end);
            match block {
                true => (head, format!("|{below}")),
                false => {
                    let end = self.end_of_line(shape.end.max(head));
                    self.splices.push(Splice::new(end, 0, below, 1));
                    (head, "|".to_string())
                }
            }
        };
        let gap = if bare { " " } else { "" };
        let removed = shape.end.max(at) - at;
        let splice = Splice::new(at, removed, format!("{gap}{typed}"), 0);
        self.splices.push(splice);
        true
    }

    /// Where the sign stands that a block begins with.
    fn head(&self, shape: &Shape) -> usize {
        let before = self.text[..self.start_of_line(shape.start)].trim_end();
        let line = self.start_of_line(before.len());
        let remark = before[line..].find(" #").map_or(before.len(), |i| line + i);
        before[..remark].rfind(['|', '>']).unwrap_or(shape.start)
    }

    /// The words line by line, the first where it stands.
    fn lines(&self, indent: &str, words: &str) -> String {
        let mut out = String::new();
        for (i, line) in words.lines().enumerate() {
            if i > 0 {
                out.push_str(self.line_end);
            }
            if !line.trim().is_empty() {
                out.push_str(if i > 0 { indent } else { "" });
                out.push_str(line);
            }
        }
        out
    }

    /// The blanks before what stands deeper than the line of a place.
    fn indent(&self, at: usize) -> String {
        let line = &self.text[self.start_of_line(at)..];
        let bare = line.trim_start_matches([' ', '-']);
        " ".repeat(line.len() - bare.len() + 2)
    }
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
