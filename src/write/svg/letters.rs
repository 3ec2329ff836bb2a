//! Takes a character and a hand; gives its outline in our face of that hand, for the
//! words of drawings.

use skrifa::outline::OutlinePen;

use super::super::outline;
use crate::document::Step;
use crate::layout::font::{Fonts, Role};
use crate::picture::{Hand, Letter, Letters};

/// The faces of a run.
pub struct Faces<'f>(pub &'f Fonts);

impl Letters for Faces<'_> {
    fn letter(&self, c: char, hand: Hand, bold: bool) -> Option<Letter> {
        let role = match hand {
            Hand::Hei => Role::HeiTi,
            Hand::Song => Role::SongTi,
            Hand::Kai => Role::KaiTi,
            Hand::FangSong => Role::FangSong,
        };
        let id = self.0.find(role, bold, c).face()?;
        let face = self.0.face(id);
        let glyph = face.glyph(c)?;
        let pen: Pen = outline::drawn(&[(id, glyph)], self.0).pop()?;
        let em = f32::from(face.units_per_em());
        let steps = pen.steps.into_iter();
        Some(Letter {
            steps: steps
                .map(|step| step.map(|[x, y]| [x / em, y / em]))
                .collect(),
            advance: face.advance(glyph),
        })
    }
}

/// Keeps what a glyph is drawn by.
#[derive(Default)]
struct Pen {
    steps: Vec<Step>,
    at: [f32; 2],
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(Step::Move(self.at));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(Step::Line(self.at));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let third = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
        let [ax, ay] = self.at;
        let (first, second) = ([third(ax, cx), third(ay, cy)], [third(x, cx), third(y, cy)]);
        self.at = [x, y];
        self.steps.push(Step::Curve(first, second, self.at));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(Step::Curve([ax, ay], [bx, by], self.at));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
