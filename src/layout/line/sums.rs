//! Takes atoms; gives what any line of them has to give and to take: its width,
//! how far it can be squeezed, over how many gaps it can be stretched.

use std::ops::Range;

use crate::layout::style::SpacingStyle;
use crate::layout::text::atom::Atoms;
use crate::layout::text::class::Class;

/// What a line has to give and to take, mm.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Budget {
    /// Width as it is.
    pub natural: f32,
    /// How much can be squeezed out of its marks.
    pub squeeze: f32,
    /// Over how many gaps it can be stretched.
    pub gaps: f32,
}

/// Sums over the atoms before each one, to know any line's budget at once.
pub(crate) struct Sums<'a> {
    pub atoms: &'a Atoms,
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
pub(crate) struct Start {
    pub atom: usize,
    before: Sum,
    /// Blank half that an opening bracket loses there, mm.
    trim: f32,
    /// What it cannot lose once more.
    lost: f32,
}

/// Where a line may end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    /// The last atom with ink.
    pub last: usize,
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
    // A paragraph that opens with a bracket, （一）, begins where all others do.
    if shares || atom.rigid || (i == 0 && atom.class.blank_left()) {
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
        _ if a.rigid || (a.address && b.address) => 0.0,
        (Dash, Dash) | (Ellipsis, Ellipsis) => 0.0,
        (Space, _) => 3.0,
        (_, Space) => 0.0,
        (x, y)
            if (x.is_western() || x == Slash) && (y.is_western() || matches!(y, Unit | Slash)) =>
        {
            0.0
        }
        // Where the blank shows least: beside Latin and numbers, and at marks.
        (x, y) if x.is_western() != y.is_western() => 2.0,
        (x, y) if x.blank_right() || y.blank_left() => 2.0,
        _ => 1.0,
    }
}

impl Budget {
    /// Of the line between two places.
    #[inline]
    pub(crate) fn between(start: &Start, end: &End) -> Self {
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
    #[inline]
    pub(crate) fn room(&self, width: f32) -> Option<f32> {
        let room = width - self.natural;
        (room >= -self.squeeze - 0.01).then_some(room)
    }
}

impl<'a> Sums<'a> {
    pub(crate) fn new(atoms: &'a Atoms, spacing: &SpacingStyle) -> Self {
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
    pub(crate) fn untrimmed(&self, line: &Range<usize>) -> f32 {
        if line.is_empty() {
            return 0.0;
        }
        let last = self.inked_end(line) - 1;
        let before = self.before[last].width - self.before[line.start].width;
        before as f32 + self.atoms.atoms[last].width
    }

    /// A line that starts with that atom. An opening bracket is half as wide
    /// there, unless the line begins a paragraph.
    pub(crate) fn start(&self, atom: usize, first: bool) -> Start {
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
    pub(crate) fn end(&self, line: &Range<usize>) -> End {
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
