//! Bytes of a content stream or map as they are written: words, numbers and
//! hexadecimal codes.

/// What has been written.
#[derive(Debug, Default)]
pub(super) struct Out(Vec<u8>);

const DIGITS: &[u8; 16] = b"0123456789abcdef";

impl Out {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What there is so far.
    pub(super) fn bytes_so_far(&self) -> &[u8] {
        &self.0
    }

    /// Bytes as they are.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A reference to another object.
    pub(super) fn reference(&mut self, (number, _): lopdf::ObjectId) {
        self.whole(number as i32);
        self.text(" 0 R");
    }

    /// Words as they are.
    pub(super) fn text(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Four hexadecimal digits.
    pub(super) fn code(&mut self, code: u16) {
        let digit = |place: u16| DIGITS[usize::from(code >> place & 15)];
        self.0
            .extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
    }

    /// Bytes, two hexadecimal digits each.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let digit = |place: u8| DIGITS[usize::from(byte >> place & 15)];
            self.0.extend_from_slice(&[digit(4), digit(0)]);
        }
    }

    /// A whole number.
    pub(super) fn whole(&mut self, value: i32) {
        if value < 0 {
            self.0.push(b'-');
        }
        let mut digits = [b'0'; 10];
        let mut left = value.unsigned_abs();
        let mut first = digits.len() - 1;
        loop {
            digits[first] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
            first -= 1;
        }
        self.0.extend_from_slice(&digits[first..]);
    }

    /// A number to a thousandth: 0.001 mm and finer, and short to write.
    pub(super) fn number(&mut self, value: f32) {
        let thousandths = (f64::from(value) * 1000.0).round() as i32;
        if thousandths < 0 {
            self.0.push(b'-');
        }
        let thousandths = thousandths.unsigned_abs();
        self.whole((thousandths / 1000) as i32);
        let rest = thousandths % 1000;
        if rest > 0 {
            let digit = |n: u32| b'0' + (n % 10) as u8;
            let point = [b'.', digit(rest / 100), digit(rest / 10), digit(rest)];
            let shown = point.iter().rposition(|digit| *digit != b'0');
            self.0.extend_from_slice(&point[..=shown.unwrap_or(0)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Out)) -> String {
        let mut out = Out::default();
        write(&mut out);
        String::from_utf8(out.into_bytes()).unwrap()
    }

    #[test]
    fn numbers_are_short() {
        let cases = [
            (0.0, "0"),
            (16.0, "16"),
            (-0.5, "-0.5"),
            (79.37, "79.37"),
            (1.0054, "1.005"),
            (-0.0004, "0"),
            (595.2756, "595.276"),
            (10.02, "10.02"),
            (-1000.1, "-1000.1"),
        ];
        for (value, text) in cases {
            assert_eq!(written(|out| out.number(value)), text);
        }
    }

    #[test]
    fn codes_and_whole_numbers() {
        assert_eq!(written(|out| out.code(0x0A5F)), "0a5f");
        assert_eq!(written(|out| out.bytes(&[0xFE, 0x0F])), "fe0f");
        for value in [0, 7, -13, 100, i32::MAX, i32::MIN] {
            assert_eq!(written(|out| out.whole(value)), value.to_string());
        }
    }
}
