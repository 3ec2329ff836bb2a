//! Takes the piece table of a .doc (MS-DOC 2.8.35, PlcPcd); gives its characters in
//! the order of the text, each with where it lies in the file: a file that was
//! saved fast has them in pieces, of one byte or of two.

use crate::read::compound::{u16_at, u32_at};

/// A character of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    pub sign: char,
    /// Where it lies in the stream.
    pub at: u32,
    /// Which list of further properties its piece has.
    pub piece: u16,
}

/// The characters, and lists of properties that pieces have beside them.
pub(super) struct Text<'t> {
    pub chars: Vec<Char>,
    pub further: Vec<&'t [u8]>,
}

/// What Windows-1252 has where Unicode has controls.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// More characters than any file of an office has.
const MOST: usize = 8_000_000;

/// Reads them; nothing where the table cannot be followed.
pub(super) fn read<'t>(stream: &[u8], mut clx: &'t [u8]) -> Option<Text<'t>> {
    let mut further = Vec::new();
    while clx.first() == Some(&1) {
        let length = u16_at(clx, 1)? as usize;
        further.push(clx.get(3..3 + length)?);
        clx = &clx[3 + length..];
    }
    if clx.first() != Some(&2) {
        return None;
    }
    let length = u32_at(clx, 1)? as usize;
    let table = clx.get(5..5usize.checked_add(length)?)?;
    let count = table.len().checked_sub(4)? / 12;
    let mut chars = Vec::new();
    for n in 0..count {
        let (from, until) = (u32_at(table, 4 * n)?, u32_at(table, 4 * n + 4)?);
        let piece = 4 * (count + 1) + 8 * n;
        let (place, properties) = (u32_at(table, piece + 2)?, u16_at(table, piece + 6)?);
        let length = until.checked_sub(from)? as usize;
        if chars.len() + length > MOST {
            return None;
        }
        let narrow = place & 0x4000_0000 != 0;
        let start = (place & 0x3FFF_FFFF) as usize;
        if narrow {
            let bytes = stream.get(start / 2..start / 2 + length)?;
            chars.extend(bytes.iter().enumerate().map(|(k, byte)| Char {
                sign: match byte {
                    0x80..=0x9F => WINDOWS[*byte as usize - 0x80],
                    byte => char::from(*byte),
                },
                at: (start / 2 + k) as u32,
                piece: properties,
            }));
        } else {
            let bytes = stream.get(start..start.checked_add(2 * length)?)?;
            let units = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            let mut at = start as u32;
            for sign in char::decode_utf16(units) {
                let sign = sign.unwrap_or('\u{FFFD}');
                // The second half of a pair counts as a character of its own.
                for half in 0..sign.len_utf16() {
                    let sign = if half == 0 { sign } else { '\u{200b}' };
                    chars.push(Char {
                        sign,
                        at,
                        piece: properties,
                    });
                    at += 2;
                }
            }
        }
    }
    Some(Text { chars, further })
}
