//! Takes a text; gives the document numbers in it: 国办发〔2015〕20号.

use crate::character::is_hanzi;
use crate::model::DocumentNumber;

/// A document number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// As it was written, without what stands before its code.
    pub written: String,
    /// As it ought to be written.
    pub right: String,
    /// Whether it has the right brackets already.
    pub well: bool,
    /// Code, year and serial, for looking it up: the code may have words before
    /// it that do not belong to it.
    pub whole: String,
}

/// A document number in its parts; nothing for what is none.
pub fn number_in_parts(text: &str) -> Option<DocumentNumber> {
    let text = text.trim();
    let cited = numbers_in(text);
    let [number] = &cited[..] else { return None };
    // Nothing but the number: 青街办发〔2026〕12号.
    let (code, rest) = number.whole.split_once('〔')?;
    let (year, serial) = rest.split_once('〕')?;
    let whole = number.written.len() + code.len() == text.len();
    Some(DocumentNumber {
        code: code.to_string(),
        year: year.parse().ok()?,
        serial: Some(serial.trim_end_matches('号').parse().ok()?),
    })
    .filter(|_| whole)
}

/// Every document number of a text, whatever its brackets.
pub(super) fn numbers_in(text: &str) -> Vec<Cited> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for end in (0..chars.len()).filter(|i| chars[*i] == '号') {
        found.extend(number_before(&chars, end));
    }
    found
}

fn number_before(chars: &[char], end: usize) -> Option<Cited> {
    let digits = |from: usize| {
        let run = chars[..from].iter().rev();
        run.take_while(|c| c.is_ascii_digit()).count()
    };
    let serial = digits(end);
    let mut at = end
        .checked_sub(serial)
        .filter(|_| (1..=5).contains(&serial))?;
    let ordinal = at > 0 && chars[at - 1] == '第';
    at -= usize::from(ordinal);
    let close = *chars.get(at.checked_sub(1)?)?;
    let open = match close {
        '〕' => '〔',
        '）' => '（',
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '［' | '］' => '［',
        _ => return None,
    };
    let year = digits(at - 1);
    let first = (at - 1)
        .checked_sub(year + 1)
        .filter(|_| matches!(year, 2 | 4))?;
    let short = year == 2;
    if chars[first] != open {
        return None;
    }
    let before = chars[..first].iter().rev();
    let code = before.take_while(|c| is_hanzi(**c)).count();
    if code == 0 {
        return None;
    }
    let year: String = chars[first + 1..at - 1].iter().collect();
    let serial: String = chars[end - serial..end].iter().collect();
    let code: String = chars[first - code..first].iter().collect();
    // 〔26〕: the year is written out.
    let century = if short { "20" } else { "" };
    let right = format!("〔{century}{year}〕{serial}号");
    Some(Cited {
        written: chars[first..=end].iter().collect(),
        well: open == '〔' && !ordinal && !short,
        whole: format!("{code}{right}"),
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_whatever_their_brackets() {
        for (text, right, well) in [
            ("（国办发〔2015〕20号）", "〔2015〕20号", true),
            ("国办发（2015）20号", "〔2015〕20号", false),
            ("国办发[2015]20号", "〔2015〕20号", false),
            ("国办发【2015】第20号", "〔2015〕20号", false),
            ("国办发〔15〕20号", "〔2015〕20号", false),
        ] {
            let found = numbers_in(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].right.as_str(), found[0].well), (right, well));
            assert_eq!(found[0].whole, "国办发〔2015〕20号");
        }
        let of_a_rare_place = &numbers_in("依照㵲办发（2026）3号")[0];
        assert_eq!(of_a_rare_place.whole, "依照㵲办发〔2026〕3号");
        for text in [
            "2026年3月20号",
            "国务院令第431号",
            "（2015）浙01民初20号",
            "3号楼",
            "（2015）20号",
        ] {
            assert_eq!(numbers_in(text), [], "{text}");
        }
    }
}
