//! A face: glyphs, widths and measures, opened when first asked.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use harfrust::{Script, ShapePlan};
use skrifa::font::{Blob, Font, TableFunction};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider, types::Tag};
use skrifa::{GlyphId, MetadataProvider};

use super::card::Card;
use super::gauge::{Gauge, SAMPLE};

/// A face among those a style chose. Shared by all documents and threads.
pub struct Face {
    card: Card,
    font: OnceLock<Option<Font>>,
    /// Ink of the glyphs that were asked for: a few marks.
    inks: RwLock<BTreeMap<u16, Option<Ink>>>,
    gauge: OnceLock<Option<Gauge>>,
    kept: OnceLock<Box<dyn Any + Send + Sync>>,
    plans: RwLock<Vec<(PlanKey, Arc<ShapePlan>)>>,
}

/// Script, and whether digits are half as wide as a hanzi.
type PlanKey = (Option<Script>, bool);

/// Measures of a face in thousandths of an em, as a PDF describes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Highest ink of an ordinary line above the baseline.
    pub ascent: f32,
    /// Lowest ink, negative.
    pub descent: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Box that holds every glyph: left, bottom, right, top.
    pub bounds: [f32; 4],
}

/// A rectangle of ink around a glyph's origin, em, y upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Left edge.
    pub left: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
}

impl Face {
    /// The face of a card; its file is not opened yet.
    pub fn new(card: Card) -> Self {
        Self {
            card,
            font: OnceLock::new(),
            inks: RwLock::default(),
            gauge: OnceLock::new(),
            kept: OnceLock::new(),
            plans: RwLock::default(),
        }
    }

    /// Names, place and licence.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// Calls `f` with the whole file and the face's number in it; `None` when
    /// the file has gone.
    pub fn with_data<T>(&self, f: impl FnOnce(&[u8], u32) -> T) -> Option<T> {
        self.card.file.with_data(|data| f(data, self.card.index))
    }

    /// What a writer keeps of this face for the whole run, made when first asked
    /// for. There is room for one thing: `None` when another writer has taken it.
    pub fn kept<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        let kept = self.kept.get_or_init(|| Box::new(make()));
        kept.downcast_ref()
    }

    /// The parsed face; `None` when the file has gone or is damaged.
    pub(super) fn font(&self) -> Option<&Font> {
        self.font.get_or_init(|| open(&self.card)).as_ref()
    }

    /// How the shaper goes about text of that kind in this face: worked out once,
    /// since that takes longer than most texts.
    pub(super) fn plan(&self, key: PlanKey, make: impl FnOnce() -> ShapePlan) -> Arc<ShapePlan> {
        let known = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, plan)) = known.iter().find(|(other, _)| *other == key) {
            return Arc::clone(plan);
        }
        drop(known);
        let plan = Arc::new(make());
        let mut known = self.plans.write().unwrap_or_else(PoisonError::into_inner);
        known.push((key, Arc::clone(&plan)));
        plan
    }

    /// The glyph that the face shows for a character, before any shaping.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let glyph = self.font()?.charmap().map_unicode(c)?;
        u16::try_from(glyph.to_u32()).ok().filter(|g| *g != 0)
    }

    /// Whether the face has a glyph for this character.
    pub fn covers(&self, c: char) -> bool {
        self.glyph(c).is_some()
    }

    /// Design units in an em.
    pub fn units_per_em(&self) -> u16 {
        self.font().map_or(1000, Font::units_per_em)
    }

    /// Width of a glyph, em.
    pub fn advance(&self, glyph: u16) -> f32 {
        let Some(font) = self.font() else { return 0.0 };
        let units = font.glyph_metrics().h_advance(GlyphId::from(glyph));
        units / f32::from(font.units_per_em())
    }

    /// The ink of a glyph; `None` when it is blank.
    pub fn ink(&self, glyph: u16) -> Option<Ink> {
        self.look_at([glyph]);
        let known = self.inks.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&glyph).copied().flatten()
    }

    /// Looks up the ink of glyphs at once: to open the file takes longer than to
    /// measure one. Read from the mapped file: the parsed face would copy all
    /// outlines to tell one.
    pub fn look_at(&self, glyphs: impl IntoIterator<Item = u16>) {
        let known = self.inks.read().unwrap_or_else(PoisonError::into_inner);
        let unknown = glyphs.into_iter().filter(|g| !known.contains_key(g));
        let unknown: Vec<u16> = unknown.collect();
        drop(known);
        if unknown.is_empty() {
            return;
        }
        let inks = self.with_data(|data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let em = f32::from(font.head().ok()?.units_per_em());
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let ink = |glyph: &u16| {
                let bounds = metrics.bounds(GlyphId::from(*glyph))?;
                let ink = Ink {
                    left: bounds.x_min / em,
                    bottom: bounds.y_min / em,
                    right: bounds.x_max / em,
                    top: bounds.y_max / em,
                };
                (ink.right > ink.left || ink.top > ink.bottom).then_some(ink)
            };
            Some(unknown.iter().map(ink).collect::<Vec<_>>())
        });
        let inks = inks.flatten().unwrap_or_else(|| vec![None; unknown.len()]);
        let mut known = self.inks.write().unwrap_or_else(PoisonError::into_inner);
        known.extend(unknown.into_iter().zip(inks));
    }

    /// How large and dark its hanzi are; `None` where it has none.
    pub(super) fn gauge(&self) -> Option<&Gauge> {
        let sample = || SAMPLE.chars().filter_map(|c| self.glyph(c));
        self.gauge.get_or_init(|| self.measure(sample())).as_ref()
    }

    /// How large and dark some glyphs are.
    pub(super) fn measure(&self, glyphs: impl IntoIterator<Item = u16>) -> Option<Gauge> {
        self.with_data(|data, index| Gauge::of(data, index, glyphs))?
    }

    /// Measures for a PDF's description of the face.
    pub fn metrics(&self) -> Metrics {
        let mut metrics = Metrics {
            ascent: 880.0,
            descent: -120.0,
            cap_height: 700.0,
            bounds: [0.0, -120.0, 1000.0, 880.0],
        };
        let Some(font) = self.font() else {
            return metrics;
        };
        let m = font.metrics();
        let scale = 1000.0 / f32::from(m.units_per_em);
        // The typographic line is the em box; the hhea line of the Noto faces
        // would let readers take lines for far taller than they are.
        if let Some(line) = m.typo_line.or(m.hhea_line) {
            metrics.ascent = line.ascender.to_f32() * scale;
            metrics.descent = line.descender.to_f32() * scale;
        }
        if let Some(height) = m.cap_height.map(|h| h.to_f32()).filter(|h| *h > 0.0) {
            metrics.cap_height = height * scale;
        }
        let b = m.bounds;
        metrics.bounds = [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| v.to_f32() * scale);
        metrics
    }

    /// Whether shaping can change anything: a face without GSUB and GPOS
    /// kerning shows each character by its own glyph.
    pub(super) fn has_substitutions(&self) -> bool {
        self.font().is_some_and(|font| font.tables().gsub().is_ok())
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Face").field(&self.card.family).finish()
    }
}

fn open(card: &Card) -> Option<Font> {
    if let Some(data) = card.file.static_data() {
        return Font::new(data, card.index);
    }
    // A mapping lasts only for a call, so each table that is asked for is
    // copied: character map and widths, a few hundred kilobytes. Outlines stay
    // on disk until a subset is cut.
    let (file, index) = (card.file.clone(), card.index);
    let table = move |tag: Tag| -> Option<Blob> {
        file.with_data(|data| {
            let font = FontRef::from_index(data, index).ok()?;
            Some(Blob::from(font.table_data(tag)?.as_bytes().to_vec()))
        })?
    };
    Font::new(TableFunction::new(Arc::new(table)), 0)
}
