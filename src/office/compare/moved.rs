//! Takes differences; gives them with what went here and came there as one:
//! a paragraph or words that moved, so that they are moved whole or not at all.

use super::difference::{Difference, DifferenceKind, Spot};
use super::number::is_of_number;

/// Fewer characters may well have gone and come by themselves.
const FEWEST: usize = 8;

/// How much of the longer one the shorter must be.
const MOST_OF: f32 = 0.6;

/// Beyond so many differences it is another text, in which nothing moved.
const MOST: usize = 2_000;

/// Joins what went with where it came to.
pub(super) fn gathered(differences: Vec<Difference>) -> Vec<Difference> {
    if differences.len() > MOST {
        return differences;
    }
    let went: Vec<String> = differences.iter().map(|d| single(d, Spot::old)).collect();
    let came = differences.iter().map(|d| single(d, |s| s.new.clone()));
    let came: Vec<String> = came.collect();
    // Of each what it moved with, and whether it is where the words came from.
    let mut moved: Vec<Option<(usize, bool)>> = vec![None; differences.len()];
    for from in 0..differences.len() {
        let whole = differences[from].kind == DifferenceKind::Gone;
        let to = (0..differences.len()).find(|to| {
            let both = whole && differences[*to].kind == DifferenceKind::Came;
            *to != from && moved[*to].is_none() && same(&went[from], &came[*to], both)
        });
        if let Some(to) = to.filter(|_| moved[from].is_none()) {
            moved[from] = Some((to, true));
            moved[to] = Some((from, false));
        }
    }
    let mut left: Vec<Option<Difference>> = differences.into_iter().map(Some).collect();
    let mut out = Vec::new();
    for here in 0..left.len() {
        let Some(difference) = left[here].take() else {
            continue;
        };
        let other = moved[here].and_then(|(there, first)| Some((left[there].take()?, first)));
        out.push(match other {
            None => difference,
            Some((other, true)) => one(difference, other),
            Some((other, false)) => one(other, difference),
        });
    }
    out
}

fn one(from: Difference, to: Difference) -> Difference {
    Difference {
        kind: DifferenceKind::Moved,
        spots: [from.spots, to.spots].concat(),
        both: from.both || to.both,
    }
}

/// The words of a difference at one place that is no split or join, bare of
/// numbers typed before them.
fn single(difference: &Difference, words: impl Fn(&Spot) -> String) -> String {
    use DifferenceKind::{Came, Gone, Words};
    match (&difference.kind, difference.spots.as_slice()) {
        (Words | Gone | Came, [spot]) => bare(&words(spot)),
        _ => String::new(),
    }
}

/// Without the number before it and the marks at its ends.
fn bare(text: &str) -> String {
    text.trim_start_matches(is_of_number)
        .trim_matches(is_mark)
        .to_string()
}

fn is_mark(c: char) -> bool {
    "，。；：、| ".contains(c)
}

/// Whether the same words went and came; whole paragraphs may be short.
fn same(went: &str, came: &str, whole: bool) -> bool {
    let (a, b) = (went.chars().count(), came.chars().count());
    let (short, long) = (a.min(b), a.max(b));
    if whole && short >= 2 && went == came {
        return true;
    }
    let inside = || went.contains(came) || came.contains(went);
    short >= FEWEST && short as f32 >= MOST_OF * long as f32 && inside()
}
