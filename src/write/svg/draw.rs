//! Takes a page; gives its drawing: rules, glyphs, and the text over them.

use std::fmt::Write;

use super::outlines::{Outlines, name};
use crate::layout::font::Fonts;
use crate::layout::pages::{Ink, Inks, Item, Page, Rule, TextRun};

/// Millimetres in a point.
const PT: f32 = 25.4 / 72.0;

/// Draws a page as it is read: a landscape page lies on its side no more.
pub(super) fn page(page: &Page, inks: Inks, fonts: &Fonts, outlines: &mut Outlines) -> String {
    let mut pen = Pen {
        out: String::with_capacity(20_000),
        inks,
        fonts,
        outlines,
    };
    let (width, height) = (Number(page.width), Number(page.height));
    pen.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">"
    ));
    pen.put(format_args!("<g aria-hidden=\"true\">"));
    pen.items(&page.items);
    if page.landscape {
        // Marks stand on the upright sheet, whose point (x, y) is here
        // (width − y, x).
        pen.put(format_args!("<g transform=\"matrix(0 1 -1 0 {width} 0)\">"));
        pen.items(&page.marks);
        pen.put(format_args!("</g>"));
    } else {
        pen.items(&page.marks);
    }
    pen.put(format_args!("</g><g fill=\"transparent\">"));
    for item in &page.items {
        if let Item::Text(run) = item
            && is_text(run)
        {
            pen.words(run);
        }
    }
    pen.put(format_args!("</g></svg>"));
    pen.out
}

/// Whether a run is text of the document: what repeats it is none.
pub(super) fn is_text(run: &TextRun) -> bool {
    !run.artifact && !run.glyphs.is_empty() && !run.text.trim().is_empty()
}

struct Pen<'a> {
    out: String,
    inks: Inks,
    fonts: &'a Fonts,
    outlines: &'a mut Outlines,
}

impl Pen<'_> {
    fn put(&mut self, text: std::fmt::Arguments) {
        // A text takes whatever comes.
        let _ = self.out.write_fmt(text);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Text(run) => self.glyphs(run),
                Item::Rule(rule) => self.rule(rule),
            }
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let [x, y, width, height] = [rule.x, rule.y, rule.width, rule.height].map(Number);
        let fill = self.fill(rule.ink);
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>"
        ));
    }

    /// Glyphs by their numbers, in design units from the run's beginning.
    fn glyphs(&mut self, run: &TextRun) {
        if run.glyphs.is_empty() {
            return;
        }
        let units = f32::from(self.fonts.face(run.face).units_per_em());
        let scale = run.size * PT / units;
        if !(scale.is_finite() && scale > 0.0) {
            return;
        }
        let (x, y, fill) = (Number(run.x), Number(run.y), self.fill(run.ink));
        self.put(format_args!(
            "<g transform=\"translate({x} {y}) scale({scale:.6})\"{fill}"
        ));
        if run.stroke > 0.0 {
            let width = Number(run.stroke * PT / scale);
            let stroke = self.fill(run.ink).replace(" fill=", " stroke=");
            let stroke = if stroke.is_empty() {
                " stroke=\"#000\""
            } else {
                &stroke
            };
            self.put(format_args!("{stroke} stroke-width=\"{width}\""));
        }
        self.put(format_args!(">"));
        for glyph in &run.glyphs {
            let name = name(self.outlines.number(run.face, glyph.id));
            match (glyph.x / scale).round() as i32 {
                0 => self.put(format_args!("<use href=\"#{name}\"/>")),
                x => self.put(format_args!("<use href=\"#{name}\" x=\"{x}\"/>")),
            }
        }
        self.put(format_args!("</g>"));
    }

    /// The words of a run, as wide as their glyphs.
    fn words(&mut self, run: &TextRun) {
        let face = self.fonts.face(run.face);
        let width = run
            .glyphs
            .last()
            .map_or(0.0, |last| last.x + face.advance(last.id) * run.size * PT);
        let [x, y, width, size] = [run.x, run.y, width, run.size * PT].map(Number);
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\">"
        ));
        for c in run.text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                c if c.is_control() => {}
                c => self.out.push(c),
            }
        }
        self.put(format_args!("</text>"));
    }

    /// An ink as an attribute; black is what is drawn without one.
    fn fill(&self, ink: Ink) -> String {
        let [c, m, y, k] = match ink {
            Ink::Black => return String::new(),
            Ink::Red => self.inks.red,
            Ink::Grey => self.inks.grey,
        };
        let part = |ink: f32| (255.0 * (1.0 - ink) * (1.0 - k)).round() as u8;
        format!(" fill=\"#{:02x}{:02x}{:02x}\"", part(c), part(m), part(y))
    }
}

/// A length with as many places as can be seen.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.3}", self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}
