//! Takes a table; gives the widths of its columns for a screen.

use unicode_width::UnicodeWidthStr;

use super::Level;
use crate::document::{Column, Table, plain_text};
use crate::layout::style::Style;

/// Columns whose longest text is at most this long (in characters) keep it on
/// one line; the others share the rest of the width.
const NARROW: f32 = 8.0;

/// Least width of a column of long texts on a screen, in characters.
const LEAST: f32 = 10.0;

/// Most of the width, in parts of 1, that narrow columns take beside long ones.
const SHARE: f32 = 0.7;

/// Some faces have digits wider than half a hanzi: this much more (in
/// characters) keeps a narrow text on its line.
const HAIR: f32 = 0.5;

/// Share of each column in the table's width, and the least width of the
/// whole on a screen, in characters of the table's type.
pub(super) fn widths(sheet: &Style, table: &Table, level: Level) -> (Vec<f32>, f32) {
    let style = &sheet.table;
    let em = style.size.mm().max(0.1);
    let padding = 2.0 * style.padding_x / em;
    let page = &sheet.page;
    let room = if level.landscape {
        page.text_height
    } else {
        page.text_width
    } / em;
    let longest = longest_texts(table);
    let narrow = |(column, longest): (&Column, &f32)| match column.width {
        Some(width) => Some(width + padding),
        // A hair more, so that rounding does not break the line.
        None if *longest <= NARROW => Some(longest.max(1.0) + padding + HAIR),
        None => None,
    };
    let narrow: Vec<Option<f32>> = table.columns.iter().zip(&longest).map(narrow).collect();
    let taken: f32 = narrow.iter().flatten().sum();
    let long = narrow.iter().filter(|w| w.is_none()).count();
    // Twice as much text does not need twice the width: it takes more lines.
    let weights = || longest.iter().zip(&narrow).filter(|(_, w)| w.is_none());
    let weight: f32 = weights().map(|(longest, _)| longest.sqrt()).sum();
    let kept = match long {
        0 => taken,
        _ => taken.min(room * SHARE),
    };
    let rest = room - kept;
    let total = if long == 0 { taken } else { room }.max(0.1);
    let share = |(narrow, longest): (&Option<f32>, &f32)| match narrow {
        Some(width) => width * kept / taken / total,
        None => rest * longest.sqrt() / weight / total,
    };
    let shares = narrow.iter().zip(&longest).map(share).collect();
    (shares, (taken + LEAST * long as f32).min(room))
}

/// Least width of a table on a screen, in characters of its type: columns of
/// short texts keep them on one line, the others are not starved.
pub(super) fn least_of(sheet: &Style, table: &Table, shares: &[f32], level: Level) -> f32 {
    let em = sheet.table.size.mm().max(0.1);
    let padding = 2.0 * sheet.table.padding_x / em;
    let page = &sheet.page;
    let room = match level.landscape {
        true => page.text_height,
        false => page.text_width,
    };
    let need = |longest: f32| match longest {
        longest if longest <= NARROW => longest.max(1.0) + padding,
        _ => LEAST,
    };
    let longest = longest_texts(table);
    let columns = longest
        .iter()
        .zip(shares)
        .map(|(l, share)| need(*l) / share.max(0.01));
    columns.fold(0.0, f32::max).min(room / em)
}

/// The longest text of each column, in hanzi; cells over several columns do not
/// count.
fn longest_texts(table: &Table) -> Vec<f32> {
    let mut longest = vec![0.0_f32; table.columns.len()];
    for place in table.places().iter().filter(|place| place.columns == 1) {
        let texts = place.cell.paragraphs.iter().map(|p| plain_text(p));
        let width = texts
            .flat_map(|t| t.lines().map(|l| l.width()).max())
            .max()
            .unwrap_or(0);
        if let Some(longest) = longest.get_mut(place.column) {
            *longest = longest.max(width as f32 / 2.0);
        }
    }
    longest
}
