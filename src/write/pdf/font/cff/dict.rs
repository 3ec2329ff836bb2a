//! A DICT of CFF: operators with their operands before them (TN 5176, 4).

/// Operators, two-byte ones with 12 in the upper byte (TN 5176, tables 9, 10 and 23).
pub(super) mod op {
    pub(crate) const NOTICE: u16 = 1;
    pub(crate) const FONT_BBOX: u16 = 5;
    pub(crate) const CHARSET: u16 = 15;
    pub(crate) const CHAR_STRINGS: u16 = 17;
    pub(crate) const PRIVATE: u16 = 18;
    pub(crate) const SUBRS: u16 = 19;
    pub(crate) const NOMINAL_WIDTH: u16 = 21;
    pub(crate) const COPYRIGHT: u16 = 12 << 8;
    pub(crate) const CHARSTRING_TYPE: u16 = 12 << 8 | 6;
    pub(crate) const FONT_MATRIX: u16 = 12 << 8 | 7;
    pub(crate) const ROS: u16 = 12 << 8 | 30;
    pub(crate) const CID_COUNT: u16 = 12 << 8 | 34;
    pub(crate) const FD_ARRAY: u16 = 12 << 8 | 36;
    pub(crate) const FD_SELECT: u16 = 12 << 8 | 37;
    pub(crate) const FONT_NAME: u16 = 12 << 8 | 38;
}

/// A DICT as it was written: operators and the bytes of their operands.
pub(super) struct Dict<'a>(Vec<(u16, &'a [u8])>);

impl<'a> Dict<'a> {
    /// Takes a DICT apart; `None` where it cannot be read.
    pub(super) fn new(data: &'a [u8]) -> Option<Self> {
        let mut entries = Vec::new();
        let (mut start, mut at) = (0, 0);
        while let Some(first) = data.get(at) {
            let operands = data.get(start..at)?;
            match first {
                12 => {
                    entries.push((12 << 8 | u16::from(*data.get(at + 1)?), operands));
                    at += 2;
                    start = at;
                }
                0..=21 => {
                    entries.push((u16::from(*first), operands));
                    at += 1;
                    start = at;
                }
                _ => at += operand(data.get(at..)?)?,
            }
        }
        Some(Self(entries))
    }

    /// The operands of an operator, as they were written.
    pub(super) fn get(&self, op: u16) -> Option<&'a [u8]> {
        self.0
            .iter()
            .find(|(known, _)| *known == op)
            .map(|(_, operands)| *operands)
    }

    /// The operands of an operator, whole numbers.
    pub(super) fn numbers(&self, op: u16) -> Option<Vec<usize>> {
        let mut rest = self.get(op)?;
        let mut numbers = Vec::new();
        while !rest.is_empty() {
            numbers.push(usize::try_from(integer(rest)?).ok()?);
            rest = rest.get(operand(rest)?..)?;
        }
        Some(numbers)
    }

    /// A whole number that is 0 where it is left out; `None` where it is none.
    pub(super) fn integer(&self, op: u16) -> Option<i32> {
        self.get(op).map_or(Some(0), integer)
    }

    /// The first operand of an operator.
    pub(super) fn number(&self, op: u16) -> Option<usize> {
        self.numbers(op)?.first().copied()
    }

    /// The DICT without one of its entries.
    pub(super) fn without(&self, op: u16) -> Vec<u8> {
        let mut dict = Vec::new();
        for (other, operands) in self.0.iter().filter(|(other, _)| *other != op) {
            entry(&mut dict, operands, *other);
        }
        dict
    }
}

/// Writes an entry.
pub(super) fn entry(dict: &mut Vec<u8>, operands: &[u8], op: u16) {
    dict.extend_from_slice(operands);
    match op.to_be_bytes() {
        [0, low] => dict.push(low),
        both => dict.extend(both),
    }
}

/// A number that always takes five bytes, so that it can be settled later.
pub(super) fn five(number: usize) -> Option<[u8; 5]> {
    let [a, b, c, d] = i32::try_from(number).ok()?.to_be_bytes();
    Some([29, a, b, c, d])
}

/// Length of the operand at the start of `data` (TN 5176, table 3 and 5).
fn operand(data: &[u8]) -> Option<usize> {
    match data.first()? {
        28 => Some(3),
        29 => Some(5),
        30 => {
            // Nibbles up to the one that says "end".
            let end = data
                .iter()
                .skip(1)
                .position(|b| b & 0x0F == 0x0F || b >> 4 == 0x0F)?;
            Some(end + 2)
        }
        32..=246 => Some(1),
        247..=254 => Some(2),
        _ => None,
    }
}

fn integer(data: &[u8]) -> Option<i32> {
    let at = |i: usize| data.get(i).map(|b| i32::from(*b));
    match at(0)? {
        28 => Some(i32::from(i16::from_be_bytes(
            data.get(1..3)?.try_into().ok()?,
        ))),
        29 => Some(i32::from_be_bytes(data.get(1..5)?.try_into().ok()?)),
        b @ 32..=246 => Some(b - 139),
        b @ 247..=250 => Some((b - 247) * 256 + at(1)? + 108),
        b @ 251..=254 => Some(-(b - 251) * 256 - at(1)? - 108),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_specification() {
        // TN 5176, table 4.
        for (bytes, number) in [
            (&[0x8b][..], 0),
            (&[0xef], 100),
            (&[0x27], -100),
            (&[0xfa, 0x7c], 1000),
            (&[0xfe, 0x7c], -1000),
            (&[0x1c, 0x27, 0x10], 10_000),
            (&[0x1d, 0xff, 0xfe, 0x79, 0x60], -100_000),
        ] {
            assert_eq!(integer(bytes), Some(number));
            assert_eq!(operand(bytes), Some(bytes.len()));
        }
        // -2.25 and 0.140541E-3.
        assert_eq!(operand(&[0x1e, 0xe2, 0xa2, 0x5f, 0]), Some(4));
        assert_eq!(
            operand(&[0x1e, 0x0a, 0x14, 0x05, 0x41, 0xc3, 0xff]),
            Some(7)
        );
    }

    #[test]
    fn entries_are_found_and_left_out() {
        let mut bytes = Vec::new();
        entry(&mut bytes, &five(70_000).unwrap(), op::CHAR_STRINGS);
        entry(&mut bytes, &[0x8b, 0xef], op::PRIVATE);
        entry(&mut bytes, &[0x1e, 0x0f], op::FONT_MATRIX);
        let dict = Dict::new(&bytes).unwrap();
        assert_eq!(dict.number(op::CHAR_STRINGS), Some(70_000));
        assert_eq!(dict.numbers(op::PRIVATE), Some(vec![0, 100]));
        assert_eq!(dict.get(op::FONT_MATRIX), Some(&[0x1e, 0x0f][..]));
        assert_eq!(dict.get(op::ROS), None);
        assert_eq!(
            dict.without(op::CHAR_STRINGS),
            [0x8b, 0xef, 18, 0x1e, 0x0f, 12, 7]
        );
        assert!(Dict::new(&[12]).is_none());
        assert!(Dict::new(&[255, 1]).is_none());
    }
}
