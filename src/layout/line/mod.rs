//! Takes atoms and a measure; gives lines: where each may end and at what cost,
//! where it ends, and its glyphs stretched or squeezed to the edge.

pub(super) mod breaks;
pub(super) mod cost;
pub(super) mod justify;
pub(super) mod narrow;
pub(super) mod sums;

mod ends;
pub(super) mod numbers;

use crate::document::Inline;
use crate::layout::text::atom::{Atom, Atoms};
use crate::layout::text::class::Class;
use crate::layout::text::setter::{Setter, Type};
use ends::{Measure, break_lines};
use justify::{Fill, Line, Trim, set_line};
use sums::{Budget, Sums};

/// How a paragraph's lines stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub measure: Measure,
    /// How lines are filled that end a paragraph.
    pub last: Fill,
    /// How the others are.
    pub inner: Fill,
}

impl Shape {
    /// Justified, the last line as wide as its text.
    pub(super) fn justified(first: f32, rest: f32, right: f32) -> Self {
        Self {
            measure: Measure { first, rest, right },
            last: Fill::Natural,
            inner: Fill::Justify,
        }
    }

    /// Every line alike.
    pub(super) fn all(fill: Fill, left: f32, right: f32) -> Self {
        Self {
            measure: Measure {
                first: left,
                rest: left,
                right,
            },
            last: fill,
            inner: fill,
        }
    }
}

/// More digits than this are felt in a line where another program sets them in
/// the face's own width.
const MANY_DIGITS: usize = 9;

/// Numbers and words of more characters than this leave lines before them unfilled.
const LONG_RUN: usize = 9;

/// How much wider than half a hanzi digits of a face may be, in cells.
const WIDER: f32 = 0.08;

/// Differences below this are none, mm.
const NOTHING: f32 = 0.05;

/// Breaks and sets one paragraph. `start`: it is not the rest of one that a
/// forced break has cut.
pub(crate) fn lines(setter: &mut Setter, atoms: &Atoms, shape: Shape, start: bool) -> Vec<Line> {
    let whole_title = usize::from(setter.style.spacing.whole_title);
    let costs = breaks::costs(&atoms.atoms, setter.words, whole_title);
    lines_with(setter, atoms, &costs, shape, start)
}

/// As [`lines`], for narrow places, with the costs of line ends already known:
/// lines end between words where they can.
pub(crate) fn word_lines(
    setter: &mut Setter,
    atoms: &Atoms,
    costs: &[f32],
    shape: Shape,
) -> Vec<Line> {
    let mut costs = costs.to_vec();
    breaks::keep_dates(&mut costs);
    let natural: f32 = atoms.atoms.iter().map(|a| a.width).sum();
    if natural > shape.measure.width(true) {
        let text: String = atoms.chars().into_iter().collect();
        breaks::favour(&mut costs, &setter.words.cut(&text));
        breaks::keep_units(&mut costs, &atoms.atoms, shape.measure.width(false));
    }
    lines_with(setter, atoms, &costs, shape, true)
}

fn lines_with(
    setter: &mut Setter,
    atoms: &Atoms,
    costs: &[f32],
    shape: Shape,
    start: bool,
) -> Vec<Line> {
    let sums = Sums::new(atoms, &setter.style.spacing);
    // Only a bracket behind an indent keeps its blank half.
    let indented = start && shape.measure.first > shape.measure.rest;
    let ragged = shape.inner != Fill::Justify;
    let words = if ragged {
        Vec::new()
    } else {
        word_ends(setter, atoms)
    };
    let ranges = break_lines(
        &sums,
        costs,
        &shape.measure,
        indented,
        ragged,
        &words,
        setter.closer,
    );
    let count = ranges.len();
    let mut lines = Vec::with_capacity(count);
    for (i, range) in ranges.into_iter().enumerate() {
        let left = if i == 0 {
            shape.measure.first
        } else {
            shape.measure.rest
        };
        let fill = if i + 1 == count {
            shape.last
        } else {
            shape.inner
        };
        let trim = Trim {
            start: setter.style.spacing.trim_line_start && !(i == 0 && indented),
            end: true,
        };
        let right = shape.measure.right;
        let mut line = set_line(setter, atoms, range.clone(), left..right, fill, trim);
        // A last line that is full but for the blank half of its mark ends where
        // the others do (GB/T 15834 5.1.10).
        let full = (right - setter.style.cell() / 2.0 - NOTHING..right).contains(&line.right);
        if fill == Fill::Natural && shape.inner == Fill::Justify && full {
            let justify = Fill::Justify;
            line = set_line(setter, atoms, range.clone(), left..right, justify, trim);
        }
        let narrow = narrow::marks(atoms, range.clone(), trim, line.squeezed);
        line.seam = Some(setter.seam(atoms.byte(range.start), narrow));
        let short = right - line.right;
        let inner = i + 1 < count && fill == Fill::Justify;
        let digits = atoms.atoms[range.clone()].iter();
        let digits = digits.filter(|atom| atom.class == Class::Digit).count();
        let half_width = setter.style.latin.half_width_digits;
        let budget = Budget::between(&sums.start(range.start, false), &sums.end(&range));
        let tight = right - left - budget.natural < digits as f32 * WIDER * setter.style.cell();
        if let Some(seam) = setter.seams.lines.last_mut() {
            seam.short = if inner && short > NOTHING { short } else { 0.0 };
            seam.digits = half_width && digits > MANY_DIGITS && tight;
        }
        if line.right > shape.measure.right + 0.2 {
            let from = atoms.spans.first().and_then(|s| s.from);
            let text: String = atoms.chars().into_iter().collect();
            setter.cannot_fit(&text, shape.measure.right - left, from);
        }
        lines.push(line);
    }
    lines
}

/// Where words end, in a text with a stretch so long that the line before it may be
/// left unfilled.
fn word_ends(setter: &Setter, atoms: &Atoms) -> Vec<bool> {
    let western = |atom: &Atom| atom.class.is_western() || atom.class == Class::Slash;
    let runs = atoms.atoms.chunk_by(|a, b| western(a) == western(b));
    let long = |run: &[Atom]| run.len() > LONG_RUN && western(&run[0]);
    if !runs.into_iter().any(long) {
        return Vec::new();
    }
    let text: String = atoms.chars().into_iter().collect();
    setter.words.cut(&text).words
}

/// Lines of inlines; a forced break begins a new line without indent.
pub(crate) fn inline_lines(
    setter: &mut Setter,
    kind: Type,
    inlines: &[Inline],
    shape: Shape,
) -> Vec<Line> {
    each_line(setter, kind, inlines, shape, &lines)
}

/// As [`inline_lines`], for a place so narrow that lines end between words.
pub(crate) fn ragged_lines(
    setter: &mut Setter,
    kind: Type,
    inlines: &[Inline],
    shape: Shape,
) -> Vec<Line> {
    let whole_title = usize::from(setter.style.spacing.whole_title);
    each_line(setter, kind, inlines, shape, &|setter, atoms, shape, _| {
        let costs = breaks::costs(&atoms.atoms, setter.words, whole_title);
        word_lines(setter, atoms, &costs, shape)
    })
}

fn each_line(
    setter: &mut Setter,
    kind: Type,
    inlines: &[Inline],
    shape: Shape,
    set: &dyn Fn(&mut Setter, &Atoms, Shape, bool) -> Vec<Line>,
) -> Vec<Line> {
    let mut all = Vec::new();
    let parts = Atoms::of_inlines(setter, kind, inlines);
    for (i, atoms) in parts.into_iter().enumerate() {
        let mut shape = shape;
        if i > 0 {
            shape.measure.first = shape.measure.rest;
        }
        all.extend(set(setter, &atoms, shape, i == 0));
    }
    all
}
// x
