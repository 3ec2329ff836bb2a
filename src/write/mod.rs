//! Takes a finished Document or its Pages; gives the bytes of a file.
//!
//! To add a format: a file here, a variant of [`Format`], an arm in each match.

pub mod pdf;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// PDF for printing and signing.
    Pdf,
}

impl Format {
    /// All formats, in the order in which they are written.
    pub const ALL: [Format; 2] = [Format::Html, Format::Pdf];

    /// Ending of its files, and its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Pdf => "pdf",
        }
    }

    /// The reverse of [`Format::extension`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.extension() == name)
    }

    /// Whether it is made of finished pages rather than of the running text.
    pub fn needs_pages(self) -> bool {
        match self {
            Format::Html => false,
            Format::Pdf => true,
        }
    }
}
