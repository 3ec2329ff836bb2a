//! Takes Pages and their Document's metadata; gives a PDF 1.7 file.
//!
//! Operators are written here; lopdf numbers the objects and writes them out.
//! The same pages give the same bytes, everywhere.

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

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::pages::{Page, Pages};
use object::{Packer, dictionary, name};
use shown::PT;
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
    let mut packer = Packer::default();
    let mut file = File::with_version("1.7");
    let root = file.new_object_id();
    let resources = file.new_object_id();
    let mut page_ids = Vec::with_capacity(pages.pages.len());
    for page in &pages.pages {
        let drawn = content::page(page, pages.inks, &mut used);
        let drawn = file.add_object(packer.stream(Dictionary::new(), &drawn));
        page_ids.push(file.add_object(self::page(page, root, resources, drawn)));
    }
    let kids = page_ids.iter().map(|id| Object::Reference(*id)).collect();
    let tree = dictionary([
        ("Type", name("Pages")),
        ("Kids", Object::Array(kids)),
        ("Count", Object::Integer(page_ids.len() as i64)),
    ]);
    file.set_object(root, tree);
    let catalog = file.add_object(dictionary([
        ("Type", name("Catalog")),
        ("Pages", Object::Reference(root)),
        ("PageLayout", name("OneColumn")),
    ]));
    file.trailer.set("Root", Object::Reference(catalog));

    embed::fonts(&mut file, resources, &used, &mut packer)?;
    outline::add(&mut file, pages, &page_ids)?;
    links::add(&mut file, pages, &page_ids)?;
    info::set(&mut file, document)?;
    info::set_identifier(&mut file);

    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|e| cannot_write(&e))?;
    Ok(bytes)
}

/// A page with its place in the tree. Landscape pages are turned the way they
/// are read.
fn page(page: &Page, root: ObjectId, resources: ObjectId, drawn: ObjectId) -> Dictionary {
    let (width, height) = if page.landscape {
        (page.height, page.width)
    } else {
        (page.width, page.height)
    };
    let size = [0.0, 0.0, width * PT, height * PT];
    let mut dict = dictionary([
        ("Type", name("Page")),
        ("Parent", Object::Reference(root)),
        ("MediaBox", Object::Array(size.map(Object::Real).to_vec())),
        ("Resources", Object::Reference(resources)),
        ("Contents", Object::Reference(drawn)),
    ]);
    if page.landscape {
        dict.set("Rotate", Object::Integer(90));
    }
    dict
}

/// The fault of a file that cannot be put together.
fn cannot_write(error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::CannotWrite)
        .arg("file", "PDF")
        .arg("reason", error.to_string());
    Box::new(diagnostic)
}
