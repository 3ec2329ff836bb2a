//! Takes Pages and their Document; gives a PDF 1.7 file that lasts (PDF/A-2a,
//! ISO 19005-2) and that everybody can read (PDF/UA-1, ISO 14289-1).
//!
//! printpdf makes the file and its pages, `frame.rs`; what stands on them, the
//! fonts, outline, links and metadata are put in as plain objects, since its
//! fonts are not cut as we need them and its identifiers are random. The same
//! pages give the same bytes, everywhere.

mod colour;
mod content;
mod deflate;
mod drawing;
mod embed;
mod font;
mod frame;
mod images;
mod info;
mod line;
mod links;
mod object;
mod out;
mod outline;
mod save;
mod shown;
mod tags;
#[cfg(test)]
mod tests;
mod to_unicode;
mod used;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::pages::{FaceId, Pages};
use lopdf::Object;
use object::dictionary;
use tags::Tags;
use used::UsedFonts;

/// Writes a document's pages as a PDF file.
///
/// # Errors
/// `font-unusable` when a face can no longer be read or cut, `cannot-write`
/// when the file cannot be put together.
pub fn write(
    pages: &Pages,
    document: &Document,
    fonts: &Fonts,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut plain = Vec::new();
    loop {
        match with_plain(pages, document, fonts, &plain)? {
            Ok(bytes) => return Ok(bytes),
            // Its program cannot be put together from parts: once more, with one
            // code for each of its glyphs.
            Err(face) => plain.push(face),
        }
    }
}

/// The file with some faces plain, or another face that must be.
fn with_plain(
    pages: &Pages,
    document: &Document,
    fonts: &Fonts,
    plain: &[FaceId],
) -> Result<Result<Vec<u8>, FaceId>, Box<Diagnostic>> {
    let mut used = UsedFonts::new(fonts, plain);
    let mut tags = Tags::new(document, links::anchors(pages));
    let mut frame = frame::Frame::new(pages)?;
    let images = images::Images::add(&mut frame.file, pages);
    let drawn = pages.pages.iter();
    let drawn = drawn.map(|page| content::page(page, pages.inks, &images, &mut used, &mut tags));
    let (drawn, four_inks): (Vec<Vec<u8>>, Vec<bool>) =
        drawn.map(|page| (page.operators, page.four_inks)).unzip();

    let fonts = match embed::fonts(&mut frame.file, &used)? {
        Ok(fonts) => Object::Dictionary(fonts),
        Err(face) => return Ok(Err(face)),
    };
    let mut resources = dictionary([("Font", fonts)]);
    if let Some(images) = images.resources() {
        resources.set("XObject", images);
    }
    let mixed = four_inks.contains(&true).then(|| {
        let mut mixed = resources.clone();
        mixed.set("ColorSpace", colour::four_inks(&mut frame.file));
        frame.file.add_object(mixed)
    });
    let resources = frame.file.add_object(resources);
    let streams = object::streams(&drawn).zip(four_inks);
    for (page, (stream, four_inks)) in frame.pages.clone().into_iter().zip(streams) {
        let resources = mixed.filter(|_| four_inks).unwrap_or(resources);
        frame.draw(page, stream, resources)?;
    }
    let frame::Frame {
        mut file,
        pages: page_ids,
    } = frame;

    outline::add(&mut file, pages, &page_ids)?;
    links::add(&mut file, pages, &page_ids, &mut tags)?;
    let mut texts = save::Texts::default();
    let structure = tags.write(&mut file, &page_ids, &mut texts);
    info::set(&mut file, document, structure)?;
    info::set_identifier(&mut file, &texts);
    Ok(Ok(save::save(&mut file, texts)))
}

/// The fault of a file that cannot be put together.
fn cannot_write(error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::CannotWrite)
        .arg("file", "PDF")
        .arg("reason", error.to_string());
    Box::new(diagnostic)
}
