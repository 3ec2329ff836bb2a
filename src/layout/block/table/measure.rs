//! Takes a table; gives the widths of its columns and the size of its type.

use super::columns::widths;
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

/// Works out columns in which no name or number is broken: in smaller type where
/// they need it, or some cell would be a tower of short lines. Nothing where there is no cell.
pub(super) fn measure(setter: &mut Setter, table: &Table, width: f32) -> Option<Columns> {
    let style = &setter.style.table;
    let (size, padding) = (style.size, style.padding_x);
    for (n, part) in SIZES.into_iter().enumerate() {
        let size = Pt(size.0 * part);
        let body = setter.type_of(style.face, size);
        let seats = seats(setter, table, size);
        let ends = seats.iter().map(|s| s.place.column + s.place.columns);
        let count = ends.max()?.max(table.columns.len());
        let wishes = wishes(&seats, table, count, body.cell, padding);
        let least: f32 = wishes.iter().map(|wish| wish.narrowest()).sum();
        if least > width && n < LAST {
            continue;
        }
        let mut widths = widths(&wishes, width);
        let estimate = Estimate::new(&seats, &wishes, padding);
        estimate.settle(&mut widths, body.cell / 2.0);
        if n + 1 < LAST && estimate.is_cramped(&widths, body.cell) {
            continue;
        }
        return Some(Columns { size, widths });
    }
    None
}
