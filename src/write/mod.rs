//! Takes a finished Document, or the Pages laid out from it; gives the bytes of
//! files. A writer adds no text of its own.
//!
//! To add a format: a file here, a variant of [`Format`], an arm in each match.

pub mod html;
pub mod ics;
pub mod pdf;

use crate::diagnostic::Report;
use crate::document::Document;
use crate::layout;
use crate::layout::font::Fonts;
use crate::layout::style::Style;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// PDF for printing and signing.
    Pdf,
    /// A calendar of the plan's rotas: one file for the plan, from its model, not
    /// one for each document.
    Ics,
}

impl Format {
    /// All formats, in the order in which they are written.
    pub const ALL: [Format; 3] = [Format::Html, Format::Pdf, Format::Ics];

    /// Ending of its files, and its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Pdf => "pdf",
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
) -> Vec<(Format, Vec<u8>)> {
    let mut files = Vec::with_capacity(formats.len());
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
                let html = html::write_like(document, style, &pages.columns);
                files.push((*format, html.into_bytes()));
            }
            Format::Pdf => match pdf::write(&pages, document, fonts) {
                Ok(bytes) => files.push((*format, bytes)),
                Err(fault) => report.push(*fault),
            },
        }
    }
    files
}
