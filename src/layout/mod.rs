//! Takes a Document, a style and fonts; gives Pages.
//!
//! ```text
//! text ─atom─> atoms ─breaks, line─> lines ─justify─> glyphs at their places
//! blocks ─paragraph, table, …─> rows ─paginate─> pages ─assemble─> Pages
//! ```
//!
//! A row is a slice of a page that is never cut; blocks say how far rows stand
//! apart and which stay together, and know nothing of pages.

pub mod font;
pub mod measures;
pub mod pages;
pub mod shape;
pub mod style;

mod assemble;
mod atom;
mod blocks;
mod breaks;
mod class;
mod head;
mod heading;
mod justify;
mod letter;
mod line;
mod lists;
mod marks;
mod paginate;
mod paragraph;
mod people;
mod record;
mod row;
mod setter;
mod signature;
mod table;
mod title;
pub(crate) mod words;

use std::collections::BTreeMap;

use crate::diagnostic::Report;
use crate::document::Document;
use font::Fonts;
use pages::Pages;
use style::Style;

/// Sets a document.
///
/// The report names characters that a face lacks (`glyph-missing`,
/// `glyph-substituted`) and texts that find no room (`cannot-fit`); the pages
/// are complete all the same.
pub fn layout(document: &Document, style: &Style, fonts: &Fonts) -> (Pages, Report) {
    let words = words::Words::new(&document.words);
    let mut setter = setter::Setter {
        style,
        fonts,
        words: &words,
        report: Report::default(),
        inks: BTreeMap::new(),
    };
    let mut body = blocks::Body::new(&setter, document.form);
    body.set(&mut setter, &document.blocks);
    let frame = assemble::Frame {
        form: document.form,
        draft: document.draft,
    };
    let pages = assemble::assemble(&mut setter, body.parts, body.record, &frame);
    (pages, setter.report)
}
