//! Takes a style; gives its measures in a word processor's units.

use unicode_width::UnicodeWidthStr;

use crate::layout::style::{Pt, Style};

/// Millimetres as twips.
pub(super) fn twips(mm: f32) -> i32 {
    (mm * 1440.0 / 25.4).round() as i32
}

/// Points as twips.
pub(super) fn points(pt: Pt) -> i32 {
    (pt.0 * 20.0).round() as i32
}

/// Half points, in which sizes of type are written.
pub(super) fn half_points(pt: Pt) -> i32 {
    (pt.0 * 2.0).round() as i32
}

/// What everything is measured in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// A character of the grid.
    pub cell: i32,
    /// A line of the grid. A word processor's line has its blank on both sides
    /// of the type, so that a page's lines must fill the type area whole.
    pub line: i32,
    /// Blank above and below the type within a line.
    pub half_leading: i32,
    /// Width of the type area of upright pages.
    pub width: i32,
}

impl Measure {
    /// The measures of a style.
    pub(super) fn of(style: &Style) -> Self {
        let lines = f32::from(style.grid.lines.max(1));
        let fills = (style.page.text_height * 1440.0 / 25.4 / lines).floor() as i32;
        let line = points(style.grid.pitch).min(fills);
        Self {
            cell: twips(style.cell()),
            line,
            half_leading: (line - points(style.text.size)).max(0) / 2,
            width: twips(style.page.text_width),
        }
    }

    /// So many characters of the grid.
    pub(super) fn cells(&self, count: f32) -> i32 {
        (count * self.cell as f32).round() as i32
    }

    /// So many lines of the grid.
    pub(super) fn lines(&self, count: f32) -> i32 {
        (count * self.line as f32).round() as i32
    }

    /// Width of a text on the grid.
    pub(super) fn text(&self, text: &str) -> i32 {
        self.cells(characters(text))
    }
}

/// Width in hanzi: letters and digits take half of one.
pub(super) fn characters(text: &str) -> f32 {
    // Marks such as “ take a whole one in Chinese text.
    text.width_cjk() as f32 / 2.0
}
