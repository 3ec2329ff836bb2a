//! Something that stands beside the text of a DOCX.

use std::ops::Range;

/// Something that stands beside the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Who made it.
    pub author: String,
    /// The day, such as 2026-04-11.
    pub date: String,
    /// Its words.
    pub words: String,
    /// The words it stands at.
    pub on: String,
    /// The paragraph it stands in, and which of its characters it stands at.
    pub anchor: Option<(String, Range<usize>)>,
}

/// What stands beside a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsideKind {
    /// A comment (批注).
    Comment,
    /// A text box.
    TextBox,
    /// A footnote or endnote.
    Note,
    /// The head of a page.
    Head,
    /// The foot of a page.
    Foot,
    /// A picture or drawing.
    Picture,
    /// A formula, or another program's object.
    Object,
    /// Tracked changes of one person, which are read as accepted.
    Tracked(Tracked),
}

/// How many changes somebody tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tracked {
    /// Insertions.
    pub inserted: usize,
    /// Deletions.
    pub deleted: usize,
    /// Changes of format.
    pub formatted: usize,
}

impl Aside {
    /// One of that kind that says nothing yet.
    pub fn new(kind: AsideKind) -> Self {
        Self {
            kind,
            author: String::new(),
            date: String::new(),
            words: String::new(),
            on: String::new(),
            anchor: None,
        }
    }

    /// Whether both are of one kind and say the same, whatever the number of the
    /// page is.
    pub fn says_as(&self, other: &Self) -> bool {
        let bare = |words: &str| -> String {
            let kept = words.chars();
            kept.filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
                .collect()
        };
        self.kind == other.kind && bare(&self.words) == bare(&other.words)
    }
}
