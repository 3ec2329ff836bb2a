//! Takes a title; gives its lines: broken between words, wide in the middle or
//! growing to one side, each centred (GB/T 9704 7.3.1).

use std::ops::Range;

use super::atom::Atoms;
use super::breaks::{self, FORBIDDEN};
use super::justify::{Fill, Line, Trim, set_line};
use super::paragraph::{self, Shape};
use super::row::{Flow, Row};
use super::setter::Setter;
use super::sums::Sums;
use crate::document::Inline;

/// Sets the document's or an attachment's title.
pub(super) fn title(setter: &mut Setter, flow: &mut Flow, title: &[Inline], top_line: f32) {
    let style = &setter.style.title;
    let kind = setter.type_of(style.face, style.size);
    let (gap, after) = (style.pitch.mm() - kind.em(), style.blank_after);
    let mut lines = Vec::new();
    for atoms in Atoms::of_inlines(setter, kind, title) {
        lines.extend(title_lines(setter, &atoms, flow.width));
    }
    let from = flow.rows.len();
    for line in lines {
        flow.push(Row {
            keep: true,
            ..Row::new(line.items, gap, kind.em())
        });
    }
    if let Some(first) = flow.rows.get_mut(from) {
        first.top = (top_line - 1.0).max(0.0) * setter.style.line();
    }
    flow.gap(setter.blank(after));
}

/// Sets lines under the title.
pub(super) fn subtitle(setter: &mut Setter, flow: &mut Flow, text: &[Inline]) {
    let style = &setter.style.subtitle;
    let kind = setter.type_of(style.face, style.size);
    let lines = paragraph::inline_lines(
        setter,
        kind,
        text,
        Shape::all(Fill::Center, 0.0, flow.width),
    );
    flow.gap(setter.leading());
    let from = flow.rows.len();
    flow.push_kept(paragraph::rows(setter, lines, kind), 1);
    flow.keep_from(from, true);
    flow.no_text(from);
    flow.gap(setter.blank(setter.style.title.blank_after));
}

/// A text broken as a title is, each line centred in `width`, mm.
pub(super) fn title_lines(setter: &mut Setter, atoms: &Atoms, width: f32) -> Vec<Line> {
    let Some(ranges) = title_ranges(setter, atoms, width) else {
        // No way between words: between characters, then.
        return paragraph::lines(setter, atoms, Shape::all(Fill::Center, 0.0, width), false);
    };
    ranges
        .into_iter()
        .map(|range| {
            set_line(
                setter,
                atoms,
                range,
                0.0,
                width,
                Fill::Center,
                Trim::default(),
            )
        })
        .collect()
}

/// Which atoms stand on which line; nothing where no way leads between words.
fn title_ranges(setter: &Setter, atoms: &Atoms, width: f32) -> Option<Vec<Range<usize>>> {
    let chars = atoms.chars();
    let sums = Sums::new(atoms, &setter.style.spacing);
    let whole = sums.untrimmed(&(0..chars.len()));
    if whole <= width {
        return Some(
            (!chars.is_empty())
                .then_some(0..chars.len())
                .into_iter()
                .collect(),
        );
    }
    let ends = word_ends(setter, atoms, &chars);
    let width_of = |line: &Range<usize>| sums.untrimmed(line);
    choose(&chars, &ends, width, atoms.spans[0].kind.cell, &width_of)
}

/// The text of each line of a title of the given width, mm: for writers that
/// leave pages to others.
pub(super) fn texts(setter: &mut Setter, title: &[Inline], width: f32) -> Vec<String> {
    let style = &setter.style.title;
    let kind = setter.type_of(style.face, style.size);
    let mut lines = Vec::new();
    for atoms in Atoms::of_inlines(setter, kind, title) {
        let chars = atoms.chars();
        let whole = 0..chars.len();
        let ranges = title_ranges(setter, &atoms, width).unwrap_or_else(|| vec![whole]);
        lines.extend(
            ranges
                .into_iter()
                .map(|range| chars[range].iter().collect()),
        );
    }
    lines
}

/// Atoms after which a line may end.
fn word_ends(setter: &Setter, atoms: &Atoms, chars: &[char]) -> Vec<usize> {
    let text: String = chars.iter().collect();
    let costs = breaks::costs(&atoms.atoms, setter.words, 0);
    let ends = setter.words.segment(&text);
    ends.into_iter()
        .filter(|end| *end >= atoms.atoms.len() || costs[end - 1] != FORBIDDEN)
        .collect()
}

/// More lines than this are no title any more.
const MOST_LINES: usize = 7;

/// The best lines, if there is any way at all to break between these ends.
fn choose(
    chars: &[char],
    ends: &[usize],
    width: f32,
    cell: f32,
    width_of: &dyn Fn(&Range<usize>) -> f32,
) -> Option<Vec<Range<usize>>> {
    let total = width_of(&(0..chars.len()));
    let fewest = (total / width).ceil().max(1.0) as usize;
    for count in fewest..=MOST_LINES.min(fewest + 2) {
        let mut search = Search {
            chars,
            ends,
            limit: width,
            cell,
            width_of,
            count,
            total,
            best: None,
        };
        search.extend(&mut Vec::new(), 0, 0.0);
        if let Some((_, lines)) = search.best {
            return Some(lines);
        }
    }
    None
}

/// Tries every way to break into `count` lines, leaving out hopeless ones.
struct Search<'a> {
    chars: &'a [char],
    ends: &'a [usize],
    limit: f32,
    cell: f32,
    width_of: &'a dyn Fn(&Range<usize>) -> f32,
    count: usize,
    total: f32,
    best: Option<(f32, Vec<Range<usize>>)>,
}

impl Search<'_> {
    fn extend(&mut self, lines: &mut Vec<Range<usize>>, start: usize, cost: f32) {
        if self
            .best
            .as_ref()
            .is_some_and(|(best, _)| cost - LARGEST_BONUS * self.count as f32 >= *best)
        {
            return;
        }
        let n = self.chars.len();
        if lines.len() + 1 == self.count {
            let last = start..n;
            if (self.width_of)(&last) > self.limit + 0.01 {
                return;
            }
            lines.push(last);
            let cost = cost + self.shape(lines);
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, lines.clone()));
            }
            lines.pop();
            return;
        }
        let left = self.count - lines.len();
        let rest = (self.width_of)(&(start..n));
        for i in self.ends.partition_point(|e| *e <= start)..self.ends.len() {
            let end = self.ends[i];
            if end >= n {
                break;
            }
            let here = (self.width_of)(&(start..end));
            if here > self.limit + 0.01 {
                break;
            }
            // What is left must fit the lines that are left, and lines far
            // narrower than the average are never right.
            let fits = rest - here <= self.limit * (left - 1) as f32 + self.cell;
            if !fits || here < 0.3 * self.total / self.count as f32 {
                continue;
            }
            lines.push(start..end);
            self.extend(lines, end, cost + self.seam(end));
            lines.pop();
        }
    }

    /// What a line end at `end` costs, in characters.
    fn seam(&self, end: usize) -> f32 {
        let (before, after) = (&self.chars[..end], &self.chars[end..]);
        let starts = |words: &[&str]| {
            words
                .iter()
                .any(|w| w.chars().eq(after.iter().take(w.chars().count()).copied()))
        };
        let ends = |words: &[&str]| {
            words.iter().any(|w| {
                let len = w.chars().count();
                before.len() >= len && w.chars().eq(before[before.len() - len..].iter().copied())
            })
        };
        let mut cost = self.single_characters(end);
        if starts(&["关于"]) {
            cost -= LARGEST_BONUS;
        } else if starts(&["的", "和", "与", "及", "暨", "等", "中的", "工作"]) {
            cost += 6.0;
        }
        if ends(&[
            "和",
            "与",
            "及",
            "暨",
            "对",
            "在",
            "为",
            "将",
            "以",
            "关于",
            "全面",
            "进一步",
            "深入",
            "切实",
            "认真",
        ]) {
            cost += 6.0;
        }
        if ends(&["、", "印发", "年度"]) {
            cost -= 1.0;
        }
        let depth = |open: char, close: char| {
            before.iter().fold(0i32, |d, c| {
                d + i32::from(*c == open) - i32::from(*c == close)
            })
        };
        for (open, close) in [('《', '》'), ('〔', '〕'), ('（', '）'), ('“', '”')] {
            cost += 15.0 * depth(open, close).max(0) as f32;
        }
        cost
    }

    /// A word of one character at a line's edge is mostly a piece of a word that
    /// the dictionary lacks: 涉|企, 规范|化.
    fn single_characters(&self, end: usize) -> f32 {
        let at = self.ends.partition_point(|e| *e < end);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let next = self.ends.get(at + 1).copied().unwrap_or(self.chars.len());
        let hanzi = |i: usize| self.chars.get(i).is_some_and(|c| is_hanzi(*c));
        let before = end - start == 1 && hanzi(start) && !COUNTED.contains(self.chars[start]);
        let after = next - end == 1 && hanzi(end);
        5.0 * (f32::from(u8::from(before)) + f32::from(u8::from(after)))
    }

    /// What the outline of the lines costs, in characters.
    fn shape(&self, lines: &[Range<usize>]) -> f32 {
        let widths: Vec<f32> = lines
            .iter()
            .map(|l| (self.width_of)(l) / self.cell)
            .collect();
        let (least, most) = widths
            .iter()
            .fold((f32::MAX, 0.0_f32), |(a, b), w| (a.min(*w), b.max(*w)));
        let waist = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
        let mut cost = if waist { 1000.0 } else { 0.0 };
        // A valley of several equal lines is narrow in the middle, too.
        let falls = widths.windows(2).position(|w| w[1] < w[0]);
        let rises = widths.windows(2).rposition(|w| w[1] > w[0]);
        if let (Some(fall), Some(rise)) = (falls, rises) {
            cost += if fall < rise { 1000.0 } else { 0.0 };
        }
        if most - least < 1.0 {
            cost += 3.0;
        }
        cost += (most - least - 6.0).max(0.0) * 1.5;
        cost += (5.0 - least).max(0.0) * 3.0;
        let mean = widths.iter().sum::<f32>() / widths.len() as f32;
        cost + widths.iter().map(|w| (w - mean).abs() * 0.3).sum::<f32>()
    }
}

fn is_hanzi(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Words of one character that end a word group: 2026年, 第3号.
const COUNTED: &str = "年月日号";

/// What 关于 at the head of a line is worth, in characters.
const LARGEST_BONUS: f32 = 4.0;
