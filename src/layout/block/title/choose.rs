//! Takes the seams of a title; gives the lines whose outline and seams are best
//! together.

use std::ops::Range;

use super::seam::{LARGEST_BONUS, Seam, Text, seams};

/// More lines than this are no title any more.
const MOST_LINES: usize = 7;

/// What a line more than needed costs, in characters.
const ONE_MORE: f32 = 8.0;

/// Titles of up to this many lines are tried in one line more, too.
const SHORT: usize = 4;

/// The best lines, if there is any way at all to break between words.
pub(super) fn lines(text: &Text, cell: f32) -> Option<Vec<Range<usize>>> {
    let total = text.width(0, text.chars.len());
    let fewest = (total / text.limit).ceil().max(1.0) as usize;
    let mut search = Search {
        text,
        seams: &seams(text),
        cell,
        count: fewest,
        total,
        best: None,
    };
    for count in fewest..=MOST_LINES.min(fewest + 2) {
        let more = count - fewest;
        if search.best.is_some() && (more > 1 || fewest > SHORT) {
            break;
        }
        search.count = count;
        search.extend(&mut Vec::new(), 0, more as f32 * ONE_MORE);
    }
    search.best.map(|(_, lines)| lines)
}

/// Tries every way to break into `count` lines, leaving out hopeless ones.
struct Search<'a> {
    text: &'a Text<'a>,
    seams: &'a [Seam],
    cell: f32,
    count: usize,
    total: f32,
    best: Option<(f32, Vec<Range<usize>>)>,
}

impl Search<'_> {
    fn extend(&mut self, lines: &mut Vec<Range<usize>>, start: usize, cost: f32) {
        let left = self.count - lines.len();
        let hope = cost - LARGEST_BONUS * left as f32;
        if self.best.as_ref().is_some_and(|(best, _)| hope >= *best) {
            return;
        }
        let n = self.text.chars.len();
        let rest = self.text.width(start, n);
        let limit = self.text.limit;
        if left == 1 {
            if rest > limit + 0.01 {
                return;
            }
            lines.push(start..n);
            let cost = cost + self.shape(lines);
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, lines.clone()));
            }
            lines.pop();
            return;
        }
        for seam in &self.seams[self.seams.partition_point(|s| s.at <= start)..] {
            let here = self.text.width(start, seam.at);
            if here > limit + 0.01 {
                break;
            }
            // What is left must fit the lines that are left, and lines far
            // narrower than the average are never right.
            let fits = rest - here <= limit * (left - 1) as f32 + self.cell;
            if !fits || here < 0.3 * self.total / self.count as f32 {
                continue;
            }
            lines.push(start..seam.at);
            self.extend(lines, seam.at, cost + seam.cost);
            lines.pop();
        }
    }

    /// What the outline of the lines costs, in characters.
    fn shape(&self, lines: &[Range<usize>]) -> f32 {
        let widths: Vec<f32> = lines
            .iter()
            .map(|l| self.text.width(l.start, l.end) / self.cell)
            .collect();
        let (least, most) = widths
            .iter()
            .fold((f32::MAX, 0.0_f32), |(a, b), w| (a.min(*w), b.max(*w)));
        let waist = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
        let mut cost = if waist { 1000.0 } else { 0.0 };
        // A valley of several equal lines is narrow in the middle, too.
        let falls = widths.windows(2).position(|w| w[1] < w[0]);
        let rises = widths.windows(2).rposition(|w| w[1] > w[0]);
        if let (Some(fall), Some(rise)) = (falls, rises) {
            cost += if fall < rise { 1000.0 } else { 0.0 };
        }
        if most - least < 1.0 {
            cost += 3.0;
        }
        cost += (most - least - 6.0).max(0.0) * 1.5;
        cost += (5.0 - least).max(0.0) * 3.0;
        let mean = widths.iter().sum::<f32>() / widths.len() as f32;
        cost + widths.iter().map(|w| (w - mean).abs() * 0.3).sum::<f32>()
    }
}
