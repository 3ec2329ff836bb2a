//! Takes a ToUnicode map; gives what each code means.

use std::collections::HashMap;

/// Meanings of codes.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    chars: HashMap<u32, String>,
    /// By their first code.
    ranges: Vec<(u32, u32, Vec<u16>)>,
}

impl ToUnicode {
    /// What a code means; `None` where the map does not say.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        if let Some(text) = self.chars.get(&code) {
            return Some(text.clone());
        }
        let after = self.ranges.partition_point(|(first, ..)| *first <= code);
        let (first, last, units) = self.ranges.get(after.checked_sub(1)?)?;
        if code > *last {
            return None;
        }
        let mut units = units.clone();
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add((code - first) as u16);
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Reads a map; what is not understood is passed over.
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut hex: Vec<Vec<u8>> = Vec::new();
        let mut array: Option<Vec<Vec<u8>>> = None;
        let mut mode = Mode::None;
        for token in Tokens(data) {
            match token {
                Token::Word(b"beginbfchar") => (mode, hex) = (Mode::Chars, Vec::new()),
                Token::Word(b"beginbfrange") => (mode, hex) = (Mode::Ranges, Vec::new()),
                Token::Word(b"endbfchar" | b"endbfrange") => mode = Mode::None,
                Token::Open => array = Some(Vec::new()),
                Token::Close => {
                    if let (Some(items), [first, _]) = (array.take(), &hex[..]) {
                        let first = number(first);
                        for (i, item) in items.iter().enumerate() {
                            map.chars.insert(first.wrapping_add(i as u32), text(item));
                        }
                    }
                    hex.clear();
                }
                Token::Hex(bytes) => match (&mut array, mode) {
                    (Some(array), _) => array.push(bytes),
                    (None, Mode::Chars) => {
                        hex.push(bytes);
                        if let [code, meaning] = &hex[..] {
                            map.chars.insert(number(code), text(meaning));
                            hex.clear();
                        }
                    }
                    (None, Mode::Ranges) => {
                        hex.push(bytes);
                        if let [first, last, meaning] = &hex[..] {
                            map.ranges
                                .push((number(first), number(last), units(meaning)));
                            hex.clear();
                        }
                    }
                    (None, Mode::None) => {}
                },
                Token::Word(_) => {}
            }
        }
        // The first of several that begin alike stands last, where it is found.
        map.ranges.reverse();
        map.ranges.sort_by_key(|(first, ..)| *first);
        map
    }
}

#[derive(Clone, Copy)]
enum Mode {
    None,
    Chars,
    Ranges,
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let start = self.0.iter().position(|b| !b.is_ascii_whitespace())?;
        let rest = &self.0[start..];
        let (token, used) = match rest[0] {
            b'<' if rest.get(1) != Some(&b'<') => {
                let end = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
                (Token::Hex(unhex(&rest[1..end])), (end + 1).min(rest.len()))
            }
            b'[' => (Token::Open, 1),
            b']' => (Token::Close, 1),
            _ => {
                let stop = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'<' | b'[' | b']');
                let end = rest[1..].iter().position(stop);
                let end = end.map_or(rest.len(), |e| e + 1);
                (Token::Word(&rest[..end]), end)
            }
        };
        self.0 = &rest[used..];
        Some(token)
    }
}

fn unhex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|d| char::from(*d).to_digit(16).map(|d| d as u8))
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n, b| n << 8 | u32::from(*b))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            [low] => u16::from(*low),
            _ => 0,
        })
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_are_understood() {
        let map = ToUnicode::parse(
            b"1 begincodespacerange <0000><FFFF> endcodespacerange\n\
              2 beginbfchar <0001> <4E00> <0002><D873DC56> endbfchar\n\
              2 beginbfrange <0010> <0012> <0041>\n<0020><0021>[<0066 0066><78>] endbfrange",
        );
        let get = |code| map.get(code).unwrap_or_default();
        assert_eq!(get(1), "一");
        assert_eq!(get(2), "𬱖");
        assert_eq!(get(0x12), "C");
        assert_eq!((get(0x20), get(0x21)), ("ff".into(), "x".into()));
        assert_eq!(map.get(3), None);
    }

    #[test]
    fn rubbish_is_passed_over() {
        for data in [
            &b"<"[..],
            b"beginbfchar <00",
            b"]]][[ <> >",
            b"beginbfrange <1> ]",
        ] {
            ToUnicode::parse(data);
        }
    }
}
