//! Takes atoms and a width; gives where lines end, the best over the whole
//! paragraph.
//!
//! Every line end costs: how far the line is stretched or squeezed, and what
//! [`super::breaks`] asks. The cheapest sequence is found in time linear in the
//! length of the paragraph.

use std::ops::Range;

use super::cost::FORBIDDEN;
use super::justify::UNFILLED;
use super::sums::{Budget, Start, Sums};
use crate::layout::text::class::Class;

/// Where lines stand, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    /// Left edge of the first line.
    pub first: f32,
    /// Left edge of the others.
    pub rest: f32,
    /// Right edge.
    pub right: f32,
}

impl Measure {
    pub(crate) fn width(&self, first: bool) -> f32 {
        self.right - if first { self.first } else { self.rest }
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
/// What a line costs that has nothing but its start, and is left unfilled: worse
/// than any stretch. The cost grows with the square of what is left empty, so
/// that two lines share it.
const EMPTY: f32 = 1500.0;
/// Cost of a last line of a number or a Latin word.
const WESTERN_LAST: f32 = 2.0;
/// What any line costs that is left unfilled.
const TORN_LINE: f32 = 35.0;
/// Cost of a cell left empty at the end of a line that is not filled.
const RAGGED: f32 = 0.4;
/// What a line costs more that is left unfilled and ends inside a word: there is
/// room for the word below.
const TORN_WORD: f32 = 80.0;
/// Cost of every line, so that fewer are better.
const LINE: f32 = 0.5;
/// How much more it costs in a text that is closed up: its marks give what they can.
const FEWER: f32 = 200.0;

/// Ends of the lines: each line is `ends[k - 1]..ends[k]`. `words` says where words
/// end, or nothing where no line can be left unfilled; `closer` how far, 0 to 1, fewer
/// lines are worth closer ones.
pub(super) fn break_lines(
    sums: &Sums,
    costs: &[f32],
    measure: &Measure,
    paragraph_start: bool,
    ragged: bool,
    words: &[bool],
    closer: f32,
) -> Vec<Range<usize>> {
    let n = sums.atoms.atoms.len();
    if n == 0 {
        return Vec::new();
    }
    let costs = soften(sums, costs, measure);
    let mut search = Search {
        sums,
        measure,
        ragged,
        words,
        line: LINE + FEWER * closer,
        ways: Vec::with_capacity(n),
        oldest: 0,
    };
    search.begin(0, 0.0, paragraph_start);
    // Where the best line that ends before each atom starts.
    let mut from: Vec<usize> = vec![0; n + 1];
    for end in 1..n {
        if costs[end - 1] == FORBIDDEN {
            continue;
        }
        let (cost, start) = search.cheapest(end, costs[end - 1]);
        from[end] = start;
        if cost.is_finite() {
            search.begin(end, cost, false);
        }
    }
    from[n] = search.cheapest(n, 0.0).1;
    let mut lines = Vec::new();
    let mut end = n;
    while end > 0 {
        lines.push(from[end]..end);
        end = from[end];
    }
    lines.reverse();
    lines
}

/// A place where a line may start, and the cheapest way to it.
struct Way {
    start: Start,
    cost: f32,
    /// The cheapest of this way and all later ones.
    cheapest: f32,
    /// Width of a line from here, mm, and of its first cell.
    width: f32,
    cell: f32,
}

/// The ways to all places looked at so far.
struct Search<'a> {
    sums: &'a Sums<'a>,
    measure: &'a Measure,
    ragged: bool,
    /// Whether a word ends behind so many atoms, where that is asked for.
    words: &'a [bool],
    /// Cost of every line.
    line: f32,
    ways: Vec<Way>,
    /// The first of them worth looking at.
    oldest: usize,
}

impl Search<'_> {
    /// Lets a line start with that atom.
    fn begin(&mut self, atom: usize, cost: f32, paragraph_start: bool) {
        let earlier = self.ways[self.oldest..].iter_mut().rev();
        earlier
            .take_while(|way| way.cheapest > cost)
            .for_each(|way| way.cheapest = cost);
        let atoms = self.sums.atoms;
        self.ways.push(Way {
            start: self.sums.start(atom, paragraph_start),
            cost,
            cheapest: cost,
            width: self.measure.width(atom == 0),
            cell: atoms.spans[atoms.atoms[atom].span].kind.cell.max(1.0),
        });
    }

    /// The cheapest way to the end of a line before that atom, and where the line
    /// starts; `penalty` is what the end itself costs.
    fn cheapest(&mut self, end: usize, penalty: f32) -> (f32, usize) {
        let n = self.sums.atoms.atoms.len();
        let edge = self.sums.end(&(0..end));
        let inside = match self.words.get(end) {
            Some(false) => TORN_WORD,
            _ => 0.0,
        };
        let (mut best, mut from) = (f32::INFINITY, 0);
        for k in self.oldest..self.ways.len() {
            let way = &self.ways[k];
            // However well a line from here is filled: it costs more, and so do
            // all that start later.
            if way.cheapest + self.line + penalty > best {
                break;
            }
            let least = way.cost + self.line + penalty;
            if least > best {
                continue;
            }
            let start = way.start.atom;
            let budget = if start > edge.last {
                // Nothing but spaces.
                Budget::between(&way.start, &self.sums.end(&(start..end)))
            } else {
                Budget::between(&way.start, &edge)
            };
            let cost = match budget.room(way.width) {
                Some(room) => {
                    let last = end == n;
                    let filled = fit(&budget, room, way.cell, last, self.ragged, inside);
                    let lonely = if last {
                        lonely(self.sums, start, n)
                    } else {
                        0.0
                    };
                    least + filled + lonely
                }
                // Not even the shortest fits; it has to stand as it is.
                None if k + 1 == self.ways.len() => way.cost + 1e4 + penalty,
                None => {
                    // Longer lines overflow, too: it is never needed again.
                    self.oldest += usize::from(k == self.oldest);
                    continue;
                }
            };
            if cost <= best {
                (best, from) = (cost, start);
            }
        }
        (best, from)
    }
}

/// What it costs to fill a line; `inside` where it is left unfilled.
fn fit(budget: &Budget, room: f32, cell: f32, last: bool, ragged: bool, inside: f32) -> f32 {
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
    let gap = room / budget.gaps.max(0.01) / cell;
    if gap > UNFILLED {
        let empty = room / (room + budget.natural);
        return TORN_LINE + inside + EMPTY * empty * empty;
    }
    let (easy, torn) = (gap / EASY_STRETCH, gap / TORN);
    easy.powi(2) + torn.powi(4) + easy * 0.1
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
