//! Takes a document; gives its pages to whoever asks, laid out for the first.

use std::cell::OnceCell;

use crate::diagnostic::Report;
use crate::document::{Block, Document};
use crate::layout;
use crate::layout::font::Fonts;
use crate::layout::pages::Pages;
use crate::layout::style::Style;

/// A document that has pages once somebody asks for them.
pub struct Paged<'a> {
    /// The document.
    pub document: &'a Document,
    /// The style it is set in.
    pub style: &'a Style,
    /// The faces it is set in.
    pub fonts: &'a Fonts,
    laid_out: OnceCell<(Pages, Report)>,
}

impl<'a> Paged<'a> {
    /// A document that nobody has asked the pages of.
    pub fn new(document: &'a Document, style: &'a Style, fonts: &'a Fonts) -> Self {
        Self {
            document,
            style,
            fonts,
            laid_out: OnceCell::new(),
        }
    }

    /// Its pages.
    pub fn pages(&self) -> &Pages {
        &self.laid_out().0
    }

    /// What was found wrong when they were laid out.
    pub fn faults(&self) -> &Report {
        &self.laid_out().1
    }

    fn laid_out(&self) -> &(Pages, Report) {
        let lay_out = || layout::layout(self.document, self.style, self.fonts);
        self.laid_out.get_or_init(lay_out)
    }

    /// Whether the pages give the record one of its own, which has no number.
    pub fn record_apart(&self) -> bool {
        let has_record = |block: &Block| matches!(block, Block::Record(_));
        self.document.blocks.iter().any(has_record) && {
            let pages = &self.pages().pages;
            let bare = pages.last().is_some_and(|page| page.marks.is_empty());
            pages.len() > 1 && bare
        }
    }
}
