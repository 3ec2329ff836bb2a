//! Takes words that a click leads away from; gives where they stand.

use crate::layout::pages::{Page, Picture, TextRun};

/// Words that a click leads away from.
pub(in super::super) struct Click {
    /// Their page, from 0.
    pub page: usize,
    /// Where it leads.
    pub anchor: String,
    pub words: String,
    /// Left, bottom, right, top, in whole points.
    pub rectangle: [i64; 4],
    /// Its element.
    pub link: usize,
}

/// The box of a run on the upright sheet, in whole points.
pub(super) fn rectangle(page: &Page, run: &TextRun) -> [i64; 4] {
    sides(page, run, 0.0).map(|side| side.round() as i64)
}

/// The box of a run on the upright sheet and so much around it, em: left, bottom,
/// right and top in points.
pub(super) fn sides(page: &Page, run: &TextRun, around: f32) -> [f32; 4] {
    let size = run.size * 25.4 / 72.0;
    let around = around * size;
    let last = run.glyphs.last().map_or(0.0, |g| g.x);
    let (left, right) = (run.x - around, run.x + last + size + around);
    let (top, bottom) = (run.y - 0.88 * size - around, run.y + 0.12 * size + around);
    upright(page, [left, top, right, bottom])
}

/// The box of a picture, likewise.
pub(super) fn picture(page: &Page, picture: &Picture) -> [f32; 4] {
    let (x, y) = (picture.x, picture.y);
    upright(page, [x, y, x + picture.width, y + picture.height])
}

/// A box on the page as it is read, on the upright sheet in points.
fn upright(page: &Page, [left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
    let sides = if page.landscape {
        // The point (x, y) as it is read lies at (y, width - x) on the sheet.
        [top, left, bottom, right]
    } else {
        [left, page.height - bottom, right, page.height - top]
    };
    sides.map(|mm| mm * 72.0 / 25.4)
}
