//! Takes paragraphs before and after; gives which became which: one the other,
//! one several, several one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::write::docx::{Step, equal, likeness, steps};

/// What became of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Turn {
    /// One became another, or stayed as it was.
    Became(usize, usize),
    /// One was split.
    Split(usize, Range<usize>),
    /// Several were joined.
    Joined(Range<usize>, usize),
    /// One went.
    Gone(usize),
    /// One came.
    Came(usize),
}

/// A paragraph is split into so many at most, and as many are joined.
const MOST: usize = 6;

/// The largest gap in which split and joined paragraphs are looked for.
const GAP: usize = 2_500;

/// Paragraphs before and after; where tables stand among them, the two tell
/// which are paragraphs.
pub(super) struct Pairing<'a> {
    /// The old ones.
    pub before: &'a [String],
    /// The new ones.
    pub after: &'a [String],
    /// How much an old and a new one have in common, 0 to 1.
    pub alike: &'a dyn Fn(usize, usize) -> f32,
    /// Whether an old one is a paragraph.
    pub old_line: &'a dyn Fn(usize) -> bool,
    /// Whether a new one is a paragraph.
    pub new_line: &'a dyn Fn(usize) -> bool,
}

impl Pairing<'_> {
    /// What became of each.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let mut turns = Vec::new();
        let (mut i, mut j) = (0, 0);
        let pairs = equal(self.before, self.after);
        for (a, b) in pairs
            .into_iter()
            .chain([(self.before.len(), self.after.len())])
        {
            self.gap(i..a, j..b, &mut turns);
            if a < self.before.len() {
                turns.push(Turn::Became(a, b));
            }
            (i, j) = (a + 1, b + 1);
        }
        turns
    }

    /// The same where none is split or joined.
    pub(super) fn one_by_one_turns(&self) -> Vec<Turn> {
        let mut turns = Vec::new();
        self.one_by_one(0..self.before.len(), 0..self.after.len(), &mut turns);
        turns
    }

    fn gap(&self, old: Range<usize>, new: Range<usize>, turns: &mut Vec<Turn>) {
        if old.is_empty() || new.is_empty() || old.len() * new.len() > GAP {
            return self.one_by_one(old, new, turns);
        }
        for i in old.clone() {
            if let Some(parts) = self.split(i, new.clone()) {
                self.gap(old.start..i, new.start..parts.start, turns);
                turns.push(Turn::Split(i, parts.clone()));
                return self.gap(i + 1..old.end, parts.end..new.end, turns);
            }
        }
        for j in new.clone() {
            if let Some(parts) = self.joined(old.clone(), j) {
                self.gap(old.start..parts.start, new.start..j, turns);
                turns.push(Turn::Joined(parts.clone(), j));
                return self.gap(parts.end..old.end, j + 1..new.end, turns);
            }
        }
        self.one_by_one(old, new, turns);
    }

    fn split(&self, i: usize, new: Range<usize>) -> Option<Range<usize>> {
        let whole = (self.old_line)(i).then(|| &self.before[i])?;
        windows(new).find(|parts| {
            let lines = parts.clone().all(|j| (self.new_line)(j));
            lines && made_of(whole, &self.after[parts.clone()])
        })
    }

    fn joined(&self, old: Range<usize>, j: usize) -> Option<Range<usize>> {
        let whole = (self.new_line)(j).then(|| &self.after[j])?;
        windows(old).find(|parts| {
            let lines = parts.clone().all(|i| (self.old_line)(i));
            lines && made_of(whole, &self.before[parts.clone()])
        })
    }

    fn one_by_one(&self, old: Range<usize>, new: Range<usize>, turns: &mut Vec<Turn>) {
        let alike = |i: usize, j: usize| (self.alike)(old.start + i, new.start + j);
        let (before, after) = (&self.before[old.clone()], &self.after[new.clone()]);
        let fit =
            |i: usize, j: usize| (self.old_line)(old.start + i) && (self.new_line)(new.start + j);
        for step in paired(steps(before, after, &alike), &fit) {
            turns.push(match step {
                Step::Same(i, j) | Step::Became(i, j) => Turn::Became(old.start + i, new.start + j),
                Step::Old(i) => Turn::Gone(old.start + i),
                Step::New(j) => Turn::Came(new.start + j),
            });
        }
    }
}

/// Stretches of two and more, the short ones first.
fn windows(all: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    (2..=MOST).flat_map(move |count| {
        let last = (all.end + 1).saturating_sub(count);
        (all.start..last).map(move |start| start..start + count)
    })
}

/// How alike a text and its parts must be, besides what was changed in them.
const ALIKE: f32 = 0.8;

/// How much of each part must stand in the whole.
const OF_PART: f32 = 0.6;

/// Whether a text is made of these parts, one after the other.
fn made_of(whole: &str, parts: &[String]) -> bool {
    let all = parts.concat();
    if all == whole {
        return true;
    }
    if in_common(whole, &all) < ALIKE || likeness(whole, &all) < ALIKE {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (whole.chars().collect(), all.chars().collect());
    let stands: Vec<usize> = equal(&a, &b).into_iter().map(|(_, at)| at).collect();
    let mut start = 0;
    parts.iter().all(|part| {
        let count = part.chars().count();
        let within = start..start + count;
        start += count;
        let found = stands.iter().filter(|at| within.contains(at)).count();
        found as f32 >= OF_PART * count as f32
    })
}

/// The most that two texts can have in common, whatever the order of their
/// characters: soon told.
fn in_common(a: &str, b: &str) -> f32 {
    let mut counts: BTreeMap<char, i32> = BTreeMap::new();
    a.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    let mut common = 0;
    for c in b.chars() {
        let left = counts.entry(c).or_default();
        common += i32::from(*left > 0);
        *left -= 1;
    }
    let total = a.chars().count() + b.chars().count();
    2.0 * common as f32 / total.max(1) as f32
}

/// Where as many went as came, each became the other.
fn paired(steps: Vec<Step>, fit: &dyn Fn(usize, usize) -> bool) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let flush = |old: &mut Vec<usize>, new: &mut Vec<usize>, out: &mut Vec<Step>| {
        let fits = old.len() == new.len() && old.iter().zip(new.iter()).all(|(i, j)| fit(*i, *j));
        if fits {
            let pairs = old.iter().zip(new.iter());
            out.extend(pairs.map(|(i, j)| Step::Became(*i, *j)));
        } else {
            out.extend(old.iter().map(|i| Step::Old(*i)));
            out.extend(new.iter().map(|j| Step::New(*j)));
        }
        old.clear();
        new.clear();
    };
    for step in steps {
        match step {
            Step::Old(i) => old.push(i),
            Step::New(j) => new.push(j),
            other => {
                flush(&mut old, &mut new, &mut out);
                out.push(other);
            }
        }
    }
    flush(&mut old, &mut new, &mut out);
    out
}
