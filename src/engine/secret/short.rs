//! Takes a text and digits in it; tells whether they are a short number of our own
//! exchange, or a year, a quantity or the number of a document.

use super::Sure;
use super::digits::{Group, is_year};

/// Words before a telephone number.
const CALLED: [&str; 16] = [
    "电话", "手机", "短号", "分机", "内线", "小号", "号码", "拨打", "拨", "致电", "来电", "联系",
    "热线", "呼", "转", "tel",
];

/// What is counted or measured, and what ends the number of a year, a document,
/// a house or a bus.
const COUNTED: &str = "年号元万亿千百人户名个件次家台辆米公吨平亩度天日月分秒页条项份张所处栋幢套间座把只支本册批场期例起宗位余多升级届版型路楼室层届度岁克斤%％℃㎡";

/// How sure it is that a group of digits is a telephone number; nothing where it
/// is none.
pub(super) fn telephone(text: &[char], group: &Group) -> Option<Sure> {
    let before = &text[..group.start];
    let after = &text[group.end..];
    if !group.plain || joined(before.iter().rev()) || joined(after.iter()) {
        return None;
    }
    if is_quantity(text, group.end) || is_numbered(before) {
        return None;
    }
    let alone = text.iter().filter(|c| !c.is_whitespace()).count() == group.digits.len();
    if is_called(text, group.start) {
        Some(Sure::Yes)
    } else if is_year(&group.digits) {
        None
    } else if alone || group.digits.len() > 4 {
        Some(Sure::Yes)
    } else {
        Some(Sure::Perhaps)
    }
}

/// Whether what is counted or measured stands behind a number.
pub(super) fn is_quantity(text: &[char], end: usize) -> bool {
    let next = text[end..].iter().find(|c| !c.is_whitespace());
    next.is_some_and(|c| COUNTED.contains(*c))
}

/// Whether the digits are part of something longer: A8012, 8012.5, 2026-06, 1:8012.
fn joined<'c>(mut away: impl Iterator<Item = &'c char>) -> bool {
    let Some(next) = away.next() else {
        return false;
    };
    let tight = matches!(
        next,
        '-' | '–' | '—' | '.' | ':' | '：' | '/' | ',' | '~' | '～' | '×' | '_'
    );
    next.is_ascii_alphanumeric() || tight && away.next().is_some_and(char::is_ascii_digit)
}

/// Whether a bracket of a document's number, money or 第 stands before it.
fn is_numbered(before: &[char]) -> bool {
    let last = before.iter().rev().find(|c| !c.is_whitespace());
    let marks = ['〔', '［', '[', '第', '￥', '¥', '$', '№', '#'];
    let postcode: String = before.iter().rev().take(6).collect();
    last.is_some_and(|c| marks.contains(c))
        || postcode.contains("编邮")
        || postcode.contains("码编")
}

/// Whether words before a place say that a number is called.
pub(super) fn is_called(text: &[char], place: usize) -> bool {
    let before = &text[..place];
    let near: String = before[before.len().saturating_sub(8)..].iter().collect();
    let near = near.to_lowercase();
    let directly = near.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = |word: &str| match word.chars().count() {
        1 => directly.ends_with(word),
        _ => near.contains(word),
    };
    CALLED.into_iter().any(word)
}

#[cfg(test)]
mod tests {
    use super::super::digits::groups;
    use super::*;

    fn found(text: &str) -> Option<Sure> {
        let text: Vec<char> = text.chars().collect();
        let groups = groups(&text).into_iter();
        let known = ["8012", "2026", "661234"];
        let mut groups = groups.filter(|group| known.contains(&group.digits.as_str()));
        groups.find_map(|group| telephone(&text, &group))
    }

    #[test]
    fn words_around_a_short_number_tell_what_it_is() {
        for text in [
            "请拨8012。",
            "短号：8012",
            "转 8012",
            "8012",
            "联系电话（8012）",
            "分机8012、8013",
            "找值班室661234",
            "电话2026",
            "tel 8012",
        ] {
            assert_eq!(found(text), Some(Sure::Yes), "{text}");
        }
        for text in ["值班室8012。", "何静8012，吴建国8013"] {
            assert_eq!(found(text), Some(Sure::Perhaps), "{text}");
        }
    }

    #[test]
    fn years_quantities_and_numbers_of_documents_are_none() {
        for text in [
            "2026年",
            "柳街办发〔2026〕8012号",
            "2026",
            "2026—2030",
            "自2026起",
            "8012户",
            "8012 人",
            "8012.5",
            "18012",
            "80123",
            "2026-06-03",
            "1:8012",
            "8,012",
            "第8012",
            "A8012",
            "￥8012",
            "8012路公交",
            "邮编：661234",
            "661234元",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
