//! Takes a table; gives the widths of its columns and the size of its type.

use super::columns::{Wish, widths};
use super::seat::seats;
use super::settle::Estimate;
use super::wish::wishes;
use crate::document::Table;
use crate::layout::shared::Columns;
use crate::layout::style::Pt;
use crate::layout::text::setter::Setter;

/// Sizes of type in which a table is tried, in parts of the style's, where its
/// names and numbers do not fit otherwise, or a cell is a tower: 小四, 11, 五号.
/// 小五 comes last, and not for a tower.
const SIZES: [f32; 4] = [1.0, 11.0 / 12.0, SMALLEST_BUT_ONE, 9.0 / 12.0];
const LAST: usize = SIZES.len() - 1;

/// Smaller type is told of.
pub(super) const SMALLEST_BUT_ONE: f32 = 10.5 / 12.0;

/// Keeping units whole makes a table so much taller at most.
const TALLER: f32 = 1.15;

/// Works out columns in which no name or number is broken: in smaller type where
/// they need it, or some cell would be a tower of short lines. Nothing where there is
/// no cell.
pub(super) fn measure(setter: &mut Setter, table: &Table, width: f32) -> Option<Columns> {
    let plain = (0..=LAST).find_map(|n| tried(setter, table, width, n, false))?;
    if plain.whole {
        return Some(plain.columns);
    }
    // Names of units stay whole as well, in type of a size that is not told of.
    let most = plain.height * TALLER;
    let firm = (0..LAST).find_map(|n| {
        let tried = tried(setter, table, width, n, true)?;
        (tried.height <= most).then_some(tried)
    });
    Some(firm.unwrap_or(plain).columns)
}

/// Columns that were tried.
struct Tried {
    columns: Columns,
    /// Whether they break no unit.
    whole: bool,
    /// About how tall the table is.
    height: f32,
}

/// The columns in that size; nothing where something is broken. `firm`: units are not broken either.
fn tried(setter: &mut Setter, table: &Table, width: f32, n: usize, firm: bool) -> Option<Tried> {
    let style = &setter.style.table;
    let (size, padding) = (Pt(style.size.0 * SIZES[n]), style.padding_x);
    let body = setter.type_of(style.face, size);
    let seats = seats(setter, table, size);
    let ends = seats.iter().map(|s| s.place.column + s.place.columns);
    let count = ends.max().unwrap_or(0).max(table.columns.len());
    let mut wishes = wishes(&seats, table, count, body.cell, padding);
    if firm {
        wishes.iter_mut().for_each(Wish::stand_firm);
    }
    let least: f32 = wishes.iter().map(|wish| wish.narrowest()).sum();
    if count == 0 || least > width && (firm || n < LAST) {
        return None;
    }
    let mut widths = widths(&wishes, width);
    let estimate = Estimate::new(&seats, &wishes, padding);
    estimate.settle(&mut widths, body.cell / 2.0);
    if (firm || n + 1 < LAST) && estimate.is_cramped(&widths, body.cell) {
        return None;
    }
    let least = wishes.iter().zip(&widths);
    let least = least.map(|(wish, width)| wish.narrowest().max(wish.easy.min(*width)));
    let mut wide = wishes.iter().zip(&widths);
    Some(Tried {
        whole: wide.all(|(wish, width)| *width > wish.firm - 0.01),
        height: estimate.height(&widths) * size.0,
        columns: Columns {
            size,
            least: least.collect(),
            widths,
        },
    })
}
