//! Takes the sizes of Pages; gives a file with empty pages, as printpdf makes it.

use lopdf::{Document as File, Object, ObjectId, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::cannot_write;
use super::object::name;
use crate::diagnostic::Diagnostic;
use crate::layout::pages::{Page, Pages};

/// A file with its pages in order, nothing on them yet.
pub(super) struct Frame {
    pub file: File,
    pub pages: Vec<ObjectId>,
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
        let ids: Vec<ObjectId> = file.page_iter().collect();
        for (number, (page, id)) in pages.pages.iter().zip(&ids).enumerate() {
            turn(&mut file, *id, page, number)?;
        }
        Ok(Self { file, pages: ids })
    }

    /// Puts operators on a page, and says where what they name is found.
    ///
    /// # Errors
    /// `cannot-write` when the page has no room for them.
    pub(super) fn draw(
        &mut self,
        page: ObjectId,
        drawn: Stream,
        resources: ObjectId,
    ) -> Result<(), Box<Diagnostic>> {
        let dict = self.file.get_dictionary_mut(page);
        let dict = dict.map_err(|e| cannot_write(&e))?;
        dict.set("Resources", Object::Reference(resources));
        let contents = dict.get(b"Contents").and_then(Object::as_reference);
        let contents = contents.map_err(|e| cannot_write(&e))?;
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

/// Turns a landscape page, says that its elements give the order of all on it, and
/// drops what printpdf adds to every page without need.
fn turn(file: &mut File, id: ObjectId, page: &Page, number: usize) -> Result<(), Box<Diagnostic>> {
    let dict = file.get_dictionary_mut(id).map_err(|e| cannot_write(&e))?;
    if page.landscape {
        dict.set("Rotate", Object::Integer(90));
    }
    dict.set("Tabs", name("S"));
    dict.set("StructParents", Object::Integer(number as i64));
    for key in ["TrimBox", "CropBox", "Annots"] {
        dict.remove(key.as_bytes());
    }
    let resources = dict.remove(b"Resources");
    let resources = resources.and_then(|all| all.as_reference().ok());
    let fonts = resources.and_then(|id| match file.objects.remove(&id)? {
        Object::Dictionary(all) => all.get(b"Font").and_then(Object::as_reference).ok(),
        _ => None,
    });
    fonts.and_then(|id| file.objects.remove(&id));
    Ok(())
}
