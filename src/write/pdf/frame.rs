//! Takes the sizes of Pages; gives a file with empty pages, as printpdf makes it.

use lopdf::{Document as File, Object, ObjectId, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::cannot_write;
use crate::diagnostic::Diagnostic;
use crate::layout::pages::{Page, Pages};

/// A file with its pages in order, nothing on them yet.
pub(super) struct Frame {
    pub file: File,
    pub pages: Vec<ObjectId>,
    /// The dictionary of fonts that all pages share.
    pub fonts: ObjectId,
}

impl Frame {
    /// # Errors
    /// `cannot-write` when printpdf gives a file without what is looked for.
    pub(super) fn new(pages: &Pages) -> Result<Self, Box<Diagnostic>> {
        let mut pdf = PdfDocument::new("");
        pdf.pages = pages.pages.iter().map(blank).collect();
        let options = PdfSaveOptions {
            optimize: false,
            subset_fonts: false,
            ..PdfSaveOptions::default()
        };
        let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
        file.version = "1.7".to_string();
        let ids: Vec<ObjectId> = file.page_iter().collect();
        for (page, id) in pages.pages.iter().zip(&ids) {
            turn(&mut file, *id, page)?;
        }
        let fonts = match ids.first() {
            Some(first) => shared_fonts(&file, *first).map_err(|e| cannot_write(&e))?,
            None => file.new_object_id(),
        };
        Ok(Self {
            file,
            pages: ids,
            fonts,
        })
    }

    /// Puts operators on a page.
    ///
    /// # Errors
    /// `cannot-write` when the page has no room for them.
    pub(super) fn draw(&mut self, page: ObjectId, drawn: Stream) -> Result<(), Box<Diagnostic>> {
        let contents = self
            .file
            .get_dictionary(page)
            .and_then(|page| page.get(b"Contents")?.as_reference())
            .map_err(|e| cannot_write(&e))?;
        self.file.set_object(contents, drawn);
        Ok(())
    }
}

/// A page of the paper's size. Landscape pages stand upright in the file, and
/// are turned the way they are read.
fn blank(page: &Page) -> PdfPage {
    let (width, height) = if page.landscape {
        (page.height, page.width)
    } else {
        (page.width, page.height)
    };
    PdfPage::new(Mm(width), Mm(height), Vec::new())
}

/// Turns a landscape page, and drops what printpdf adds to every page without need.
fn turn(file: &mut File, id: ObjectId, page: &Page) -> Result<(), Box<Diagnostic>> {
    let dict = file.get_dictionary_mut(id).map_err(|e| cannot_write(&e))?;
    if page.landscape {
        dict.set("Rotate", Object::Integer(90));
    }
    for key in ["TrimBox", "CropBox", "Annots"] {
        dict.remove(key.as_bytes());
    }
    Ok(())
}

/// printpdf gives every page one and the same dictionary of fonts.
fn shared_fonts(file: &File, page: ObjectId) -> lopdf::Result<ObjectId> {
    let resources = file
        .get_dictionary(page)?
        .get(b"Resources")?
        .as_reference()?;
    file.get_dictionary(resources)?.get(b"Font")?.as_reference()
}
