//! Takes the other parts of a DOCX; gives what stands beside its text: comments,
//! notes, heads and feet of pages.

use super::xml::{is, parsed};
use crate::diagnostic::Diagnostic;
use crate::read::flow::{BesideKind, Flow};
use crate::read::package;

/// Notes all of it.
pub(super) fn beside(
    bytes: &[u8],
    names: &[(String, u64)],
    flow: &mut Flow,
) -> Result<(), Box<Diagnostic>> {
    for (name, _) in names {
        let kind = match name.strip_prefix("word/") {
            Some("comments.xml") => BesideKind::Comment,
            Some("footnotes.xml" | "endnotes.xml") => BesideKind::Note,
            Some(part) if part.starts_with("header") || part.starts_with("footer") => {
                BesideKind::Margin
            }
            _ => continue,
        };
        let Some(text) = package::text(bytes, name)? else {
            continue;
        };
        let tree = parsed(&text)?;
        let whole =
            |n: &roxmltree::Node| ["comment", "footnote", "endnote"].iter().any(|k| is(n, k));
        let mut pieces: Vec<_> = tree.descendants().filter(whole).collect();
        if pieces.is_empty() && kind == BesideKind::Margin {
            pieces.push(tree.root_element());
        }
        for piece in pieces {
            let texts = piece.descendants().filter(|n| is(n, "t"));
            let words: String = texts.filter_map(|n| n.text()).collect();
            // The number of a page says nothing.
            let says = words.chars().any(|c| c.is_alphabetic());
            flow.aside(kind, if says { &words } else { "" });
        }
    }
    Ok(())
}
