//! Takes a page; gives its pixels, a band of rows at a time: a whole page as fine as
//! may be asked for is a hundred megabytes.

use std::collections::{BTreeSet, HashMap};

use skrifa::outline::OutlinePen;
use tiny_skia::{
    Color, FillRule, FilterQuality, Paint, Path, PathBuilder, Pixmap, PixmapMut, PixmapPaint, Rect,
    Shader, Stroke, Transform,
};

use super::Dpi;
use super::pictures::Pictures;
use crate::layout::font::Fonts;
use crate::layout::pages::{FaceId, Ink, Inks, Item, Page, Pages, Picture, Rule, TextRun};
use crate::picture::drawn;
use crate::write::outline;

/// Millimetres in a point.
const PT: f32 = 25.4 / 72.0;

/// Rows that are drawn at once.
const BAND: u32 = 256;

/// Outlines of all glyphs of a document, in design units, y upwards.
pub(super) struct Glyphs(HashMap<(FaceId, u16), Path>);

impl Glyphs {
    pub(super) fn of(pages: &Pages, fonts: &Fonts) -> Self {
        let items = pages.pages.iter();
        let items = items.flat_map(|page| page.items.iter().chain(&page.marks));
        let mut used: BTreeSet<(FaceId, u16)> = BTreeSet::new();
        for item in items {
            if let Item::Text(run) = item {
                used.extend(run.glyphs.iter().map(|glyph| (run.face, glyph.id)));
            }
        }
        let used: Vec<(FaceId, u16)> = used.into_iter().collect();
        let drawn = outline::drawn(&used, fonts).into_iter();
        let drawn = drawn.map(|Pen(builder)| builder.finish());
        let drawn = used.iter().zip(drawn);
        Self(
            drawn
                .filter_map(|(glyph, path)| Some((*glyph, path?)))
                .collect(),
        )
    }
}

/// A page about to be drawn.
pub(super) struct Drawing<'a> {
    page: &'a Page,
    inks: Inks,
    fonts: &'a Fonts,
    glyphs: &'a Glyphs,
    pictures: &'a Pictures,
    /// Pixels to a millimetre.
    scale: f32,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(
        page: &'a Page,
        inks: Inks,
        fonts: &'a Fonts,
        glyphs: &'a Glyphs,
        pictures: &'a Pictures,
        dpi: Dpi,
    ) -> Self {
        let scale = dpi.to_millimetre();
        Self {
            page,
            inks,
            fonts,
            glyphs,
            pictures,
            scale,
        }
    }

    /// Pixels across and down; the last ones may hang over the edge of the page.
    pub(super) fn size(&self) -> (u32, u32) {
        let pixels = |length: f32| ((length * self.scale - 0.001).ceil() as u32).max(1);
        (pixels(self.page.width), pixels(self.page.height))
    }

    /// Whether nothing on it has a colour.
    pub(super) fn is_grey(&self) -> bool {
        let mut items = self.page.items.iter().chain(&self.page.marks);
        items.all(|item| {
            let ink = match item {
                Item::Text(run) => run.ink,
                Item::Rule(rule) => rule.ink,
                Item::Picture(picture) => return picture.image.grey,
            };
            let [red, green, blue] = self.inks.rgb(ink);
            red == green && green == blue
        })
    }

    /// Gives the pixels to `take`, from the top: red, green, blue and 255 each.
    pub(super) fn bands(&self, mut take: impl FnMut(&[u8])) {
        let (width, height) = self.size();
        for top in (0..height).step_by(BAND as usize) {
            let rows = BAND.min(height - top);
            // There is a row and a column at least, and no more than a page has.
            if let Some(mut band) = Pixmap::new(width, rows) {
                band.fill(Color::WHITE);
                self.band(&mut band.as_mut(), top as f32);
                take(band.data());
            }
        }
    }

    fn band(&self, band: &mut PixmapMut, top: f32) {
        let (width, scale) = (self.page.width, self.scale);
        let sheet = Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -top);
        self.items(&self.page.items, sheet, band);
        let marks = match self.page.landscape {
            // Marks stand on the upright sheet, whose point (x, y) is here
            // (width − y, x).
            true => sheet.pre_concat(Transform::from_row(0.0, 1.0, -1.0, 0.0, width, 0.0)),
            false => sheet,
        };
        self.items(&self.page.marks, marks, band);
    }

    /// Draws items; `sheet` leads from millimetres to pixels.
    fn items(&self, items: &[Item], sheet: Transform, band: &mut PixmapMut) {
        for item in items {
            match item {
                Item::Text(run) => self.text(run, sheet, band),
                Item::Rule(rule) => self.rule(rule, sheet, band),
                Item::Picture(picture) => self.picture(picture, sheet, band),
            }
        }
    }

    fn text(&self, run: &TextRun, sheet: Transform, band: &mut PixmapMut) {
        let units = f32::from(self.fonts.face(run.face).units_per_em());
        let scale = run.size * PT / units;
        if !(scale.is_finite() && scale > 0.0) {
            return;
        }
        let paint = self.paint(run.ink);
        let stroke = Stroke {
            width: run.stroke * PT / scale,
            ..Stroke::default()
        };
        let rows = band.height() as f32;
        for glyph in &run.glyphs {
            let Some(path) = self.glyphs.0.get(&(run.face, glyph.id)) else {
                continue;
            };
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, run.x + glyph.x, run.y);
            let place = sheet.pre_concat(place);
            // A stroke is thinner than any glyph is tall.
            let bounds = path.bounds().transform(place);
            let beside = |bounds: Rect| {
                let more = bounds.height().max(bounds.width());
                bounds.bottom() + more < 0.0 || bounds.top() - more > rows
            };
            if bounds.is_none_or(beside) {
                continue;
            }
            band.fill_path(path, &paint, FillRule::Winding, place, None);
            if run.stroke > 0.0 {
                band.stroke_path(path, &paint, &stroke, place, None);
            }
        }
    }

    fn picture(&self, picture: &Picture, sheet: Transform, band: &mut PixmapMut) {
        if let Some(drawing) = &picture.image.drawing {
            let across = picture.width / drawing.width;
            let down = picture.height / drawing.height;
            let place = Transform::from_row(across, 0.0, 0.0, down, picture.x, picture.y);
            return drawn::draw(drawing, sheet.pre_concat(place), band);
        }
        let Some(pixels) = self.pictures.get(&picture.image) else {
            return;
        };
        let across = picture.width / pixels.width() as f32;
        let down = picture.height / pixels.height() as f32;
        let place = Transform::from_row(across, 0.0, 0.0, down, picture.x, picture.y);
        let paint = PixmapPaint {
            quality: FilterQuality::Bilinear,
            ..PixmapPaint::default()
        };
        band.draw_pixmap(0, 0, pixels.as_ref(), &paint, sheet.pre_concat(place), None);
    }

    /// Rules stand on whole pixels, so that all of one width look alike.
    fn rule(&self, rule: &Rule, sheet: Transform, band: &mut PixmapMut) {
        let bounds = Rect::from_xywh(rule.x, rule.y, rule.width, rule.height);
        let Some(bounds) = bounds.and_then(|bounds| bounds.transform(sheet)) else {
            return;
        };
        let (x, y) = (bounds.x().round(), bounds.y().round());
        let (width, height) = (bounds.width().round(), bounds.height().round());
        if let Some(whole) = Rect::from_xywh(x, y, width.max(1.0), height.max(1.0)) {
            let mut paint = self.paint(rule.ink);
            paint.anti_alias = false;
            band.fill_rect(whole, &paint, Transform::identity(), None);
        }
    }

    fn paint(&self, ink: Ink) -> Paint<'static> {
        let [red, green, blue] = self.inks.rgb(ink);
        Paint {
            shader: Shader::SolidColor(Color::from_rgba8(red, green, blue, 255)),
            ..Paint::default()
        }
    }
}

/// Builds paths.
#[derive(Default)]
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
