//! Takes Pages and their Document's metadata; gives a PDF 1.7 file.
//!
//! printpdf writes the page operations; fonts, outline and metadata are put in
//! as plain PDF objects, since its own fonts are not subset and its identifiers
//! come from a counter. The same pages give the same bytes, everywhere.

mod content;
mod deflate;
mod embed;
mod font;
mod info;
mod links;
mod object;
mod outline;
mod shown;
mod to_unicode;
mod used;

use lopdf::{Document as File, Object};
use printpdf::{PdfDocument, PdfSaveOptions};

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
    let mut pdf = PdfDocument::new("");
    pdf.pages = pages
        .pages
        .iter()
        .map(|page| content::page(page, pages.inks, &mut used))
        .collect();
    let options = PdfSaveOptions {
        optimize: false,
        ..PdfSaveOptions::default()
    };
    let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
    file.version = "1.7".to_string();

    let page_ids: Vec<_> = file.page_iter().collect();
    finish_pages(&mut file, pages, &page_ids)?;
    embed::fonts(&mut file, &page_ids, &used)?;
    outline::add(&mut file, pages, &page_ids)?;
    links::add(&mut file, pages, &page_ids)?;
    info::set(&mut file, document)?;
    object::compress_streams(&mut file);
    info::set_identifier(&mut file);

    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|e| cannot_write(&e))?;
    Ok(bytes)
}

/// Turns landscape pages the way they are read, and drops what printpdf adds
/// to every page without need.
fn finish_pages(
    file: &mut File,
    pages: &Pages,
    ids: &[lopdf::ObjectId],
) -> Result<(), Box<Diagnostic>> {
    for (page, id) in pages.pages.iter().zip(ids) {
        let dict = file.get_dictionary_mut(*id).map_err(|e| cannot_write(&e))?;
        if page.landscape {
            dict.set("Rotate", Object::Integer(90));
        }
        for key in ["TrimBox", "CropBox", "Annots"] {
            dict.remove(key.as_bytes());
        }
    }
    Ok(())
}

/// The fault of a file that cannot be put together.
fn cannot_write(error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::CannotWrite)
        .arg("file", "PDF")
        .arg("reason", error.to_string());
    Box::new(diagnostic)
}
