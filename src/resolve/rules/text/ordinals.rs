//! 一是, 二是, 三是 in one text follow each other: one that is left out, or said twice,
//! is a slip of whoever pasted the text together.

use super::Prose;
use crate::diagnostic::{Code, Report};

const NUMBERS: &str = "一二三四五六七八九十";

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let kinds: [Ordinal; 3] = [is, must, first];
    for kind in kinds {
        let mut before = None;
        for (at, _) in prose.text.char_indices() {
            let Some((number, len)) = kind(&prose.text[at..]) else {
                continue;
            };
            // Each begins a clause.
            let head = prose.text[..at].trim_end();
            if !head.is_empty() && !head.ends_with(['。', '；', '，', '：', '！', '\n']) {
                continue;
            }
            // A count begins anew, and the first of a text may go on from another.
            if number != 1 && before.is_some_and(|before| number != before + 1) {
                let fault = prose.fault(Code::OrdinalSkipped, at..at + len);
                report.push(fault.arg("before", before.map_or(String::new(), said)));
            }
            before = Some(number);
        }
    }
}

/// The number of an ordinal at the start of a text, and how long its words are.
type Ordinal = fn(&str) -> Option<(usize, usize)>;

/// 一是.
fn is(rest: &str) -> Option<(usize, usize)> {
    behind(rest, &["是"])
}

/// 一要.
fn must(rest: &str) -> Option<(usize, usize)> {
    behind(rest, &["要"])
}

/// 第一，.
fn first(rest: &str) -> Option<(usize, usize)> {
    let ordinal = rest.strip_prefix('第')?;
    behind(ordinal, &["，", "、"]).map(|(number, len)| (number, len + '第'.len_utf8()))
}

/// The number at the start, if one of these words stands behind it, and how long
/// both are.
fn behind(rest: &str, words: &[&str]) -> Option<(usize, usize)> {
    let first = rest.chars().next()?;
    let number = NUMBERS.chars().position(|c| c == first)? + 1;
    let after = &rest[first.len_utf8()..];
    let word = words.iter().find(|word| after.starts_with(**word))?;
    Some((number, first.len_utf8() + word.len()))
}

fn said(number: usize) -> String {
    NUMBERS.chars().skip(number - 1).take(1).collect()
}
