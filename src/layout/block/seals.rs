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

impl Seals {
    /// Widest name that stands centred above the date without leaving the type
    /// area.
    pub(super) fn room(&self) -> f32 {
        2.0 * (self.width - self.centre).min(self.centre)
    }

    /// Middles of the names, row by row from the top, the last one above the
    /// date. In columns where at least two fit beside each other; names of very
    /// different length stand as close as they may, so that fewer rows do.
    pub(in crate::layout) fn rows(&self, widths: &[f32]) -> Vec<Vec<f32>> {
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let pitch = (widest + self.cell).max(self.apart);
        let fit = 1 + ((self.centre - pitch / 2.0) / pitch).max(0.0) as usize;
        let in_columns = fit > 1;
        // No more than three, and rows as even as the names allow.
        let most = if in_columns { fit.min(3) } else { 3 };
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
