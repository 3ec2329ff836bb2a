//! What single characters of YAML stand for.

use super::words::is_odd;

/// Blank to the eye.
pub(super) fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t' || is_odd(c)
}

/// Whether a value cannot start so without quotes.
pub(super) fn is_special(chars: &[char], pos: usize) -> bool {
    let rest = &chars[pos + 1..];
    let before_blank = rest.first().is_none_or(|c| is_blank(*c));
    match chars[pos] {
        '@' | '`' | '%' | '*' | ',' | ']' | '}' => true,
        '&' | '!' => {
            let name = rest
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || **c == '-')
                .count();
            name == 0 || rest.get(name).is_some_and(|c| !is_blank(*c))
        }
        '-' | '?' => before_blank,
        '|' | '>' => true,
        _ => false,
    }
}
