//! Takes Pages and their Document's metadata; gives an OFD file (GB/T 33190-2016)
//! that can be kept (GB/T 42133-2022, OFD-A): one document, every face in it,
//! nothing that runs, no action but a leap within the file.
//!
//! Seals and signatures are set by the office's own system, on the finished file.

mod document;
mod face;
mod page;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::package;
use super::xml::Xml;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Image};
use crate::layout::font::Fonts;
use crate::layout::pages::{FaceId, Item, Pages, TextRun};

/// The namespace of all elements, bound to `ofd` as most readers expect.
const OFD: &str = "http://www.ofdspec.org/2016";

/// Numbers of objects in the document, each given once.
#[derive(Default)]
struct Ids(u32);

impl Ids {
    fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

/// What pages refer to.
struct Context<'p> {
    pages: &'p Pages,
    /// Objects of the pages themselves.
    page_ids: Vec<u32>,
    /// Objects of the faces.
    faces: BTreeMap<FaceId, u32>,
    /// Objects of the pictures, by the words that stand for them.
    images: BTreeMap<String, u32>,
}

/// Writes a document's pages as an OFD file. Nothing where the package cannot be put
/// together, which only a lack of memory explains.
///
/// # Errors
/// `font-unusable` when a face can no longer be read.
pub fn write(
    pages: &Pages,
    document: &Document,
    fonts: &Fonts,
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let mut ids = Ids::default();
    let used = used(pages);
    let shown = images(pages);
    let context = Context {
        pages,
        page_ids: pages.pages.iter().map(|_| ids.next()).collect(),
        faces: used.keys().map(|face| (*face, ids.next())).collect(),
        images: shown
            .keys()
            .map(|digest| (digest.to_string(), ids.next()))
            .collect(),
    };
    let contents: Vec<Vec<u8>> = (0..pages.pages.len())
        .map(|number| page::content(&context, number, &mut ids))
        .collect();
    let mut parts = vec![
        (
            "Doc_0/Document.xml".to_string(),
            document::document(&context, &ids),
        ),
        (
            "Doc_0/PublicRes.xml".to_string(),
            document::resources(&context, fonts, &shown),
        ),
    ];
    for (number, content) in contents.into_iter().enumerate() {
        parts.push((format!("Doc_0/{}", page_place(number)), content));
    }
    for (face, glyphs) in &used {
        let program = face::program(fonts.face(*face), glyphs)?;
        let place = font_place(context.faces[face]);
        parts.push((format!("Doc_0/Res/{place}"), program));
    }
    for image in shown.values() {
        let place = image_place(image, &context);
        parts.push((format!("Doc_0/Res/{place}"), image.bytes.clone()));
    }
    let mut hash = Sha256::new();
    parts.iter().for_each(|(_, bytes)| hash.update(bytes));
    let id: String = hash
        .finalize()
        .iter()
        .take(16)
        .map(|b| format!("{b:02x}"))
        .collect();
    // What the file is comes first.
    parts.insert(0, ("OFD.xml".to_string(), document::root(document, &id)));
    Ok(package::zip(&parts))
}

/// Every picture of pixels, by the word that stands for it.
fn images(pages: &Pages) -> BTreeMap<&str, &Image> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let pictures = items.filter_map(|item| match item {
        Item::Picture(picture) => Some(&*picture.image).filter(|image| image.drawing.is_none()),
        _ => None,
    });
    pictures
        .map(|image| (image.digest.as_str(), image))
        .collect()
}

/// What the file of a picture is called.
fn image_place(image: &Image, context: &Context) -> String {
    let id = context
        .images
        .get(&image.digest)
        .copied()
        .unwrap_or_default();
    format!("image_{id}.{}", image.format.extension())
}

/// Every text that is shown.
fn texts(pages: &Pages) -> impl Iterator<Item = &TextRun> {
    let pages = pages.pages.iter();
    let items = pages.flat_map(|page| page.items.iter().chain(&page.marks));
    items.filter_map(|item| match item {
        Item::Text(run) if !run.glyphs.is_empty() => Some(run),
        _ => None,
    })
}

/// The faces used, and of each its glyphs with the character that is shown by it
/// alone.
fn used(pages: &Pages) -> BTreeMap<FaceId, BTreeMap<u16, Option<char>>> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, Option<char>>> = BTreeMap::new();
    for run in texts(pages) {
        let glyphs = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let shown = run
                .text
                .get(glyph.cluster.start as usize..glyph.cluster.end as usize);
            let mut chars = shown.unwrap_or_default().chars();
            let alone = chars.next().filter(|_| chars.next().is_none());
            let meaning = glyphs.entry(glyph.id).or_default();
            *meaning = meaning.or(alone);
        }
    }
    used
}

fn page_place(number: usize) -> String {
    format!("Pages/Page_{number}/Content.xml")
}

fn font_place(id: u32) -> String {
    format!("font_{id}.ttf")
}

/// A length in millimetres, to a thousandth, as short as it can be.
fn mm(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // No −0.
    (rounded + 0.0).to_string()
}

fn xml() -> Xml {
    Xml::new()
}
