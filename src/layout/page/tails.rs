//! Takes the rows of a page; moves them up a little where ink of the last line
//! hangs below the type area.
//!
//! The type area is made of the bodies of hanzi (GB/T 9704 5.2.1), and ink is
//! not bound to its body: the tail of a Latin q or y hangs up to 0.9 mm below.
//! The excess is taken evenly out of the lines above, at most 0.1 point each on
//! a full page, so that all lines of a page stand equally far apart.

use super::paginate::{Filled, Placed};
use super::row::Content;
use crate::layout::font::Fonts;
use crate::layout::pages::Item;

/// No ink of any face hangs further below its body, mm: a quarter of an em at
/// the size of a title.
const DEEPEST: f32 = 2.0;

/// Moves the lines of a page so that their ink ends at `height`, mm below the
/// top of the type area.
pub(super) fn lift(fonts: &Fonts, page: &mut Filled, height: f32) {
    if page.foot + DEEPEST < height {
        return;
    }
    let over = page.rows.last().and_then(|row| ink_foot(fonts, row));
    let over = over.map_or(0.0, |foot| foot - height);
    let is_text = |placed: &Placed| placed.row.text_lines > 0;
    let first = page.rows.iter().position(is_text).unwrap_or(0);
    let (Some(from), Some(bottom)) = (page.rows.get(first), page.rows.last()) else {
        return;
    };
    let (from, bottom) = (from.y, bottom.y);
    if over <= 0.0 {
        return;
    }
    for placed in &mut page.rows[first..] {
        let share = if bottom > from {
            (placed.y - from) / (bottom - from)
        } else {
            1.0
        };
        placed.y -= over * share;
    }
}

/// Where the ink of a row of text ends, mm below the top of the type area.
fn ink_foot(fonts: &Fonts, placed: &Placed) -> Option<f32> {
    let Content::Items(items) = &placed.row.content else {
        return None;
    };
    let runs = items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule(_) | Item::Picture(_) => None,
    });
    let feet = runs.flat_map(|run| {
        let em = run.size * 25.4 / 72.0;
        let inks = run.glyphs.iter();
        fonts
            .face(run.face)
            .look_at(inks.clone().map(|glyph| glyph.id));
        inks.filter_map(move |glyph| {
            let ink = fonts.ink_bounds(run.face, glyph.id)?;
            Some(placed.y + run.y - ink.bottom * em)
        })
    });
    feet.reduce(f32::max)
}
