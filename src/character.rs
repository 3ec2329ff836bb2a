//! What a single character is, wherever the program has to know it.

use std::borrow::Cow;

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

/// Whether it gives orders instead of being read: a control character, or one that
/// turns the direction of what follows (Unicode Standard Annex 9, 2.1 to 2.5). Line
/// ends and tabs are text.
pub(crate) fn commands(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !matches!(c, '\n' | '\t')
}

/// A text as it may be shown on a terminal, which obeys some characters.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    match text.contains(commands) {
        true => Cow::Owned(text.replace(commands, "\u{FFFD}")),
        false => Cow::Borrowed(text),
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
    fn what_a_terminal_would_obey_is_not_shown() {
        assert_eq!(
            harmless("林\u{1B}[2J\u{9B}31m\u{202E}"),
            "林\u{FFFD}[2J\u{FFFD}31m\u{FFFD}"
        );
        assert_eq!(harmless("一行\n\t二行"), "一行\n\t二行");
    }

    #[test]
    fn full_width_signs_become_narrow() {
        let narrow: String = "＞＝９５％　甲ｚ～。".chars().map(half_width).collect();
        assert_eq!(narrow, ">=95% 甲z~。");
    }
}
