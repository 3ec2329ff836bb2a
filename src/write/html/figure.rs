//! Takes a chart; gives it as inline SVG, its words as text. Takes a picture; gives
//! it within the file.

use super::css::mm;
use super::markup::Markup;
use super::{Level, Writer};
use crate::document::Picture;
use crate::document::figure::{Figure, WIDTH};
use crate::write::picture;

/// Writes a chart. One unit is an em of its type.
pub(super) fn figure(figure: &Figure, out: &mut Markup) {
    if figure.height <= 0.0 {
        return;
    }
    let number = |n: f32| format!("{}", (n * 100.0).round() / 100.0);
    let view = format!(
        "-0.05 -0.05 {} {}",
        number(WIDTH + 0.1),
        number(figure.height + 0.1)
    );
    out.open("figure", &[("class", "chart")]);
    out.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &view),
            // Its words are broken into lines; it is told in whole ones.
            ("role", "img"),
            ("aria-label", &figure.alt),
        ],
    );
    for [x, y, wide, high] in &figure.boxes {
        let places = [x, y, wide, high].map(|n| number(*n));
        out.void(
            "rect",
            &[
                ("x", &places[0]),
                ("y", &places[1]),
                ("width", &places[2]),
                ("height", &places[3]),
            ],
        );
    }
    for [x, y, right, bottom] in &figure.lines {
        let places = [x, y, right, bottom].map(|n| number(*n));
        out.void(
            "line",
            &[
                ("x1", &places[0]),
                ("y1", &places[1]),
                ("x2", &places[2]),
                ("y2", &places[3]),
            ],
        );
    }
    for words in &figure.words {
        let (x, y) = (number(words.x), number(words.y + 0.88));
        out.element("text", &[("x", &x), ("y", &y)], &words.text);
    }
    out.close("svg");
    out.close("figure");
}

impl Writer<'_> {
    /// A picture as large as on paper; a small screen shows it smaller.
    pub(super) fn picture(&self, one: &Picture, level: Level, out: &mut Markup) {
        let page = &self.style.page;
        let room = match level.landscape {
            true => (page.text_height, page.text_width),
            false => (page.text_width, page.text_height),
        };
        let room = (room.0, room.1 - 2.0 * self.style.line());
        let (Some((width, _)), Some(image)) = (one.size(room, self.style.cell()), &one.image)
        else {
            return;
        };
        out.open("figure", &[("class", "picture")]);
        out.void(
            "img",
            &[
                ("src", &picture::data(image)),
                ("alt", &one.alt),
                ("style", &format!("width:{}", mm(width))),
            ],
        );
        out.close("figure");
    }
}
