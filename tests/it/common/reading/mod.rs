//! Reads finished files like a stranger, who knows nothing of how they were made.

mod pdf;

use std::io::{Cursor, Read as _};

use calamine::{Reader, Xlsx};
use fangan::write::{Format, Output};
use roxmltree::{Document, Node, ParsingOptions};

use super::picture::Picture;
pub use pdf::{Element, elements, text_of_pdf, text_of_tags};

/// What stands in a file.
pub enum Text {
    /// Every word of its document, in order.
    Whole(String),
    /// Some of what the plan says.
    Part(String),
}

/// What stands in a file of any format, or on its page.
pub fn text_of(output: &Output) -> Text {
    let bytes = &output.bytes;
    match output.format {
        Format::Html => Text::Whole(text_of_html(bytes)),
        Format::Pdf => Text::Whole(text_of_pdf(bytes)),
        Format::Docx => Text::Whole(text_of_docx(bytes)),
        Format::Ofd => Text::Whole(text_of_ofd(bytes)),
        Format::Svg => Text::Whole(text_of_svg(bytes)),
        Format::Png => Text::Whole(text_of_png(bytes)),
        Format::Xlsx => Text::Part(text_of_xlsx(bytes)),
        Format::Csv => Text::Part(String::from_utf8(bytes.clone()).unwrap()),
        Format::Ics => Text::Part(text_of_ics(bytes)),
    }
}

/// The namespace of a DOCX's text.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Without white space: how words are spread is geometry.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The elements of an HTML file, which must be well-formed XML as well.
pub fn html(html: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(html, options).expect("well-formed")
}

/// The text of the body, without what is marked as no part of it.
pub fn text_of_html(bytes: &[u8]) -> String {
    let tree = html(std::str::from_utf8(bytes).unwrap());
    let body = tree.descendants().find(|n| n.has_tag_name("body")).unwrap();
    // Contents and skip link repeat what stands elsewhere.
    let aside = |n: &Node| {
        let hidden = n.attribute("aria-hidden") == Some("true");
        hidden || n.has_tag_name("nav") || n.attribute("class") == Some("skip")
    };
    let texts = body.descendants().filter(Node::is_text);
    let texts = texts.filter(|n| !n.ancestors().any(|a| aside(&a)));
    texts.filter_map(|n| n.text()).collect()
}

/// The text of a DOCX: its runs in reading order, without what a word processor
/// makes of headings.
pub fn text_of_docx(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let tree = Document::parse(&xml).unwrap();
    let made = |n: &Node| n.ancestors().any(|a| a.has_tag_name((WORD, "sdt")));
    let runs = tree.descendants().filter(|n| n.has_tag_name((WORD, "t")));
    let runs = runs.filter(|n| !made(n));
    runs.filter_map(|n| n.text()).collect()
}

/// The text of an OFD: the objects of every page's body, in order.
pub fn text_of_ofd(bytes: &[u8]) -> String {
    let document = part(bytes, "Doc_0/Document.xml");
    let document = Document::parse(&document).unwrap();
    let pages = document
        .descendants()
        .filter(|n| n.tag_name().name() == "Page");
    let mut text = String::new();
    for page in pages {
        let page = part(
            bytes,
            &format!("Doc_0/{}", page.attribute("BaseLoc").unwrap()),
        );
        let page = Document::parse(&page).unwrap();
        let body = page
            .descendants()
            .filter(|n| n.attribute("Type") == Some("Body"));
        let codes = body.flat_map(|layer| layer.descendants());
        let codes = codes.filter(|n| n.tag_name().name() == "TextCode");
        text.extend(codes.filter_map(|n| n.text().map(str::to_string)));
    }
    text
}

/// The text of a drawn page.
fn text_of_svg(bytes: &[u8]) -> String {
    let tree = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
    let texts = tree.descendants().filter(|n| n.tag_name().name() == "text");
    texts.filter_map(|n| n.text()).collect()
}

/// What a picture says that it shows.
fn text_of_png(bytes: &[u8]) -> String {
    let texts = Picture::png(bytes).texts.into_iter();
    let mut shown = texts.filter(|(name, _)| name == "Description");
    shown.next().map(|(_, text)| text).unwrap()
}

/// The cells of an XLSX, sheet by sheet.
fn text_of_xlsx(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets().into_iter();
    let cells = sheets.flat_map(|(_, range)| {
        range
            .cells()
            .map(|(.., c)| c.to_string())
            .collect::<Vec<_>>()
    });
    cells.collect::<Vec<_>>().join("\n")
}

/// The lines of a calendar, unfolded, without the marks of the format
/// (RFC 5545, 3.1 and 3.3.11).
fn text_of_ics(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap().replace("\r\n ", "");
    let marks = [("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")];
    marks
        .iter()
        .fold(text, |text, (mark, c)| text.replace(mark, c))
}

/// A part of a package, a DOCX for one.
pub fn part(package: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}
