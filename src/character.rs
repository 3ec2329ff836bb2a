//! What a single character is, wherever the program has to know it.

/// A full-width digit, letter, sign or space as its narrow counterpart; any other
/// character as it is.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_signs_become_narrow() {
        let narrow: String = "＞＝９５％　甲ｚ～。".chars().map(half_width).collect();
        assert_eq!(narrow, ">=95% 甲z~。");
    }
}
