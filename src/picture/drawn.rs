//! Takes a drawing; gives it as SVG, as a picture, or as pixels.

use std::fmt::Write;

use tiny_skia::{
    Color, FillRule, Mask, Paint, Path, PathBuilder, Pixmap, PixmapMut, Rect, Shader, Transform,
};

use crate::digest::digest;
use crate::document::{Drawing, Image, ImageFormat, Outline, Step};

/// A file of a drawing and nothing else.
pub fn file(drawing: &Drawing) -> String {
    let (width, height) = (Number(drawing.width), Number(drawing.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">{}</svg>",
        elements(drawing)
    )
}

/// A drawing as a picture.
pub fn image(drawing: Drawing) -> Image {
    let bytes = file(&drawing).into_bytes();
    let grey = |[red, green, blue]: [u8; 3]| red == green && green == blue;
    Image {
        digest: digest(&bytes),
        bytes,
        format: ImageFormat::Svg,
        // No screen has so many.
        width: drawing.width.ceil() as u32,
        height: drawing.height.ceil() as u32,
        grey: drawing.outlines.iter().all(|outline| grey(outline.colour)),
        drawing: Some(drawing),
    }
}

/// A drawing as elements of a file in which its pixels are the measure.
pub fn elements(drawing: &Drawing) -> String {
    let mut out = String::new();
    for outline in &drawing.outlines {
        // A view of a part shows nothing beyond it.
        let part = outline.within.map(|[left, top, right, bottom]| {
            let [x, y, width, height] = [left, top, right - left, bottom - top].map(Number);
            format!(
                "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 viewBox=\"{x} {y} {width} {height}\">"
            )
        });
        out.push_str(part.as_deref().unwrap_or_default());
        let [red, green, blue] = outline.colour;
        let rule = if outline.even_odd {
            " fill-rule=\"evenodd\""
        } else {
            ""
        };
        let steps = steps(outline.steps.iter().copied(), ["M", "L", "C", "Z"]);
        // A text takes whatever comes.
        let _ = write!(
            out,
            "<path fill=\"#{red:02x}{green:02x}{blue:02x}\"{rule} d=\"{steps}\"/>"
        );
        out.push_str(if part.is_some() { "</svg>" } else { "" });
    }
    out
}

/// Steps in letters and numbers; how to move, go on, curve and close is called so.
pub fn steps(steps: impl Iterator<Item = Step>, names: [&str; 4]) -> String {
    let mut out = String::new();
    for step in steps {
        let (name, points) = match step {
            Step::Move(to) => (names[0], vec![to]),
            Step::Line(to) => (names[1], vec![to]),
            Step::Curve(a, b, to) => (names[2], vec![a, b, to]),
            Step::Close => (names[3], Vec::new()),
        };
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(name);
        for [x, y] in points {
            let _ = write!(out, " {} {}", Number(x), Number(y));
        }
    }
    out
}

/// Draws on pixels; `sheet` leads from the drawing to them.
pub fn draw(drawing: &Drawing, sheet: Transform, on: &mut PixmapMut) {
    for outline in &drawing.outlines {
        let Some(path) = path(outline) else { continue };
        let beside = path
            .bounds()
            .transform(sheet)
            .is_none_or(|bounds| bounds.bottom() < 0.0 || bounds.top() > on.height() as f32);
        if beside {
            continue;
        }
        let [red, green, blue] = outline.colour;
        let paint = Paint {
            shader: Shader::SolidColor(Color::from_rgba8(red, green, blue, 255)),
            ..Paint::default()
        };
        let rule = match outline.even_odd {
            true => FillRule::EvenOdd,
            false => FillRule::Winding,
        };
        let mask = outline.within.and_then(|within| mask(within, sheet, on));
        on.fill_path(&path, &paint, rule, sheet, mask.as_ref());
    }
}

/// The pixels of a drawing on white, so many across: red, green, blue and 255 each,
/// with how many there are across and down.
pub fn pixels(drawing: &Drawing, width: u32) -> Option<(Vec<u8>, (u32, u32))> {
    let scale = width as f32 / drawing.width;
    let height = ((drawing.height * scale).round() as u32).max(1);
    let mut pixels = Pixmap::new(width, height)?;
    pixels.fill(Color::WHITE);
    draw(
        drawing,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    Some((pixels.take(), (width, height)))
}

fn mask([left, top, right, bottom]: [f32; 4], sheet: Transform, on: &PixmapMut) -> Option<Mask> {
    let mut mask = Mask::new(on.width(), on.height())?;
    let rectangle = PathBuilder::from_rect(Rect::from_ltrb(left, top, right, bottom)?);
    mask.fill_path(&rectangle, FillRule::Winding, true, sheet);
    Some(mask)
}

fn path(outline: &Outline) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in &outline.steps {
        match *step {
            Step::Move([x, y]) => path.move_to(x, y),
            Step::Line([x, y]) => path.line_to(x, y),
            Step::Curve([ax, ay], [bx, by], [x, y]) => path.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

/// A length with as many places as can be seen.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.3}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}
