//! Takes two sequences; gives how the one becomes the other.

use std::collections::BTreeMap;

/// A step from the old sequence to the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The same in both.
    Same(usize, usize),
    /// An old one that became a new one.
    Became(usize, usize),
    /// Only in the old one.
    Old(usize),
    /// Only in the new one.
    New(usize),
}

/// Largest table of lengths: beyond it only what is unique is matched.
const LARGEST: usize = 4_000_000;

/// Pairs of equal elements, in order, as many as can be had.
pub fn equal<T: Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    pairs.extend((0..start).map(|i| (i, i)));
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let inner = if a.len().saturating_mul(b.len()) <= LARGEST {
        longest(a, b)
    } else {
        unique(a, b)
    };
    pairs.extend(inner.into_iter().map(|(i, j)| (i + start, j + start)));
    pairs.extend((0..end).map(|i| (old.len() - end + i, new.len() - end + i)));
    pairs
}

/// The longest common subsequence.
fn longest<T: Eq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i * width + j] = if a[i] == b[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Elements that stand once in both, those out of order left out.
fn unique<T: Ord>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let once = |all: &'_ [T]| -> Vec<usize> {
        let mut seen: BTreeMap<&T, (usize, usize)> = BTreeMap::new();
        for (i, one) in all.iter().enumerate() {
            let entry = seen.entry(one).or_insert((i, 0));
            entry.1 += 1;
        }
        let single = seen.into_values().filter(|(_, count)| *count == 1);
        single.map(|(i, _)| i).collect()
    };
    let places: BTreeMap<&T, usize> = once(b).into_iter().map(|j| (&b[j], j)).collect();
    let mut pairs: Vec<(usize, usize)> = once(a)
        .into_iter()
        .filter_map(|i| Some((i, *places.get(&a[i])?)))
        .collect();
    pairs.sort_unstable();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for pair in pairs {
        if kept.last().is_none_or(|last| last.1 < pair.1) {
            kept.push(pair);
        }
    }
    kept
}

/// Largest gap in which every old one is compared with every new one.
const GAP: usize = 2_500;

/// All steps. What is not equal but alike became the other; `alike` gives how
/// much, 0 to 1, and 0 for what can never be the same thing.
pub fn steps<T: Ord>(old: &[T], new: &[T], alike: &dyn Fn(usize, usize) -> f32) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut i, mut j) = (0, 0);
    let pairs = equal(old, new);
    for (a, b) in pairs.into_iter().chain([(old.len(), new.len())]) {
        gap(i..a, j..b, alike, &mut steps);
        if a < old.len() {
            steps.push(Step::Same(a, b));
        }
        (i, j) = (a + 1, b + 1);
    }
    steps
}

/// From how much on two are taken for one thing changed.
const ALIKE: f32 = 0.4;

fn gap(
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    alike: &dyn Fn(usize, usize) -> f32,
    steps: &mut Vec<Step>,
) {
    let (rows, columns) = (old.len(), new.len());
    if rows == 0 || columns == 0 || rows * columns > GAP {
        steps.extend(old.map(Step::Old));
        steps.extend(new.map(Step::New));
        return;
    }
    let width = columns + 1;
    let mut scores = vec![0.0_f32; rows * columns];
    let mut best = vec![0.0_f32; (rows + 1) * width];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let score = alike(old.start + i, new.start + j);
            // One beside one needs less to be taken for the same.
            let least = if rows == 1 && columns == 1 {
                ALIKE * 0.7
            } else {
                ALIKE
            };
            let score = if score >= least { score } else { 0.0 };
            scores[i * columns + j] = score;
            let both = if score > 0.0 {
                best[(i + 1) * width + j + 1] + score
            } else {
                0.0
            };
            best[i * width + j] = both
                .max(best[(i + 1) * width + j])
                .max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let score = scores[i * columns + j];
        let here = best[i * width + j];
        if score > 0.0 && here == best[(i + 1) * width + j + 1] + score {
            steps.push(Step::Became(old.start + i, new.start + j));
            i += 1;
            j += 1;
        } else if here == best[(i + 1) * width + j] {
            steps.push(Step::Old(old.start + i));
            i += 1;
        } else {
            steps.push(Step::New(new.start + j));
            j += 1;
        }
    }
    steps.extend((old.start + i..old.end).map(Step::Old));
    steps.extend((new.start + j..new.end).map(Step::New));
}

/// How much two texts have in common, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    match a.len() + b.len() {
        0 => 1.0,
        total => 2.0 * equal(&a, &b).len() as f32 / total as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_paired_and_others_left_alone() {
        let old = ["标题", "组长林浩然担任", "不变", "删去的一段"];
        let new = ["标题", "组长沈亦舟担任", "不变", "新写的内容"];
        let alike = |i: usize, j: usize| likeness(old[i], new[j]);
        let steps = steps(&old, &new, &alike);
        assert_eq!(
            steps,
            [
                Step::Same(0, 0),
                Step::Became(1, 1),
                Step::Same(2, 2),
                Step::Old(3),
                Step::New(3)
            ]
        );
    }
}
