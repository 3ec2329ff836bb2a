//! Words and blanks that only say that something is still to be filled in are no
//! text: 某某, （此处填写单位名称）, 【姓名】, 2026年 月 日.

use super::Prose;
use crate::character::is_hanzi;
use crate::diagnostic::{Code, Report};

/// Said of what nobody has filled in yet.
const FILLERS: [&str; 11] = [
    "待补充",
    "？？？",
    "???",
    "某某",
    "TODO",
    "某年",
    "某月",
    "（）",
    "《》",
    "“”",
    "【】",
];

/// What begins a request to fill something in, in brackets of any kind.
const ASKED: [&str; 13] = [
    "请填",
    "请在此",
    "请补",
    "此处",
    "在此",
    "填写",
    "填入",
    "待补",
    "待填",
    "待定",
    "待核",
    "待明确",
    "待确定",
];

/// What a blank is called, in brackets that are no part of Chinese prose.
const BLANKS: [&str; 7] = ["名称", "单位", "姓名", "职务", "日期", "地点", "电话"];

const BRACKETS: [(char, char); 6] = [
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('＜', '＞'),
    ('<', '>'),
];

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    if prose.to_fill {
        return;
    }
    let text = prose.text;
    let words = FILLERS
        .iter()
        .filter_map(|words| text.find(words).map(|at| at..at + words.len()));
    let brackets = text.char_indices().filter_map(|(at, open)| {
        let (_, close) = BRACKETS.iter().find(|(first, _)| *first == open)?;
        let within = &text[at + open.len_utf8()..];
        let within = &within[..within.find(*close)?];
        let end = at + open.len_utf8() + within.len() + close.len_utf8();
        is_asked(within, open, &text[..at]).then_some(at..end)
    });
    let found = words
        .chain(brackets)
        .chain(blank_day(text))
        .chain(blank_name(text));
    if let Some(words) = found.min_by_key(|words| words.start) {
        report.push(prose.fault(Code::PlaceholderLeft, words));
    }
}

/// Whether what stands in brackets asks for words: （请填写）, 由【姓名】负责.
fn is_asked(within: &str, open: char, before: &str) -> bool {
    let within = within.trim();
    let short = within.chars().count() <= 10;
    // （填写附件2） asks the reader for something.
    let other = ["附件", "表", "报"]
        .iter()
        .any(|word| within.contains(word));
    let asked = ASKED.iter().any(|word| within.starts_with(word));
    // 【时间】9:00 is a label.
    let inside = before.ends_with(|c: char| is_hanzi(c) || c.is_ascii_digit());
    let named = !matches!(open, '（' | '(') && inside;
    let blank = named && BLANKS.iter().any(|word| within.ends_with(word));
    short && !other && (asked || blank)
}

/// 2026年 月 日: room for figures in running text.
fn blank_day(text: &str) -> Option<std::ops::Range<usize>> {
    let blank = |c: char| c == ' ' || c == '\u{3000}';
    let mut pairs = ["年月", "月日"].into_iter();
    pairs.find_map(|pair| {
        let (first, second) = pair.split_at('年'.len_utf8());
        text.match_indices(first).find_map(|(at, _)| {
            let rest = &text[at + first.len()..];
            let after = rest.trim_start_matches(blank);
            let open = after.len() < rest.len() && after.starts_with(second);
            open.then(|| at..text.len() - after.len() + second.len())
        })
    })
}

/// 由　负责: room for a name.
fn blank_name(text: &str) -> Option<std::ops::Range<usize>> {
    let verbs = ["负责", "牵头", "担任", "主持", "承办", "组织", "同志"];
    text.match_indices('由').find_map(|(at, by)| {
        let rest = &text[at + by.len()..];
        let after = rest.trim_start_matches([' ', '\u{3000}']);
        let open = after.len() < rest.len() && verbs.iter().any(|verb| after.starts_with(verb));
        open.then(|| at..text.len() - after.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{blank_day, is_asked};

    #[test]
    fn what_asks_for_words_is_told_from_what_says_something() {
        for (within, open) in [
            ("请填写", '（'),
            ("此处填写单位名称", '（'),
            ("填写", '【'),
            ("单位名称", '['),
            ("待核实", '('),
        ] {
            assert!(is_asked(within, open, "由"), "{within}");
        }
        for (within, open, before) in [
            ("征求意见稿", '（', "方案"),
            ("填写附件2", '（', "各村"),
            ("牵头单位", '（', "民政办"),
            ("时间", '【', ""),
            ("单位", '【', "。"),
        ] {
            assert!(!is_asked(within, open, before), "{within}");
        }
    }

    #[test]
    fn a_day_without_figures_is_open() {
        assert_eq!(blank_day("定于2026年 月 日召开"), Some(10..17));
        assert_eq!(blank_day("定于5月　日召开"), Some(7..16));
        assert_eq!(blank_day("2026年3月 20日"), None);
    }
}
