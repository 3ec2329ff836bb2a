//! Takes edits of files; gives the new texts, and the patch that brings them
//! about.

use std::fmt::Write;

use crate::diagnostic::FileId;
use crate::write::docx::equal;

/// An edit of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// First byte that goes.
    pub at: usize,
    /// How many bytes go.
    pub removed: usize,
    /// What comes in their place.
    pub inserted: String,
}

/// The text with all edits of that file made; the same edit twice is one.
/// Nothing where two of them touch each other.
pub fn applied(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort();
    edits.dedup();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.at)?);
        out.push_str(&edit.inserted);
        at = edit.at + edit.removed;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Lines around a change.
const CONTEXT: usize = 3;

/// A unified diff of one file; empty where nothing differs.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let mut lines: Vec<(char, &str, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in equal(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        for (n, line) in a[i..x].iter().enumerate() {
            lines.push(('-', line, i + n, j));
        }
        for (n, line) in b[j..y].iter().enumerate() {
            lines.push(('+', line, x, j + n));
        }
        if x < a.len() {
            lines.push((' ', a[x], x, y));
        }
        (i, j) = (x + 1, y + 1);
    }
    // A text ends with a line end; what split leaves behind it is no line.
    if old.ends_with('\n') && new.ends_with('\n') {
        lines.pop();
    }
    let changed: Vec<usize> = (0..lines.len()).filter(|n| lines[*n].0 != ' ').collect();
    if changed.is_empty() {
        return String::new();
    }
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    let mut next = 0;
    while next < changed.len() {
        let begin = changed[next].saturating_sub(CONTEXT);
        let mut end = changed[next] + CONTEXT + 1;
        while next + 1 < changed.len() && changed[next + 1] <= end + CONTEXT {
            next += 1;
            end = changed[next] + CONTEXT + 1;
        }
        next += 1;
        let hunk = &lines[begin..end.min(lines.len())];
        let count = |sign: char| hunk.iter().filter(|line| line.0 != sign).count();
        let (first_old, first_new) = (hunk[0].2 + 1, hunk[0].3 + 1);
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "@@ -{first_old},{} +{first_new},{} @@",
            count('+'),
            count('-')
        );
        for (sign, line, ..) in hunk {
            let _ = writeln!(out, "{sign}{line}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_names_lines_and_what_stands_around_them() {
        let old = "a\nb\nc\nd\ne\nf\n";
        let new = "a\nb\nc\nD\ne\nf\n";
        let text = "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,6 +1,6 @@\n a\n b\n c\n-d\n+D\n e\n f\n";
        assert_eq!(unified("x.yaml", old, new), text);
        assert_eq!(unified("x.yaml", old, old), "");
    }

    #[test]
    fn edits_that_touch_are_refused() {
        let edit = |at, removed, inserted: &str| Edit {
            file: FileId(0),
            at,
            removed,
            inserted: inserted.into(),
        };
        let both = [edit(0, 1, "x"), edit(3, 0, "y"), edit(0, 1, "x")];
        assert_eq!(applied("abcd", &both).as_deref(), Some("xbcyd"));
        assert_eq!(applied("abcd", &[edit(0, 2, "x"), edit(1, 1, "y")]), None);
    }
}
