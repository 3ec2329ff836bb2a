//! Takes the atoms of a paragraph; gives what a line end after each one
//! costs: nothing, something, or everything.

use super::cost::{FORBIDDEN, raise};
use super::numbers::{self, INSIDE_DATE};
use crate::layout::text::address::{self, End};
use crate::layout::text::atom::Atom;
use crate::layout::text::class::Class;
use crate::layout::text::units::{MARKS, names_units};
use crate::layout::text::words::{Cut, Words};

/// A line that ends inside a 《…》 of up to [`SHORT_TITLE`] characters; inside
/// a longer one it costs less, since keeping that whole tears the line apart.
const INSIDE_TITLE: f32 = 12.0;
const SHORT_TITLE: f32 = 8.0;

/// A line that ends inside a unit's name.
const INSIDE_NAME: f32 = 5.0;

/// A line that ends in a person's name, after its dot; nowhere else does one.
pub(in crate::layout) const AFTER_DOT: f32 = 30.0;

/// A line that ends inside a long address, after a dot or the like.
const INSIDE_ADDRESS: f32 = 1.5;

/// After a slash of it, which ends no line elsewhere.
const AFTER_SLASH: f32 = 2.5;

/// After the slashes of http://.
const AFTER_SCHEME: f32 = 8.0;

/// A line of a narrow place that ends inside a word.
const INSIDE_WORD: f32 = 6.0;

/// A line of a narrow place that ends between the words of a long term.
const INSIDE_TERM: f32 = 1.0;

/// Names of units up to this many characters are kept whole in text; longer
/// ones would tear holes into lines.
const SHORT_NAME: usize = 4;

/// Costs of a line end after each character.
pub(crate) fn costs(atoms: &[Atom], words: &Words, whole_title: usize) -> Vec<f32> {
    let chars: Vec<char> = atoms.iter().map(|a| a.c).collect();
    let classes: Vec<Class> = atoms.iter().map(|a| a.class).collect();
    let chars = &chars[..];
    let mut costs: Vec<f32> = (0..chars.len())
        .map(|i| match classes.get(i + 1) {
            Some(next) => between(classes[i], *next, chars[i], chars[i + 1]),
            None => 0.0,
        })
        .collect();
    numbers::costs(chars, &classes, &mut costs);
    titles(chars, whole_title, &mut costs);
    names(chars, words, &mut costs);
    addresses(atoms, &mut costs);
    costs
}

/// What two neighbours say by themselves (GB/T 15834 5.1).
fn between(left: Class, right: Class, a: char, b: char) -> f32 {
    use Class::*;
    let forbidden = right.not_at_start()
        || left.not_at_end()
        || right == Space
        || (left.is_western() && right.is_western())
        || (left == Connector && right == Digit)
        || (a == '\u{A0}')
        // A circled number belongs to the item that it counts.
        || matches!(a, '①'..='⑳')
        || (matches!(a, '￥' | '¥' | '$' | '€' | '№' | '＋' | '±' | '≥' | '≤' | '＞' | '＜') && right == Digit)
        // A half-width bracket or hyphen belongs to its word.
        || (left == Hanzi && right == Latin && matches!(b, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '-' | '~'))
        || (left == Latin && matches!(a, '(' | '[' | '{' | '<' | '>' | '=' | '~' | '-'));
    if forbidden { FORBIDDEN } else { 0.0 }
}

/// Short 《…》 stay whole where that does not tear the line apart.
fn titles(chars: &[char], longest: usize, costs: &mut [f32]) {
    let mut open = None;
    for (i, c) in chars.iter().enumerate() {
        match (c, open) {
            ('《', _) => open = Some(i),
            ('》', Some(start)) => {
                let inside = (i - start).saturating_sub(1);
                if inside <= longest {
                    let short = (SHORT_TITLE / inside.max(1) as f32).min(1.0);
                    raise(&mut costs[start..i], INSIDE_TITLE * short.powi(3));
                }
                open = None;
            }
            _ => {}
        }
    }
}

/// Lets lines end between words rather than inside them: where possible, else
/// at least between the parts that long terms are made of.
pub(crate) fn favour(costs: &mut [f32], cut: &Cut) {
    let ends = cut.words.iter().zip(&cut.parts).skip(1);
    for (cost, (word, part)) in costs.iter_mut().zip(ends) {
        if !word {
            let inside = if *part { INSIDE_TERM } else { INSIDE_WORD };
            *cost = cost.max(inside);
        }
    }
}

/// A line of a narrow place that ends inside the name of a unit that has room on a
/// line of its own.
const INSIDE_UNIT: f32 = 4.0;

/// Keeps units whole in a text that names nothing else, where a line has the room.
pub(super) fn keep_units(costs: &mut [f32], atoms: &[Atom], width: f32) {
    let text: String = atoms.iter().map(|atom| atom.c).collect();
    if !names_units(&text) {
        return;
    }
    let mut start = 0;
    for name in atoms.split_inclusive(|atom| MARKS.contains(&atom.c)) {
        let end = start + name.len();
        let half = name.last().filter(|last| last.class.blank_right());
        let own =
            name.iter().map(|atom| atom.width).sum::<f32>() - half.map_or(0.0, |a| a.width / 2.0);
        if own <= width {
            raise(&mut costs[start..end - 1], INSIDE_UNIT);
        }
        start = end;
    }
}

/// In narrow places dates are not broken either, while anything else can be.
pub(super) fn keep_dates(costs: &mut [f32]) {
    let dates = costs.iter_mut().filter(|cost| **cost == INSIDE_DATE);
    dates.for_each(|cost| *cost = WITHIN_CELL);
}

/// A line of a cell that ends between the year and the month of a date.
const WITHIN_CELL: f32 = 20.0;

fn names(chars: &[char], words: &Words, costs: &mut [f32]) {
    let mut i = 0;
    while i < chars.len() {
        let len = words.name_at(&chars[i..]).unwrap_or(1);
        let name = &chars[i..i + len];
        if len > 1 && words.is_person(name) {
            for (c, cost) in name.iter().zip(&mut costs[i..i + len - 1]) {
                *cost = if *c == '·' { AFTER_DOT } else { FORBIDDEN };
            }
        } else if (2..=SHORT_NAME).contains(&len) {
            raise(&mut costs[i..i + len - 1], INSIDE_NAME);
        }
        i += len;
    }
}

/// Lets lines end in long addresses after a dot, a hyphen and the like, and
/// after a slash where that serves better than an empty line.
fn addresses(atoms: &[Atom], costs: &mut [f32]) {
    for i in 0..atoms.len().saturating_sub(1) {
        let (a, b) = (&atoms[i], &atoms[i + 1]);
        if !a.address || !b.address {
            continue;
        }
        let scheme = i > 0 && atoms[i - 1].c == '/';
        costs[i] = match address::ends(a.c, b.c) {
            Some(End::Sign) => INSIDE_ADDRESS,
            Some(End::Slash) if scheme => AFTER_SCHEME,
            Some(End::Slash) => AFTER_SLASH,
            _ => FORBIDDEN,
        };
    }
}
