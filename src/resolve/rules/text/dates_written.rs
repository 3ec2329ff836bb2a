//! A day in a text is written 2026年3月5日, without leading zeros (GB/T 9704 7.3.5.4).

use super::Prose;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let text = prose.text;
    for (at, mark) in text.match_indices(['.', '年']) {
        let head = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let year = &text[head.len()..at];
        if year.len() != 4 || !(year.starts_with("19") || year.starts_with("20")) {
            continue;
        }
        let signs = if mark == "年" {
            ['月', '日']
        } else {
            ['.', ' ']
        };
        let rest = &text[at + mark.len()..];
        let (month, behind) = digits(rest);
        let Some(behind) = behind
            .strip_prefix(signs[0])
            .filter(|_| (1..=2).contains(&month.len()))
        else {
            continue;
        };
        let (day, behind) = digits(behind);
        let dotted = mark == "." && (1..=2).contains(&day.len()) && !behind.starts_with('.');
        let padded = mark == "年"
            && behind.starts_with(signs[1])
            && (month.starts_with('0') || day.starts_with('0'));
        let number = |digits: &str| digits.parse::<u32>().unwrap_or(0);
        let real = (1..=12).contains(&number(month)) && (1..=31).contains(&number(day));
        if real && (dotted || padded) {
            let end = text.len() - behind.len() + if padded { '日'.len_utf8() } else { 0 };
            let right = format!("{year}年{}月{}日", number(month), number(day));
            let fault = prose.fault(Code::DateStyle, head.len()..end);
            report.push(fault.arg("right", right));
        }
    }
}

fn digits(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (&text[..text.len() - rest.len()], rest)
}
