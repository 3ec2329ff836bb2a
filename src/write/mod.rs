//! Takes a plan, its Documents or the Pages laid out from them; gives the bytes
//! of files. A writer adds no text of its own.
//!
//! To add a format: a file here and a row in the table below.

mod csv;
pub mod docx;
mod dpi;
pub mod html;
pub mod ics;
pub mod ofd;
mod office;
mod outline;
mod output;
mod package;
mod paged;
pub mod pdf;
mod picture;
pub mod png;
pub mod svg;
pub mod xlsx;
mod xml;

pub use dpi::Dpi;
pub use output::{Output, one_file, write, write_plan};
pub use package::zip;
pub use paged::Paged;
pub use svg::Faces;
pub(crate) use xml::escape;

use crate::diagnostic::Report;
use crate::document::Document;
use crate::layout::style::Style;
use crate::model::Plan;
use crate::read;

/// What is to be known of a format.
struct Facts {
    /// Ending of its files, and its name on the command line.
    ending: &'static str,
    source: Source,
    /// Every text that can be got out of a file, for what must not be in it to
    /// be looked for; nothing where it cannot be read.
    texts: fn(&[u8]) -> Option<Vec<String>>,
}

/// What a format is made from, and what makes it. A writer gets no more than
/// that: nothing is laid out where no pages are asked for.
enum Source {
    /// The plan, one file for all its documents.
    Plan(fn(&Plan) -> Option<Vec<u8>>),
    /// Each document.
    Document(fn(&Document, &Style, &mut Report) -> Option<Vec<u8>>),
    /// Each document and its pages.
    Pages(fn(&Paged, &mut Report) -> Option<Vec<u8>>),
    /// Each document and its pages, one file for each page.
    EachPage(fn(&Paged, &mut Report) -> Vec<Vec<u8>>),
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $facts:expr),* $(,)?) => {
        /// A format that files are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum Format { $($(#[$doc])* $name),* }

        impl Format {
            /// All formats, in the order in which they are written.
            pub const ALL: &[Format] = &[$(Format::$name),*];

            fn facts(self) -> Facts {
                match self { $(Format::$name => $facts),* }
            }
        }
    };
}

formats! {
    /// One self-contained HTML file.
    Html = Facts {
        ending: "html",
        source: Source::Pages(|paged, _| {
            // On paper it has the lines and pages of the PDF.
            let seams = &paged.pages().seams;
            Some(html::write(paged.document, paged.style, seams).into_bytes())
        }),
        texts: read::markup::texts,
    },
    /// PDF for printing and signing.
    Pdf = Facts {
        ending: "pdf",
        source: Source::Pages(|paged, report| {
            paged.tell(report);
            let written = pdf::write(paged.pages(), paged.document, paged.fonts);
            written.map_err(|fault| report.push(*fault)).ok()
        }),
        texts: read::pdf::texts,
    },
    /// DOCX for leaders to mark up.
    Docx = Facts {
        ending: "docx",
        source: Source::Pages(|paged, _| {
            let fitted = paged.fitted();
            Some(docx::write(paged.document, paged.style, paged.fonts, fitted))
        }),
        texts: read::package::texts,
    },
    /// OFD for exchange and archives.
    Ofd = Facts {
        ending: "ofd",
        source: Source::Pages(|paged, report| {
            paged.tell(report);
            let written = ofd::write(paged.pages(), paged.document, paged.fonts);
            written.unwrap_or_else(|fault| {
                report.push(*fault);
                None
            })
        }),
        texts: read::ofd::texts,
    },
    /// SVG, a page: a drawing for whoever works on it.
    Svg = Facts {
        ending: "svg",
        source: Source::EachPage(|paged, report| {
            paged.tell(report);
            svg::files(paged.pages(), paged.fonts, &paged.document.meta.title)
        }),
        texts: read::markup::words,
    },
    /// PNG, a page: a picture to be sent and shown.
    Png = Facts {
        ending: "png",
        source: Source::EachPage(|paged, report| {
            paged.tell(report);
            png::files(paged.pages(), paged.fonts, &paged.document.meta.title, paged.dpi)
        }),
        texts: read::png::texts,
    },
    /// XLSX, a sheet for each table.
    Xlsx = Facts {
        ending: "xlsx",
        source: Source::Document(xlsx::write),
        texts: read::package::texts,
    },
    /// The tables as lines of separated values.
    Csv = Facts {
        ending: "csv",
        source: Source::Document(csv::write),
        texts: read::separated::texts,
    },
    /// A calendar of the plan's rotas.
    Ics = Facts {
        ending: "ics",
        source: Source::Plan(ics::write),
        texts: read::calendar::texts,
    },
}

impl Format {
    /// Ending of its files, and its name on the command line.
    pub fn extension(self) -> &'static str {
        self.facts().ending
    }

    /// Whether each page of a document is a file.
    pub fn is_by_page(self) -> bool {
        matches!(self.facts().source, Source::EachPage(_))
    }

    /// Whether it is made from the plan, by [`write_plan`].
    pub fn is_of_plan(self) -> bool {
        matches!(self.facts().source, Source::Plan(_))
    }
}
