//! Takes a line that was broken; says which of its marks take less than their
//! cell, in eighths of it.

use std::ops::Range;

use super::justify::Trim;
use super::sums::{pair_squeeze, squeeze_room};
use crate::layout::seams::Narrow;
use crate::layout::text::atom::Atoms;

/// Rounding is no loss, in eighths.
const NOTHING: f32 = 0.02;

/// Marks of a line that lost blank: at its ends, to a neighbour, or because the
/// line was squeezed by that part of what its marks can lose.
pub(crate) fn marks(atoms: &Atoms, line: Range<usize>, trim: Trim, squeezed: f32) -> Vec<Narrow> {
    let mut marks = Vec::new();
    let last = line.end.saturating_sub(1);
    for i in line.clone() {
        let atom = &atoms.atoms[i];
        let opens = atom.class.blank_left();
        if !opens && !atom.class.blank_right() {
            continue;
        }
        let half = atom.width / 2.0;
        let trimmed = i == line.start && trim.start && opens;
        let (mut left, mut right) = (0.0, 0.0);
        if trimmed {
            left += half;
        }
        if i < last {
            right += pair_squeeze(atoms, i);
            let lost = squeeze_room(atoms, i) * squeezed;
            if opens && !trimmed {
                left += lost;
            } else if !opens {
                right += lost;
            }
        } else if trim.end && !opens {
            right += half;
        }
        for (lost, left) in [(left, true), (right, false)] {
            let eighths = (lost / atom.width.max(0.01) * 8.0 - NOTHING).ceil();
            if eighths > 0.0 {
                let at = atoms.byte(i);
                let eighths = eighths.min(4.0) as u8;
                marks.push(Narrow { at, eighths, left });
            }
        }
    }
    marks
}
