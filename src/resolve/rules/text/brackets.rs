//! Brackets and quotation marks close again (GB/T 15834), each with its own
//! counterpart. A quotation over several paragraphs closes in the last.

use super::Prose;
use crate::diagnostic::{Code, Report};

const PAIRS: [(char, char); 8] = [
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('‘', '’'),
    ('【', '】'),
    ('〔', '〕'),
    ('「', '」'),
];

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    for (at, c) in prose.text.char_indices() {
        let narrow = [('(', ')'), ('[', ']')];
        let pairs = || PAIRS.iter().chain(&narrow);
        if let Some((_, close)) = pairs().find(|(opens, _)| *opens == c) {
            open.push((at, c, *close));
            continue;
        }
        if !pairs().any(|(_, close)| *close == c) {
            continue;
        }
        match open.last() {
            Some((_, _, close)) if *close == c => {
                open.pop();
            }
            // （…) is closed by the wrong one.
            Some((start, opens, _)) if is_round(*opens) && is_round(c) => {
                report.push(prose.fault(Code::UnclosedBracket, *start..at + c.len_utf8()));
                open.pop();
            }
            // 1) and a) count; ’ stands in foreign names.
            _ if matches!(c, ')' | '’') => {}
            _ => {
                report.push(prose.fault(Code::UnclosedBracket, at..at + c.len_utf8()));
                return;
            }
        }
    }
    // What follows a quotation of several paragraphs begins with “ again.
    let paragraphs = prose.text.contains("\n\n");
    for (start, opens, _) in open {
        let quotes = matches!(opens, '“' | '‘');
        if !(quotes && paragraphs) {
            report.push(prose.fault(Code::UnclosedBracket, start..start + opens.len_utf8()));
        }
    }
}

fn is_round(c: char) -> bool {
    matches!(c, '（' | '）' | '(' | ')')
}
