//! Takes Pages; gives each as SVG: a drawing that only uses outlines, and the
//! outlines, each once. Pages of one document, or of many versions of it, share
//! them.
//!
//! As a file, a page has the outlines that it uses in it.
//!
//! Over the drawing lies the text, line by line and without ink: what it says is
//! found, selected and read aloud, and a click on it falls on the words. Where
//! they were written stands beside the drawing, in the order of the texts: it
//! may move while the drawing stays as it is.

mod draw;
mod letters;
mod outlines;

pub use letters::Faces;
pub use outlines::Outlines;

use rayon::prelude::*;

use crate::diagnostic::Origin;
use crate::digest::digest;
use crate::layout::font::Fonts;
use crate::layout::pages::{Item, Pages};

/// A page, drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// An `svg` element, whose glyphs stand in [`Outlines`].
    pub drawing: String,
    /// The word that stands for the drawing.
    pub digest: String,
    /// Where each of its texts was written, in order.
    pub origins: Vec<Option<Origin>>,
}

/// Each page as a file of its own: nothing in it says where its words were written.
pub fn files(pages: &Pages, fonts: &Fonts, title: &str) -> Vec<Vec<u8>> {
    let pages_drawn = pages.pages.par_iter();
    let pages_drawn = pages_drawn.map(|page| draw::file(page, pages.inks, fonts, title));
    pages_drawn.map(String::into_bytes).collect()
}

/// Draws every page; outlines that are new are added to the others.
pub fn sheets(pages: &Pages, fonts: &Fonts, outlines: &mut Outlines) -> Vec<Sheet> {
    let pages_drawn = pages.pages.iter().map(|page| {
        let drawing = draw::page(page, pages.inks, fonts, outlines);
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if run.is_text() => Some(run.from),
            _ => None,
        });
        Sheet {
            digest: digest(drawing.as_bytes()),
            drawing,
            origins: texts.collect(),
        }
    });
    pages_drawn.collect()
}
