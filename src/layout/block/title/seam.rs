//! Takes a title cut into words; gives what a line end after each of them
//! costs, in characters of the outline.

use std::ops::Range;

use super::words::Words;
use crate::character::is_hanzi;
use crate::layout::line::cost::FORBIDDEN;

/// A title on its way to lines.
pub(super) struct Text<'a> {
    pub chars: &'a [char],
    /// Ends of its words.
    pub words: &'a [usize],
    /// What running text would ask for a line end after each character.
    pub costs: &'a [f32],
    /// Width of the longest line, mm.
    pub limit: f32,
    pub width_of: &'a dyn Fn(&Range<usize>) -> f32,
}

impl Text<'_> {
    /// Width of a stretch, mm.
    pub(super) fn width(&self, start: usize, end: usize) -> f32 {
        (self.width_of)(&(start..end))
    }

    fn before(&self, at: usize, words: &[&str]) -> bool {
        let before = &self.chars[..at];
        words.iter().any(|w| {
            let len = w.chars().count();
            before.len() >= len && w.chars().eq(before[before.len() - len..].iter().copied())
        })
    }

    fn after(&self, at: usize, words: &[&str]) -> bool {
        let after = &self.chars[at..];
        let begins = |w: &&str| w.chars().enumerate().all(|(k, c)| after.get(k) == Some(&c));
        words.iter().any(begins)
    }
}

/// A place where a line may end.
pub(super) struct Seam {
    /// Character that the next line begins with.
    pub at: usize,
    pub cost: f32,
}

/// What 关于 at the head of a line is worth, in characters.
pub(super) const LARGEST_BONUS: f32 = 4.0;

/// A line that ends after a verb, a year or the like.
const GOOD: f32 = -1.0;
/// A line that ends between two short words, which are mostly one term: 法治|政府.
const TIGHT: f32 = 2.0;
/// Words that join what stands beside them neither end nor begin a line while
/// there is another way.
const AND: [&str; 3] = ["和", "与", "及"];
const HANGING: f32 = 40.0;
/// A line that ends inside a 《…》 or “…” that a line could hold.
const INSIDE_QUOTE: f32 = 22.0;
/// A line that ends inside a longer one.
const INSIDE_LONG_QUOTE: f32 = 5.0;
/// Running text may ask for more than a title can afford.
const MOST_ASKED: f32 = 12.0;

/// All places where a line may end, from the left.
pub(super) fn seams(text: &Text) -> Vec<Seam> {
    let quotes = quotes(text);
    let inner = text.words.iter().filter(|end| **end < text.chars.len());
    inner
        .filter(|end| text.costs[**end - 1] != FORBIDDEN)
        .map(|end| Seam {
            at: *end,
            cost: cost(text, *end) + quotes[*end],
        })
        .collect()
}

fn cost(text: &Text, at: usize) -> f32 {
    let words = Words::get();
    let mut cost = single_characters(text, at) + text.costs[at - 1].min(MOST_ASKED);
    if text.after(at, &["关于"]) {
        return cost - LARGEST_BONUS;
    }
    if text.after(at, &["暨"]) {
        cost += 3.0;
    } else if text.after(at, &AND) && around(text, at).1 - at == 1 {
        cost += HANGING;
    } else if text.after(at, &words.bad_starts) {
        cost += 12.0;
    } else if text.after(at, &words.tails) {
        cost += 7.0;
    }
    if text.before(at, &AND) && at - around(text, at).0 == 1 {
        cost += HANGING;
    } else if text.before(at, &words.bad_ends) {
        cost += 7.0;
    } else if text.before(at, &words.good_ends) || text.after(at, &["《", "“", "（"]) {
        cost += GOOD;
    } else if text.before(at, &words.modifiers) || text.chars[at - 1].is_ascii_digit() {
        cost += TIGHT + 2.0;
    } else if is_tight(text, at) {
        cost += TIGHT;
    }
    cost
}

/// Start of the word before a seam, and end of the one after it.
fn around(text: &Text, at: usize) -> (usize, usize) {
    let k = text.words.partition_point(|end| *end < at);
    let start = k.checked_sub(1).map_or(0, |before| text.words[before]);
    let end = text.words.get(k + 1).copied();
    (start, end.unwrap_or(text.chars.len()))
}

/// Whether two words of at most two hanzi meet.
fn is_tight(text: &Text, at: usize) -> bool {
    let (start, end) = around(text, at);
    let hanzi = text.chars[start..end].iter().all(|c| is_hanzi(*c));
    hanzi && at - start <= 2 && end - at <= 2
}

/// A word of one character at a line's edge is mostly a piece of a word that
/// the dictionary lacks: 涉|企, 规范|化.
fn single_characters(text: &Text, at: usize) -> f32 {
    let (start, end) = around(text, at);
    let hanzi = |i: usize| text.chars.get(i).is_some_and(|c| is_hanzi(*c));
    let before = at - start == 1 && hanzi(start) && !COUNTED.contains(text.chars[start]);
    let after = end - at == 1 && hanzi(at);
    6.0 * f32::from(u8::from(before) + u8::from(after))
}

/// What a line end before each character costs for the quotes that it stands in.
fn quotes(text: &Text) -> Vec<f32> {
    let mut costs = vec![0.0; text.chars.len() + 1];
    for (open, close) in [('《', '》'), ('〔', '〕'), ('（', '）'), ('“', '”')] {
        let mut start = None;
        for (i, c) in text.chars.iter().enumerate() {
            if *c == open && start.is_none() {
                start = Some(i);
            }
            let (true, Some(from)) = (*c == close, start) else {
                continue;
            };
            start = None;
            // 的通知 goes with what stands before it.
            let k = text.words.partition_point(|end| *end <= i + 1);
            let bound = text.chars.get(i + 1) == Some(&'的');
            let end = text.words.get(k).filter(|_| bound).copied();
            let whole = text.width(from, end.unwrap_or(i + 1)) <= text.limit;
            let cost = if whole {
                INSIDE_QUOTE
            } else {
                INSIDE_LONG_QUOTE
            };
            costs[from + 1..=i].iter_mut().for_each(|all| *all += cost);
        }
    }
    costs
}

/// Words of one character that end a word group: 2026年, 第3号.
const COUNTED: &str = "年月日号";
