//! Takes the bytes of a file; gives its text as UTF-8 with `\n` line ends, and
//! what had to be done to get there.

use super::is_forbidden;
use crate::character::is_hanzi;

/// Files above this size are not read.
pub(super) const SIZE_LIMIT: usize = 20 * 1024 * 1024;

/// How many forbidden characters are named in one file.
const FORBIDDEN_SHOWN: usize = 20;

/// A text and how it came about.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Decoded {
    pub text: String,
    /// The encoding, where it was not UTF-8.
    pub legacy: Option<&'static str>,
    /// Line and column of the first byte that is no text in any encoding.
    pub unreadable: Option<(u32, u32)>,
    /// Characters that no document can hold, with line and column; a space
    /// stands in their place.
    pub forbidden: Vec<(char, u32, u32)>,
}

/// Reads UTF-8; UTF-16 where a mark says so; GBK where the bytes are no UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let mut decoded = read(bytes);
    if decoded.text.contains('\r') {
        decoded.text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    }
    blank_forbidden(&mut decoded);
    decoded
}

fn read(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => read_utf8(rest),
        // UTF-32 is nothing that an editor here saves.
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Decoded {
            unreadable: Some((1, 1)),
            ..Decoded::default()
        },
        [0xFF, 0xFE, rest @ ..] => read_as(encoding_rs::UTF_16LE, "UTF-16", rest),
        [0xFE, 0xFF, rest @ ..] => read_as(encoding_rs::UTF_16BE, "UTF-16", rest),
        _ => match utf16_without_mark(bytes) {
            Some(encoding) => read_as(encoding, "UTF-16", bytes),
            None => read_utf8(bytes),
        },
    }
}

/// How much of a file tells its encoding, in bytes.
const TELLING: usize = 4096;

/// UTF-16 is told by the zeros beside its blanks, colons and line ends: all on
/// one side, and more than stray ones.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let (pairs, rest) = bytes[..bytes.len().min(TELLING)].as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let many = |zeros: usize| zeros * 10 >= pairs.len() && zeros > 1;
    match (first, second) {
        _ if !rest.is_empty() => None,
        (0, zeros) if many(zeros) => Some(encoding_rs::UTF_16LE),
        (zeros, 0) if many(zeros) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

fn read_as(encoding: &'static encoding_rs::Encoding, name: &'static str, bytes: &[u8]) -> Decoded {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        unreadable: faulty.then(|| place_of_replacement(&text)),
        text: text.into_owned(),
        legacy: Some(name),
        ..Decoded::default()
    }
}

fn read_utf8(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            ..Decoded::default()
        };
    }
    let lossy = String::from_utf8_lossy(bytes);
    // A UTF-8 file with a few broken bytes is not GBK, though GBK reads it.
    if !mostly_utf8(&lossy)
        && let Some(text) =
            encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
        && looks_chinese(&text)
    {
        return Decoded {
            text: text.into_owned(),
            legacy: Some("GBK"),
            ..Decoded::default()
        };
    }
    Decoded {
        unreadable: Some(place_of_replacement(&lossy)),
        text: lossy.into_owned(),
        ..Decoded::default()
    }
}

/// Whether most of what is not ASCII reads well as UTF-8.
fn mostly_utf8(lossy: &str) -> bool {
    let broken = lossy.matches('\u{FFFD}').count();
    let well = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    well > broken
}

fn looks_chinese(text: &str) -> bool {
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let mark = |c: char| matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '\u{2010}'..='\u{2027}' | '·');
    let chinese = text.chars().filter(|c| is_hanzi(*c) || mark(*c)).count();
    chinese * 10 >= foreign * 9
}

fn place_of_replacement(text: &str) -> (u32, u32) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let before = text.split('\u{FFFD}').next().unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    (line as u32, last.chars().count() as u32 + 1)
}

fn blank_forbidden(decoded: &mut Decoded) {
    if !decoded.text.chars().any(is_forbidden) {
        return;
    }
    let mut clean = String::with_capacity(decoded.text.len());
    let (mut line, mut column) = (1, 1);
    for c in decoded.text.chars() {
        let bad = is_forbidden(c);
        if bad && decoded.forbidden.len() < FORBIDDEN_SHOWN {
            decoded.forbidden.push((c, line, column));
        }
        clean.push(if bad { ' ' } else { c });
        if c == '\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    decoded.text = clean;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_and_windows_line_ends_leave_no_trace() {
        let decoded = decode("\u{FEFF}a: 1\r\nb: 2\r\n".as_bytes());
        assert_eq!(decoded.text, "a: 1\nb: 2\n");
        assert_eq!(decoded.legacy, None);
    }

    #[test]
    fn gbk_and_utf16_are_read_and_named() {
        let text = "姓名: 林浩然\n职务: 办事处主任\n";
        let (gbk, _, _) = encoding_rs::GBK.encode(text);
        let decoded = decode(&gbk);
        assert_eq!((decoded.text.as_str(), decoded.legacy), (text, Some("GBK")));
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&utf16);
        assert_eq!(
            (decoded.text.as_str(), decoded.legacy),
            (text, Some("UTF-16"))
        );
    }

    #[test]
    fn utf16_needs_no_mark_and_utf32_is_not_read() {
        let text = "姓名: 林浩然\n职务: 办事处主任\n";
        for endian in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(endian).collect();
            let decoded = decode(&bytes);
            assert_eq!(
                (decoded.text.as_str(), decoded.legacy),
                (text, Some("UTF-16"))
            );
        }
        let utf32 = [0xFF, 0xFE, 0, 0, b'a', 0, 0, 0];
        assert_eq!(decode(&utf32).unreadable, Some((1, 1)));
        // A stray zero is a forbidden character, not an encoding.
        assert_eq!(decode(b"a: 1\0b").legacy, None);
    }

    #[test]
    fn one_broken_byte_does_not_make_a_file_gbk() {
        let mut bytes = "姓名: 林浩然\n职务: ".as_bytes().to_vec();
        bytes.push(0xE5);
        bytes.extend("办事处主任\n".bytes());
        let decoded = decode(&bytes);
        assert_eq!(decoded.legacy, None);
        assert_eq!(decoded.unreadable, Some((2, 5)));
    }

    #[test]
    fn control_characters_are_named_with_their_place() {
        let decoded = decode("a: 甲\u{7}乙\nb: \u{B}".as_bytes());
        assert_eq!(decoded.forbidden, [('\u{7}', 1, 5), ('\u{B}', 2, 4)]);
        assert_eq!(decoded.text, "a: 甲 乙\nb:  ");
    }
}
