//! Takes a number and the way a word processor writes it; gives it written.

/// A way to write numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numerals {
    /// 1, 2, 3.
    #[default]
    Digits,
    /// 一, 二, 三.
    Hanzi,
    /// ①, ②, ③.
    Circled,
    /// a, b, c.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// None: a mark, or nothing at all.
    None,
}

/// What DOCX calls it.
pub(crate) fn named(name: &str) -> Numerals {
    match name {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "japaneseCounting"
        | "ideographDigital"
        | "chineseLegalSimplified"
        | "koreanDigital2" => Numerals::Hanzi,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Numerals::Circled,
        "lowerLetter" => Numerals::Lower,
        "upperLetter" => Numerals::Upper,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "bullet" | "none" => Numerals::None,
        _ => Numerals::Digits,
    }
}

impl Numerals {
    /// Writes a number.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Numerals::Digits => number.to_string(),
            Numerals::Hanzi => hanzi(number),
            Numerals::Circled => match number {
                1..=20 => char::from_u32(0x2460 + number - 1).map_or(String::new(), String::from),
                _ => number.to_string(),
            },
            Numerals::Lower => letter(number, b'a'),
            Numerals::Upper => letter(number, b'A'),
            Numerals::LowerRoman => roman(number).to_lowercase(),
            Numerals::UpperRoman => roman(number),
            Numerals::None => String::new(),
        }
    }
}

/// 一, 十, 十一, 二十, 一百零三.
fn hanzi(number: u32) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |n: u32| DIGITS[n as usize % 10];
    match number {
        0..=9 => digit(number).to_string(),
        10..=19 if number == 10 => "十".to_string(),
        10..=19 => format!("十{}", digit(number)),
        20..=99 if number.is_multiple_of(10) => format!("{}十", digit(number / 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        _ => number
            .to_string()
            .chars()
            .filter_map(|c| c.to_digit(10))
            .map(digit)
            .collect(),
    }
}

fn letter(number: u32, first: u8) -> String {
    let place = number.saturating_sub(1) % 26;
    char::from(first + place as u8).to_string()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(399);
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        let hanzi: Vec<String> = [1, 10, 11, 20, 35].map(|n| Numerals::Hanzi.write(n)).into();
        assert_eq!(hanzi, ["一", "十", "十一", "二十", "三十五"]);
        assert_eq!(Numerals::Circled.write(3), "③");
        assert_eq!(Numerals::UpperRoman.write(14), "XIV");
    }
}
