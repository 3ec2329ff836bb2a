//! Takes text; finds long addresses on the net, model numbers and Latin words in
//! it, which may end a line inside, since a line has no room for them whole.

use std::ops::Range;

use super::class::Class;

/// Words shorter than this stay whole, in characters.
const SHORT: usize = 14;

/// Numbers without a letter: two telephone numbers beside each other stay whole.
const SHORT_NUMBER: usize = 22;

/// Where long words stand in a text.
pub(super) fn long_ones(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let run = &chars[start..];
        let len = run.iter().take_while(|c| belongs(**c)).count();
        let letters = run[..len].iter().any(char::is_ascii_alphabetic);
        if len >= if letters { SHORT } else { SHORT_NUMBER } {
            found.push(start..start + len);
        }
        start += len.max(1);
    }
    found
}

/// Whether a line may end in a long word between two characters of it.
pub(in crate::layout) fn ends(a: char, b: char) -> Option<End> {
    match a {
        // 192.168.10.25 is one number.
        '.' if b.is_ascii_alphabetic() => Some(End::Sign),
        '-' | '_' | '?' | '&' | '=' | '@' | '#' if b.is_ascii_alphanumeric() => Some(End::Sign),
        '/' if b.is_ascii_alphanumeric() => Some(End::Slash),
        _ => None,
    }
}

/// Where in a long word a line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) enum End {
    /// After a dot, a hyphen and the like.
    Sign,
    /// After a slash, which otherwise neither begins nor ends a line.
    Slash,
}

fn belongs(c: char) -> bool {
    let class = Class::of(c);
    class.is_western() || matches!(class, Class::Slash | Class::Unit) && c.is_ascii()
}
