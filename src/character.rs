//! What a single character is, wherever the program has to know it.

/// Whether it is a hanzi: one of the blocks that Unicode calls CJK ideographs,
/// those for compatibility and the rare ones of names and places among them, or
/// 〇, which years are written with.
pub(crate) fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// A full-width digit, letter, sign or space as its narrow counterpart; any other
/// character as it is.
pub(crate) fn half_width(c: char) -> char {
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
    fn rare_hanzi_are_hanzi() {
        let hanzi = "一㐂㵲龥鿿〇\u{F900}𠀀𰻝";
        assert!(hanzi.chars().all(is_hanzi));
        let others = "A1。、·　－〇１々ぁ한";
        let found: String = others.chars().filter(|c| is_hanzi(*c)).collect();
        assert_eq!(found, "〇");
    }

    #[test]
    fn full_width_signs_become_narrow() {
        let narrow: String = "＞＝９５％　甲ｚ～。".chars().map(half_width).collect();
        assert_eq!(narrow, ">=95% 甲z~。");
    }
}
