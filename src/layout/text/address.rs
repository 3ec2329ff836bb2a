//! Takes text; finds long addresses on the net in it, which may end a line
//! inside and be spaced out, since a line has no other gaps beside them.

use std::ops::Range;

use super::class::Class;

/// Addresses shorter than this stay whole, in characters.
const SHORT: usize = 16;

/// Where long addresses stand in a text.
pub(super) fn long_ones(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let run = &chars[start..];
        let len = run.iter().take_while(|c| belongs(Class::of(**c))).count();
        let word: String = run[..len].iter().collect();
        if len >= SHORT && is_in(&word) {
            found.push(start..start + len);
        }
        start += len.max(1);
    }
    found
}

/// Whether a text holds what looks like an address.
pub(super) fn is_in(text: &str) -> bool {
    ["://", "@", "www."].iter().any(|sign| text.contains(sign))
}

fn belongs(class: Class) -> bool {
    class.is_western() || matches!(class, Class::Slash | Class::Unit)
}
