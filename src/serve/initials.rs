//! Takes words; gives the first letters of their pinyin, as an input method takes
//! them: 信访办 → xfb.
//!
//! The commoner half of GB 2312 is in the order of pinyin, so that the letter is
//! told from where a character stands; rarer ones have none.

/// Where each letter begins, as GBK numbers characters.
const LETTERS: [(u16, char); 23] = [
    (0xB0A1, 'a'),
    (0xB0C5, 'b'),
    (0xB2C1, 'c'),
    (0xB4EE, 'd'),
    (0xB6EA, 'e'),
    (0xB7A2, 'f'),
    (0xB8C1, 'g'),
    (0xB9FE, 'h'),
    (0xBBF7, 'j'),
    (0xBFA6, 'k'),
    (0xC0AC, 'l'),
    (0xC2E8, 'm'),
    (0xC4C3, 'n'),
    (0xC5B6, 'o'),
    (0xC5BE, 'p'),
    (0xC6DA, 'q'),
    (0xC8BB, 'r'),
    (0xC8F6, 's'),
    (0xCBFA, 't'),
    (0xCDDA, 'w'),
    (0xCEF4, 'x'),
    (0xD1B9, 'y'),
    (0xD4D1, 'z'),
];

/// The last character in that order.
const LAST: u16 = 0xD7F9;

/// The letters of the words; what is no hanzi stays as it is.
pub(super) fn initials(words: &str) -> String {
    words
        .chars()
        .map(|c| letter(c).unwrap_or(c.to_ascii_lowercase()))
        .collect()
}

fn letter(c: char) -> Option<char> {
    let text = c.to_string();
    let (bytes, _, lost) = encoding_rs::GBK.encode(&text);
    let [high, low] = *bytes else {
        return None;
    };
    let code = u16::from_be_bytes([high, low]);
    let at = LETTERS.partition_point(|(first, _)| *first <= code);
    let known = !lost && code <= LAST;
    known.then_some(())?;
    Some(LETTERS[at.checked_sub(1)?].1)
}

/// Whether words are found by what was typed: part of them, or of their initials.
pub(super) fn finds(typed: &str, words: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    words.to_lowercase().contains(&typed) || initials(words).contains(&typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letters_of_their_pinyin() {
        assert_eq!(initials("信访办主任"), "xfbzr");
        assert_eq!(initials("林浩然A1"), "lhra1");
        assert!(finds("xf", "区信访局") && finds("信访", "区信访局") && !finds("zz", "区信访局"));
    }
}
