//! A mark of punctuation stands alone: 。。 and ，。 are slips of the finger.

use super::Prose;
use crate::diagnostic::{Code, Report};

const STOPS: &str = "，。；：、？！";

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let mut before: Option<(usize, char)> = None;
    for (at, c) in prose.text.char_indices() {
        // A blank between two marks is dropped.
        if c == ' ' {
            continue;
        }
        if let Some((start, first)) = before
            && STOPS.contains(first)
            && STOPS.contains(c)
            && !is_usual(first, c)
        {
            report.push(prose.fault(Code::DoubledMark, start..at + c.len_utf8()));
        }
        before = Some((at, c));
    }
    for words in ["的的", "了了", "是是", "和和", "在在"] {
        let start = prose.text.find(words);
        // 的的确确, 是是非非
        let start = start.filter(|at| {
            !prose.text[*at..].starts_with("的的确") && !prose.text[*at..].starts_with("是是非")
        });
        let start = start.filter(|at| !prose.text[..*at].ends_with('目'));
        if let Some(start) = start {
            report.push(prose.fault(Code::DoubledWord, start..start + words.len()));
        }
    }
    if let Some(words) = doubled_count(prose.text) {
        report.push(prose.fault(Code::DoubledWord, words));
    }
    // 1000亿万元 has one unit too many; 亿万群众 is a word.
    for words in ["亿万元", "万万元", "万亿万", "％%", "%％", "%%"] {
        if let Some(start) = prose.text.find(words) {
            let typed = prose.text[..start].ends_with(|c: char| c.is_ascii_digit());
            if typed {
                report.push(prose.fault(Code::DoubledWord, start..start + words.len()));
            }
        }
    }
}

/// 5个5个, 30名30名: a count and what is counted, typed twice.
fn doubled_count(text: &str) -> Option<std::ops::Range<usize>> {
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_digit() || c == '.')
    };
    let starts = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && begins(*at));
    starts.into_iter().find_map(|(at, _)| {
        let rest = &text[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let mut ends = rest[digits..].char_indices().take(3);
        ends.find_map(|(offset, c)| {
            let end = digits + offset + c.len_utf8();
            let twice = crate::character::is_hanzi(c) && rest[end..].starts_with(&rest[..end]);
            twice.then_some(at..at + 2 * end)
        })
    })
}

/// ？！ is one exclamation, and a run of question marks says something else.
fn is_usual(first: char, second: char) -> bool {
    matches!((first, second), ('？', '！' | '？') | ('！', '！' | '？'))
}
