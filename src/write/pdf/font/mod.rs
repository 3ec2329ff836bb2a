//! Takes a face and what its codes show; gives the font program to embed.
//!
//! Each outline is read, cut free and compressed once for the whole run; a
//! document's font is put together by copying. Composite glyphs are taken apart.
//! What is unusual (parts joined at points, odd charstrings) goes to `subsetter`,
//! document by document. Which way is taken depends on the face and the glyphs
//! alone, so that a document has the same bytes whatever was built before it.

mod cff;
mod composite;
mod glyf;
mod slots;
#[cfg(test)]
mod tests;

use rayon::prelude::*;
use skrifa::raw::{FontRef, TableProvider, types::Tag};
use subsetter::GlyphRemapper;

use super::deflate::{Coder, Part};
use super::object::deflate;
use super::used::{Code, UsedFace};
use crate::diagnostic::{self, Diagnostic};
use crate::layout::font::Face;
use slots::Slots;

/// A font program that holds only some glyphs, numbered by their codes,
/// compressed as FlateDecode wants it.
pub(super) enum Program {
    /// A whole TrueType file, and its length before it was compressed.
    TrueType(Vec<u8>, usize),
    /// A bare CFF table.
    Cff(Vec<u8>),
}

/// Cuts the glyphs out of a face; nothing where it cannot have copies of them and
/// must be plain.
pub(super) fn program(used: &UsedFace) -> Result<Option<Program>, Box<Diagnostic>> {
    let face = used.face;
    let kept = face.kept(|| face.with_data(Kept::new).flatten());
    let joined = kept
        .and_then(Option::as_ref)
        .and_then(|kept| kept.program(face, &used.codes));
    match joined {
        None if used.plain => the_plain_way(face, &used.codes).map(Some),
        joined => Ok(joined),
    }
}

/// A glyph cut free.
struct Outline {
    /// Charstring or `glyf` record.
    bytes: Vec<u8>,
    /// CFF: its font DICT.
    group: u8,
    /// TrueType: its entry in `hmtx`.
    metrics: [u8; 4],
    /// TrueType: its box; nothing where it is blank.
    bounds: Option<[u8; 8]>,
}

/// A glyph as it goes into documents.
struct Glyph {
    part: Part,
    /// Bytes of the outline.
    len: usize,
    /// Sum of the outline's words, for TrueType's checksums.
    sum: u32,
    group: u8,
    metrics: [u8; 4],
    bounds: Option<[u8; 8]>,
}

/// What is the same in every program cut from a face.
enum Frame {
    Cff(cff::Frame),
    Glyf(glyf::Frame),
}

/// A face's file, ready to read outlines from.
enum Reader<'a> {
    Cff(cff::Reader<'a>),
    Glyf(glyf::Reader<'a>),
}

impl<'a> Reader<'a> {
    fn new(data: &'a [u8], index: u32) -> Option<Self> {
        let font = FontRef::from_index(data, index).ok()?;
        if font.table_data(Tag::new(b"glyf")).is_some() {
            return glyf::Reader::new(&font).map(Self::Glyf);
        }
        cff::Reader::new(&font).map(Self::Cff)
    }

    fn glyphs(&self) -> u16 {
        match self {
            Self::Cff(reader) => reader.glyphs(),
            Self::Glyf(reader) => reader.glyphs(),
        }
    }

    fn outline(&self, glyph: u16) -> Option<Outline> {
        match self {
            Self::Cff(reader) => reader.outline(glyph),
            Self::Glyf(reader) => reader.outline(glyph),
        }
    }
}

/// What is kept of a face for the whole run.
struct Kept {
    frame: Frame,
    coder: Coder,
    units_per_em: i32,
    /// Glyphs that documents have used; none for what is unusual.
    glyphs: Slots<Option<Glyph>>,
}

/// How many glyphs make a share that is worth a thread's while.
const SHARE: usize = 96;

/// How many glyphs, evenly spread over a face, its code is made from.
const SAMPLES: u16 = 48;

impl Kept {
    fn new(data: &[u8], index: u32) -> Option<Self> {
        let reader = Reader::new(data, index)?;
        let step = (reader.glyphs() / SAMPLES).max(1);
        let samples = (0..reader.glyphs()).step_by(usize::from(step));
        let samples: Vec<Vec<u8>> = samples
            .filter_map(|glyph| Some(reader.outline(glyph)?.bytes))
            .collect();
        let (frame, repeats) = match &reader {
            Reader::Cff(reader) => (Frame::Cff(reader.frame()?), false),
            Reader::Glyf(reader) => (Frame::Glyf(reader.frame()?), true),
        };
        let units = FontRef::from_index(data, index).ok()?.head().ok()?;
        Some(Self {
            frame,
            units_per_em: units.units_per_em().into(),
            coder: Coder::trained(&samples, repeats),
            glyphs: Slots::new(),
        })
    }

    fn program(&self, face: &Face, codes: &[Code]) -> Option<Program> {
        let glyphs = codes.iter().filter(|code| code.copies.is_none());
        let missing = |glyph: &u16| self.glyphs.get(*glyph).is_none();
        let missing: Vec<u16> = glyphs.map(|code| code.glyph).filter(missing).collect();
        if missing.len() > SHARE && rayon::current_thread_index().is_none() {
            // One document alone: all cores have time for its glyphs.
            let shares = missing.par_chunks(SHARE);
            shares.try_for_each(|share| self.fill(face, share))?;
        } else if !missing.is_empty() {
            self.fill(face, &missing)?;
        }
        let copies = self.copies(face, codes)?;
        let mut copies = copies.iter();
        let glyphs = codes.iter().map(|code| match code.copies {
            Some(_) => copies.next(),
            None => self.glyphs.get(code.glyph)?.as_ref(),
        });
        let glyphs: Option<Vec<&Glyph>> = glyphs.collect();
        match &self.frame {
            Frame::Cff(frame) => frame.program(&glyphs?, &self.coder).map(Program::Cff),
            Frame::Glyf(frame) => {
                let (packed, length) = frame.program(&glyphs?, &self.coder)?;
                Some(Program::TrueType(packed, length))
            }
        }
    }

    /// The glyphs that draw what others draw, each as wide as its code.
    fn copies(&self, face: &Face, codes: &[Code]) -> Option<Vec<Glyph>> {
        let copies: Vec<(&Code, u16)> = codes
            .iter()
            .filter_map(|code| Some((code, code.copies?)))
            .collect();
        if copies.is_empty() {
            return Some(Vec::new());
        }
        let width = |code: &Code| (code.width * self.units_per_em + 500).div_euclid(1000);
        match &self.frame {
            Frame::Glyf(_) => {
                let copy = |(code, of): &(&Code, u16)| {
                    let width = u16::try_from(width(code)).ok()?;
                    let first = self.glyphs.get(code.glyph)?.as_ref()?;
                    Some(self.glyph(glyf::copy(first, *of, width)))
                };
                copies.iter().map(copy).collect()
            }
            Frame::Cff(frame) => face.with_data(|data, index| {
                let reader = Reader::new(data, index)?;
                let copy = |(code, _): &(&Code, u16)| {
                    let mut outline = reader.outline(code.glyph)?;
                    outline.bytes = frame.copy(&outline, width(code))?;
                    Some(self.glyph(outline))
                };
                copies.iter().map(copy).collect()
            })?,
        }
    }

    /// Reads, cuts free and compresses glyphs.
    fn fill(&self, face: &Face, glyphs: &[u16]) -> Option<()> {
        face.with_data(|data, index| {
            let reader = Reader::new(data, index)?;
            for glyph in glyphs {
                let read = || Some(self.glyph(reader.outline(*glyph)?));
                self.glyphs.fill(*glyph, read);
            }
            Some(())
        })?
    }

    fn glyph(&self, outline: Outline) -> Glyph {
        Glyph {
            part: self.coder.part(&outline.bytes),
            len: outline.bytes.len(),
            sum: glyf::sum(&outline.bytes),
            group: outline.group,
            metrics: outline.metrics,
            bounds: outline.bounds,
        }
    }
}

/// Cut by `subsetter` and compressed as a whole.
fn the_plain_way(face: &Face, codes: &[Code]) -> Result<Program, Box<Diagnostic>> {
    let mut glyphs = GlyphRemapper::new();
    codes.iter().for_each(|code| {
        glyphs.remap(code.glyph);
    });
    let cut = face
        .with_data(|data, index| subsetter::subset(data, index, &glyphs))
        .ok_or_else(|| unusable(face, "unreadable"))?;
    let font = cut.map_err(|_| unusable(face, "damaged-font"))?;
    let cff = FontRef::new(&font)
        .ok()
        .and_then(|f| f.table_data(Tag::new(b"CFF ")))
        .map(|table| deflate(table.as_bytes()));
    Ok(match cff {
        Some(packed) => Program::Cff(packed),
        None => Program::TrueType(deflate(&font), font.len()),
    })
}

fn unusable(face: &Face, reason: &str) -> Box<Diagnostic> {
    let card = face.card();
    let diagnostic = Diagnostic::new(diagnostic::Code::FontUnusable)
        .arg("font", card.family.clone())
        .arg("reason", reason)
        .hint("font-damaged");
    Box::new(match card.file.place().path() {
        Some(path) => diagnostic.at(path.to_path_buf()),
        None => diagnostic,
    })
}
