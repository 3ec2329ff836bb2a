//! Which glyphs of which faces a document uses, and by which code each is shown.
//!
//! A face stands in the file once, but under several names where that makes the
//! text come out right in every reader:
//!
//! - The gap inside 张　三 is geometry. Readers that look for words by gaps would
//!   put a space there, so the glyph before the gap is shown in a variant of the
//!   font whose widths include the gap.
//! - One glyph may show two characters (a hanzi and its radical). A code has one
//!   meaning in a font, so the second character takes a variant with its own.

use subsetter::GlyphRemapper;

use crate::layout::font::{Face, Fonts};
use crate::layout::pages::FaceId;

/// The fonts of a document, in the order of their first use.
pub(super) struct UsedFonts<'a> {
    fonts: &'a Fonts,
    /// Faces, in order of first use.
    pub faces: Vec<UsedFace<'a>>,
    /// Variants, in order of first use; the number is part of the resource name.
    pub variants: Vec<Variant>,
}

/// What codes mean, by code.
pub(super) type Meanings = Vec<Option<Box<str>>>;

/// A face and its glyphs.
pub(super) struct UsedFace<'a> {
    pub id: FaceId,
    pub face: &'a Face,
    /// Old glyph to code.
    pub remapper: GlyphRemapper,
    /// Widths by code, thousandths of an em.
    pub widths: Vec<i32>,
    /// What each code means, in every layer of meanings.
    pub meanings: Vec<Meanings>,
}

/// A face under one set of widths and meanings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    /// Index into [`UsedFonts::faces`].
    pub face: usize,
    /// Added to every width, thousandths of an em.
    pub gap: i32,
    /// Which layer of meanings.
    pub layer: usize,
}

impl Variant {
    /// Name of the font in the pages' resources.
    pub(super) fn resource_name(index: usize) -> String {
        format!("F{index}")
    }
}

impl<'a> UsedFonts<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            faces: Vec::new(),
            variants: Vec::new(),
        }
    }

    /// Index of a face, taking it in when it is new.
    pub(super) fn face(&mut self, id: FaceId) -> usize {
        if let Some(index) = self.faces.iter().position(|f| f.id == id) {
            return index;
        }
        let face = self.fonts.face(id);
        self.faces.push(UsedFace {
            id,
            face,
            remapper: GlyphRemapper::new(),
            widths: vec![thousandths(face.advance(0))],
            meanings: vec![Meanings::new()],
        });
        self.faces.len() - 1
    }

    /// A narrow glyph of a face that means a space: its variant and code; `None`
    /// where the face has none. It has to have ink: PDFium passes over what has
    /// not.
    pub(super) fn space(&mut self, id: FaceId) -> Option<(usize, u16)> {
        let face = self.face(id);
        let used = &mut self.faces[face];
        let code = used.code(used.face.glyph('.')?);
        let layer = used.layer(code, " ");
        let variant = Variant {
            face,
            gap: 0,
            layer,
        };
        Some((self.variant(variant), code))
    }

    /// Index of a variant, taking it in when it is new.
    pub(super) fn variant(&mut self, wanted: Variant) -> usize {
        if let Some(index) = self.variants.iter().position(|v| *v == wanted) {
            return index;
        }
        self.variants.push(wanted);
        self.variants.len() - 1
    }
}

impl UsedFace<'_> {
    /// The code that shows a glyph.
    pub(super) fn code(&mut self, glyph: u16) -> u16 {
        let code = self.remapper.remap(glyph);
        if usize::from(code) == self.widths.len() {
            self.widths.push(thousandths(self.face.advance(glyph)));
        }
        code
    }

    /// The layer in which a code means `text`. No text fits any layer.
    pub(super) fn layer(&mut self, code: u16, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        let code = usize::from(code);
        let mut layer = 0;
        loop {
            if layer == self.meanings.len() {
                self.meanings.push(Meanings::new());
            }
            let meanings = &mut self.meanings[layer];
            if meanings.len() <= code {
                meanings.resize(code + 1, None);
            }
            let meaning = meanings[code].get_or_insert_with(|| text.into());
            if **meaning == *text {
                return layer;
            }
            layer += 1;
        }
    }
}

fn thousandths(em: f32) -> i32 {
    (em * 1000.0).round() as i32
}
