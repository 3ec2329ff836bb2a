//! Takes a page; gives its drawing: rules, glyphs, and the text over them.

use std::fmt::Write;

use super::outlines::{Outlines, name};
use crate::layout::font::Fonts;
use crate::layout::pages::{Ink, Inks, Item, Page, Picture, Rule, TextRun};
use crate::picture::drawn;
use crate::write::picture;
use crate::write::xml::escape;

/// Millimetres in a point.
const PT: f32 = 25.4 / 72.0;

/// Draws a page as it is read: a landscape page lies on its side no more.
pub(super) fn page(page: &Page, inks: Inks, fonts: &Fonts, outlines: &mut Outlines) -> String {
    let (width, height) = (Number(page.width), Number(page.height));
    let drawing = drawing(page, inks, fonts, outlines);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">{drawing}</svg>"
    )
}

/// Draws a page as a file of its own, which lies on white paper and has its outlines
/// in it.
pub(super) fn file(page: &Page, inks: Inks, fonts: &Fonts, title: &str) -> String {
    let mut outlines = Outlines::default();
    let drawing = drawing(page, inks, fonts, &mut outlines);
    let (width, height) = (Number(page.width), Number(page.height));
    let mut name = String::new();
    escape(title, &mut name);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" width=\"{width}mm\" \
         height=\"{height}mm\" viewBox=\"0 0 {width} {height}\"><title>{name}</title>\
         <defs>{}</defs><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{drawing}</svg>\n",
        outlines.since(0, fonts)
    )
}

fn drawing(page: &Page, inks: Inks, fonts: &Fonts, outlines: &mut Outlines) -> String {
    let mut pen = Pen {
        out: String::with_capacity(20_000),
        inks,
        fonts,
        outlines,
    };
    pen.page(page);
    pen.out
}

struct Pen<'a> {
    out: String,
    inks: Inks,
    fonts: &'a Fonts,
    outlines: &'a mut Outlines,
}

impl Pen<'_> {
    /// What stands on a page, and over it its texts without ink.
    fn page(&mut self, page: &Page) {
        self.put(format_args!("<g aria-hidden=\"true\">"));
        self.items(&page.items);
        if page.landscape {
            // Marks stand on the upright sheet, whose point (x, y) is here
            // (width − y, x).
            let width = Number(page.width);
            self.put(format_args!("<g transform=\"matrix(0 1 -1 0 {width} 0)\">"));
            self.items(&page.marks);
            self.put(format_args!("</g>"));
        } else {
            self.items(&page.marks);
        }
        self.put(format_args!("</g><g fill-opacity=\"0\">"));
        for item in &page.items {
            if let Item::Text(run) = item
                && run.is_text()
            {
                self.words(run);
            }
        }
        self.put(format_args!("</g>"));
    }

    fn put(&mut self, text: std::fmt::Arguments) {
        // A text takes whatever comes.
        let _ = self.out.write_fmt(text);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Text(run) => self.glyphs(run),
                Item::Rule(rule) => self.rule(rule),
                Item::Picture(picture) => self.picture(picture),
            }
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let [x, y, width, height] =
            [picture.x, picture.y, picture.width, picture.height].map(Number);
        if let Some(drawing) = &picture.image.drawing {
            let (across, down) = (Number(drawing.width), Number(drawing.height));
            let elements = drawn::elements(drawing);
            return self.put(format_args!(
                "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 viewBox=\"0 0 {across} {down}\" preserveAspectRatio=\"none\">{elements}</svg>"
            ));
        }
        let data = picture::data(&picture.image);
        self.put(format_args!(
            "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             preserveAspectRatio=\"none\" href=\"{data}\"/>"
        ));
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
        escape(&run.text, &mut self.out);
        self.put(format_args!("</text>"));
    }

    /// An ink as an attribute; black is what is drawn without one.
    fn fill(&self, ink: Ink) -> String {
        if ink == Ink::Black {
            return String::new();
        }
        let [red, green, blue] = self.inks.rgb(ink);
        format!(" fill=\"#{red:02x}{green:02x}{blue:02x}\"")
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
