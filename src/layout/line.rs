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
    before: Vec<Sum>,
}

/// What all atoms before one have, with what lies between them.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    width: f64,
    squeeze: f64,
    gaps: f64,
}

/// Where a line may start: what its budget takes from there.
#[derive(Debug, Clone, Copy)]
struct Start {
    atom: usize,
    before: Sum,
    /// Blank half that an opening bracket loses there, mm.
    trim: f32,
    /// What it cannot lose once more.
    lost: f32,
}

/// Where a line may end.
#[derive(Debug, Clone, Copy)]
struct End {
    /// The last atom with ink.
    last: usize,
    before: Sum,
    /// Its width, mm, and the blank half it loses there.
    own: f32,
    trim: f32,
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

/// Whether a line may be stretched between two neighbours, and how much more
/// than elsewhere.
pub(super) fn stretch_weight(atoms: &Atoms, i: usize) -> f32 {
    use Class::*;
    let (Some(a), Some(b)) = (atoms.atoms.get(i), atoms.atoms.get(i + 1)) else {
        return 0.0;
    };
    match (a.class, b.class) {
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

impl Budget {
    /// Of the line between two places.
    fn between(start: &Start, end: &End) -> Self {
        let mut squeeze = (end.before.squeeze - start.before.squeeze) as f32;
        if end.last > start.atom {
            squeeze -= start.lost;
        }
        Self {
            natural: (end.before.width - start.before.width) as f32 + end.own
                - end.trim
                - start.trim,
            squeeze: squeeze.max(0.0),
            gaps: (end.before.gaps - start.before.gaps) as f32,
        }
    }

    /// How much the line lacks to a width, mm; nothing where it cannot be
    /// squeezed into it.
    fn room(&self, width: f32) -> Option<f32> {
        let room = width - self.natural;
        (room >= -self.squeeze - 0.01).then_some(room)
    }
}

impl<'a> Sums<'a> {
    pub fn new(atoms: &'a Atoms, spacing: &SpacingStyle) -> Self {
        let mut before = Vec::with_capacity(atoms.atoms.len() + 1);
        let mut sum = Sum::default();
        for (i, atom) in atoms.atoms.iter().enumerate() {
            before.push(sum);
            // Entry i + 1 holds atom i and what lies between it and the next.
            let pair = pair_squeeze(atoms, i);
            sum.width += f64::from(atom.width - pair + script_gap(atoms, i, spacing.hanzi_latin));
            sum.squeeze += f64::from(squeeze_room(atoms, i));
            sum.gaps += f64::from(stretch_weight(atoms, i));
        }
        before.push(sum);
        Self {
            atoms,
            trim_start: spacing.trim_line_start,
            before,
        }
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
        let before = self.before[last].width - self.before[line.start].width;
        before as f32 + self.atoms.atoms[last].width
    }

    /// A line that starts with that atom. An opening bracket is half as wide
    /// there, unless the line begins a paragraph.
    fn start(&self, atom: usize, first: bool) -> Start {
        let (mut trim, mut lost) = (0.0, 0.0);
        let own = &self.atoms.atoms[atom];
        if self.trim_start && own.class.blank_left() && !first {
            trim = HALF * own.width;
            lost = squeeze_room(self.atoms, atom);
        }
        Start {
            atom,
            before: self.before[atom],
            trim,
            lost,
        }
    }

    /// A line that ends before the last atom of the range and has at least its
    /// first one. A mark is half as wide there.
    fn end(&self, line: &Range<usize>) -> End {
        let last = self.inked_end(line) - 1;
        let own = &self.atoms.atoms[last];
        let trim = if own.class.blank_right() {
            HALF * own.width
        } else {
            0.0
        };
        End {
            last,
            before: self.before[last],
            own: own.width,
            trim,
        }
    }
}

/// Stretch of one gap that costs 1, in cells.
const EASY_STRETCH: f32 = 0.1;
/// Cost of a line squeezed to its limit.
const FULL_SQUEEZE: f32 = 2.0;
/// Cost of a last line with fewer than two hanzi.
const LONELY: f32 = 400.0;
/// Cost of a line that cannot be filled at all.
const UNFILLED: f32 = 60.0;
/// Cost of a cell left empty at the end of a line that is not filled.
const RAGGED: f32 = 0.4;
/// Cost of every line, so that fewer are better.
const LINE: f32 = 0.5;

/// A place where a line may start, and the cheapest way to it.
struct Way {
    start: Start,
    cost: f32,
    /// Width of a line from here, mm, and of its first cell.
    width: f32,
    cell: f32,
}

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
    let way = |atom: usize, cost: f32| Way {
        start: sums.start(atom, atom == 0 && paragraph_start),
        cost,
        width: measure.width(atom == 0),
        cell: atoms[atom].width.max(1.0),
    };
    // Where the best line that ends before each atom starts.
    let mut from: Vec<usize> = vec![0; n + 1];
    // Line starts worth looking at, first one first.
    let mut ways: Vec<Way> = Vec::with_capacity(n);
    ways.push(way(0, 0.0));
    let mut oldest = 0;
    for end in 1..=n {
        if end < n && costs[end - 1] == FORBIDDEN {
            continue;
        }
        let penalty = if end < n { costs[end - 1] } else { 0.0 };
        let edge = sums.end(&(0..end));
        let mut best = f32::INFINITY;
        for k in oldest..ways.len() {
            let way = &ways[k];
            let least = way.cost + LINE + penalty;
            if least > best {
                // However well its line is filled: it costs more.
                continue;
            }
            let start = way.start.atom;
            let budget = if start > edge.last {
                // Nothing but spaces.
                Budget::between(&way.start, &sums.end(&(start..end)))
            } else {
                Budget::between(&way.start, &edge)
            };
            let cost = match budget.room(way.width) {
                Some(room) => {
                    let filled = fit(&budget, room, way.cell, end == n, ragged);
                    let lonely = if end == n {
                        lonely(sums, start, n)
                    } else {
                        0.0
                    };
                    least + filled + lonely
                }
                // Not even the shortest fits; it has to stand as it is.
                None if k + 1 == ways.len() => way.cost + 1e4 + penalty,
                None => {
                    // Longer lines overflow, too: it is never needed again.
                    oldest += usize::from(k == oldest);
                    continue;
                }
            };
            if cost <= best {
                best = cost;
                from[end] = start;
            }
        }
        if end < n && best.is_finite() {
            ways.push(way(end, best));
        }
    }
    let mut lines = Vec::new();
    let mut end = n;
    while end > 0 {
        let start = from[end];
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
        return UNFILLED * (room / cell).min(1.0);
    }
    let each = room / budget.gaps / cell / EASY_STRETCH;
    (each * each).min(UNFILLED * 4.0) + each.min(100.0) * 0.1
}

/// The last line of a paragraph has at least two hanzi.
fn lonely(sums: &Sums, start: usize, n: usize) -> f32 {
    if start == 0 {
        return 0.0;
    }
    let hanzi = sums.atoms.atoms[start..n]
        .iter()
        .filter(|a| a.class == Class::Hanzi)
        .count();
    if hanzi < 2 { LONELY } else { 0.0 }
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
        // Nothing can be cut between two ends beside each other.
        let stretch = if i > start {
            Budget::between(&sums.start(start, false), &sums.end(&(start..i + 1)))
        } else {
            Budget::default()
        };
        if stretch.natural - stretch.squeeze > limit {
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
