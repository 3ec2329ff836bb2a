//! Takes Documents, or the Pages laid out from them; gives files. A writer adds
//! no text of its own.

use crate::diagnostic::Report;
use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::style::Style;

/// The kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained web page.
    Html,
    /// Pages with embedded fonts.
    Pdf,
}

impl Format {
    /// All formats, in the order in which they are written.
    pub const ALL: [Format; 2] = [Self::Html, Self::Pdf];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == name)
    }
}
