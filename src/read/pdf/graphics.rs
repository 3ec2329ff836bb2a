//! Colours and paths: takes operands, gives colours and straight rules.

use super::matrix::{MM, Matrix};
use super::{Colour, Rule};

/// Names a colour given by one, three or four numbers.
pub(super) fn colour(numbers: &[f32]) -> Colour {
    let (r, g, b) = match *numbers {
        [grey] => (grey, grey, grey),
        [r, g, b] => (r, g, b),
        [c, m, y, k] => {
            let part = |ink: f32| (1.0 - ink) * (1.0 - k);
            (part(c), part(m), part(y))
        }
        _ => return Colour::Other,
    };
    if r.max(g).max(b) <= 0.02 {
        Colour::Black
    } else if r >= 0.78 && g <= 0.30 && b <= 0.35 {
        Colour::Red
    } else if r.min(g).min(b) >= 0.98 {
        Colour::White
    } else {
        Colour::Other
    }
}

/// The path under construction, in points on the sheet.
#[derive(Default)]
pub(super) struct Path {
    subpaths: Vec<Vec<(f32, f32)>>,
}

/// What is thicker than this is an area, mm.
const THICKEST: f32 = 2.0;

impl Path {
    pub(super) fn move_to(&mut self, matrix: Matrix, x: f32, y: f32) {
        self.subpaths.push(vec![matrix.apply(x, y)]);
    }

    pub(super) fn line_to(&mut self, matrix: Matrix, x: f32, y: f32) {
        if let Some(subpath) = self.subpaths.last_mut() {
            subpath.push(matrix.apply(x, y));
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(subpath) = self.subpaths.last_mut()
            && let Some(first) = subpath.first().copied()
        {
            subpath.push(first);
        }
    }

    pub(super) fn rectangle(&mut self, matrix: Matrix, [x, y, w, h]: [f32; 4]) {
        let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
        let corners = corners.map(|(x, y)| matrix.apply(x, y));
        self.subpaths.push(corners.to_vec());
    }

    /// A curve makes no rule.
    pub(super) fn curve(&mut self) {
        self.subpaths.pop();
        self.subpaths.push(Vec::new());
    }

    pub(super) fn clear(&mut self) {
        self.subpaths.clear();
    }

    /// Thin rectangles, filled. `height` is that of the sheet, mm.
    pub(super) fn filled(&self, height: f32, ink: Colour) -> Vec<Rule> {
        let rules = self.subpaths.iter().filter_map(|subpath| {
            if !(4..=5).contains(&subpath.len()) {
                return None;
            }
            let bounds = bounds(subpath, 0.0, height, ink);
            (bounds.thickness() <= THICKEST).then_some(bounds)
        });
        rules.collect()
    }

    /// Straight segments, drawn with a pen of `width` points.
    pub(super) fn stroked(&self, width: f32, height: f32, ink: Colour) -> Vec<Rule> {
        let segments = self.subpaths.iter().flat_map(|subpath| subpath.windows(2));
        let level = |s: &&[(f32, f32)]| (s[0].0 - s[1].0).abs().min((s[0].1 - s[1].1).abs()) < 0.01;
        segments
            .filter(level)
            .map(|segment| bounds(segment, width, height, ink))
            .filter(|rule| rule.thickness() <= THICKEST)
            .collect()
    }
}

/// The box around points, in mm from the top; a line gets the pen's thickness
/// across its way.
fn bounds(points: &[(f32, f32)], pen: f32, height: f32, ink: Colour) -> Rule {
    let edge = |values: &mut dyn Iterator<Item = f32>| {
        values.fold((f32::MAX, f32::MIN), |(low, high), v| {
            (low.min(v), high.max(v))
        })
    };
    let (mut left, mut right) = edge(&mut points.iter().map(|p| p.0));
    let (mut bottom, mut top) = edge(&mut points.iter().map(|p| p.1));
    if right - left > top - bottom {
        (bottom, top) = (bottom - pen / 2.0, top + pen / 2.0);
    } else {
        (left, right) = (left - pen / 2.0, right + pen / 2.0);
    }
    Rule {
        x: left * MM,
        y: height - top * MM,
        width: (right - left) * MM,
        height: (top - bottom) * MM,
        ink,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_black_are_known_in_every_space() {
        for (numbers, expected) in [
            (&[0.0][..], Colour::Black),
            (&[0.0, 0.0, 0.0], Colour::Black),
            (&[0.0, 0.0, 0.0, 1.0], Colour::Black),
            (&[0.0, 0.8, 0.8, 0.0], Colour::Red),
            (&[1.0, 0.0, 0.0], Colour::Red),
            (&[1.0], Colour::White),
            (&[0.75], Colour::Other),
        ] {
            assert_eq!(colour(numbers), expected, "{numbers:?}");
        }
    }

    #[test]
    fn a_drawn_line_and_a_thin_box_are_the_same_rule() {
        let mut drawn = Path::default();
        drawn.move_to(Matrix::IDENTITY, 72.0, 72.0);
        drawn.line_to(Matrix::IDENTITY, 144.0, 72.0);
        let mut boxed = Path::default();
        boxed.rectangle(Matrix::IDENTITY, [72.0, 71.5, 72.0, 1.0]);
        let drawn = drawn.stroked(1.0, 297.0, Colour::Red);
        let boxed = boxed.filled(297.0, Colour::Red);
        assert_eq!(drawn.len(), 1);
        assert!((drawn[0].y - boxed[0].y).abs() < 1e-3);
        assert!((drawn[0].thickness() - boxed[0].thickness()).abs() < 1e-3);
    }
}
