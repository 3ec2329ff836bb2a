//! Takes a word of a list of people; gives what stands in its brackets, or the
//! telephone number that it is.

use super::typing::tidy;

/// A word without its brackets, and what stands in them.
pub(super) fn bracketed(word: &str) -> (String, Vec<String>) {
    let (mut core, mut inside) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    for c in word.chars() {
        match c {
            '（' | '(' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    continue;
                }
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    continue;
                }
            }
            _ => {}
        }
        match inside.last_mut().filter(|_| depth > 0) {
            Some(last) => last.push(c),
            None => core.push(c),
        }
    }
    (core.trim().to_string(), inside)
}

/// A telephone number, with or without its word.
pub(super) fn phone_in(word: &str) -> Option<String> {
    let word = tidy(word);
    let bare = [
        "联系电话",
        "办公电话",
        "手机号码",
        "手机",
        "电话",
        "：",
        ":",
    ]
    .iter()
    .fold(word.as_str(), |word, front| word.trim_start_matches(front));
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let number = bare
        .chars()
        .all(|c| c.is_ascii_digit() || "-—/转 ".contains(c));
    (number && (6..=26).contains(&digits)).then(|| bare.to_string())
}
