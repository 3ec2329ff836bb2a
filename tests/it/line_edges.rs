//! Ten thousand paragraphs that mix hanzi, Latin, digits, brackets and dashes:
//! where their lines begin and end.

use fangan::document::{Block, Form};
use fangan::layout::font::Role;
use fangan::layout::text::shape::shape;

use crate::measure::*;

const NOT_AT_START: &str = "。，、；：？！”’）〕】》〉—…～·%／/";
const NOT_AT_END: &str = "“‘（〔【《〈／/";

/// The same numbers on every machine (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const WORDS: &[&str] = &[
    "信访",
    "工作",
    "矛盾",
    "纠纷",
    "多元",
    "化解",
    "街道",
    "办事处",
    "社区",
    "的",
    "和",
    "应当",
    "严格",
    "落实",
    "责任制",
    "综治中心",
    "联席会议",
    "第三季度",
    "群众",
    "反映",
    "问题",
];
const WESTERN: &[&str] = &[
    "WPS Office",
    "PM2.5",
    "GB/T 9704",
    "A",
    "e-mail",
    "OFD",
    "V3.0",
    "https://www.example.cn/a",
];
const NUMBERS: &[&str] = &[
    "2026年3月20日",
    "98.5%",
    "1,250.75万元",
    "30分钟",
    "12号",
    "〔2026〕12号",
    "3～5个",
    "7",
    "2026—2028年",
];
const MARKS: &[&str] = &["，", "、", "；", "：", "。", "？", "！", "——", "……", "·"];
const PAIRS: &[(&str, &str)] = &[
    ("（", "）"),
    ("“", "”"),
    ("《", "》"),
    ("【", "】"),
    ("‘", "’"),
    ("“《", "》”"),
    ("（“", "”）"),
];

fn word(dice: &mut Dice) -> String {
    match dice.below(20) {
        0 => dice.one_of(WESTERN).into(),
        1 | 2 => dice.one_of(NUMBERS).into(),
        3 | 4 => {
            let (open, close) = PAIRS[dice.below(PAIRS.len())];
            let inside: String = (0..=dice.below(4)).map(|_| dice.one_of(WORDS)).collect();
            format!("{open}{inside}{close}")
        }
        _ => dice.one_of(WORDS).into(),
    }
}

/// A paragraph of one to five lines; marks stand singly, as in real text.
fn paragraph(dice: &mut Dice) -> String {
    let mut text = String::from("为");
    for _ in 0..8 + dice.below(50) {
        text.push_str(&word(dice));
        if dice.below(4) == 0 {
            text.push_str(dice.one_of(MARKS));
            text.push_str(dice.one_of(WORDS));
        }
    }
    text + "。"
}

/// Right edge of a line's last character, mm: a closing mark takes half a cell,
/// a hanzi its cell, a Latin letter or digit what its face gives it. What is
/// narrower than that stands in the middle.
fn right_edge(line: &Seen) -> f32 {
    let cell = 156.0 / 28.0;
    let last = line.text.trim_end().chars().last().unwrap_or('一');
    let glyphs = shape(fonts(), Role::FangSong, false, &last.to_string()).0;
    let own = glyphs[0].advance * line.size * MM;
    let width = if last.is_ascii() {
        own
    } else if NOT_AT_START.contains(last) && !"—…～·".contains(last) {
        cell / 2.0
    } else {
        cell
    };
    line.last - ((width - own) / 2.0).max(0.0) + width
}

/// All lines but the last of a paragraph reach the right edge of the type area.
#[test]
fn lines_of_every_mixture_reach_the_right_edge() {
    let mut dice = Dice(33476);
    let paragraphs: Vec<String> = (0..1_500).map(|_| paragraph(&mut dice)).collect();
    let pages = set(
        Form::Plain,
        paragraphs.iter().map(|p| body(p)).collect::<Vec<Block>>(),
    );
    let mut rest = paragraphs.iter();
    let mut left = String::new();
    let (mut measured, mut short) = (0, 0);
    for line in pages.pages.iter().flat_map(lines) {
        if left.is_empty() {
            left = rest.next().expect("a paragraph for each line").clone();
        }
        left = left
            .strip_prefix(&line.text)
            .expect("lines in order")
            .to_string();
        if !left.is_empty() && !line.text.ends_with(' ') {
            measured += 1;
            let right = right_edge(&line);
            // A face may draw ？ in the middle of its cell: the layout then moves
            // it left, so that its ink stays inside the half that is left to it.
            let centred = line.text.ends_with(['？', '！']);
            let moved = if centred { 1.4 } else { 0.2 };
            // Few characters are not spread over the width where a long number
            // finds no room behind them.
            let wide = line.text.chars().filter(|c| !c.is_ascii()).count() as f32;
            let unfilled = 184.0 - right > 0.2 * wide * 5.57;
            short += usize::from(unfilled);
            assert!(
                unfilled || (-moved..=0.2).contains(&(right - 184.0)),
                "{right}: {line:?} {left}"
            );
        }
    }
    assert!(measured > 3_000, "{measured} lines");
    assert!(
        short * 200 < measured,
        "{short} of {measured} lines are short"
    );
}

#[test]
fn no_line_of_ten_thousand_paragraphs_begins_or_ends_with_a_forbidden_mark() {
    let mut dice = Dice(9704);
    let mut count = 0;
    while count < 10_000 {
        let paragraphs: Vec<String> = (0..500).map(|_| paragraph(&mut dice)).collect();
        count += paragraphs.len();
        let pages = set(
            Form::Plain,
            paragraphs.iter().map(|p| body(p)).collect::<Vec<Block>>(),
        );
        assert_eq!(all_text(&pages), paragraphs.concat());
        for page in &pages.pages {
            for line in lines(page) {
                let (first, last) = (line.text.chars().next(), line.text.chars().last());
                assert!(
                    !first.is_some_and(|c| NOT_AT_START.contains(c)),
                    "{}",
                    line.text
                );
                // A long address ends a line where no other way is left.
                let address = last == Some('/') && line.text.contains("://");
                assert!(
                    address || !last.is_some_and(|c| NOT_AT_END.contains(c)),
                    "{}",
                    line.text
                );
            }
        }
    }
}
