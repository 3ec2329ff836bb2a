//! Takes Pages and their Document's metadata; gives a PDF 1.7 file.
//!
//! printpdf makes the file and its pages, `frame.rs`; what stands on them, the
//! fonts, outline, links and metadata are put in as plain objects, since its
//! fonts are not cut as we need them and its identifiers are random. The same
//! pages give the same bytes, everywhere.

mod content;
mod deflate;
mod embed;
mod font;
mod frame;
mod info;
mod links;
mod object;
mod out;
mod outline;
mod shown;
mod to_unicode;
mod used;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::pages::Pages;
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
    let mut used = UsedFonts::new(fonts);
    let mut frame = frame::Frame::new(pages)?;
    let drawn = pages.pages.iter();
    let drawn = drawn.map(|page| content::page(page, pages.inks, &mut used));
    let drawn: Vec<Vec<u8>> = drawn.collect();
    for (at, stream) in frame.pages.clone().into_iter().zip(object::streams(&drawn)) {
        frame.draw(at, stream)?;
    }
    let frame::Frame {
        mut file,
        pages: page_ids,
        fonts: shared,
    } = frame;

    embed::fonts(&mut file, shared, &used)?;
    outline::add(&mut file, pages, &page_ids)?;
    links::add(&mut file, pages, &page_ids)?;
    info::set(&mut file, document)?;
    info::set_identifier(&mut file);

    // Room for everything at once: growing would copy half a megabyte again and
    // again, and hand the pages back to the system between.
    let streams = file.objects.values().filter_map(|o| o.as_stream().ok());
    let size: usize = streams.map(|stream| stream.content.len()).sum();
    let mut bytes = Vec::with_capacity(size + size / 8 + 65_536);
    file.save_to(&mut bytes).map_err(|e| cannot_write(&e))?;
    Ok(bytes)
}

/// The fault of a file that cannot be put together.
fn cannot_write(error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::CannotWrite)
        .arg("file", "PDF")
        .arg("reason", error.to_string());
    Box::new(diagnostic)
}
