//! Takes a line as somebody typed it; gives it as the program writes: full-width
//! marks between hanzi, no blanks within words, narrow digits.

use crate::character::{half_width, is_hanzi};

/// Whether a character belongs to Chinese text.
fn is_chinese(c: char) -> bool {
    is_hanzi(c) || "，。；：？！、（）《》“”‘’〔〕【】…—％".contains(c)
}

/// Blanks and what looks like them.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{3000}' | '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
        )
}

/// The line with the usual signs; blanks only where they part Western words.
pub(super) fn tidy(text: &str) -> String {
    let narrow: Vec<char> = text.chars().filter_map(usual).collect();
    let mut out: Vec<char> = Vec::with_capacity(narrow.len());
    let mut quotes = narrow
        .iter()
        .filter(|c| **c == '"')
        .count()
        .is_multiple_of(2)
        .then_some(false);
    for (n, c) in narrow.iter().copied().enumerate() {
        let before = out.iter().rev().find(|c| **c != ' ').copied();
        let after = narrow[n + 1..].iter().find(|c| !is_blank(**c)).copied();
        let beside = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let wide = match c {
            ',' | ';' | '?' | '!' if beside => wide(c),
            ':' if beside && !(digits(before) && digits(after)) => '：',
            '(' | ')' if beside || holds_chinese(&narrow, n) => wide(c),
            '.' if before.is_some_and(is_hanzi) && after.is_none_or(is_hanzi) => '。',
            '"' => match &mut quotes {
                Some(open) => {
                    *open = !*open;
                    if *open { '“' } else { '”' }
                }
                None => c,
            },
            c => c,
        };
        let blank = is_blank(wide);
        let glued =
            out.last().is_none_or(|c| is_chinese(*c) || *c == ' ') || after.is_none_or(is_chinese);
        match blank {
            true if glued => {}
            true => out.push(' '),
            false => out.push(wide),
        }
    }
    while out.last() == Some(&' ') {
        out.pop();
    }
    out.into_iter().collect()
}

/// Signs that have an everyday counterpart; nothing of those that nobody sees.
fn usual(c: char) -> Option<char> {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{ad}' => None,
        '．' => Some('．'),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '－' | '／' | '＋' | '＝' => {
            Some(half_width(c))
        }
        '｡' => Some('。'),
        '•' | '・' | '‧' => Some('·'),
        '﹙' => Some('（'),
        '﹚' => Some('）'),
        c if is_blank(c) => Some(' '),
        c => Some(c),
    }
}

fn wide(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        c => c,
    }
}

/// Whether the bracket at a place has hanzi within.
fn holds_chinese(text: &[char], at: usize) -> bool {
    let open = match text[at] {
        '(' => Some(at),
        _ => text[..at].iter().rposition(|c| *c == '('),
    };
    let Some(open) = open else { return false };
    let close = text[open..]
        .iter()
        .position(|c| *c == ')')
        .map_or(text.len(), |n| open + n);
    let around = open.checked_sub(1).map(|n| text[n]);
    let next = text.get(close + 1).copied();
    around.is_some_and(is_chinese)
        || next.is_some_and(is_chinese)
        || text[open..close].iter().any(|c| is_chinese(*c))
}

/// What is compared of a text: no marks, no blanks, narrow signs.
pub(super) fn bare(text: &str) -> String {
    let kept = text.chars().map(half_width);
    kept.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_becomes_text() {
        for (typed, text) in [
            ("为强化责任,构建新格局.", "为强化责任，构建新格局。"),
            ("组 长:宋承远(党支部书记)", "组长：宋承远（党支部书记）"),
            ("每天 8:30 至 17:30", "每天8:30至17:30"),
            ("达到９５％以上", "达到95%以上"),
            ("2026.3.1", "2026.3.1"),
            ("使用 Word 2016 打开", "使用Word 2016打开"),
            ("推进\"三无\"创建", "推进“三无”创建"),
            ("柳财[2026]7号", "柳财[2026]7号"),
        ] {
            assert_eq!(tidy(typed), text);
        }
    }
}
