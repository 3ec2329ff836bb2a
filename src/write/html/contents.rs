//! Takes a document's headings; gives a table of contents for long documents.

use super::Writer;
use super::markup::{Markup, link};
use crate::document::{Block, Document, Entry, outline};

/// Fewest headings that need a table of contents.
const LONG: usize = 8;

/// Deepest heading in it.
const DEEPEST: u8 = 2;

/// It is folded, so that the head comes first on a phone, too. Its words are text:
/// found, copied and read aloud like all others.
pub(super) fn write(document: &Document, out: &mut Markup) {
    let entries = outline(document, DEEPEST);
    let wanted = document.walk().any(|b| matches!(b, Block::Contents(_)));
    if entries.len() < LONG && !wanted {
        return;
    }
    out.open("nav", &[("class", "toc"), ("aria-label", "目录")]);
    out.open("details", &[]);
    out.element("summary", &[], "目录");
    out.open("ol", &[]);
    for entry in &entries {
        out.open("li", &[("class", &format!("l{}", entry.level))]);
        // A heading that text follows on its line ends with a mark.
        let label = entry.label().replace('\n', "");
        out.element("a", &[("href", &link(&entry.anchor))], &label);
        out.close("li");
    }
    out.close("ol");
    out.close("details");
    out.close("nav");
}

impl Writer<'_> {
    /// The plan's own table of contents, for paper: a screen has the one above.
    pub(super) fn contents(&self, entries: &[Entry], out: &mut Markup) {
        out.open("div", &[("class", "contents"), ("aria-label", "目　录")]);
        for (number, entry) in entries.iter().enumerate() {
            let begins = self.page_class(number);
            let page = self.seams.pages.get(&entry.anchor);
            let page = page.map_or(String::new(), |page| (page + 1).to_string());
            let depth = if entry.level > 1 { "second" } else { "" };
            let class = format!("{depth} {begins}");
            let label = entry.label().replace('\n', "");
            out.open(
                "a",
                &[
                    ("class", class.trim()),
                    ("href", &link(&entry.anchor)),
                    ("aria-label", &label),
                    ("data-page", &page),
                ],
            );
            // Dots up to the number.
            out.element("i", &[], "");
            out.close("a");
        }
        out.close("div");
    }
}
