//! Takes a charstring; gives the same one with another width (TN 5177, 3.1).

use super::flatten::number;

/// The charstring, its width so much more than the nominal one.
pub(super) fn with_width(charstring: &[u8], over_nominal: i16) -> Option<Vec<u8>> {
    let (mut at, mut first, mut count) = (0, 0, 0);
    let operator = loop {
        let byte = *charstring.get(at)?;
        if byte < 32 && byte != 28 {
            break byte;
        }
        at += number(charstring.get(at..)?)?.1;
        if count == 0 {
            first = at;
        }
        count += 1;
    };
    // A width is one operand more than the first operator takes.
    let has_width = match operator {
        // Stems and masks take pairs.
        1 | 3 | 18 | 19 | 20 | 23 => count % 2 == 1,
        21 => count > 2,
        4 | 22 => count > 1,
        14 => count == 1,
        _ => return None,
    };
    let outline = &charstring[if has_width { first } else { 0 }..];
    let [high, low] = over_nominal.to_be_bytes();
    Some([&[28, high, low], outline].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_is_put_before_the_outline_or_in_place_of_the_old_one() {
        // 5 5 rmoveto endchar, without and with the width 107 of two bytes.
        let plain = [144, 144, 21, 14];
        let wide = [247, 0, 144, 144, 21, 14];
        let wanted = [28, 0xFE, 0x0C, 144, 144, 21, 14];
        assert_eq!(with_width(&plain, -500).unwrap(), wanted);
        assert_eq!(with_width(&wide, -500).unwrap(), wanted);
        // Blank, hinted, masked.
        assert_eq!(with_width(&[14], 7).unwrap(), [28, 0, 7, 14]);
        assert_eq!(with_width(&[139, 14], 7).unwrap(), [28, 0, 7, 14]);
        let hinted = [139, 140, 141, 1, 14];
        assert_eq!(with_width(&hinted, 0).unwrap(), [28, 0, 0, 140, 141, 1, 14]);
        assert_eq!(with_width(&[139], 0), None);
        assert_eq!(with_width(&[10, 14], 0), None);
    }
}
