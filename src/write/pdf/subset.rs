//! Takes a face and the glyphs used; gives the font program to embed.

use skrifa::raw::{FontRef, types::Tag};
use subsetter::GlyphRemapper;

use crate::diagnostic::{Code, Diagnostic};
use crate::layout::font::Face;

/// A font program that holds only some glyphs, numbered by their codes.
pub(super) enum Program {
    /// TrueType outlines, as a whole font file.
    TrueType(Vec<u8>),
    /// A bare CFF table.
    Cff(Vec<u8>),
}

/// Cuts the glyphs out of a face.
pub(super) fn subset(face: &Face, glyphs: &GlyphRemapper) -> Result<Program, Box<Diagnostic>> {
    let cut = face
        .with_data(|data, index| subsetter::subset(data, index, glyphs))
        .ok_or_else(|| unusable(face, "unreadable"))?;
    let font = cut.map_err(|e| unusable(face, &e.to_string()))?;
    let cff = FontRef::new(&font)
        .ok()
        .and_then(|f| f.table_data(Tag::new(b"CFF ")))
        .map(|table| table.as_bytes().to_vec());
    Ok(match cff {
        Some(table) => Program::Cff(table),
        None => Program::TrueType(font),
    })
}

fn unusable(face: &Face, reason: &str) -> Box<Diagnostic> {
    let card = face.card();
    let diagnostic = Diagnostic::new(Code::FontUnusable)
        .arg("font", card.family.clone())
        .arg("reason", reason);
    Box::new(match card.file.place().path() {
        Some(path) => diagnostic.at(path.to_path_buf()),
        None => diagnostic,
    })
}
