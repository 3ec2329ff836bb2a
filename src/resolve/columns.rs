//! Takes the columns that are asked for and the rows of a table; gives the columns
//! that are printed.

use super::Context;
use crate::load::raw;
use crate::model::{CellKind, Column};

impl Context<'_> {
    /// Those asked for, else those with a value. A public edition has none that
    /// is internal, nor a column of numbers without a number.
    pub(super) fn columns<C: Column>(
        &self,
        asked: &[raw::Column<C>],
        rows: &mut [C::Row],
    ) -> Vec<C> {
        self.hide(asked, rows);
        let mut columns = match asked {
            [] => C::with_values(rows),
            _ => asked.iter().map(|asked| asked.column.value).collect(),
        };
        if self.public {
            let internal = raw::Column::internal(asked);
            columns.retain(|column| !internal.contains(column));
            let private = |column: &C| column.look().kind == CellKind::Private;
            columns.retain(|column| !private(column) || column.has_value(rows));
        }
        columns
    }

    /// Takes out of the rows what stands in columns that the edition leaves out.
    pub(super) fn hide<C: Column>(&self, columns: &[raw::Column<C>], rows: &mut [C::Row]) {
        if self.public {
            let internal = raw::Column::internal(columns).into_iter();
            let cells = internal.filter_map(|column| column.cell());
            cells.for_each(|cell| rows.iter_mut().for_each(cell.clear));
        }
    }
}
