//! Takes atoms and a width; gives where lines end, the best over the whole
//! paragraph.
//!
//! Every line end costs: how far the line is stretched or squeezed, and what
//! [`super::breaks`] asks. The cheapest sequence is found in time linear in the
//! length of the paragraph.

use std::ops::Range;

use super::atom::Atoms;
use super::breaks::FORBIDDEN;
use super::class::Class;
use super::style::SpacingStyle;

/// Where lines stand, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Left edge of the first line.
    pub first: f32,
    /// Left edge of the others.
    pub rest: f32,
    /// Right edge.
    pub right: f32,
}

impl Measure {
    pub fn width(&self, first: bool) -> f32 {
        self.right - if first { self.first } else { self.rest }
    }
}

/// What a line has to give and to take, mm.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Budget {
    /// Width as it is.
    pub natural: f32,
    /// How much can be squeezed out of its marks.
    pub squeeze: f32,
    /// Over how many gaps it can be stretched.
    pub gaps: f32,
}

/// Sums over the atoms before each one, to know any line's budget at once.
pub(super) struct Sums<'a> {
    atoms: &'a Atoms,
    trim_start: bool,
    width: Vec<f64>,
    squeeze: Vec<f64>,
    gaps: Vec<f64>,
}

/// A half of a cell, in cells.
const HALF: f32 = 0.5;

/// How much narrower two neighbours are than their cells: two marks share one
/// and a half (clreq 6.3).
pub(super) fn pair_squeeze(atoms: &Atoms, i: usize) -> f32 {
    let (Some(a), Some(b)) = (atoms.atoms.get(i), atoms.atoms.get(i + 1)) else {
        return 0.0;
    };
    let a_blank = a.class.blank_right();
    let b_mark = b.class.blank_right() || b.class.blank_left();
    if (a_blank && b_mark) || (a.class.blank_left() && b.class.blank_left()) {
        HALF * a.width.min(b.width)
    } else {
        0.0
    }
}

/// What a mark can still lose when its line is squeezed, mm: nothing where it
/// has given its blank half to a neighbour.
pub(super) fn squeeze_room(atoms: &Atoms, i: usize) -> f32 {
    let Some(atom) = atoms.atoms.get(i) else {
        return 0.0;
    };
    let shares = if atom.class.blank_left() {
        i > 0 && pair_squeeze(atoms, i - 1) > 0.0
    } else {
        pair_squeeze(atoms, i) > 0.0
    };
    if shares {
        0.0
    } else {
        atom.class.squeeze(atom.c) * atom.width
    }
}

/// Blank between hanzi and Latin, mm.
pub(super) fn script_gap(atoms: &Atoms, i: usize, em: f32) -> f32 {
    let (Some(a), Some(b)) = (atoms.atoms.get(i), atoms.atoms.get(i + 1)) else {
        return 0.0;
    };
    let meet = (a.class == Class::Hanzi && b.class.is_western())
        || (a.class.is_western() && b.class == Class::Hanzi);
    if meet {
        em * atoms.spans[a.span].kind.em()
    } else {
        0.0
    }
}

/// How much of another gap's stretch one in a long address takes.
const WITHIN_ADDRESS: f32 = 0.25;

/// Whether a line may be stretched between two neighbours, and how much more
/// than elsewhere.
pub(super) fn stretch_weight(atoms: &Atoms, i: usize) -> f32 {
    use Class::*;
    let (Some(a), Some(b)) = (atoms.atoms.get(i), atoms.atoms.get(i + 1)) else {
        return 0.0;
    };
    match (a.class, b.class) {
        _ if a.address && b.address => WITHIN_ADDRESS,
        (Dash, Dash) | (Ellipsis, Ellipsis) => 0.0,
        (Space, _) => 2.0,
        (_, Space) => 0.0,
        (x, y)
            if (x.is_western() || x == Slash) && (y.is_western() || matches!(y, Unit | Slash)) =>
        {
            0.0
        }
        _ => 1.0,
    }
}

impl<'a> Sums<'a> {
    pub fn new(atoms: &'a Atoms, spacing: &SpacingStyle) -> Self {
        let n = atoms.atoms.len();
        let mut sums = Self {
            atoms,
            trim_start: spacing.trim_line_start,
            width: Vec::with_capacity(n + 1),
            squeeze: Vec::with_capacity(n + 1),
            gaps: Vec::with_capacity(n + 1),
        };
        let (mut width, mut squeeze, mut gaps) = (0.0, 0.0, 0.0);
        for (i, atom) in atoms.atoms.iter().enumerate() {
            sums.width.push(width);
            sums.squeeze.push(squeeze);
            sums.gaps.push(gaps);
            // Entry i + 1 holds atom i and what lies between it and the next.
            let pair = pair_squeeze(atoms, i);
            width += f64::from(atom.width - pair + script_gap(atoms, i, spacing.hanzi_latin));
            squeeze += f64::from(squeeze_room(atoms, i));
            gaps += f64::from(stretch_weight(atoms, i));
        }
        sums.width.push(width);
        sums.squeeze.push(squeeze);
        sums.gaps.push(gaps);
        sums
    }

    /// Width of a line as far as it is inked: spaces at its end are dropped.
    fn inked_end(&self, line: &Range<usize>) -> usize {
        let atoms = &self.atoms.atoms;
        let mut end = line.end;
        while end > line.start + 1 && atoms[end - 1].class == Class::Space {
            end -= 1;
        }
        end
    }

    /// Width of a line whose marks at the ends keep their blank halves.
    pub fn untrimmed(&self, line: &Range<usize>) -> f32 {
        if line.is_empty() {
            return 0.0;
        }
        let last = self.inked_end(line) - 1;
        (self.width[last] - self.width[line.start]) as f32 + self.atoms.atoms[last].width
    }

    /// Budget of a line. At its end a mark is half as wide; so is an opening
    /// bracket at its start, unless the line begins a paragraph.
    pub fn budget(&self, line: &Range<usize>, first: bool) -> Budget {
        let atoms = &self.atoms.atoms;
        if line.is_empty() {
            return Budget::default();
        }
        let last = self.inked_end(line) - 1;
        let (a, z) = (&atoms[line.start], &atoms[last]);
        let mut natural = (self.width[last] - self.width[line.start]) as f32 + z.width;
        let mut squeeze = (self.squeeze[last] - self.squeeze[line.start]) as f32;
        if z.class.blank_right() {
            natural -= HALF * z.width;
        }
        if self.trim_start && a.class.blank_left() && !first {
            natural -= HALF * a.width;
            if last > line.start {
                squeeze -= squeeze_room(self.atoms, line.start);
            }
        }
        Budget {
            natural,
            squeeze: squeeze.max(0.0),
            gaps: (self.gaps[last] - self.gaps[line.start]) as f32,
        }
    }
}

/// Stretch of one gap that costs 1, in cells: nobody sees half of it.
const EASY_STRETCH: f32 = 0.07;
/// Stretch of one gap that adds 1 more, in cells; beyond it lines look torn, and
/// the cost grows with the fourth power.
const TORN: f32 = 0.15;
/// Cost of a line squeezed to its limit: marks close up before gaps open.
const FULL_SQUEEZE: f32 = 0.8;
/// Cost of a last line with one hanzi or a mark.
const LONELY: f32 = 400.0;
/// Cost of a last line of a number or a Latin word.
const WESTERN_LAST: f32 = 2.0;
/// Cost of a line that cannot be filled, and the most that a torn one costs.
const MOST_TORN: f32 = 240.0;
/// Cost of a cell left empty at the end of a line that is not filled.
const RAGGED: f32 = 0.4;
/// Cost of every line, so that fewer are better.
const LINE: f32 = 0.5;

/// Ends of the lines: each line is `ends[k - 1]..ends[k]`.
pub(super) fn break_lines(
    sums: &Sums,
    costs: &[f32],
    measure: &Measure,
    paragraph_start: bool,
    ragged: bool,
) -> Vec<Range<usize>> {
    let atoms = &sums.atoms.atoms;
    let n = atoms.len();
    if n == 0 {
        return Vec::new();
    }
    let costs = soften(sums, costs, measure);
    let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); n + 1];
    best[0].0 = 0.0;
    // Line starts worth looking at, first one first.
    let mut starts: Vec<usize> = vec![0];
    let mut oldest = 0;
    for end in 1..=n {
        if end < n && costs[end - 1] == FORBIDDEN {
            continue;
        }
        let penalty = if end < n { costs[end - 1] } else { 0.0 };
        for k in (oldest..starts.len()).rev() {
            let start = starts[k];
            let first = start == 0;
            let budget = sums.budget(&(start..end), first && paragraph_start);
            let room = measure.width(first) - budget.natural;
            if room < -budget.squeeze - 0.01 {
                // Longer lines overflow too: earlier starts are never needed again.
                if k + 1 < starts.len() {
                    oldest = oldest.max(k + 1);
                    break;
                }
                // Not even the shortest fits; it has to stand as it is.
                let cost = best[start].0 + 1e4 + penalty;
                if cost < best[end].0 {
                    best[end] = (cost, start);
                }
                continue;
            }
            let cell = sums.atoms.spans[atoms[start].span].kind.cell.max(1.0);
            let cost = best[start].0
                + LINE
                + penalty
                + fit(&budget, room, cell, end == n, ragged)
                + if end == n {
                    lonely(sums, start, n)
                } else {
                    0.0
                };
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
        if best[end].0.is_finite() {
            starts.push(end);
        }
    }
    let mut lines = Vec::new();
    let mut end = n;
    while end > 0 {
        let start = best[end].1;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

/// What it costs to fill a line.
fn fit(budget: &Budget, room: f32, cell: f32, last: bool, ragged: bool) -> f32 {
    if room < 0.0 {
        let used = -room / budget.squeeze.max(0.01);
        return FULL_SQUEEZE * used * used;
    }
    if last {
        return 0.0;
    }
    if ragged {
        return RAGGED * room / cell;
    }
    if budget.gaps <= 0.0 {
        return MOST_TORN * (room / cell).min(1.0);
    }
    let gap = room / budget.gaps / cell;
    let (easy, torn) = (gap / EASY_STRETCH, gap / TORN);
    (easy.powi(2) + torn.powi(4)).min(MOST_TORN) + easy.min(100.0) * 0.1
}

/// The last line of a paragraph has at least two hanzi.
fn lonely(sums: &Sums, start: usize, n: usize) -> f32 {
    if start == 0 {
        return 0.0;
    }
    let line = &sums.atoms.atoms[start..n];
    let count = |wanted: fn(Class) -> bool| line.iter().filter(|a| wanted(a.class)).count();
    if count(|class| class == Class::Hanzi) >= 2 {
        0.0
    } else if count(Class::is_western) >= 4 {
        WESTERN_LAST
    } else {
        LONELY
    }
}

/// Where a stretch without a permitted end is longer than a line, ends are
/// permitted inside: between characters first that may stand at an edge.
fn soften(sums: &Sums, costs: &[f32], measure: &Measure) -> Vec<f32> {
    let mut softened = costs.to_vec();
    let limit = measure.width(true).min(measure.width(false));
    let atoms = &sums.atoms.atoms;
    let mut start = 0;
    for (i, cost) in costs.iter().enumerate() {
        if *cost == FORBIDDEN && i + 1 < atoms.len() {
            continue;
        }
        let budget = sums.budget(&(start..i + 1), false);
        if budget.natural - budget.squeeze > limit {
            for k in start..i {
                let (a, b) = (atoms[k].class, atoms[k + 1].class);
                let edge = b.not_at_start() || a.not_at_end() || b == Class::Space;
                softened[k] = if edge { 900.0 } else { 30.0 };
            }
        }
        start = i + 1;
    }
    softened
}
