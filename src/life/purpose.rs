//! What a file is made for: takes who is to have it; gives its formats, and which plans
//! are shown as the public sees them.

use crate::load::raw;
use crate::write::Format;

/// Who is to have the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// 送领导: a word processor's file, to be marked up.
    Leader,
    /// 报OA: pages as they are filed and sent between offices.
    Oa,
    /// 打印: pages for the printer.
    Print,
    /// 上网公开: what may be read by everybody.
    Web,
}

/// Words of a note that a paper may be read by everybody.
const RELEASED: [&str; 2] = ["此件公开发布", "此件主动公开"];

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Leader, Self::Oa, Self::Print, Self::Web];

    /// Its name in the office, and that of the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leader => "送领导",
            Self::Oa => "报OA",
            Self::Print => "打印",
            Self::Web => "上网公开",
        }
    }

    /// Its name in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Oa => "oa",
            Self::Print => "print",
            Self::Web => "web",
        }
    }

    /// What it is written in.
    pub fn formats(self) -> Vec<Format> {
        match self {
            Self::Leader => vec![Format::Docx],
            Self::Oa => vec![Format::Pdf, Format::Ofd],
            Self::Print => vec![Format::Pdf],
            Self::Web => vec![Format::Html, Format::Pdf],
        }
    }

    /// Whether a plan is shown as the public sees it; nothing where it is not made.
    pub fn public(self, released: bool) -> Option<bool> {
        match self {
            Self::Leader | Self::Print => Some(false),
            Self::Oa => Some(released),
            Self::Web => released.then_some(true),
        }
    }

    /// Whether only papers are meant, and no roster for work beside them.
    pub fn is_of_papers(self) -> bool {
        matches!(self, Self::Oa | Self::Web)
    }
}

/// Whether a plan says of itself that everybody may read it (附注：此件公开发布).
pub fn is_released(plan: &raw::Plan) -> bool {
    let mut notes = plan.notes.iter();
    notes.any(|note| RELEASED.iter().any(|words| note.value.contains(words)))
}
