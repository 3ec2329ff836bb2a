//! Takes a line; gives the number it begins with and what stands behind it.

/// Ways to number lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 1, 1.1, 1.1.1: of which level.
    Decimal(u8),
    /// 第一章.
    Chapter,
    /// 第一条.
    Article,
    /// 一、
    Hanzi,
    /// （一）
    HanziBrackets,
    /// 1. and 1、 alike.
    Digits,
    /// （1）, ⑴, 1）.
    DigitsBrackets,
    /// ①
    Circled,
    /// 第一，
    Ordinal,
    /// 一是
    Reasons,
}

/// A number in front of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// How it is written.
    pub style: Style,
    /// How much it is.
    pub value: u32,
    /// The mark behind it, where that is said: 、 or .
    pub comma: bool,
}

/// The number of a line and its rest; nothing where it begins with none.
pub(super) fn split(text: &str) -> Option<(Number, &str)> {
    let text = text.trim_start();
    let number = |style, value, comma| Number {
        style,
        value,
        comma,
    };
    let found =
        |style, (value, rest): (u32, &'_ str)| Some((number(style, value, false), rest.len()));
    let len = text.len();
    let first = text.chars().next()?;
    let (number, rest) = match first {
        '第' => {
            let (value, rest) = counted(&text[first.len_utf8()..])?;
            let unit = rest.chars().next()?;
            let after = &rest[unit.len_utf8()..];
            match unit {
                '章' | '节' | '编' => found(Style::Chapter, (value, trim(after)))?,
                '部' => found(Style::Chapter, (value, trim(after.strip_prefix('分')?)))?,
                '条' => found(Style::Article, (value, trim(after)))?,
                '，' | '、' | ',' => found(Style::Ordinal, (value, after))?,
                _ => return None,
            }
        }
        '（' | '(' | '〔' => {
            let inner = &text[first.len_utf8()..];
            let inner = inner.trim_start();
            let (value, rest) = counted(inner)?;
            let rest = rest.trim_start().strip_prefix(['）', ')', '〕'])?;
            let rest = rest.trim_start_matches(['、', '.', '．', ' ']);
            match inner.starts_with(|c: char| c.is_ascii_digit()) {
                true => found(Style::DigitsBrackets, (value, rest))?,
                false => found(Style::HanziBrackets, (value, rest))?,
            }
        }
        '①'..='⑳' => found(
            Style::Circled,
            (u32::from(first) - 0x245F, trim(&text[first.len_utf8()..])),
        )?,
        '⑴'..='⒇' => found(
            Style::DigitsBrackets,
            (u32::from(first) - 0x2473, trim(&text[first.len_utf8()..])),
        )?,
        '⒈'..='⒛' => found(
            Style::Digits,
            (u32::from(first) - 0x2487, trim(&text[first.len_utf8()..])),
        )?,
        '㈠'..='㈩' => found(
            Style::HanziBrackets,
            (u32::from(first) - 0x321F, trim(&text[first.len_utf8()..])),
        )?,
        '0'..='9' | '０'..='９' => {
            let (value, rest) = counted(text)?;
            let rest = rest.trim_start();
            let mark = rest.chars().next()?;
            let after = &rest[mark.len_utf8()..];
            let digit =
                after.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            match mark {
                '）' | ')' => found(Style::DigitsBrackets, (value, after))?,
                '、' => (number(Style::Digits, value, true), after.len()),
                '.' | '．' | ',' | '，' if !digit && !after.is_empty() => {
                    found(Style::Digits, (value, after))?
                }
                _ => return None,
            }
        }
        _ => {
            let (value, rest) = counted(text)?;
            let mark = rest.chars().next()?;
            let after = &rest[mark.len_utf8()..];
            match mark {
                '、' | '.' | '．' | ',' | '，' if !after.is_empty() => {
                    found(Style::Hanzi, (value, after))?
                }
                ' ' | '\u{3000}' if !after.trim().is_empty() => {
                    found(Style::Hanzi, (value, after))?
                }
                '是' | '要' | '抓' if !after.is_empty() => found(
                    Style::Reasons,
                    (value, after.trim_start_matches(['，', '：'])),
                )?,
                _ => return None,
            }
        }
    };
    let known = (1..=99).contains(&number.value);
    known.then(|| (number, text[len - rest..].trim_start()))
}

fn trim(text: &str) -> &str {
    text.trim_start_matches(['、', '.', '．', '：', ' ', '\u{3000}', '\t'])
}

/// A number in digits or hanzi at the beginning.
fn counted(text: &str) -> Option<(u32, &str)> {
    let digit = |c: char| {
        let narrow = crate::character::half_width(c);
        narrow
            .to_digit(10)
            .filter(|_| c.is_ascii_digit() || ('０'..='９').contains(&c))
    };
    let mut value = 0_u32;
    let mut length = 0;
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += c.len_utf8();
    }
    if length > 0 {
        return (length <= 9).then_some((value, &text[length..]));
    }
    let signs: Vec<char> = text
        .chars()
        .take_while(|c| hanzi_digit(*c).is_some() || *c == '十')
        .collect();
    let length: usize = signs.iter().map(|c| c.len_utf8()).sum();
    Some((hanzi(&signs)?, &text[length..]))
}

fn hanzi_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|n| n as u32)
}

/// 一, 十, 十一, 二十三.
pub(super) fn hanzi(signs: &[char]) -> Option<u32> {
    let digit = |c: &char| hanzi_digit(*c);
    match signs {
        [] => None,
        ['十'] => Some(10),
        ['十', one] => Some(10 + digit(one)?),
        [tens, '十'] => Some(10 * digit(tens)?),
        [tens, '十', one] => Some(10 * digit(tens)? + digit(one)?),
        [one] => digit(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_however_they_are_typed() {
        for (line, style, value, rest) in [
            ("一、总则", Style::Hanzi, 1, "总则"),
            ("十二．保障", Style::Hanzi, 12, "保障"),
            ("(三)组织", Style::HanziBrackets, 3, "组织"),
            ("㈡组织", Style::HanziBrackets, 2, "组织"),
            ("1.降低", Style::Digits, 1, "降低"),
            ("３．培训", Style::Digits, 3, "培训"),
            ("10、宣传", Style::Digits, 10, "宣传"),
            ("（4）甲", Style::DigitsBrackets, 4, "甲"),
            ("⑺严格", Style::DigitsBrackets, 7, "严格"),
            ("2）乙", Style::DigitsBrackets, 2, "乙"),
            ("③丙", Style::Circled, 3, "丙"),
            ("第三章 附则", Style::Chapter, 3, "附则"),
            ("第十条　本办法", Style::Article, 10, "本办法"),
            ("二是加强", Style::Reasons, 2, "加强"),
        ] {
            let (number, left) = split(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (number.style, number.value, left),
                (style, value, rest),
                "{line}"
            );
        }
        for line in [
            "2026.3.1",
            "1.5亿元",
            "2026年",
            "第一阶段",
            "十分重要",
            "3月",
            "一把手",
            "（试行）",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
