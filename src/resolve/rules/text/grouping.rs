//! The digits of a number are grouped by three: 1,00万元 may be anything.

use super::Prose;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let bytes = prose.text.as_bytes();
    let part = |b: u8| b.is_ascii_digit() || b == b',';
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|b| part(**b)).count();
        if end == at {
            at += 1;
            continue;
        }
        let words = prose.text[at..end].trim_end_matches(',');
        let rest = &prose.text[at + words.len()..];
        if is_odd(words) && UNITS.iter().any(|unit| rest.starts_with(unit)) {
            report.push(prose.fault(Code::OddGrouping, at..at + words.len()));
        }
        at = end;
    }
}

/// Of what is counted with a unit behind it is sure that one number is meant.
const UNITS: [&str; 16] = [
    "元",
    "万",
    "亿",
    "人",
    "户",
    "个",
    "名",
    "件",
    "吨",
    "亩",
    "米",
    "平方米",
    "公里",
    "台",
    "次",
    "家",
];

fn is_odd(words: &str) -> bool {
    let mut groups = words.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty() && !first.is_empty();
    grouped && (first.len() > 3 || rest.iter().any(|group| group.len() != 3))
}

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn digits_are_grouped_by_three() {
        for words in ["1,00", "12,3456", "1,000,00", "1234,567"] {
            assert!(is_odd(words), "{words}");
        }
        for words in ["1,000", "12,345,678", "100", ",100"] {
            assert!(!is_odd(words), "{words}");
        }
    }
}
