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
        let head = if block { self.head(shape) } else { shape.start };
        let sign = self.text[head..shape.start].split([' ', '\n', '\r']).next();
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
            let below = format!("{}{indent}{lines}", self.line_end());
            match block {
                true => (head, format!("|{below}")),
                false => {
                    let end = self.end_of_line(shape.end);
                    self.splices.push(Splice::new(end, 0, below, 0));
                    (head, "|".to_string())
                }
            }
        };
        // Where nothing was typed, nothing parts it from what stands before.
        let bare = shape.start == shape.end && !block;
        let colon = self.text[..at].ends_with([':', '-', ',']);
        let gap = if bare && colon { " " } else { "" };
        let splice = Splice::new(at, shape.end - at, format!("{gap}{typed}"), 0);
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
                out.push_str(self.line_end());
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
mod tests {
    use super::*;
    use crate::load::fields::{self, Content, Item};

    fn texts(item: &Item, found: &mut Vec<(u32, String)>) {
        match &item.content {
            Content::Words(words) => found.push((item.node, words.clone())),
            Content::List(items) => items.iter().for_each(|item| texts(item, found)),
            Content::Fields(_, entries) => entries.iter().for_each(|e| texts(&e.item, found)),
            Content::Blank => found.push((item.node, String::new())),
        }
    }

    fn all(text: &str) -> Vec<(u32, String)> {
        let mut found = Vec::new();
        texts(&fields::tree(text).unwrap(), &mut found);
        found
    }

    const TEXT: &str = "# 头\nplan:\n  title: 甲 # 注\n  preamble: |\n    一段\n\n    二段\n\n  # 后\n  note: '旧'\n  stage:\n  labels: {lead: 乙, deadline: \"丙\"}\nsections:\n  - body: >\n      折\n      行\n  - 完\n";

    #[test]
    fn whatever_is_put_is_read_again_and_nothing_else_changes() {
        let words = [
            "新",
            "两段\n\n第二段",
            "a: b",
            "# 井",
            "- 横",
            "“引”\"号'",
            "\\反",
            "[x]",
            "{y}",
            "|",
            ">",
            "2026",
            "true",
            "〔2026〕1号",
            "@{director}",
            "长，句：子。",
            "  空格开头\n下行",
            "&a",
            "*b",
            "!c",
            "%",
            "尾：",
            "a,b",
            "\t跳",
        ];
        let before = all(TEXT);
        assert_eq!(before.len(), 8);
        for (i, (node, _)) in before.iter().enumerate() {
            for new in words {
                let mut editor = Editor::new(TEXT).unwrap();
                assert!(editor.put(*node, new), "{i} {new:?}");
                let out = editor.finish();
                let after = all(&out);
                assert_eq!(after.len(), before.len(), "{new:?}\n{out}");
                for (n, (a, b)) in before.iter().zip(&after).enumerate() {
                    let wanted = if n == i { new } else { &a.1 };
                    assert_eq!(b.1.trim_end(), wanted.trim_end(), "{new:?}\n{out}");
                }
                for remark in ["# 头\n", "# 注\n", "  # 后\n"] {
                    assert!(out.contains(remark), "{out}");
                }
            }
        }
    }

    #[test]
    fn a_text_in_a_block_stays_one() {
        let mut editor = Editor::new(TEXT).unwrap();
        let (node, _) = all(TEXT)[1];
        editor.put(node, "新一\n\n新二");
        let out = editor.finish();
        assert!(
            out.contains("  preamble: |\n    新一\n\n    新二\n\n  # 后\n"),
            "{out}"
        );
    }
}
