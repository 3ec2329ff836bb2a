//! Takes a page; gives the operators that draw it (PDF 1.7, annex A).
//!
//! Written straight into bytes: a tree of operations in between was a quarter
//! of the work of a document.

use std::collections::VecDeque;

use super::drawing;
use super::images::Images;
use super::line::Line;
use super::object;
use super::out::Out;
use super::shown::{self, Code, PT};
use super::tags::{Leaf, Tags};
use super::used::UsedFonts;
use crate::layout::pages::{Ink, Inks, Item, Page, Picture, Rule, TextRun};

/// Draws a page.
pub(super) fn page(
    page: &Page,
    inks: Inks,
    images: &Images,
    used: &mut UsedFonts,
    tags: &mut Tags,
) -> Drawn {
    tags.begin_page();
    let numbers = page.items.iter().map(|item| match item {
        Item::Picture(picture) => images.number(&picture.image),
        _ => None,
    });
    let mut pen = Pen {
        inks,
        images: numbers.flatten().collect(),
        ..Pen::default()
    };
    if page.landscape {
        // Turned anticlockwise, so that the head of a table stands at the
        // sheet's left edge (GB/T 9704 clause 8).
        pen.out.text("q\n0 1 -1 0 ");
        pen.out.number(page.height * PT);
        pen.out.text(" 0 cm\n");
        pen.items(page, &page.items, page.height, used, tags);
        pen.out.text("Q\n");
        pen.items(page, &page.marks, page.width, used, tags);
    } else {
        pen.items(page, &page.items, page.height, used, tags);
        pen.items(page, &page.marks, page.height, used, tags);
    }
    Drawn {
        four_inks: pen.four_inks,
        operators: pen.out.into_bytes(),
    }
}

/// What draws a page.
pub(super) struct Drawn {
    pub operators: Vec<u8>,
    /// Whether colours are mixed from four inks.
    pub four_inks: bool,
}

/// The operators so far and the state they leave behind.
#[derive(Default)]
struct Pen {
    out: Out,
    inks: Inks,
    /// Numbers of the pictures that are still to come.
    images: VecDeque<usize>,
    four_inks: bool,
    height: f32,
    in_text: bool,
    marked: Mark,
    font: Option<(usize, f32)>,
    fill: Option<Ink>,
    outline: Option<Ink>,
    stroke: f32,
    /// Baseline and width, mm, of the last glyph shown.
    last: Option<(f32, f32)>,
}

/// What the operators belong to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Mark {
    #[default]
    Nothing,
    /// No part of the text: rules, repeated heads, page numbers.
    Artifact,
    Element(Leaf),
}

impl Pen {
    /// Draws items on a page of this height. Nothing of the state before is
    /// relied on, and what is open is closed.
    fn items(
        &mut self,
        page: &Page,
        items: &[Item],
        height: f32,
        used: &mut UsedFonts,
        tags: &mut Tags,
    ) {
        *self = Self {
            out: std::mem::take(&mut self.out),
            inks: self.inks,
            images: std::mem::take(&mut self.images),
            four_inks: self.four_inks,
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
                    self.text(page, run, text(i + 1), used, tags);
                }
                Item::Rule(rule) => self.rule(rule),
                Item::Picture(picture) => self.picture(page, picture, tags),
            }
        }
        self.end_text();
        if self.stroke != 0.0 {
            self.out.text("0 Tr\n");
        }
    }

    fn rule(&mut self, rule: &Rule) {
        if self.in_text || self.marked != Mark::Artifact {
            self.end_text();
            self.out.text("/Artifact BMC\n");
            self.marked = Mark::Artifact;
        }
        self.ink(rule.ink);
        let bottom = self.height - rule.y - rule.height;
        for length in [rule.x, bottom, rule.width, rule.height] {
            self.out.number(length * PT);
            self.out.text(" ");
        }
        self.out.text("re\nf\n");
    }

    fn picture(&mut self, page: &Page, picture: &Picture, tags: &mut Tags) {
        self.end_text();
        let leaf = tags.picture(page, picture);
        let (element, number) = tags.mark(leaf);
        self.out.text("/");
        self.out.text(element);
        self.out.text("<</MCID ");
        self.out.whole(number);
        self.out.text(">>BDC\nq\n");
        match &picture.image.drawing {
            Some(drawing) => drawing::draw(drawing, picture, self.height, &mut self.out),
            None => self.pixels(picture),
        }
        self.out.text("Q\nEMC\n");
    }

    fn pixels(&mut self, picture: &Picture) {
        let Some(image) = self.images.pop_front() else {
            return;
        };
        self.out.number(picture.width * PT);
        self.out.text(" 0 0 ");
        for length in [
            picture.height,
            picture.x,
            self.height - picture.y - picture.height,
        ] {
            self.out.number(length * PT);
            self.out.text(" ");
        }
        self.out.text("cm\n/I");
        self.out.whole(image as i32);
        self.out.text(" Do\n");
    }

    fn text(
        &mut self,
        page: &Page,
        run: &TextRun,
        next: Option<&TextRun>,
        used: &mut UsedFonts,
        tags: &mut Tags,
    ) {
        if run.glyphs.is_empty() {
            return;
        }
        let mark = match run.artifact {
            true => {
                tags.jump(page, run);
                Mark::Artifact
            }
            false => Mark::Element(tags.leaf(page, run)),
        };
        self.ink(run.ink);
        self.weight(run);
        let shown = shown::glyphs(run, next, used);
        let wide = |glyph: &Code| glyph.advance as f32 / 1000.0 * run.size / PT;
        let first = shown.glyphs.first().map_or(0.0, wide);
        let last = shown.glyphs.last().map_or(0.0, wide);
        let before = self.last.replace((run.y, last));
        if before.is_some_and(|(y, width)| shown::looks_like_one_line(run.y - y, width, first)) {
            self.mark(Mark::Artifact, tags);
            self.guard(run, used);
        }
        self.mark(mark, tags);
        self.place(run);
        if shown.says_all {
            self.glyphs(run, shown.face, &shown.glyphs);
        } else {
            self.begin_actual_text(&run.text);
            let mute = shown.glyphs.into_iter().map(|code| Code {
                joined: false,
                ..code
            });
            self.glyphs(run, shown.face, &mute.collect::<Vec<_>>());
            self.out.text("EMC\n");
        }
    }

    fn place(&mut self, run: &TextRun) {
        self.out.text("1 0 0 1 ");
        self.out.number(run.x * PT);
        self.out.text(" ");
        self.out.number((self.height - run.y) * PT);
        self.out.text(" Tm\n");
    }

    /// Shows a space where a run begins.
    fn guard(&mut self, run: &TextRun, used: &mut UsedFonts) {
        let Some((face, code)) = used.space(run.face) else {
            return;
        };
        self.place(run);
        self.set_font(face, run.size);
        self.out.text("3 Tr\n<");
        self.out.code(code);
        self.out.text("> Tj\n");
        self.out.text(if self.stroke > 0.0 {
            "2 Tr\n"
        } else {
            "0 Tr\n"
        });
    }

    /// Shows a run's glyphs. Places are kept in whole thousandths of an em, so
    /// that no error adds up: half a unit is 0.003 mm at 16 pt.
    fn glyphs(&mut self, run: &TextRun, face: usize, shown: &[Code]) {
        self.set_font(face, run.size);
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
            if glyph.x != pen {
                line.shift(pen.saturating_sub(glyph.x), &mut self.out);
            }
            line.code(glyph.code, &mut self.out);
            pen = glyph.x.saturating_add(glyph.advance);
            if in_span && !glyph.joined {
                line.end(&mut self.out);
                self.out.text("EMC\n");
                in_span = false;
            }
        }
        line.end(&mut self.out);
    }

    fn begin_actual_text(&mut self, text: &str) {
        self.out.text("/Span<</ActualText<");
        self.out.bytes(&object::utf16(text));
        self.out.text(">>>BDC\n");
    }

    fn set_font(&mut self, face: usize, size: f32) {
        if self.font.replace((face, size)) == Some((face, size)) {
            return;
        }
        self.out.text("/");
        self.out.text(&UsedFonts::resource_name(face));
        self.out.text(" ");
        self.out.number(size);
        self.out.text(" Tf\n");
    }

    /// Draws an outline around the glyphs where the face has no bold.
    fn weight(&mut self, run: &TextRun) {
        if run.stroke != self.stroke {
            self.out
                .text(if run.stroke > 0.0 { "2 Tr\n" } else { "0 Tr\n" });
            self.out.number(run.stroke);
            self.out.text(" w\n");
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
                self.out.text("0 ");
                self.out.text(grey);
                return;
            }
        };
        let [cyan, magenta, yellow, black] = parts;
        if [cyan, magenta, yellow] == [0.0; 3] {
            self.out.number(1.0 - black);
            self.out.text(" ");
            return self.out.text(grey);
        }
        for part in parts {
            self.out.number(part);
            self.out.text(" ");
        }
        self.out.text(four);
        self.four_inks = true;
    }

    /// Says within a text object what follows belongs to.
    fn mark(&mut self, mark: Mark, tags: &mut Tags) {
        if !self.in_text {
            self.end_mark();
            self.out.text("BT\n");
            self.in_text = true;
        }
        if mark == self.marked {
            return;
        }
        self.end_mark();
        match mark {
            Mark::Nothing => {}
            Mark::Artifact => self.out.text("/Artifact BMC\n"),
            Mark::Element(leaf) => {
                let (name, number) = tags.mark(leaf);
                self.out.text("/");
                self.out.text(name);
                self.out.text("<</MCID ");
                self.out.whole(number);
                self.out.text(">>BDC\n");
            }
        }
        self.marked = mark;
    }

    fn end_mark(&mut self) {
        if std::mem::take(&mut self.marked) != Mark::Nothing {
            self.out.text("EMC\n");
        }
    }

    fn end_text(&mut self) {
        self.end_mark();
        if std::mem::take(&mut self.in_text) {
            self.out.text("ET\n");
        }
    }
}
