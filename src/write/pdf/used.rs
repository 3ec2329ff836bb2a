//! Which glyphs of which faces a document uses, and by which code each is shown.
//!
//! A glyph has a code for each meaning and each width that it is shown with:
//!
//! - The gap inside 张　三 is geometry, and so is what a mark loses at the end of a
//!   line. Readers that look for words by gaps would put a space there, or part a
//!   word, so the glyph before it is shown by a code whose width includes the gap.
//! - One glyph may show two characters (a hanzi and its radical). A code has one
//!   meaning.
//!
//! The embedded program draws the same outline for all of them and has their
//! widths, so that the file says of widths what its fonts say (ISO 19005-2,
//! 6.2.11.5).

use std::collections::HashMap;

use crate::layout::font::{Face, Fonts};
use crate::layout::pages::FaceId;

/// The fonts of a document, in the order of their first use.
pub(super) struct UsedFonts<'a> {
    fonts: &'a Fonts,
    /// Faces that can have no more than one code for a glyph.
    plain: &'a [FaceId],
    /// Faces, in order of first use; the number is part of the resource name.
    pub faces: Vec<UsedFace<'a>>,
}

/// A face and its codes.
pub(super) struct UsedFace<'a> {
    pub id: FaceId,
    pub face: &'a Face,
    /// Whether a glyph has one code only.
    pub plain: bool,
    /// What each code shows.
    pub codes: Vec<Code>,
    /// First code of each glyph.
    first: HashMap<u16, u16>,
}

/// What a code shows.
pub(super) struct Code {
    pub glyph: u16,
    /// Width, thousandths of an em.
    pub width: i32,
    pub meaning: Option<Box<str>>,
    /// The glyph's first code, which has its own width; nothing for that itself.
    pub copies: Option<u16>,
    /// The glyph's next code; 0 behind the last.
    next: u16,
}

impl<'a> UsedFonts<'a> {
    /// With nothing used yet.
    pub(super) fn new(fonts: &'a Fonts, plain: &'a [FaceId]) -> Self {
        Self {
            fonts,
            plain,
            faces: Vec::new(),
        }
    }

    /// Name of a face in the pages' resources.
    pub(super) fn resource_name(index: usize) -> String {
        format!("F{index}")
    }

    /// Index of a face, taking it in when it is new.
    pub(super) fn face(&mut self, id: FaceId) -> usize {
        if let Some(index) = self.faces.iter().position(|f| f.id == id) {
            return index;
        }
        let mut used = UsedFace {
            id,
            face: self.fonts.face(id),
            plain: self.plain.contains(&id),
            codes: Vec::new(),
            first: HashMap::new(),
        };
        used.add(0, None);
        self.faces.push(used);
        self.faces.len() - 1
    }

    /// A narrow glyph of a face that means a space: its face and code; `None`
    /// where the face has none. It has to have ink: PDFium passes over what has
    /// not.
    pub(super) fn space(&mut self, id: FaceId) -> Option<(usize, u16)> {
        let face = self.face(id);
        let used = &mut self.faces[face];
        let glyph = used.face.glyph('.')?;
        Some((face, used.code(glyph, 0, " ")))
    }
}

impl UsedFace<'_> {
    /// Width of a glyph, thousandths of an em.
    pub(super) fn width(&mut self, glyph: u16) -> i32 {
        let first = self.first(glyph);
        self.codes[usize::from(first)].width
    }

    /// The code that shows a glyph with so much added to its width, meaning
    /// `text`; no text fits any code. In a plain face the glyph's only one.
    pub(super) fn code(&mut self, glyph: u16, gap: i32, text: &str) -> u16 {
        let first = self.first(glyph);
        let width = self.codes[usize::from(first)].width + gap;
        let meaning = || (!text.is_empty()).then(|| text.into());
        if self.plain {
            let shown = &mut self.codes[usize::from(first)];
            shown.meaning = shown.meaning.take().or_else(meaning);
            return first;
        }
        let mut last = first;
        // What has no glyph is shown by a copy of the box that says so: the box
        // itself must not be (ISO 19005-2, 6.2.11.8).
        let mut code = match glyph {
            0 => self.codes[0].next,
            _ => first,
        };
        while code != 0 {
            let shown = &mut self.codes[usize::from(code)];
            if shown.width == width {
                shown.meaning = shown.meaning.take().or_else(meaning);
                if shown.says(text) {
                    return code;
                }
            }
            last = code;
            code = shown.next;
        }
        if self.codes.len() > usize::from(u16::MAX) {
            return first;
        }
        let code = self.add(glyph, Some(first));
        self.codes[usize::from(last)].next = code;
        let shown = &mut self.codes[usize::from(code)];
        shown.width = width;
        shown.meaning = meaning();
        code
    }

    fn first(&mut self, glyph: u16) -> u16 {
        match self.first.get(&glyph) {
            Some(code) => *code,
            None => self.add(glyph, None),
        }
    }

    fn add(&mut self, glyph: u16, copies: Option<u16>) -> u16 {
        // A face has at most as many glyphs; copies are added below that.
        let code = self.codes.len() as u16;
        self.codes.push(Code {
            glyph,
            width: thousandths(self.face.advance(glyph)),
            meaning: None,
            copies,
            next: 0,
        });
        if copies.is_none() {
            self.first.insert(glyph, code);
        }
        code
    }
}

impl Code {
    /// A glyph's only code, whose width nobody asks for.
    #[cfg(test)]
    pub(super) fn of(glyph: u16) -> Self {
        Self {
            glyph,
            width: 0,
            meaning: None,
            copies: None,
            next: 0,
        }
    }

    /// A copy of a glyph that the first of its codes shows, of another width.
    #[cfg(test)]
    pub(super) fn copy(glyph: u16, first: u16, width: i32) -> Self {
        Self {
            width,
            copies: Some(first),
            ..Self::of(glyph)
        }
    }

    /// Whether it means that text, or the text nothing.
    pub(super) fn says(&self, text: &str) -> bool {
        text.is_empty() || self.meaning.as_deref() == Some(text)
    }
}

fn thousandths(em: f32) -> i32 {
    (em * 1000.0).round() as i32
}
