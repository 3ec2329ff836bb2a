//! Takes a face; gives how large and how dark its hanzi are, so that one from
//! another face can be fitted among them.

use skrifa::GlyphId;
use skrifa::MetadataProvider;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};

/// Hanzi that every face has: boxes, slanted strokes, few strokes and many.
pub(super) const SAMPLE: &str = "国永东建设工作领导小组街道安全林王";

/// What hanzi of a face measure on average. Lengths are ems.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gauge {
    width: f32,
    height: f32,
    /// Middle of the ink above the baseline.
    middle: f32,
    /// Area of the ink.
    area: f32,
    /// Length of its outline.
    outline: f32,
}

/// How a hanzi of one face is drawn among those of another. Lengths are ems of
/// the size that the text is set in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Size, of that of the text.
    pub scale: f32,
    /// How much higher it stands.
    pub rise: f32,
    /// Width of a stroke around its outline.
    pub stroke: f32,
}

impl Fit {
    /// As it is.
    pub const NONE: Self = Self {
        scale: 1.0,
        rise: 0.0,
        stroke: 0.0,
    };
}

/// A size off by more than that is a matter of style and not of the face's body.
const MOST_SCALED: f32 = 0.15;
/// The thinnest stroke: screens draw a thinner one as thick as a dot of theirs,
/// which is more than it should add. And the thickest that leaves hanzi open.
const STROKES: [f32; 2] = [0.01, 0.04];
/// Ink of the em's area from which a hanzi is closed.
const DARKEST: f32 = 0.55;

impl Gauge {
    /// Measures glyphs of a face; `None` where there is none.
    pub(super) fn of(
        data: &[u8],
        index: u32,
        glyphs: impl IntoIterator<Item = u16>,
    ) -> Option<Self> {
        let font = FontRef::from_index(data, index).ok()?;
        let em = f32::from(font.head().ok()?.units_per_em()).max(1.0);
        let outlines = font.outline_glyphs();
        let mut sum = Self {
            width: 0.0,
            height: 0.0,
            middle: 0.0,
            area: 0.0,
            outline: 0.0,
        };
        let mut count = 0.0;
        for glyph in glyphs {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            let mut pen = Pen::default();
            let outline = outlines.get(GlyphId::from(glyph))?;
            outline.draw(settings, &mut pen).ok()?;
            sum.width += (pen.most.0 - pen.least.0) / em;
            sum.height += (pen.most.1 - pen.least.1) / em;
            sum.middle += (pen.most.1 + pen.least.1) / 2.0 / em;
            sum.area += pen.area.abs() / em / em;
            sum.outline += pen.outline / em;
            count += 1.0;
        }
        (count > 0.0 && sum.width > 0.0 && sum.height > 0.0).then(|| Self {
            width: sum.width / count,
            height: sum.height / count,
            middle: sum.middle / count,
            area: sum.area / count,
            outline: sum.outline / count,
        })
    }

    /// How `hanzi`, one of those of `other`, is drawn among those of this face: as
    /// large, its middle at the same height, and where they are lighter, with a
    /// stroke that makes up for it: a thinner one where its own strokes are many and
    /// thin. Where they are darker it stays so: ink cannot be taken away.
    pub(super) fn fit(&self, other: &Self, hanzi: &Self) -> Fit {
        let scale = (self.width / other.width + self.height / other.height) / 2.0;
        let scale = thousandths(scale.clamp(1.0 - MOST_SCALED, 1.0 + MOST_SCALED));
        let ink = hanzi.area * scale * scale;
        let darker = self.area / (other.area * scale * scale).max(0.01);
        let lacking = (ink * darker).min(DARKEST) - ink;
        // Half of a stroke falls on ink.
        let stroke = 2.0 * lacking / (hanzi.outline * scale).max(0.01);
        let stroke = if stroke < STROKES[0] {
            0.0
        } else {
            stroke.min(STROKES[1])
        };
        Fit {
            scale,
            rise: thousandths(self.middle - other.middle * scale),
            stroke: thousandths(stroke),
        }
    }
}

/// So that no rounding of a machine's own is seen on pages.
fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Into how many straight pieces a curve is cut.
const PIECES: u8 = 4;

/// Adds up what is drawn.
struct Pen {
    at: (f32, f32),
    start: (f32, f32),
    least: (f32, f32),
    most: (f32, f32),
    area: f32,
    outline: f32,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            at: (0.0, 0.0),
            start: (0.0, 0.0),
            least: (f32::MAX, f32::MAX),
            most: (f32::MIN, f32::MIN),
            area: 0.0,
            outline: 0.0,
        }
    }
}

impl Pen {
    fn to(&mut self, (x, y): (f32, f32)) {
        let (from_x, from_y) = self.at;
        let (dx, dy) = (x - from_x, y - from_y);
        self.area += (from_x * y - x * from_y) / 2.0;
        self.outline += (dx * dx + dy * dy).sqrt();
        self.see((x, y));
        self.at = (x, y);
    }

    fn see(&mut self, (x, y): (f32, f32)) {
        self.least = (self.least.0.min(x), self.least.1.min(y));
        self.most = (self.most.0.max(x), self.most.1.max(y));
    }

    /// Goes along a curve, given by its place at each part of the way.
    fn along(&mut self, place: impl Fn(f32) -> (f32, f32)) {
        for piece in 1..=PIECES {
            self.to(place(f32::from(piece) / f32::from(PIECES)));
        }
    }
}

/// A place on a straight way.
fn between(a: (f32, f32), b: (f32, f32), t: f32) -> (f32, f32) {
    (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.start = (x, y);
        self.see((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.to((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (a, c, b) = (self.at, (cx, cy), (x, y));
        self.along(|t| between(between(a, c, t), between(c, b, t), t));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (p, a, b, q) = (self.at, (ax, ay), (bx, by), (x, y));
        self.along(|t| {
            let (first, middle, last) = (between(p, a, t), between(a, b, t), between(b, q, t));
            between(between(first, middle, t), between(middle, last, t), t)
        });
    }

    fn close(&mut self) {
        self.to(self.start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Gauge = Gauge {
        width: 0.9,
        height: 0.9,
        middle: 0.35,
        area: 0.2,
        outline: 8.0,
    };

    #[test]
    fn a_square_measures_what_it_is() {
        let mut pen = Pen::default();
        pen.move_to(0.0, 0.0);
        pen.line_to(0.0, 100.0);
        pen.quad_to(50.0, 100.0, 100.0, 100.0);
        pen.curve_to(100.0, 70.0, 100.0, 30.0, 100.0, 0.0);
        pen.close();
        assert_eq!((pen.area.abs(), pen.outline), (10_000.0, 400.0));
        assert_eq!((pen.least, pen.most), ((0.0, 0.0), (100.0, 100.0)));
    }

    #[test]
    fn larger_hanzi_are_made_smaller_and_lighter_ones_darker() {
        assert_eq!(FACE.fit(&FACE, &FACE), Fit::NONE);
        let larger = Gauge {
            width: 1.0,
            height: 1.0,
            ..FACE
        };
        assert_eq!(FACE.fit(&larger, &larger).scale, 0.9);
        let lighter = Gauge { area: 0.12, ..FACE };
        assert_eq!(FACE.fit(&lighter, &lighter).stroke, 0.02);
        assert_eq!(lighter.fit(&FACE, &FACE).stroke, 0.0);
        // 龘 has little white left to draw on.
        let dense = Gauge {
            area: 0.45,
            outline: 30.0,
            ..FACE
        };
        assert_eq!(FACE.fit(&lighter, &dense).stroke, 0.0);
        let higher = Gauge {
            middle: 0.4,
            ..FACE
        };
        assert_eq!(FACE.fit(&higher, &higher).rise, -0.05);
    }
}
