//! Takes differences and what was written; gives where else the same data is
//! printed, and the differences that want it to say different things.

use super::difference::Difference;
use super::located::{Located, Why, candidates};
use super::patch::Edit;
use super::written::{Block, Line};
use crate::diagnostic::Origin;

/// Some words of every other paragraph or row that prints what the difference is in.
pub fn elsewhere(difference: &Difference, written: &[Block]) -> Vec<String> {
    let spots = difference.spots.iter();
    let origins: Vec<Origin> = spots
        .clone()
        .filter_map(|spot| candidates(spot).first()?.0.from)
        .collect();
    let prints = |line: &Line| {
        let mut from = line.pieces.iter().filter_map(|piece| piece.from);
        from.any(|from| origins.contains(&from))
    };
    // The paragraph itself is passed once; there may be another like it.
    let mut own: Vec<_> = spots.map(|spot| &spot.pieces).collect();
    let mut others = |line: &Line| {
        if !prints(line) {
            return false;
        }
        match own.iter().position(|pieces| **pieces == line.pieces) {
            Some(this) => {
                own.remove(this);
                false
            }
            None => true,
        }
    };
    let mut found = Vec::new();
    for block in written {
        match block {
            Block::Line(line) => {
                if others(line) {
                    found.push(begins(&line.text));
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    if row.iter().flatten().filter(|line| others(line)).count() > 0 {
                        let texts = row.iter().flatten().map(|line| line.text.as_str());
                        found.push(begins(&texts.collect::<Vec<_>>().join(" ")));
                    }
                }
            }
        }
    }
    found
}

/// So many characters tell a paragraph from others.
const SHOWN: usize = 24;

fn begins(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Leaves to a person what was changed at several of its places, and not in the
/// same way.
pub fn set_apart(located: &mut [Located]) {
    let against = |one: &Located, other: &Located| {
        let mut pairs = one
            .edits
            .iter()
            .flat_map(|a| other.edits.iter().map(move |b| (a, b)));
        pairs.any(|(a, b)| a != b && touch(a, b))
    };
    let apart: Vec<bool> = located
        .iter()
        .map(|one| located.iter().any(|other| against(one, other)))
        .collect();
    for (one, apart) in located.iter_mut().zip(apart) {
        if apart {
            one.leave();
            one.why = Why::Apart;
        }
    }
}

fn touch(a: &Edit, b: &Edit) -> bool {
    let before = |a: &Edit, b: &Edit| a.at + a.removed <= b.at && a.at != b.at;
    a.file == b.file && !before(a, b) && !before(b, a)
}
