//! Takes codes and shifts; gives the one operator that shows them.

use super::out::Out;

/// Glyphs and shifts that are shown by one operator.
#[derive(Default)]
pub(super) struct Line {
    open: bool,
    in_codes: bool,
}

impl Line {
    pub(super) fn code(&mut self, code: u16, out: &mut Out) {
        self.start(out);
        if !self.in_codes {
            out.text("<");
            self.in_codes = true;
        }
        out.code(code);
    }

    /// Moves back by thousandths of an em.
    pub(super) fn shift(&mut self, by: i32, out: &mut Out) {
        self.start(out);
        self.end_codes(out);
        out.whole(by);
    }

    fn start(&mut self, out: &mut Out) {
        if !self.open {
            out.text("[");
            self.open = true;
        }
    }

    fn end_codes(&mut self, out: &mut Out) {
        if self.in_codes {
            out.text(">");
            self.in_codes = false;
        }
    }

    pub(super) fn end(&mut self, out: &mut Out) {
        self.end_codes(out);
        if self.open {
            out.text("]TJ\n");
            self.open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_together_until_something_moves() {
        let (mut line, mut out) = (Line::default(), Out::default());
        line.code(1, &mut out);
        line.code(0xABCD, &mut out);
        line.shift(-13, &mut out);
        line.code(2, &mut out);
        line.end(&mut out);
        line.end(&mut out);
        assert_eq!(out.into_bytes(), b"[<0001abcd>-13<0002>]TJ\n");
    }
}
