//! Finished pages: glyphs and rules at their places.
//!
//! Lengths are millimetres from the top left corner of the upright sheet; type
//! sizes are points.

use std::ops::Range;
use std::sync::Arc;

pub use super::inks::{Ink, Inks};
use super::seams::{Place, Seams};
use crate::diagnostic::Origin;
use crate::document::Image;

/// A face among those a layout used; an index into `layout::font::Fonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// All pages of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Bookmarks, in reading order.
    pub bookmarks: Vec<Bookmark>,
    /// What the inks are made of.
    pub inks: Inks,
    /// Where lines and pages end: HTML takes them over, so that paper from a
    /// browser is the same.
    pub seams: Seams,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 to 5.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Anchor in the document, for links.
    pub anchor: String,
    /// Page, from 0.
    pub page: usize,
    /// Height on that page, mm.
    pub y: f32,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width as it is read, mm: 210, or 297 for a landscape page.
    pub width: f32,
    /// Height as it is read, mm: 297, or 210 for a landscape page.
    pub height: f32,
    /// Whether the page is read with the sheet turned clockwise by 90° (a
    /// landscape table). `items` are placed on the page as it is read; on the
    /// upright sheet the point (x, y) of such a page lies at (y, width − x), so
    /// that the head of the table is at the sheet's left edge on every page
    /// (GB/T 9704 clause 8).
    pub landscape: bool,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
    /// Page number and mark of a draft: artifacts, always placed on the upright
    /// sheet, 210 × 297 mm, whatever `landscape` says.
    pub marks: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline.
    Text(TextRun),
    /// A filled rectangle: rules and cell borders.
    Rule(Rule),
    /// A picture.
    Picture(Picture),
}

impl Item {
    /// Moves it right and down, mm.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let (x, y) = match self {
            Self::Text(run) => (&mut run.x, &mut run.y),
            Self::Rule(rule) => (&mut rule.x, &mut rule.y),
            Self::Picture(picture) => (&mut picture.x, &mut picture.y),
        };
        *x += dx;
        *y += dy;
    }

    /// The same, moved right and down, mm.
    pub fn shifted(mut self, dx: f32, dy: f32) -> Self {
        self.shift(dx, dy);
        self
    }
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Size, pt.
    pub size: f32,
    /// Left end of the baseline, mm.
    pub x: f32,
    /// Baseline, mm from the top.
    pub y: f32,
    /// Ink.
    pub ink: Ink,
    /// Extra weight: width of an outline stroke in pt, for faces without a bold.
    pub stroke: f32,
    /// The characters, as they are copied and searched.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Repeated heads, page numbers, marks: not part of the text.
    pub artifact: bool,
    /// Whether the next run goes on with the same word, however far it stands
    /// off: a name padded by geometry whose characters come from two faces.
    pub joins_next: bool,
    /// Anchor that a click leads to.
    pub link: Option<String>,
    /// Where the words were written.
    pub from: Option<Origin>,
    /// Which text of the document it is part of.
    pub place: Place,
}

impl TextRun {
    /// Whether it is text of the document: what repeats it is none.
    pub fn is_text(&self) -> bool {
        !self.artifact && !self.glyphs.is_empty() && !self.text.trim().is_empty()
    }
}

/// A glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Glyph number in the face.
    pub id: u16,
    /// Where its origin stands, mm right of the run's `x`.
    pub x: f32,
    /// The bytes of the run's `text` that it shows.
    pub cluster: Range<u32>,
}

/// A filled rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Left, mm.
    pub x: f32,
    /// Top, mm.
    pub y: f32,
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// Ink.
    pub ink: Ink,
}

/// A picture in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Left, mm.
    pub x: f32,
    /// Top, mm.
    pub y: f32,
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// What is shown.
    pub image: Arc<Image>,
    /// Which block of the document it is.
    pub place: Place,
}
