//! Takes a text; gives the digits in it, whatever they are written in, in groups,
//! and how far each group stands from the one before.

use crate::character::half_width;

/// Digits of one script that stand side by side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// As ASCII digits.
    pub digits: String,
    /// What stands between it and the group before.
    pub gap: Gap,
    /// The characters of the text that it takes.
    pub start: usize,
    pub end: usize,
    /// Whether it is written in Arabic digits, narrow or wide.
    pub plain: bool,
}

/// What stands between two groups: the later, the less they are one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but that the digits are of two scripts.
    Touching,
    /// Marks that stand within one number: 0631-555 0102, （0631）5550102.
    Within,
    /// Marks that part two numbers, or somebody types in one: 139、1234、5678.
    Between,
    /// Any other marks.
    Marks,
    /// Words, or more than three marks.
    Apart,
}

/// So many marks may stand between the digits of one number.
const MARKS: usize = 3;

/// The groups of digits of a text.
pub(super) fn groups(text: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut gap, mut marks, mut script) = (Gap::Apart, 0, Script::Plain);
    for (at, c) in text.iter().copied().enumerate() {
        if let Some((digit, of)) = digit(c) {
            match groups.last_mut() {
                Some(last) if last.end == at && script == of => {
                    last.digits.push(digit);
                    last.end = at + 1;
                }
                _ => groups.push(Group {
                    digits: digit.to_string(),
                    gap,
                    start: at,
                    end: at + 1,
                    plain: of == Script::Plain,
                }),
            }
            (gap, marks, script) = (Gap::Touching, 0, of);
            continue;
        }
        let kind = kind(c);
        marks += usize::from(!is_invisible(c));
        gap = if marks > MARKS {
            Gap::Apart
        } else {
            gap.max(kind)
        };
    }
    groups
}

fn kind(c: char) -> Gap {
    match half_width(c) {
        c if c.is_whitespace() || is_invisible(c) => Gap::Within,
        '-'
        | '\u{2010}'..='\u{2015}'
        | '−'
        | '﹣'
        | '.'
        | '·'
        | '•'
        | '・'
        | '‧'
        | '∙'
        | '('
        | ')'
        | '+'
        | '_' => Gap::Within,
        '、' | ',' | '/' | '\\' | '~' | '〜' | '∼' | ':' | ';' | '|' | '\'' | '’' | '*' | '…'
        | '。' => Gap::Between,
        c if c.is_alphanumeric() => Gap::Apart,
        _ => Gap::Marks,
    }
}

/// Characters that nobody sees, and the frame of a digit in a box.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{FE0F}' | '\u{20E3}'
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    Hanzi,
    Other,
}

/// The first character of each row of digits in Unicode, its value, and how many
/// follow one another: ① ❶ ➀ ➊ ⑴ ⒈ ⓵ ㈠ ㊀, superscripts, subscripts, letters of
/// mathematics, Arabic.
const ROWS: [(char, u32, u32); 22] = [
    ('①', 1, 9),
    ('⓪', 0, 1),
    ('⓿', 0, 1),
    ('❶', 1, 9),
    ('➀', 1, 9),
    ('➊', 1, 9),
    ('⑴', 1, 9),
    ('⒈', 1, 9),
    ('⓵', 1, 9),
    ('㈠', 1, 9),
    ('㊀', 1, 9),
    ('⁰', 0, 1),
    ('¹', 1, 1),
    ('²', 2, 2),
    ('⁴', 4, 6),
    ('₀', 0, 10),
    ('𝟎', 0, 10),
    ('𝟘', 0, 10),
    ('𝟢', 0, 10),
    ('𝟬', 0, 10),
    ('𝟶', 0, 10),
    ('٠', 0, 10),
];

/// Hanzi for 0 to 9, those against forgery and those of the telephone as well.
const HANZI: [&str; 10] = [
    "〇零○◯",
    "一壹幺",
    "二贰貳",
    "三叁參",
    "四肆",
    "五伍",
    "六陆陸",
    "七柒",
    "八捌",
    "九玖",
];

fn digit(c: char) -> Option<(char, Script)> {
    let narrow = half_width(c);
    if narrow.is_ascii_digit() {
        return Some((narrow, Script::Plain));
    }
    if c.is_ascii() {
        return None;
    }
    if let Some(value) = HANZI.iter().position(|row| row.contains(c)) {
        let digit = char::from_digit(value as u32, 10)?;
        return Some((digit, Script::Hanzi));
    }
    let of_row = |(first, value, count): (char, u32, u32)| {
        let place = u32::from(c).checked_sub(u32::from(first))?;
        (place < count).then_some(value + place)
    };
    let value = ROWS.into_iter().find_map(of_row)?;
    Some((char::from_digit(value, 10)?, Script::Other))
}

/// Whether digits are a year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Gap)> {
        let chars: Vec<char> = text.chars().collect();
        let groups = groups(&chars).into_iter();
        groups.map(|group| (group.digits, group.gap)).collect()
    }

    #[test]
    fn digits_are_read_whatever_they_are_written_in() {
        for text in [
            "139",
            "１３９",
            "一三九",
            "壹叁玖",
            "幺三九",
            "①③⑨",
            "❶❸❾",
            "⑴⑶⑼",
            "¹³⁹",
            "₁₃₉",
            "𝟏𝟑𝟗",
            "𝟷𝟹𝟿",
            "㈠㈢㈨",
        ] {
            let digits: String = read(text).into_iter().map(|(digits, _)| digits).collect();
            assert_eq!(digits, "139", "{text}");
        }
        assert_eq!(read("〇零○０⓪").len(), 3);
        assert!(read("两千余户").is_empty());
    }

    #[test]
    fn a_gap_tells_how_far_apart_digits_are() {
        let gap = |text: &str| read(text)[1].1;
        for (text, expected) in [
            ("0631-555", Gap::Within),
            ("（0631） 555", Gap::Within),
            ("139\u{200B}\u{200B}\u{200B}\u{200B}000", Gap::Within),
            ("139、000", Gap::Between),
            ("139，000", Gap::Between),
            ("139～000", Gap::Between),
            ("139×000", Gap::Marks),
            ("139转000", Gap::Apart),
            ("139 - - 000", Gap::Apart),
            ("一2", Gap::Touching),
        ] {
            assert_eq!(gap(text), expected, "{text}");
        }
    }
}
