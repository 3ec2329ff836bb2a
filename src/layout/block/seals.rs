//! Takes the widths of issuers' names; gives where each stands, so that their
//! seals neither touch nor leave the type area (GB/T 9704 7.3.5.1).

/// What the names of joint issuers have to keep to, mm.
pub(in crate::layout) struct Seals {
    /// Width of the type area.
    pub width: f32,
    /// Where the last name has its middle, above the date's.
    pub centre: f32,
    /// From the middle of one seal to that of the next.
    pub apart: f32,
    /// At least so much between two names.
    pub cell: f32,
}

/// Between two names is no less than that part of a cell.
const CLOSEST: f32 = 0.6;

/// No more names to a row.
const MOST: usize = 3;

impl Seals {
    /// Widest name that stands centred above the date without leaving the type
    /// area.
    pub(super) fn room(&self) -> f32 {
        2.0 * (self.width - self.centre).min(self.centre)
    }

    /// Middles of the names, row by row from the top, the last one above the
    /// date: three to a row where they fit, the upper rows the longer ones.
    pub(in crate::layout) fn rows(&self, widths: &[f32]) -> Vec<Vec<f32>> {
        let filled = self.filled(widths);
        let fewest = widths.len().div_ceil(MOST).max(1);
        let even = (fewest..=filled.len()).find_map(|count| self.even(widths, count));
        even.unwrap_or(filled)
    }

    /// In so many rows, the names in columns, else as close as their seals allow, at
    /// last with little between them, if none is so long that two would read as one; nothing where they find no room.
    fn even(&self, widths: &[f32], count: usize) -> Option<Vec<Vec<f32>>> {
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let column = (widest + self.cell).max(self.apart);
        let close = |between: f32| {
            let pitch = move |a: f32, b: f32| ((a + b) / 2.0 + between).max(self.apart);
            self.split(widths, count, &pitch)
        };
        let columns = self.split(widths, count, &|_, _| column);
        columns
            .or_else(|| close(self.cell))
            .or_else(|| close(CLOSEST * self.cell).filter(|_| widest < self.width / 2.0))
    }

    /// The first way to part the names into so many rows that fit; even rows, of
    /// which the upper ones are longer, are tried first.
    fn split(
        &self,
        widths: &[f32],
        count: usize,
        pitch: &dyn Fn(f32, f32) -> f32,
    ) -> Option<Vec<Vec<f32>>> {
        if count <= 1 {
            let own = (count == 1 && widths.len() <= MOST).then_some(widths)?;
            return Some(vec![self.row(own, pitch, true)?]);
        }
        let even = widths.len().div_ceil(count);
        let sizes = (1..=even).rev().chain(even + 1..=MOST);
        let fits = |size: &usize| *size < widths.len() && widths.len() - size <= MOST * (count - 1);
        sizes.filter(fits).find_map(|size| {
            let (own, rest) = widths.split_at(size);
            let mut rows = vec![self.row(own, pitch, false)?];
            rows.extend(self.split(rest, count - 1, pitch)?);
            Some(rows)
        })
    }

    /// Middles of the names of one row: the last one above the date, or as far to
    /// the right as the others need where that is not the last row.
    fn row(&self, widths: &[f32], pitch: &dyn Fn(f32, f32) -> f32, last: bool) -> Option<Vec<f32>> {
        let half = |width: &f32| width.max(self.apart) / 2.0;
        let (first, end) = (widths.first()?, widths.last()?);
        let mut middles = vec![self.centre.min(self.width - end / 2.0)];
        for pair in widths.windows(2).rev() {
            middles.insert(0, middles[0] - pitch(pair[0], pair[1]));
        }
        let lacks = (half(first) - middles[0]).max(0.0);
        let room = self.width - half(end) - self.centre;
        if lacks > 0.0 && widths.len() > 1 {
            if last || lacks > room {
                return None;
            }
            middles.iter_mut().for_each(|middle| *middle += lacks);
        }
        Some(middles)
    }

    /// Rows filled from the last one up: a name too long for its row does not send
    /// every other to a row of its own.
    fn filled(&self, widths: &[f32]) -> Vec<Vec<f32>> {
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let pitch = (widest + self.cell).max(self.apart);
        let fit = 1 + ((self.centre - pitch / 2.0) / pitch).max(0.0) as usize;
        let in_columns = fit > 1;
        // No more than three, and rows as even as the names allow.
        let most = if in_columns { fit.min(MOST) } else { MOST };
        let count = widths.len().div_ceil(most).max(1);
        let most = if in_columns {
            widths.len().div_ceil(count)
        } else {
            most
        };
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        let mut after = None;
        for &width in widths.iter().rev() {
            let room = row.len() < most;
            let beside = after.filter(|_| room).map(|(middle, next): (f32, f32)| {
                if in_columns {
                    middle - pitch
                } else {
                    middle - ((width + next) / 2.0 + self.cell).max(self.apart)
                }
            });
            let fits = |middle: &f32| middle - width.max(self.apart) / 2.0 >= 0.0;
            let middle = beside.filter(fits).unwrap_or_else(|| {
                rows.push(std::mem::take(&mut row));
                self.centre.min(self.width - width / 2.0)
            });
            row.insert(0, middle);
            after = Some((middle, width));
        }
        rows.push(row);
        rows.retain(|row| !row.is_empty());
        rows.reverse();
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEALS: Seals = Seals {
        width: 156.0,
        centre: 113.0,
        apart: 44.0,
        cell: 5.6,
    };

    #[test]
    fn short_names_stand_in_columns() {
        let rows = SEALS.rows(&[33.0, 28.0, 33.0, 39.0]);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][1], rows[1][1]);
        assert_eq!(rows[0][0], rows[1][0]);
    }

    #[test]
    fn three_stand_in_a_row_and_five_as_three_and_two() {
        let counts = |widths: &[f32]| -> Vec<usize> {
            let rows = SEALS.rows(widths);
            rows.iter().map(Vec::len).collect()
        };
        assert_eq!(counts(&[33.0, 33.0, 44.0]), [3]);
        assert_eq!(counts(&[33.0, 28.0, 33.0, 33.0, 28.0]), [3, 2]);
        assert_eq!(counts(&[33.0; 7]), [3, 2, 2]);
        assert_eq!(counts(&[33.0; 10]), [3, 3, 2, 2]);
        // Two long ones share a row, so that three may stand below them.
        let ten = [33.0, 33.0, 39.0, 56.0, 56.0, 44.0, 44.0, 39.0, 33.0, 44.0];
        assert_eq!(counts(&ten), [3, 2, 3, 2]);
        // A little less between them saves a row.
        let ten = [33.4, 33.4, 50.1, 61.3, 61.3, 44.6, 55.7, 50.1, 33.4, 50.1];
        let seals = Seals {
            centre: 115.5,
            ..SEALS
        };
        let rows: Vec<usize> = seals.rows(&ten).iter().map(Vec::len).collect();
        assert_eq!(rows, [3, 2, 2, 3]);
    }

    #[test]
    fn a_long_name_does_not_send_every_other_to_a_row_of_its_own() {
        let rows = SEALS.rows(&[56.0, 33.0, 50.0, 39.0, 111.0]);
        let counts: Vec<usize> = rows.iter().map(Vec::len).collect();
        assert_eq!(counts, [2, 2, 1]);
        for row in &rows {
            assert!(row.windows(2).all(|pair| pair[1] - pair[0] >= 44.0));
            assert!(row.iter().all(|middle| *middle >= 22.0));
        }
    }

    #[test]
    fn one_name_stands_above_the_date_unless_it_is_too_long() {
        assert_eq!(SEALS.rows(&[39.0]), [[113.0]]);
        assert_eq!(SEALS.rows(&[111.0]), [[100.5]]);
    }
}
