//! Takes a document; gives its pages to whoever asks, laid out for the first.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use crate::diagnostic::Report;
use crate::document::{Block, Document};
use crate::layout;
use crate::layout::font::Fonts;
use crate::layout::pages::Pages;
use crate::layout::seams::{Place, TableSeams};
use crate::layout::style::Style;
use crate::write::Dpi;
use crate::write::docx::Fitted;

/// A document that has pages once somebody asks for them.
pub struct Paged<'a> {
    /// The document.
    pub document: &'a Document,
    /// The style it is set in.
    pub style: &'a Style,
    /// The faces it is set in.
    pub fonts: &'a Fonts,
    /// How fine pictures of its pages are.
    pub dpi: Dpi,
    laid_out: OnceCell<(Pages, Report)>,
    told: Cell<bool>,
}

impl<'a> Paged<'a> {
    /// A document that nobody has asked the pages of.
    pub fn new(document: &'a Document, style: &'a Style, fonts: &'a Fonts) -> Self {
        Self {
            document,
            style,
            fonts,
            dpi: Dpi::default(),
            laid_out: OnceCell::new(),
            told: Cell::new(false),
        }
    }

    /// The same, with pictures that are so fine.
    pub fn at(self, dpi: Dpi) -> Self {
        Self { dpi, ..self }
    }

    /// Its pages.
    pub fn pages(&self) -> &Pages {
        &self.laid_out().0
    }

    /// Says what was found wrong when they were laid out, to the first who shows them.
    pub fn tell(&self, report: &mut Report) {
        if !self.told.replace(true) {
            report.extend(self.laid_out().1.clone());
        }
    }

    fn laid_out(&self) -> &(Pages, Report) {
        let lay_out = || layout::layout(self.document, self.style, self.fonts);
        self.laid_out.get_or_init(lay_out)
    }

    /// What a word processor is to be told of the pages.
    pub fn fitted(&self) -> Fitted {
        Fitted {
            pages: self.listed_pages(),
            record_apart: self.record_apart(),
            closer: self.signature_closer(),
            above_record: self.above_record(),
            tables: self.tables(),
        }
    }

    /// Blank above a record that stands below the text.
    fn above_record(&self) -> Option<f32> {
        let has_record = |block: &Block| matches!(block, Block::Record(_));
        let seam = self
            .document
            .blocks
            .iter()
            .any(has_record)
            .then(|| self.pages().seams.record);
        seam.filter(|seam| !seam.own).map(|seam| seam.above)
    }

    /// What the pages made of the tables.
    fn tables(&self) -> Vec<TableSeams> {
        let is_table = |block: &Block| matches!(block, Block::Table(_));
        match self.document.walk().any(is_table) {
            true => self.pages().seams.tables.clone(),
            false => Vec::new(),
        }
    }

    /// The pages that a table of contents names.
    fn listed_pages(&self) -> BTreeMap<String, usize> {
        let lists = |block: &Block| matches!(block, Block::Contents(_));
        if !self.document.walk().any(lists) {
            return BTreeMap::new();
        }
        let marks = self.pages().bookmarks.iter();
        let pages = marks.map(|mark| (mark.anchor.clone(), mark.page + 1));
        pages.collect()
    }

    /// Whether the pages took a line from the blank above a sealed signature.
    fn signature_closer(&self) -> bool {
        let signed = |block: &Block| matches!(block, Block::Signature(s) if s.seal);
        let Some(number) = self.document.walk().position(signed) else {
            return false;
        };
        let place = Place {
            block: number as u32 + 1,
            text: 0,
        };
        let line = self.style.line();
        let leading = line - self.style.text.size.mm();
        let blank = self.style.signature.sealed_blank;
        let gap = self.pages().seams.of(place).first().map(|seam| seam.gap);
        // At the head of a page there is no blank at all.
        gap.is_some_and(|gap| gap > leading + line / 2.0 && gap < leading + (blank - 0.5) * line)
    }

    /// Whether the pages give the record one of its own, which has no number.
    fn record_apart(&self) -> bool {
        let has_record = |block: &Block| matches!(block, Block::Record(_));
        self.document.blocks.iter().any(has_record) && {
            let pages = &self.pages().pages;
            let bare = pages.last().is_some_and(|page| page.marks.is_empty());
            pages.len() > 1 && bare
        }
    }
}
