//! Takes the characters of a paragraph; gives what a line end after each one
//! costs: nothing, something, or everything.

use super::class::Class;
use super::words::{Cut, Words};

/// No line may end here.
pub(super) const FORBIDDEN: f32 = f32::INFINITY;

/// A line that ends inside a 《…》 of up to [`SHORT_TITLE`] characters; inside
/// a longer one it costs less, since keeping that whole tears the line apart.
const INSIDE_TITLE: f32 = 12.0;
const SHORT_TITLE: f32 = 8.0;

/// A line that ends between the code of a document number and its year.
const INSIDE_CODE: f32 = 20.0;

/// A line that ends inside an address on the net, after a dot or the like.
const INSIDE_ADDRESS: f32 = 3.0;

/// Addresses shorter than this stay whole, in characters.
const SHORT_ADDRESS: usize = 16;

/// A line that ends inside a person's or unit's name.
const INSIDE_NAME: f32 = 5.0;

/// A line that ends between the year and the month of a date.
const INSIDE_DATE: f32 = 1.0;

/// A line of a narrow place that ends inside a word.
const INSIDE_WORD: f32 = 2.5;

/// A line of a narrow place that ends between the words of a long term.
const INSIDE_TERM: f32 = 1.0;

/// Names up to this many characters are kept whole in text; longer ones would
/// tear holes into lines.
const SHORT_NAME: usize = 4;

/// Counting words that belong to the number before them, longest first.
const UNITS: &[&str] = &[
    "个工作日",
    "平方公里",
    "立方米",
    "平方米",
    "工作日",
    "个百分点",
    "百分点",
    "分钟",
    "小时",
    "公里",
    "季度",
    "人次",
    "万元",
    "亿元",
    "万人",
    "万户",
    "个月",
    "亿人",
    "千米",
    "厘米",
    "毫米",
    "千克",
    "公斤",
    "周岁",
    "年度",
    "周年",
    "年",
    "月",
    "日",
    "时",
    "分",
    "秒",
    "号",
    "元",
    "万",
    "亿",
    "千",
    "百",
    "个",
    "人",
    "名",
    "条",
    "件",
    "次",
    "项",
    "户",
    "家",
    "天",
    "周",
    "岁",
    "级",
    "类",
    "期",
    "届",
    "页",
    "米",
    "吨",
    "亩",
    "倍",
    "度",
    "种",
    "款",
    "辆",
    "台",
    "套",
    "只",
    "支",
    "册",
    "份",
    "处",
    "所",
    "层",
    "楼",
    "栋",
    "场",
    "批",
    "轮",
    "起",
    "例",
    "位",
    "组",
    "旬",
    "班",
    "字",
    "章",
    "节",
    "段",
    "点",
    "成",
    "折",
    "室",
    "路",
    "℃",
];

/// Words that a number after them belongs to.
const BEFORE_NUMBER: &[char] = &['第', '附', '表', '图', '约', '近', '逾', '超'];

/// Costs of a line end after each character.
pub(super) fn costs(chars: &[char], words: &Words, whole_title: usize) -> Vec<f32> {
    let classes: Vec<Class> = chars.iter().map(|c| Class::of(*c)).collect();
    let mut costs: Vec<f32> = (0..chars.len())
        .map(|i| match classes.get(i + 1) {
            Some(next) => between(classes[i], *next, chars[i], chars[i + 1]),
            None => 0.0,
        })
        .collect();
    numbers(chars, &classes, &mut costs);
    titles(chars, whole_title, &mut costs);
    names(chars, words, &mut costs);
    addresses(chars, &classes, &mut costs);
    costs
}

/// Long addresses on the net may end a line after a dot, a hyphen and the like,
/// but not beside a slash.
fn addresses(chars: &[char], classes: &[Class], costs: &mut [f32]) {
    let word = |c: &Class| c.is_western() || matches!(c, Class::Slash | Class::Unit);
    let mut start = 0;
    while start < chars.len() {
        let len = classes[start..].iter().take_while(|c| word(c)).count();
        let text: String = chars[start..start + len].iter().collect();
        if len >= SHORT_ADDRESS
            && (text.contains("://") || text.contains('@') || text.contains("www."))
        {
            for i in start..start + len - 1 {
                let (a, b) = (chars[i], chars[i + 1]);
                if ".-_?&=".contains(a) && b.is_ascii_alphanumeric() {
                    costs[i] = INSIDE_ADDRESS;
                }
            }
        }
        start += len.max(1);
    }
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
        || (matches!(a, '￥' | '¥' | '$' | '€' | '№' | '＋' | '±' | '≥' | '≤' | '＞' | '＜') && right == Digit)
        // A half-width bracket or hyphen belongs to its word.
        || (left == Hanzi && right == Latin && matches!(b, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '-' | '~'))
        || (left == Latin && matches!(a, '(' | '[' | '{' | '<' | '>' | '=' | '~' | '-'));
    if forbidden { FORBIDDEN } else { 0.0 }
}

fn forbid(costs: &mut [f32], from: usize, to: usize) {
    costs
        .iter_mut()
        .take(to)
        .skip(from)
        .for_each(|c| *c = FORBIDDEN);
}

/// Numbers keep their units: 30分钟, 12号, 第3, 〔2026〕12号.
fn numbers(chars: &[char], classes: &[Class], costs: &mut [f32]) {
    for i in 0..chars.len() {
        let ends_number = matches!(classes[i], Class::Digit | Class::Unit)
            && classes.get(i + 1).is_some_and(|c| !c.is_western());
        if ends_number {
            let unit = UNITS
                .iter()
                .map(|u| (u, u.chars().count()))
                .find(|(u, len)| {
                    chars.len() >= i + 1 + len
                        && u.chars().eq(chars[i + 1..i + 1 + len].iter().copied())
                });
            if let Some((unit, len)) = unit {
                forbid(costs, i, i + len);
                let next = classes.get(i + len + 1);
                if matches!(*unit, "年" | "月") && next == Some(&Class::Digit) {
                    costs[i + len] = INSIDE_DATE;
                }
            }
        }
        let begins_number = i > 0 && classes[i] == Class::Digit && classes[i - 1] == Class::Hanzi;
        if begins_number
            && (BEFORE_NUMBER.contains(&chars[i - 1]) || chars[..i].ends_with(&['附', '件']))
        {
            costs[i - 1] = FORBIDDEN;
            if chars[..i].ends_with(&['附', '件']) {
                costs[i - 2] = FORBIDDEN;
            }
        }
        if chars[i] == '〔' {
            let end = chars[i..]
                .iter()
                .take(8)
                .position(|c| *c == '〕')
                .map_or(i, |n| i + n);
            forbid(costs, i, end);
            if i > 0 && end == i + 5 && classes[i - 1] == Class::Hanzi {
                costs[i - 1] = costs[i - 1].max(INSIDE_CODE);
            }
            if classes.get(end + 1) == Some(&Class::Digit) {
                forbid(costs, end, end + 1);
            }
        }
    }
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
                    costs[start..i]
                        .iter_mut()
                        .for_each(|c| *c = c.max(INSIDE_TITLE * short * short));
                }
                open = None;
            }
            _ => {}
        }
    }
}

/// Lets lines end between words rather than inside them: where possible, else
/// at least between the parts that long terms are made of.
pub(super) fn favour(costs: &mut [f32], cut: &Cut) {
    let ends = cut.words.iter().zip(&cut.parts).skip(1);
    for (cost, (word, part)) in costs.iter_mut().zip(ends) {
        if !word {
            let inside = if *part { INSIDE_TERM } else { INSIDE_WORD };
            *cost = cost.max(inside);
        }
    }
}

fn names(chars: &[char], words: &Words, costs: &mut [f32]) {
    let mut i = 0;
    while i < chars.len() {
        let len = words.name_at(&chars[i..]).unwrap_or(1);
        if (2..=SHORT_NAME).contains(&len) {
            costs[i..i + len - 1]
                .iter_mut()
                .for_each(|c| *c = c.max(INSIDE_NAME));
        }
        i += len;
    }
}
