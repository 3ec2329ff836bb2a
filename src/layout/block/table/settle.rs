//! Takes the widths of a table's columns; moves width between them while that
//! makes the table lower, and no more of its short pieces broken than that is
//! worth.

use super::columns::Wish;
use super::seat::Seat;

/// A broken piece, 退役|军人, makes a table so many lines worse.
const BROKEN: f32 = 0.5;

/// Rows looked at: more of them would say the same.
const SAMPLE: usize = 120;

/// Each move makes the table better; more would not be seen.
const MOST_MOVES: usize = 40;

/// A cell of so many lines of fewer than so many characters is a tower.
const TOWER: f32 = 4.0;
const TOWER_WIDTH: f32 = 6.0;

/// What the lines of a table's rows depend on.
pub(super) struct Estimate<'a> {
    wishes: &'a [Wish],
    /// Of each row, by column: the widths of its paragraphs, mm.
    rows: Vec<Vec<Vec<f32>>>,
    padding: f32,
    /// How many rows stand for one of those looked at.
    share: f32,
}

impl<'a> Estimate<'a> {
    pub(super) fn new(seats: &[Seat], wishes: &'a [Wish], padding: f32) -> Self {
        let count = seats.iter().map(|s| s.place.row + 1).max().unwrap_or(0);
        let step = count.div_ceil(SAMPLE).max(1);
        let looked_at = count.div_ceil(step);
        let mut rows = vec![vec![Vec::new(); wishes.len()]; looked_at];
        let alone = |s: &&Seat| {
            let place = s.place;
            place.columns == 1 && place.rows == 1 && place.row.is_multiple_of(step)
        };
        for seat in seats.iter().filter(alone) {
            let widths = seat.paragraphs.iter().map(|p| p.width);
            rows[seat.place.row / step][seat.place.column].extend(widths);
        }
        Self {
            wishes,
            rows,
            padding,
            share: looked_at as f32 / count.max(1) as f32,
        }
    }

    /// Whether a cell is a tower of short lines, `cell` being a character's width.
    pub(super) fn is_cramped(&self, widths: &[f32], cell: f32) -> bool {
        let columns = widths.iter().enumerate();
        let mut narrow =
            columns.filter(|(_, width)| *width - 2.0 * self.padding < TOWER_WIDTH * cell);
        narrow.any(|(column, width)| self.lines(column, *width).iter().any(|n| *n >= TOWER))
    }

    /// Lines of all rows in columns so wide.
    pub(super) fn height(&self, widths: &[f32]) -> f32 {
        let columns = widths.iter().enumerate();
        let lines: Vec<Vec<f32>> = columns.map(|(n, width)| self.lines(n, *width)).collect();
        self.tallest(&lines).iter().map(|row| row[0].0).sum()
    }

    /// Moves a step at a time, long steps first. Columns to be filled by hand
    /// stay, hinted ones do not grow.
    pub(super) fn settle(&self, widths: &mut [f32], step: f32) {
        for long in [4.0, 2.0, 1.0] {
            self.settle_by(widths, long * step);
        }
    }

    fn settle_by(&self, widths: &mut [f32], step: f32) {
        let mut lines: Vec<Vec<f32>> = (0..widths.len())
            .map(|column| self.lines(column, widths[column]))
            .collect();
        for _ in 0..MOST_MOVES {
            let Some((from, to)) = self.best_move(widths, &lines, step) else {
                return;
            };
            widths[from] -= step;
            widths[to] += step;
            for column in [from, to] {
                lines[column] = self.lines(column, widths[column]);
            }
        }
    }

    /// The columns between which a step is worth most.
    fn best_move(&self, widths: &[f32], lines: &[Vec<f32>], step: f32) -> Option<(usize, usize)> {
        let columns = 0..widths.len();
        let tallest = self.tallest(lines);
        let broken = |column: usize, width: f32| self.broken(column, width);
        let mut best = 0.01;
        let mut found = None;
        let now: f32 = tallest.iter().map(|row| row[0].0).sum();
        let wider: Vec<Vec<f32>> = columns
            .clone()
            .map(|column| self.lines(column, widths[column] + step))
            .collect();
        for from in columns.clone() {
            let wish = &self.wishes[from];
            if !wish.filled || widths[from] - step < wish.least {
                continue;
            }
            let narrower = self.lines(from, widths[from] - step);
            let lost = broken(from, widths[from] - step) - broken(from, widths[from]);
            for to in columns.clone() {
                if to == from || self.wishes[to].hint.is_some() {
                    continue;
                }
                let pair = narrower.iter().zip(&wider[to]).map(|(a, b)| a.max(*b));
                let rest = tallest.iter().map(|row| others(row, from, to));
                let then: f32 = rest.zip(pair).map(|(a, b)| a.max(b)).sum();
                let mended = broken(to, widths[to]) - broken(to, widths[to] + step);
                let gain = now - then + mended - lost;
                if gain > best {
                    best = gain;
                    found = Some((from, to));
                }
            }
        }
        found
    }

    /// The three columns of each row that have most lines, and how many; a row
    /// has one at least.
    fn tallest(&self, lines: &[Vec<f32>]) -> Vec<[(f32, usize); 3]> {
        let mut rows = vec![[(1.0, usize::MAX); 3]; self.rows.len()];
        for (column, own) in lines.iter().enumerate() {
            for (row, count) in rows.iter_mut().zip(own) {
                let place = row.partition_point(|(other, _)| other >= count);
                if place < row.len() {
                    row[place..].rotate_right(1);
                    row[place] = (*count, column);
                }
            }
        }
        rows
    }

    /// What the pieces cost that a column of this width breaks.
    fn broken(&self, column: usize, width: f32) -> f32 {
        let pieces = &self.wishes[column].pieces;
        let whole = pieces.partition_point(|piece| *piece <= width + 0.01);
        BROKEN * self.share * (pieces.len() - whole) as f32
    }

    /// Lines that each row has in a column of this width. Words at line ends
    /// waste some room, and part of a line counts a little: it leads out of
    /// plateaus.
    fn lines(&self, column: usize, width: f32) -> Vec<f32> {
        let room = (width - 2.0 * self.padding).max(1.0);
        let count = |paragraph: &f32| {
            let lines = paragraph * 1.06 / room;
            if *paragraph <= room {
                1.0
            } else {
                0.7 * lines.ceil() + 0.3 * lines
            }
        };
        let rows = self.rows.iter();
        rows.map(|row| row[column].iter().map(count).sum())
            .collect()
    }
}

/// Lines of a row but for two of its columns.
fn others(row: &[(f32, usize); 3], one: usize, other: usize) -> f32 {
    let left = row.iter().find(|(_, c)| *c != one && *c != other);
    left.map_or(1.0, |(lines, _)| *lines)
}
