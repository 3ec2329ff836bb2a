//! Takes a Document, a style and fonts; gives Pages.
//!
//! ```text
//! characters ─text─> atoms ─line─> lines ─block─> rows ─page─> Pages
//! ```
//!
//! One room each, in which a measure comes from `style` and a glyph from `font`.
//! A row is a slice of a page that is never cut; blocks say how far rows stand
//! apart and which stay together, and know nothing of pages.

pub mod font;
pub mod inks;
pub mod measures;
pub mod pages;
pub mod seams;
pub mod style;
pub mod text;

mod block;
mod fitting;
mod line;
mod page;
mod shared;

use std::collections::BTreeMap;

use crate::diagnostic::Report;
use crate::document::{Block, Document};
use block::Body;
use font::Fonts;
use page::assemble::{Ends, Frame, assemble};
use pages::Pages;
use seams::{Place, Seams};
use style::Style;
use text::setter::Setter;
use text::words::Words;

#[cfg(test)]
thread_local! {
    /// How many documents this thread has set.
    pub(crate) static LAID_OUT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Sets a document.
///
/// The report names characters that a face lacks (`glyph-missing`,
/// `glyph-substituted`) and texts that find no room (`cannot-fit`); the pages
/// are complete all the same.
pub fn layout(document: &Document, style: &Style, fonts: &Fonts) -> (Pages, Report) {
    #[cfg(test)]
    LAID_OUT.set(LAID_OUT.get() + 1);
    let words = Words::of(document);
    let (pages, report) = lay_out(document, style, fonts, &words, BTreeMap::new());
    if !document
        .walk()
        .any(|block| matches!(block, Block::Contents(_)))
    {
        return (pages, report);
    }
    // A table of contents has room for any number: with the pages known it is set
    // once more, and nothing moves.
    let known = pages.bookmarks.into_iter();
    let known = known.map(|mark| (mark.anchor, mark.page)).collect();
    lay_out(document, style, fonts, &words, known)
}

/// Sets a document of whose headings the pages are known, or not yet.
fn lay_out(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
    words: &Words,
    page_of: BTreeMap<String, usize>,
) -> (Pages, Report) {
    let mut setter = Setter::new(style, fonts, words);
    setter.page_of = page_of;
    setter.attachments = document.attachments();
    setter.shared = block::table::shared::share(&mut setter, document);
    let (mut pages, report) = fitting::fit(style, &mut |closeness| {
        setter.closeness = closeness.to_vec();
        once(&mut setter, document)
    });
    pages.seams.pages = setter.page_of;
    (pages, report)
}

/// Sets a document with its parts closed up as far as is asked.
fn once(setter: &mut Setter, document: &Document) -> (Pages, Report, Ends) {
    setter.mark_scale = 1.0;
    let body = set_with_text_on_first_page(setter, document);
    let frame = Frame {
        form: document.form,
        draft: document.draft,
    };
    let body_moved = body.addressees_moved;
    let (mut pages, ends) = assemble(setter, body.parts, body.record, &frame);
    pages.seams = std::mem::take(&mut setter.seams);
    pages.seams.addressees_moved = body_moved;
    pages.seams.mark_scale = setter.mark_scale;
    (pages, std::mem::take(&mut setter.report), ends)
}

/// Smaller marks to try one after the other, in parts of the style's.
const SMALLER_MARKS: [f32; 6] = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

/// Sets the blocks. Where head, title and addressees leave no room for text on
/// page 1, the addressees move to the record (GB/T 9704 7.3.2); where that is
/// not enough, the marks of many issuers become smaller (7.2.4).
fn set_with_text_on_first_page(setter: &mut Setter, document: &Document) -> Body {
    let line = setter.style.line();
    let body = set(setter, document, false);
    if !body.crowds_out_text(line) {
        return body;
    }
    let can_move = |block: &Block| matches!(block, Block::Record(r) if r.addressees.is_some());
    let mut best = body;
    let moved = document.blocks.iter().any(can_move);
    if moved {
        best = set(setter, document, true);
    }
    for scale in SMALLER_MARKS {
        if !best.crowds_out_text(line) {
            return best;
        }
        setter.mark_scale = scale;
        best = set(setter, document, moved);
    }
    if !best.crowds_out_text(line) {
        return best;
    }
    // Nothing helps: everything as it is.
    setter.mark_scale = 1.0;
    set(setter, document, false)
}

fn set(setter: &mut Setter, document: &Document, moved: bool) -> Body {
    setter.report = Report::default();
    setter.seams = Seams::default();
    setter.place = Place::default();
    let mut body = Body::new(setter, document.form);
    body.addressees_moved = moved;
    body.set(setter, &document.blocks);
    body
}
