//! Takes a drawing and its place on a page; gives the operators that fill its outlines.

use super::out::Out;
use super::shown::PT;
use crate::document::{Drawing, Outline, Step};
use crate::layout::pages::Picture;

/// Draws on a page of a height in millimetres. The state of the page is the caller's.
pub(super) fn draw(drawing: &Drawing, picture: &Picture, height: f32, out: &mut Out) {
    let across = picture.width / drawing.width * PT;
    let down = picture.height / drawing.height * PT;
    let (left, top) = (picture.x * PT, (height - picture.y) * PT);
    let place = |[x, y]: [f32; 2]| [left + x * across, top - y * down];
    let mut colour = None;
    for outline in &drawing.outlines {
        if let Some([left, top, right, bottom]) = outline.within {
            let ([x, y], [end, low]) = (place([left, top]), place([right, bottom]));
            out.text("q\n");
            numbers(&[x, low, end - x, y - low], out);
            out.text("re W n\n");
        }
        if colour != Some(outline.colour) {
            numbers(&outline.colour.map(|part| f32::from(part) / 255.0), out);
            out.text("rg\n");
            colour = Some(outline.colour);
        }
        steps(outline, place, out);
        out.text(if outline.even_odd { "f*\n" } else { "f\n" });
        if outline.within.is_some() {
            out.text("Q\n");
            colour = None;
        }
    }
}

fn steps(outline: &Outline, place: impl Fn([f32; 2]) -> [f32; 2], out: &mut Out) {
    for step in &outline.steps {
        match step.map(&place) {
            Step::Move(to) => numbers(&to, out),
            Step::Line(to) => numbers(&to, out),
            Step::Curve(a, b, to) => numbers(&[a, b, to].concat(), out),
            Step::Close => {}
        }
        out.text(match step {
            Step::Move(_) => "m\n",
            Step::Line(_) => "l\n",
            Step::Curve(..) => "c\n",
            Step::Close => "h\n",
        });
    }
}

fn numbers(all: &[f32], out: &mut Out) {
    for number in all {
        out.number(*number);
        out.text(" ");
    }
}
