//! Takes a page; gives the operators that draw it (PDF 1.7, annex A).
//!
//! Written straight into bytes: a tree of operations in between was a quarter
//! of the work of a document.

use std::fmt::Write;

use super::object;
use super::shown::{self, PT, Shown};
use super::used::{UsedFonts, Variant};
use crate::layout::pages::{Ink, Inks, Item, Page, Rule, TextRun};

/// Draws a page.
pub(super) fn page(page: &Page, inks: Inks, used: &mut UsedFonts) -> Vec<u8> {
    let mut pen = Pen {
        inks,
        ..Pen::default()
    };
    if page.landscape {
        // Turned anticlockwise, so that the head of a table stands at the
        // sheet's left edge (GB/T 9704 clause 8).
        pen.out.push_str("q\n0 1 -1 0 ");
        pen.number(page.height * PT);
        pen.out.push_str(" 0 cm\n");
        pen.items(&page.items, page.height, used);
        pen.out.push_str("Q\n");
        pen.items(&page.marks, page.width, used);
    } else {
        pen.items(&page.items, page.height, used);
        pen.items(&page.marks, page.height, used);
    }
    pen.out.into_bytes()
}

/// The operators so far and the state they leave behind.
#[derive(Default)]
struct Pen {
    out: String,
    inks: Inks,
    height: f32,
    in_text: bool,
    in_artifact: bool,
    font: Option<(usize, f32)>,
    fill: Option<Ink>,
    outline: Option<Ink>,
    stroke: f32,
    /// Baseline and width, mm, of the last glyph shown.
    last: Option<(f32, f32)>,
}

impl Pen {
    /// Draws items on a page of this height. Nothing of the state before is
    /// relied on, and what is open is closed.
    fn items(&mut self, items: &[Item], height: f32, used: &mut UsedFonts) {
        *self = Self {
            out: std::mem::take(&mut self.out),
            inks: self.inks,
            height,
            ..Self::default()
        };
        let text = |i: usize| match items.get(i) {
            Some(Item::Text(run)) => Some(run),
            _ => None,
        };
        for (i, item) in items.iter().enumerate() {
            match item {
                Item::Text(run) => {
                    self.text(run, text(i + 1), used);
                }
                Item::Rule(rule) => self.rule(rule),
            }
        }
        self.end_text();
        self.artifact(false);
        if self.stroke != 0.0 {
            self.out.push_str("0 Tr\n");
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.artifact(true);
        self.end_text();
        self.ink(rule.ink);
        let bottom = self.height - rule.y - rule.height;
        for length in [rule.x, bottom, rule.width, rule.height] {
            self.number(length * PT);
            self.out.push(' ');
        }
        self.out.push_str("re\nf\n");
    }

    fn text(&mut self, run: &TextRun, next: Option<&TextRun>, used: &mut UsedFonts) {
        if run.glyphs.is_empty() {
            return;
        }
        self.artifact(run.artifact);
        self.begin_text();
        self.ink(run.ink);
        self.weight(run);
        let shown = shown::glyphs(run, next, used);
        let wide = |glyph: &Shown| glyph.advance as f32 / 1000.0 * run.size / PT;
        let first = shown.first().map_or(0.0, wide);
        let before = self.last.replace((run.y, shown.last().map_or(0.0, wide)));
        if before.is_some_and(|(y, width)| shown::looks_like_one_line(run.y - y, width, first)) {
            self.guard(run, used);
        }
        self.place(run);
        self.glyphs(run, &shown);
    }

    fn place(&mut self, run: &TextRun) {
        self.out.push_str("1 0 0 1 ");
        self.number(run.x * PT);
        self.out.push(' ');
        self.number((self.height - run.y) * PT);
        self.out.push_str(" Tm\n");
    }

    /// Shows a space, as an artifact, where a run begins.
    fn guard(&mut self, run: &TextRun, used: &mut UsedFonts) {
        let Some((variant, code)) = used.space(run.face) else {
            return;
        };
        let artifact = self.in_artifact;
        self.artifact(true);
        self.begin_text();
        self.place(run);
        self.set_font(variant, run.size);
        self.out.push_str("3 Tr\n<");
        hex(code, 4, &mut self.out);
        self.out.push_str("> Tj\n");
        self.out.push_str(if self.stroke > 0.0 {
            "2 Tr\n"
        } else {
            "0 Tr\n"
        });
        self.artifact(artifact);
        self.begin_text();
    }

    /// Shows a run's glyphs. Places are kept in whole thousandths of an em, so
    /// that no error adds up: half a unit is 0.003 mm at 16 pt.
    fn glyphs(&mut self, run: &TextRun, shown: &[Shown]) {
        let mut line = Line::default();
        let mut pen = 0;
        let mut in_span = false;
        for (i, glyph) in shown.iter().enumerate() {
            if glyph.joined && !in_span {
                line.end(&mut self.out);
                let span = shown[i..].iter().take_while(|g| g.joined).count();
                let text: String = shown[i..=i + span].iter().map(|g| g.text).collect();
                self.begin_actual_text(&text);
                in_span = true;
            }
            if self.font != Some((glyph.variant, run.size)) {
                line.end(&mut self.out);
                self.set_font(glyph.variant, run.size);
            }
            if glyph.x != pen {
                line.shift(pen.saturating_sub(glyph.x), &mut self.out);
            }
            line.code(glyph.code, &mut self.out);
            pen = glyph.x.saturating_add(glyph.advance);
            if in_span && !glyph.joined {
                line.end(&mut self.out);
                self.out.push_str("EMC\n");
                in_span = false;
            }
        }
        line.end(&mut self.out);
    }

    fn begin_actual_text(&mut self, text: &str) {
        self.out.push_str("/Span<</ActualText<");
        for byte in object::utf16(text) {
            hex(u16::from(byte), 2, &mut self.out);
        }
        self.out.push_str(">>>BDC\n");
    }

    fn set_font(&mut self, variant: usize, size: f32) {
        self.font = Some((variant, size));
        self.out.push('/');
        self.out.push_str(&Variant::resource_name(variant));
        self.out.push(' ');
        self.number(size);
        self.out.push_str(" Tf\n");
    }

    /// Draws an outline around the glyphs where the face has no bold.
    fn weight(&mut self, run: &TextRun) {
        if run.stroke != self.stroke {
            self.out
                .push_str(if run.stroke > 0.0 { "2 Tr\n" } else { "0 Tr\n" });
            self.number(run.stroke);
            self.out.push_str(" w\n");
            self.stroke = run.stroke;
        }
        if run.stroke > 0.0 && self.outline != Some(run.ink) {
            self.color(run.ink, ["G\n", "K\n"]);
            self.outline = Some(run.ink);
        }
    }

    fn ink(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.color(ink, ["g\n", "k\n"]);
            self.fill = Some(ink);
        }
    }

    /// Names an ink with the operator for grey or for four inks.
    fn color(&mut self, ink: Ink, [grey, four]: [&str; 2]) {
        let parts = match ink {
            Ink::Red => self.inks.red,
            Ink::Grey => self.inks.grey,
            Ink::Black => {
                self.out.push_str("0 ");
                self.out.push_str(grey);
                return;
            }
        };
        for part in parts {
            self.number(part);
            self.out.push(' ');
        }
        self.out.push_str(four);
    }

    fn artifact(&mut self, artifact: bool) {
        if artifact == self.in_artifact {
            return;
        }
        self.end_text();
        self.out
            .push_str(if artifact { "/Artifact BMC\n" } else { "EMC\n" });
        self.in_artifact = artifact;
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.out.push_str("BT\n");
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.out.push_str("ET\n");
            self.in_text = false;
        }
    }

    /// A number to a thousandth: 0.001 mm and finer, and short to write.
    fn number(&mut self, value: f32) {
        number(value, &mut self.out);
    }
}

/// Glyphs and shifts that are shown by one operator.
#[derive(Default)]
struct Line {
    open: bool,
    in_codes: bool,
}

impl Line {
    fn code(&mut self, code: u16, out: &mut String) {
        self.start(out);
        if !self.in_codes {
            out.push('<');
            self.in_codes = true;
        }
        hex(code, 4, out);
    }

    /// Moves back by thousandths of an em.
    fn shift(&mut self, by: i32, out: &mut String) {
        self.start(out);
        self.end_codes(out);
        // Writing into a string cannot fail.
        let _ = write!(out, "{by}");
    }

    fn start(&mut self, out: &mut String) {
        if !self.open {
            out.push('[');
            self.open = true;
        }
    }

    fn end_codes(&mut self, out: &mut String) {
        if self.in_codes {
            out.push('>');
            self.in_codes = false;
        }
    }

    fn end(&mut self, out: &mut String) {
        self.end_codes(out);
        if self.open {
            out.push_str("]TJ\n");
            self.open = false;
        }
    }
}

fn hex(value: u16, digits: u32, out: &mut String) {
    for digit in (0..digits).rev() {
        let digit = u32::from(value >> (4 * digit) & 15);
        out.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

fn number(value: f32, out: &mut String) {
    let thousandths = (f64::from(value) * 1000.0).round() as i64;
    if thousandths < 0 {
        out.push('-');
    }
    let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    let _ = write!(out, "{whole}");
    if rest > 0 {
        out.push('.');
        let mut rest = rest;
        let mut place = 100;
        while rest > 0 {
            out.push(char::from_digit((rest / place) as u32, 10).unwrap_or('0'));
            rest %= place;
            place /= 10;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let written = |value| {
            let mut out = String::new();
            number(value, &mut out);
            out
        };
        let cases = [
            (0.0, "0"),
            (16.0, "16"),
            (-0.5, "-0.5"),
            (79.37, "79.37"),
            (1.0054, "1.005"),
            (-0.0004, "0"),
            (595.2756, "595.276"),
            (10.02, "10.02"),
        ];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
    }

    #[test]
    fn codes_stand_together_until_something_moves() {
        let (mut line, mut out) = (Line::default(), String::new());
        line.code(1, &mut out);
        line.code(0xABCD, &mut out);
        line.shift(-13, &mut out);
        line.code(2, &mut out);
        line.end(&mut out);
        line.end(&mut out);
        assert_eq!(out, "[<0001abcd>-13<0002>]TJ\n");
    }
}
