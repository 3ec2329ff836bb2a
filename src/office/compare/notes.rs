//! Takes a DOCX; gives its comments, footnotes and endnotes by what points at
//! them from the text.

use std::collections::BTreeMap;

use super::aside::{Aside, AsideKind};
use super::markup::{attribute, is, parsed, words};
use crate::diagnostic::Diagnostic;
use crate::read::package;

/// By the element that points at them, and their number.
pub(super) type Notes = BTreeMap<(&'static str, String), Aside>;

/// Parts that hold comments and notes: the part, what it holds, what points at
/// that, and what it is.
const PARTS: [(&str, &str, &str, AsideKind); 3] = [
    (
        "comments",
        "comment",
        "commentReference",
        AsideKind::Comment,
    ),
    (
        "footnotes",
        "footnote",
        "footnoteReference",
        AsideKind::Note,
    ),
    ("endnotes", "endnote", "endnoteReference", AsideKind::Note),
];

/// Reads them.
///
/// # Errors
/// `file-damaged`.
pub(super) fn read(bytes: &[u8], names: &[String]) -> Result<Notes, Box<Diagnostic>> {
    let mut found = Notes::new();
    for name in names {
        let own = name.strip_prefix("word/").unwrap_or_default();
        let part = PARTS.iter().find(|(part, ..)| own.starts_with(part));
        let Some((part, one, points, kind)) = part.filter(|_| own.ends_with(".xml")) else {
            continue;
        };
        let text = package::text(bytes, name)?.unwrap_or_default();
        let tree = parsed(&text)?;
        // Beside the comments stand parts with more about them.
        let root = tree.root_element();
        for note in root.children().filter(|n| is(&root, part) && is(n, one)) {
            let of = |name: &str| attribute(note, name).unwrap_or_default();
            // The rule between text and notes is one of another kind.
            if of("type").is_empty() || of("type") == "normal" {
                let aside = Aside {
                    author: of("author").to_string(),
                    date: of("date").chars().take(10).collect(),
                    words: words(note),
                    ..Aside::new(*kind)
                };
                found.insert((points, of("id").to_string()), aside);
            }
        }
    }
    Ok(found)
}
