//! Takes a finished Document, or the Pages laid out from it; gives the bytes of
//! files. A writer adds no text of its own.
//!
//! To add a format: a file here, a variant of [`Format`], an arm in each match.

pub mod docx;
pub mod html;
pub mod ics;
mod office;
pub mod pdf;
pub mod xlsx;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::document::{Block, Document};
use crate::layout;
use crate::layout::font::Fonts;
use crate::layout::pages::Pages;
use crate::layout::style::Style;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What it is called below the output folder, without its ending.
    pub id: String,
    /// What it is written in.
    pub format: Format,
    /// Contents.
    pub bytes: Vec<u8>,
}

impl Output {
    /// Its name below the output folder.
    pub fn name(&self) -> String {
        format!("{}.{}", self.id, self.format.extension())
    }
}

/// A format that documents are written in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// PDF for printing and signing.
    Pdf,
    /// DOCX for leaders to mark up.
    Docx,
    /// XLSX, a sheet for each table.
    Xlsx,
    /// A calendar of the plan's rotas: one file for the plan, from its model, not
    /// one for each document.
    Ics,
}

impl Format {
    /// All formats, in the order in which they are written.
    pub const ALL: [Format; 5] = [
        Format::Html,
        Format::Pdf,
        Format::Docx,
        Format::Xlsx,
        Format::Ics,
    ];

    /// Ending of its files, and its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Ics => "ics",
        }
    }

    /// The reverse of [`Format::extension`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.extension() == name)
    }
}

/// Writes a document in each of the formats. What a format or a font cannot
/// express is reported; a format that failed is left out.
pub fn write(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
    formats: &[Format],
    report: &mut Report,
) -> Vec<Output> {
    let mut files = Vec::with_capacity(formats.len());
    let mut keep = |format: &Format, bytes| {
        files.push(Output {
            id: document.id.clone(),
            format: *format,
            bytes,
        });
    };
    // HTML takes the columns of its tables from the pages.
    let (pages, found) = layout::layout(document, style, fonts);
    if formats.contains(&Format::Pdf) {
        report.extend(found);
    }
    for format in formats {
        match format {
            // Written from the plan.
            Format::Ics => {}
            Format::Html => {
                let html = html::write(document, style, &pages.seams);
                keep(format, html.into_bytes());
            }
            Format::Pdf => match pdf::write(&pages, document, fonts) {
                Ok(bytes) => keep(format, bytes),
                Err(fault) => report.push(*fault),
            },
            Format::Docx => {
                let apart = record_stands_apart(document, &pages);
                keep(format, docx::write(document, style, fonts, apart));
            }
            Format::Xlsx => match xlsx::write(document, style) {
                Some(bytes) => keep(format, bytes),
                None => report.push(Diagnostic::new(Code::NoTable).arg("name", &document.id)),
            },
        }
    }
    files
}

/// Whether the pages give the record one of its own, which has no number.
pub fn record_apart(document: &Document, style: &Style, fonts: &Fonts) -> bool {
    let has_record = |block: &Block| matches!(block, Block::Record(_));
    let any = document.blocks.iter().any(has_record);
    any && record_stands_apart(document, &layout::layout(document, style, fonts).0)
}

fn record_stands_apart(document: &Document, pages: &Pages) -> bool {
    let has_record = |block: &Block| matches!(block, Block::Record(_));
    let last = pages.pages.last();
    let bare = last.is_some_and(|page| page.marks.is_empty());
    document.blocks.iter().any(has_record) && pages.pages.len() > 1 && bare
}
