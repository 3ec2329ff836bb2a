//! Takes a cell of a column of numbers; gives the number that it holds, or for a
//! row of sums the formula that adds up those above.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError, utility::row_col_to_cell};

use crate::document::{Place, RowKind, Table};
use crate::model::Amount;

/// A number in a cell.
pub(super) struct Number {
    amount: Amount,
    /// First and last row of those that it is the sum of, and how they are added.
    sum: Option<(u32, u32, &'static str)>,
}

/// The number that stands there, if the column is one of numbers; `start` is the
/// sheet's row in which the table begins.
pub(super) fn number(table: &Table, place: &Place, text: &str, start: u32) -> Option<Number> {
    let column = table.columns.get(place.column).filter(|c| c.number);
    let nth = place.row.checked_sub(table.head.len())?;
    let row = table
        .body
        .get(nth)
        .filter(|_| column.is_some() && place.columns == 1)?;
    let amount = Amount::parse(text)?;
    let of_groups = table.body.iter().any(|row| row.kind == RowKind::Subtotal);
    let first = match row.kind {
        RowKind::Plain | RowKind::Group => return Some(Number { amount, sum: None }),
        RowKind::Total => 0,
        RowKind::Subtotal => {
            let above = table.body[..nth]
                .iter()
                .rposition(|row| row.kind != RowKind::Plain);
            above.map_or(0, |above| above + 1)
        }
    };
    let at = |nth: usize| start + (table.head.len() + nth) as u32;
    // SUBTOTAL passes over the sums of groups.
    let adds = if of_groups { "SUBTOTAL(9," } else { "SUM(" };
    let sum = (nth > first).then(|| (at(first), at(nth - 1), adds));
    Some(Number { amount, sum })
}

impl Number {
    /// How the spreadsheet is to show it: as it was written.
    pub(super) fn shown(&self) -> String {
        let whole = if self.amount.grouped { "#,##0" } else { "0" };
        match self.amount.decimals {
            0 => whole.to_owned(),
            decimals => format!("{whole}.{}", "0".repeat(decimals as usize)),
        }
    }

    pub(super) fn write<'s>(
        &self,
        sheet: &'s mut Worksheet,
        row: u32,
        column: u16,
        format: &Format,
    ) -> Result<&'s mut Worksheet, XlsxError> {
        let Some((first, last, adds)) = self.sum else {
            return sheet.write_number_with_format(row, column, self.amount.approximate(), format);
        };
        let (first, last) = (
            row_col_to_cell(first, column),
            row_col_to_cell(last, column),
        );
        let plain = self.amount.ungrouped().to_string();
        let formula = Formula::new(format!("={adds}{first}:{last})")).set_result(plain);
        sheet.write_formula_with_format(row, column, formula, format)
    }
}
