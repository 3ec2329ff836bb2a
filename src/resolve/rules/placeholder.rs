//! A finished text has no XXX, *** or ××× left in it.

use std::collections::HashMap;

use super::still_open;
use crate::diagnostic::{Code, Diagnostic, Origin, Report, Words};

/// Reports every placeholder of a text, each where it stands.
pub(crate) fn check_placeholder(text: &str, at: Origin, report: &mut Report) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for words in placeholders(text) {
        let before = seen.entry(words).or_default();
        let place = Words {
            at,
            words: words.to_string(),
            nth: *before,
        };
        *before += 1;
        let fault = Diagnostic::new(Code::PlaceholderLeft);
        report.push(fault.arg("text", words).at(place));
    }
    if text.trim() == "待定" {
        report.push(still_open("待定", at));
    }
}

/// Whether a word is still to be filled in: XXX街道, ***, ××社区.
pub(crate) fn is_open(text: &str) -> bool {
    !placeholders(text).is_empty()
}

/// Runs of two or more of the same filler, not inside a Latin word.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        // What a reference names is looked up.
        if let Some(end) = rest.strip_prefix("@{").and_then(|_| rest.find('}')) {
            rest = &rest[end..];
            continue;
        }
        let same = rest.chars().take_while(|c| *c == first);
        let length: usize = same.map(char::len_utf8).sum();
        let (run, after) = rest.split_at(length);
        let filler = matches!(
            first,
            'X' | 'x'
                | '×'
                | 'Ｘ'
                | 'ｘ'
                | '*'
                | '＊'
                | '_'
                | '＿'
                | '○'
                | '◯'
                | '□'
                | '■'
                | '※'
                | '●'
        );
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let in_word =
            first.is_ascii_alphabetic() && (joined(before) || joined(after.chars().next()));
        let alone = run.len() == first.len_utf8();
        // ×月×日, 第×号: one alone stands for a figure, but 3×4 is a product.
        let counted = alone
            && matches!(first, '×' | 'X' | '○' | '＊')
            && after.starts_with(['年', '月', '日', '号', '时', '人', '名', '个', '家', '户']);
        if filler && !in_word && (!alone || counted) {
            found.push(run);
        }
        before = Some(first);
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn finds_fillers_and_leaves_words_alone() {
        assert_eq!(placeholders("由XXX负责"), ["XXX"]);
        assert_eq!(placeholders("第***小组"), ["***"]);
        assert_eq!(placeholders("×××社区"), ["×××"]);
        assert_eq!(placeholders("XXL号雨衣"), [] as [&str; 0]);
        assert_eq!(placeholders("×月×日，〔2026〕×号"), ["×", "×", "×"]);
        assert_eq!(placeholders("由@{xx}负责"), [] as [&str; 0]);
        assert_eq!(placeholders("3×4米"), [] as [&str; 0]);
    }
}
