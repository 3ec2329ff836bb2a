//! Takes glyphs as they are first used; gives each a number, and its outline.

use std::collections::HashMap;
use std::fmt::Write;

use skrifa::outline::OutlinePen;

use crate::layout::font::Fonts;
use crate::layout::pages::FaceId;
use crate::write::outline;

/// Glyphs in the order in which they were first used.
#[derive(Debug, Default)]
pub struct Outlines {
    numbers: HashMap<(FaceId, u16), usize>,
    glyphs: Vec<(FaceId, u16)>,
}

impl Outlines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The number of a glyph; a new one comes last.
    pub(super) fn number(&mut self, face: FaceId, glyph: u16) -> usize {
        let next = self.glyphs.len();
        let number = *self.numbers.entry((face, glyph)).or_insert(next);
        if number == next {
            self.glyphs.push((face, glyph));
        }
        number
    }

    /// `path` elements of all from number `first` on, in design units, y downwards.
    pub fn since(&self, first: usize, fonts: &Fonts) -> String {
        let new = self.glyphs.get(first..).unwrap_or_default();
        let mut out = String::new();
        for (n, Pen(path)) in outline::drawn(new, fonts).iter().enumerate() {
            let _ = write!(out, "<path id=\"{}\" d=\"{path}\"/>", name(first + n));
        }
        out
    }
}

/// What the outline of that number is called.
pub(super) fn name(number: usize) -> String {
    const SIGNS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let (mut rest, mut signs) = (number, Vec::new());
    loop {
        signs.push(char::from(SIGNS[rest % SIGNS.len()]));
        rest /= SIGNS.len();
        if rest == 0 {
            break;
        }
    }
    signs.push('g');
    signs.iter().rev().collect()
}

/// Writes path commands.
#[derive(Default)]
struct Pen(String);

impl Pen {
    fn command(&mut self, letter: char, numbers: &[f32]) {
        self.0.push(letter);
        for (i, pair) in numbers.chunks(2).enumerate() {
            let blank = if i > 0 { " " } else { "" };
            let (x, y) = (pair[0].round() as i32, -pair[1].round() as i32);
            // Nothing that a text could refuse.
            let _ = write!(self.0, "{blank}{x} {y}");
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.command('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('L', &[x, y]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.command('Q', &[cx, cy, x, y]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.command('C', &[ax, ay, bx, by, x, y]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn every_number_has_a_short_name_of_its_own() {
        assert_eq!(
            [0, 9, 35, 36, 1295, 1296].map(name),
            ["g0", "g9", "gz", "g10", "gzz", "g100"]
        );
    }
}
