//! Takes a document's headings; gives a table of contents for long documents.

use super::markup::{Markup, link};
use crate::document::{Document, outline};

/// Fewest headings that need a table of contents.
const LONG: usize = 8;

/// Deepest heading in it.
const DEEPEST: u8 = 2;

/// The links' words are labels that CSS shows: as text they would stand in the
/// document twice.
pub(super) fn write(document: &Document, out: &mut Markup) {
    let entries = outline(document, DEEPEST);
    if entries.len() < LONG {
        return;
    }
    out.open("nav", &[("class", "toc"), ("aria-label", "目录")]);
    out.open("ol", &[]);
    for entry in &entries {
        out.open("li", &[("class", &format!("l{}", entry.level))]);
        // A heading that text follows on its line ends with a mark.
        let label = entry.title.replace('\n', "");
        let label = label.trim_end_matches(['。', '：']);
        out.open(
            "a",
            &[("href", &link(&entry.anchor)), ("aria-label", label)],
        );
        out.close("a");
        out.close("li");
    }
    out.close("ol");
    out.close("nav");
}
