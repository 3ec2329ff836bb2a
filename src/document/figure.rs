//! Charts: boxes, lines and words at their places, measured in ems of the
//! chart's type, so that pages and screens draw the same.

use std::hash::{Hash, Hasher};

use crate::diagnostic::Origin;

/// Width that every chart keeps to, em: a page's text at 小四 holds 36.
pub const WIDTH: f32 = 36.0;
/// Blank between boxes.
const GAP: f32 = 0.6;
/// Blank above and below the words of a box.
pub(super) const PAD: f32 = 0.5;
/// Blank at their sides.
pub(super) const SIDE: f32 = 0.4;
/// Height of a line of words.
pub(super) const LINE: f32 = 1.35;
/// Length of a line between two ranks of boxes.
const STEM: f32 = 1.0;
/// Most boxes beside each other.
const ABREAST: usize = 9;

/// What a chart is drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Words of the box.
    pub text: String,
    /// Where they were written.
    pub from: Option<Origin>,
    /// What hangs below it.
    pub below: Vec<Tree>,
}

/// A chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    /// Height, em; the width is [`WIDTH`].
    pub height: f32,
    /// Boxes: left, top, width, height.
    pub boxes: Vec<[f32; 4]>,
    /// Lines, level or upright: left, top, right, bottom.
    pub lines: Vec<[f32; 4]>,
    /// Boxes that an arrow leads down to from the one before.
    pub arrows: Vec<usize>,
    /// Words, in reading order.
    pub words: Vec<Words>,
    /// What it says, to whoever does not see it.
    pub alt: String,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Middle, em from the left.
    pub x: f32,
    /// Top of the em box, em.
    pub y: f32,
    /// Where they were written.
    pub from: Option<Origin>,
}

/// Boxes below each other, joined by lines.
pub fn organisation(trees: &[Tree]) -> Figure {
    let mut figure = Figure::default();
    for tree in trees {
        if figure.height > 0.0 {
            figure.height += STEM;
        }
        figure.root(tree);
    }
    figure
}

/// Stretches along a line: the name above it, the time below it.
pub fn timeline(trees: &[Tree]) -> Figure {
    let mut figure = Figure::default();
    for row in trees.chunks(6) {
        if figure.height > 0.0 {
            figure.height += STEM;
        }
        figure.stretches(row);
    }
    figure
}

/// Measures count by their bits.
impl Hash for Figure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let bits = |boxes: &[[f32; 4]]| -> Vec<[u32; 4]> {
            boxes.iter().map(|sides| sides.map(f32::to_bits)).collect()
        };
        (self.height.to_bits(), bits(&self.boxes), bits(&self.lines)).hash(state);
        self.alt.hash(state);
        for words in &self.words {
            (&words.text, words.x.to_bits(), words.y.to_bits()).hash(state);
        }
    }
}

impl Figure {
    /// A box over the whole middle, then what hangs below it.
    fn root(&mut self, tree: &Tree) {
        let most = WIDTH - 2.0 * PAD;
        let lines = wrapped(&tree.text, most);
        let widest = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
        let wide = widest + 2.0 * PAD;
        let (top, high) = (self.height, lines.len() as f32 * LINE + PAD);
        self.boxed(lines, tree.from, (WIDTH - wide) / 2.0, top, wide, high);
        self.height = top + high;
        match tree.below.as_slice() {
            [] => {}
            [one] => {
                let middle = WIDTH / 2.0;
                self.lines
                    .push([middle, self.height, middle, self.height + STEM]);
                self.height += STEM;
                self.root(one);
            }
            several => self.ranks(several),
        }
    }

    /// Boxes beside each other, in as many ranks as they need; ranks after the
    /// first hang on a line at the left edge.
    fn ranks(&mut self, trees: &[Tree]) {
        let middle = WIDTH / 2.0;
        // As many abreast as have room for their words.
        let need = trees
            .iter()
            .map(|tree| room(&tree.text))
            .fold(0.0, f32::max);
        let fit = ((WIDTH - 2.0 * GAP + GAP) / (need + 2.0 * SIDE + GAP)) as usize;
        let ranks = trees.len().div_ceil(fit.clamp(1, ABREAST));
        let abreast = trees.len().div_ceil(ranks);
        let left = if ranks > 1 { 2.0 * GAP } else { 0.0 };
        let step = (WIDTH - left + GAP) / abreast as f32;
        let wide = (step - GAP).min(12.0);
        let mut rail = None;
        for (n, rank) in trees.chunks(abreast).enumerate() {
            let bus = self.height + STEM;
            if n == 0 {
                self.lines.push([middle, self.height, middle, bus]);
                rail = Some(bus);
            }
            let place = |i: usize| left + step * i as f32 + (step - GAP - wide) / 2.0;
            let words: Vec<Vec<String>> = rank
                .iter()
                .map(|tree| wrapped(&tree.text, wide - 2.0 * SIDE))
                .collect();
            let most = words.iter().map(Vec::len).max().unwrap_or(1);
            let high = most as f32 * LINE + PAD;
            let (first, last) = (place(0) + wide / 2.0, place(rank.len() - 1) + wide / 2.0);
            let from = if ranks > 1 { 0.0 } else { first.min(middle) };
            self.lines
                .push([from, bus, last.max(if n == 0 { middle } else { last }), bus]);
            for (i, (tree, lines)) in rank.iter().zip(words).enumerate() {
                let x = place(i);
                let stem = x + wide / 2.0;
                self.lines.push([stem, bus, stem, bus + STEM]);
                self.boxed(lines, tree.from, x, bus + STEM, wide, high);
            }
            self.height = bus + STEM + high;
            if let (true, Some(top)) = (n > 0, rail) {
                self.lines.push([0.0, top, 0.0, bus]);
            }
        }
    }

    fn stretches(&mut self, trees: &[Tree]) {
        let step = WIDTH / trees.len().max(1) as f32;
        let names: Vec<Vec<String>> = trees
            .iter()
            .map(|tree| wrapped(&tree.text, step - 2.0 * PAD))
            .collect();
        let most = names.iter().map(Vec::len).max().unwrap_or(1) as f32;
        let axis = self.height + most * LINE + PAD;
        self.lines.push([0.0, axis, WIDTH, axis]);
        let mut foot = axis;
        for (i, (tree, lines)) in trees.iter().zip(names).enumerate() {
            let middle = step * (i as f32 + 0.5);
            let top = axis - PAD - lines.len() as f32 * LINE;
            self.said(lines, tree.from, middle, top);
            self.boxes.push([middle - 0.25, axis - 0.25, 0.5, 0.5]);
            let mut top = axis + PAD;
            for below in &tree.below {
                let lines = wrapped(&below.text, step - PAD);
                let high = lines.len() as f32 * LINE;
                self.said(lines, below.from, middle, top);
                top += high;
            }
            foot = foot.max(top);
        }
        self.height = foot;
    }

    fn boxed(
        &mut self,
        lines: Vec<String>,
        from: Option<Origin>,
        x: f32,
        y: f32,
        wide: f32,
        high: f32,
    ) {
        self.boxes.push([x, y, wide, high]);
        let top = y + (high - lines.len() as f32 * LINE) / 2.0;
        self.said(lines, from, x + wide / 2.0, top);
    }

    pub(super) fn said(&mut self, lines: Vec<String>, from: Option<Origin>, x: f32, top: f32) {
        for (i, text) in lines.into_iter().enumerate() {
            let y = top + i as f32 * LINE + (LINE - 1.0) / 2.0;
            self.words.push(Words { text, x, y, from });
        }
    }
}

/// Width that the words of a box need, em: short ones stand on one line.
fn room(text: &str) -> f32 {
    match width(text) {
        whole if whole <= SHORT => whole,
        whole => (whole / 2.0).clamp(SHORT, LONG),
    }
}

/// Words up to this width are not broken: 综合协调组.
const SHORT: f32 = 5.0;
/// Longer ones need no more, em.
const LONG: f32 = 8.0;

/// Width of words, em: narrow letters and digits take half.
pub(super) fn width(text: &str) -> f32 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.55 } else { 1.0 })
        .sum()
}

/// Lines no wider than that; a line ends behind 、, 至 and a year where it can, and
/// never inside a number.
pub(super) fn wrapped(text: &str, most: f32) -> Vec<String> {
    let most = most.max(1.0);
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let fits = |line: &str, piece: &str| width(line) + width(piece) <= most;
        let last = lines.last().map_or("", String::as_str);
        if !last.is_empty() && !fits(last, piece) {
            lines.push(String::new());
        }
        for c in piece.chars() {
            let mut one = [0; 4];
            let one: &str = c.encode_utf8(&mut one);
            let last = lines.last().map_or("", String::as_str);
            let number = c.is_ascii_digit() && last.ends_with(|c: char| c.is_ascii_digit());
            let closing = "、，。：；）”》".contains(c);
            if !last.is_empty() && !fits(last, one) && !number && !closing {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
        }
    }
    lines
}

/// Stretches that stay together where they can.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['、', '：', '至', '年']) {
        let end = at + rest[at..].chars().next().map_or(1, char::len_utf8);
        out.push(&rest[..end]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str, below: Vec<Tree>) -> Tree {
        Tree {
            text: text.to_string(),
            from: None,
            below,
        }
    }

    #[test]
    fn everything_stays_within_the_width_and_no_boxes_meet() {
        for n in 1..=30 {
            let groups = (0..n).map(|i| tree(&format!("第{i}工作协调小组"), Vec::new()));
            let figure = organisation(&[tree("领导小组", groups.collect())]);
            assert_eq!(figure.boxes.len(), n + 1);
            for (i, [x, y, w, h]) in figure.boxes.iter().enumerate() {
                assert!(*x >= -0.01 && x + w <= WIDTH + 0.01 && y + h <= figure.height + 0.01);
                for [ox, oy, ow, oh] in &figure.boxes[i + 1..] {
                    let apart = x + w <= *ox || ox + ow <= *x || y + h <= *oy || oy + oh <= *y;
                    assert!(apart, "{n}");
                }
            }
        }
    }

    #[test]
    fn words_are_kept_whole_and_in_order() {
        let name = "2026年3月中旬至2027年1月下旬";
        for most in 2..20 {
            assert_eq!(wrapped(name, most as f32).concat(), name);
        }
        assert_eq!(
            wrapped("组长：林浩然、何静", 5.0),
            ["组长：", "林浩然、", "何静"]
        );
        let phases = [tree("动员部署", vec![tree(name, Vec::new())])];
        let words: Vec<String> = timeline(&phases)
            .words
            .into_iter()
            .map(|w| w.text)
            .collect();
        assert_eq!(words.concat(), format!("动员部署{name}"));
    }
}
