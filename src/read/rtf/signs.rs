//! Takes the bytes of an .rtf; gives its signs: groups, words of control, bytes of
//! text.

/// A sign.
pub(super) enum Sign<'b> {
    Open,
    Close,
    /// A word of control, without its backslash, and the number behind it.
    Word(&'b str, Option<i32>),
    /// A byte of text.
    Byte(u8),
}

/// The signs of a file, one after the other.
pub(super) struct Signs<'b> {
    rest: &'b [u8],
}

impl<'b> Signs<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Sign<'b>> {
        let letters = self.rest.iter().take_while(|b| b.is_ascii_alphabetic());
        let letters = letters.count();
        if letters == 0 {
            return Some(match self.take(1).first()? {
                b'\'' => {
                    let digits = std::str::from_utf8(self.take(2)).unwrap_or("");
                    Sign::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?'))
                }
                b'~' => Sign::Byte(b' '),
                b'_' => Sign::Byte(b'-'),
                b'*' => Sign::Word("*", None),
                b'\n' | b'\r' => Sign::Word("par", None),
                b'\t' => Sign::Word("tab", None),
                byte @ (b'\\' | b'{' | b'}') => Sign::Byte(*byte),
                _ => Sign::Word("", None),
            });
        }
        let word = std::str::from_utf8(self.take(letters)).unwrap_or("");
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take_while(|b| b.is_ascii_digit());
        let digits = digits.count();
        let number = match digits {
            0 => None,
            _ => std::str::from_utf8(self.take(sign + digits))
                .ok()?
                .parse()
                .ok(),
        };
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Some(Sign::Word(word, number))
    }
}

impl<'b> Iterator for Signs<'b> {
    type Item = Sign<'b>;

    fn next(&mut self) -> Option<Sign<'b>> {
        loop {
            return Some(match self.take(1).first()? {
                b'{' => Sign::Open,
                b'}' => Sign::Close,
                b'\\' => return self.control(),
                // Lines of the file say nothing.
                b'\r' | b'\n' | 0 => continue,
                byte => Sign::Byte(*byte),
            });
        }
    }
}
