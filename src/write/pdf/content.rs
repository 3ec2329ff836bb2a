//! Takes a page; gives the operations that draw it.

use printpdf::{
    Cmyk, Codepoint, Color, CurTransMat, DictItem, FontId, Greyscale, Mm, Op, PaintMode,
    PdfFontHandle, PdfPage, Pt, Rect, TextItem, TextMatrix, TextRenderingMode,
};

use super::object;
use super::shown::{self, PT};
use super::used::{UsedFonts, Variant};
use crate::layout::pages::{Ink, Inks, Item, Page, Rule, TextRun};

/// Draws a page.
pub(super) fn page(page: &Page, inks: Inks, used: &mut UsedFonts) -> PdfPage {
    let (width, height) = if page.landscape {
        (page.height, page.width)
    } else {
        (page.width, page.height)
    };
    let mut ops = Vec::new();
    if page.landscape {
        // Turned anticlockwise, so that the head of a table stands at the
        // sheet's left edge (GB/T 9704 clause 8).
        ops.push(Op::SaveGraphicsState);
        ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([0.0, 1.0, -1.0, 0.0, round(page.height * PT), 0.0]),
        });
        ops.extend(items(&page.items, page.height, inks, used));
        ops.push(Op::RestoreGraphicsState);
    } else {
        ops.extend(items(&page.items, height, inks, used));
    }
    ops.extend(items(&page.marks, height, inks, used));
    PdfPage::new(Mm(width), Mm(height), ops)
}

/// Draws items on a page of this height.
fn items(items: &[Item], height: f32, inks: Inks, used: &mut UsedFonts) -> Vec<Op> {
    let mut pen = Pen {
        height,
        inks,
        ..Pen::default()
    };
    let text = |i: usize| match items.get(i) {
        Some(Item::Text(run)) => Some(run),
        _ => None,
    };
    for (i, item) in items.iter().enumerate() {
        match item {
            Item::Text(run) => {
                let joined = i > 0 && text(i - 1).is_some_and(|before| before.joins_next);
                if !joined && shown::is_spread(run) && !run.artifact {
                    let runs = (i..).map_while(text);
                    pen.begin_word(runs);
                }
                pen.text(run, text(i + 1), used);
                if !run.joins_next {
                    pen.end_word();
                }
            }
            Item::Rule(rule) => pen.rule(rule),
        }
    }
    pen.end();
    pen.ops
}

/// The operations so far and the state they leave behind.
#[derive(Default)]
struct Pen {
    ops: Vec<Op>,
    height: f32,
    inks: Inks,
    in_text: bool,
    in_artifact: bool,
    font: Option<(usize, f32)>,
    fill: Option<Ink>,
    outline: Option<Ink>,
    stroke: f32,
    in_word: bool,
}

impl Pen {
    /// Says before a word whose characters stand apart what it is as a whole.
    fn begin_word<'r>(&mut self, runs: impl Iterator<Item = &'r TextRun>) {
        let mut word = String::new();
        for run in runs {
            word.push_str(&run.text);
            if !run.joins_next {
                break;
            }
        }
        self.artifact(false);
        self.begin_text();
        self.begin_actual_text(&word);
        self.in_word = true;
    }

    fn end_word(&mut self) {
        if self.in_word {
            self.ops.push(Op::EndMarkedContent);
            self.in_word = false;
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.artifact(true);
        self.end_text();
        self.ink(rule.ink);
        let rectangle = Rect {
            x: Pt(round(rule.x * PT)),
            y: Pt(round((self.height - rule.y - rule.height) * PT)),
            width: Pt(round(rule.width * PT)),
            height: Pt(round(rule.height * PT)),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn text(&mut self, run: &TextRun, next: Option<&TextRun>, used: &mut UsedFonts) {
        if run.glyphs.is_empty() {
            return;
        }
        self.artifact(run.artifact);
        self.begin_text();
        self.ink(run.ink);
        self.weight(run);
        let (x, y) = (run.x * PT, (self.height - run.y) * PT);
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, round(x), round(y)]),
        });
        self.glyphs(run, next, used);
    }

    /// Shows a run's glyphs. Places are kept in whole thousandths of an em, so
    /// that no error adds up: half a unit is 0.003 mm at 16 pt.
    fn glyphs(&mut self, run: &TextRun, next: Option<&TextRun>, used: &mut UsedFonts) {
        let shown = shown::glyphs(run, next, used);
        let mut items: Vec<TextItem> = Vec::new();
        let mut pen = 0;
        let mut in_span = false;
        for (i, glyph) in shown.iter().enumerate() {
            if glyph.joined && !in_span && !self.in_word {
                self.show(&mut items);
                let span = shown[i..].iter().take_while(|g| g.joined).count();
                let text: String = shown[i..=i + span].iter().map(|g| g.text).collect();
                self.begin_actual_text(&text);
                in_span = true;
            }
            if self.font != Some((glyph.variant, run.size)) {
                self.show(&mut items);
                self.set_font(glyph.variant, run.size);
            }
            if glyph.x != pen {
                items.push(TextItem::Offset((pen - glyph.x) as f32));
            }
            match items.last_mut() {
                Some(TextItem::GlyphIds(codes)) => codes.push(Codepoint::new(glyph.code, 0.0)),
                _ => items.push(TextItem::GlyphIds(vec![Codepoint::new(glyph.code, 0.0)])),
            }
            pen = glyph.x + glyph.advance;
            if in_span && !glyph.joined {
                self.show(&mut items);
                self.ops.push(Op::EndMarkedContent);
                in_span = false;
            }
        }
        self.show(&mut items);
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText {
                items: std::mem::take(items),
            });
        }
    }

    fn begin_actual_text(&mut self, text: &str) {
        let text = DictItem::String {
            data: object::utf16(text),
            literal: false,
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_string(),
            properties: DictItem::Dict {
                map: [("ActualText".to_string(), text)].into(),
            },
        });
    }

    fn set_font(&mut self, variant: usize, size: f32) {
        self.font = Some((variant, size));
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(Variant::resource_name(variant))),
            size: Pt(size),
        });
    }

    /// Draws an outline around the glyphs where the face has no bold.
    fn weight(&mut self, run: &TextRun) {
        if run.stroke != self.stroke {
            let mode = if run.stroke > 0.0 {
                TextRenderingMode::FillStroke
            } else {
                TextRenderingMode::Fill
            };
            self.ops.push(Op::SetTextRenderingMode { mode });
            self.ops
                .push(Op::SetOutlineThickness { pt: Pt(run.stroke) });
            self.stroke = run.stroke;
        }
        if run.stroke > 0.0 && self.outline != Some(run.ink) {
            self.ops.push(Op::SetOutlineColor {
                col: color(run.ink, self.inks),
            });
            self.outline = Some(run.ink);
        }
    }

    fn ink(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.ops.push(Op::SetFillColor {
                col: color(ink, self.inks),
            });
            self.fill = Some(ink);
        }
    }

    fn artifact(&mut self, artifact: bool) {
        if artifact == self.in_artifact {
            return;
        }
        self.end_text();
        self.ops.push(if artifact {
            Op::BeginMarkedContent {
                tag: "Artifact".to_string(),
            }
        } else {
            Op::EndMarkedContent
        });
        self.in_artifact = artifact;
    }

    /// Closes what is open, and leaves the state as it was found.
    fn end(&mut self) {
        self.end_text();
        self.artifact(false);
        if self.stroke != 0.0 {
            self.ops.push(Op::SetTextRenderingMode {
                mode: TextRenderingMode::Fill,
            });
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }
}

fn color(ink: Ink, inks: Inks) -> Color {
    let [c, m, y, k] = match ink {
        Ink::Red => inks.red,
        Ink::Grey => inks.grey,
        Ink::Black => {
            return Color::Greyscale(Greyscale {
                percent: 0.0,
                icc_profile: None,
            });
        }
    };
    Color::Cmyk(Cmyk {
        c,
        m,
        y,
        k,
        icc_profile: None,
    })
}

/// To a thousandth of a point: enough for 0.001 mm, and short to write.
fn round(pt: f32) -> f32 {
    (f64::from(pt) * 1000.0).round() as f32 / 1000.0
}
