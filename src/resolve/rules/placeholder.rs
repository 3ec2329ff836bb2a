//! A finished text has no XXX, *** or ××× left in it.

use crate::diagnostic::{Code, Diagnostic, Origin, Report};

/// Reports the first placeholder of a text.
pub fn check_placeholder(text: &str, at: Origin, report: &mut Report) {
    if let Some(found) = placeholder(text) {
        let fault = Diagnostic::new(Code::PlaceholderLeft);
        report.push(fault.arg("text", found).at(at));
    }
    if text.trim() == "待定" {
        let fault = Diagnostic::new(Code::StillOpen);
        report.push(fault.arg("name", "待定").at(at));
    }
}

/// Two or more of the same filler in a row, not inside a Latin word.
fn placeholder(text: &str) -> Option<&str> {
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let length: usize = rest
            .chars()
            .take_while(|c| *c == first)
            .map(char::len_utf8)
            .sum();
        let (run, after) = rest.split_at(length);
        let filler = matches!(
            first,
            'X' | 'x' | '×' | 'Ｘ' | '*' | '＊' | '_' | '＿' | '○'
        );
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let in_word =
            first.is_ascii_alphabetic() && (joined(before) || joined(after.chars().next()));
        if filler && run.chars().count() >= 2 && !in_word {
            return Some(run);
        }
        before = Some(first);
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn finds_fillers_and_leaves_words_alone() {
        assert_eq!(placeholder("由XXX负责"), Some("XXX"));
        assert_eq!(placeholder("第***小组"), Some("***"));
        assert_eq!(placeholder("×××社区"), Some("×××"));
        assert_eq!(placeholder("XXL号雨衣"), None);
        assert_eq!(placeholder("3×4米"), None);
    }
}
