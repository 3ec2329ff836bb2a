//! Takes a document and a style; gives one DOCX file: every block a paragraph
//! or table in a style with a Chinese name, on the document's grid, its text
//! the document's, word for word.
//!
//! WordprocessingML is written directly. Measures stand in the styles, so that
//! an office can lay its own over the file; numbers are text, as in every other
//! format; padding is geometry.

mod body;
mod contents;
mod convert;
mod definition;
mod document;
pub mod flow;
mod grid;
mod marked;
pub mod marks;
mod measure;
mod named;
mod package;
mod picture;
mod rule;
mod sheet;
mod styles;

pub use self::flow::Flow;
pub use body::Editor;
pub use convert::flow;
pub use marked::{Step, equal, likeness, marked, steps};

use std::collections::BTreeMap;

use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::seams::TableSeams;
use crate::layout::style::{MM_PER_PT, Style};
use crate::write::xml;
use sheet::Parts;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What only the pages know of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fitted {
    /// The page on which each anchor stands, where the document lists them.
    pub pages: BTreeMap<String, usize>,
    /// Whether the record finds no room on the last page of the text.
    pub record_apart: bool,
    /// Whether the signature stands a line closer to the text, so as to stay on its
    /// page.
    pub closer: bool,
    /// Blank above the record on the last page of the text, mm, where it stands there.
    pub above_record: Option<f32>,
    /// Its tables, in reading order.
    pub tables: Vec<TableSeams>,
}

/// The file.
pub fn write(document: &Document, style: &Style, fonts: &Fonts, fitted: Fitted) -> Vec<u8> {
    let flow = convert::flow(document, style, fonts, fitted);
    file(&flow, document, style, &Editor::default())
}

/// The file of a flow, changes in it marked as the editor's.
pub fn file(flow: &Flow, document: &Document, style: &Style, editor: &Editor) -> Vec<u8> {
    let parts = Parts::of(document.form, document.draft, flow.lies_on_side(), style);
    let marks = marks::part(flow);
    let images = flow.images();
    let mut files = vec![
        (
            "[Content_Types].xml".to_string(),
            package::types(parts, &images),
        ),
        ("_rels/.rels".to_string(), package::relations()),
        (
            "word/document.xml".to_string(),
            document::part(flow, style, &parts, editor),
        ),
        (
            "word/_rels/document.xml.rels".to_string(),
            package::document_relations(parts, marks.is_some(), &images),
        ),
        ("word/styles.xml".to_string(), styles::part(style)),
        ("word/settings.xml".to_string(), package::settings(style)),
        ("word/fontTable.xml".to_string(), package::fonts(style)),
    ];
    for (name, _) in parts.list() {
        let bytes = sheet::part(&name, style, parts);
        files.push((format!("word/{name}.xml"), bytes));
    }
    for image in &images {
        files.push((
            format!("word/{}", picture::place(image)),
            image.bytes.clone(),
        ));
    }
    if let Some(marks) = marks {
        files.push(("customXml/item1.xml".to_string(), marks));
    }
    files.push(("docProps/core.xml".to_string(), package::core(document)));
    files.push(("docProps/app.xml".to_string(), package::app()));
    // Writing into memory does not fail.
    super::package::zip(&files).unwrap_or_default()
}

/// Millimetres as eighths of a point, in which rules are written.
fn eighths(mm: f32) -> i32 {
    ((mm / MM_PER_PT * 8.0).round() as i32).clamp(2, 96)
}
