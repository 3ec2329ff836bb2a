//! Something that stands beside the text of a file that came back.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::read::flow::{Beside, BesideKind};

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
    /// Of a picture or an object: its description, or the name of a shape, and
    /// the digests of the files that it shows.
    pub made_of: BTreeSet<String>,
}

impl Aside {
    /// What it is, in words; `say` gives those of a key of the locale's `ui`.
    pub fn said(&self, say: impl Fn(&str, &[(&'static str, String)]) -> String) -> String {
        let mut args = Vec::new();
        let texts = [
            ("author", &self.author),
            ("date", &self.date),
            ("words", &self.words),
            ("on", &self.on),
        ];
        for (name, text) in texts {
            if !text.is_empty() {
                args.push((name, text.clone()));
            }
        }
        if !self.author.is_empty() || !self.date.is_empty() {
            args.push(("who", say("compare-by", &args)));
        }
        let key = match self.kind {
            AsideKind::Comment => "compare-comment",
            AsideKind::TextBox => "compare-text-box",
            AsideKind::Note => "compare-note",
            AsideKind::Head => "compare-head",
            AsideKind::Foot => "compare-foot",
            AsideKind::Picture => "compare-picture",
            AsideKind::Gone => "compare-picture-gone",
            AsideKind::Object => "compare-object",
            AsideKind::Hidden => "compare-hidden",
            AsideKind::HiddenSheet => "compare-hidden-sheet",
            AsideKind::Struck => "compare-struck",
            AsideKind::Contents => "compare-contents",
            AsideKind::Tracked(counts) => {
                let counts = [
                    ("inserted", counts.inserted),
                    ("deleted", counts.deleted),
                    ("formatted", counts.formatted),
                ];
                let counts = counts.into_iter().filter(|(_, count)| *count > 0);
                args.extend(counts.map(|(name, count)| (name, count.to_string())));
                "compare-tracked"
            }
        };
        say(key, &args)
    }
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
    /// A picture or drawing of our own that is there no more.
    Gone,
    /// A formula, or another program's object.
    Object,
    /// Words that nobody sees.
    Hidden,
    /// A sheet that nobody sees.
    HiddenSheet,
    /// The words of a cell that were struck out.
    Struck,
    /// A line of the table of contents that names no heading.
    Contents,
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
            made_of: BTreeSet::new(),
        }
    }

    /// Whether both are the same head or foot, whatever the number of the page is.
    pub fn says_as(&self, other: &Self) -> bool {
        let margin = matches!(self.kind, AsideKind::Head | AsideKind::Foot);
        let bare = |words: &str| -> String {
            let kept = words.chars();
            kept.filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
                .collect()
        };
        margin && self.kind == other.kind && bare(&self.words) == bare(&other.words)
    }

    /// Whether it is that picture or drawing: a program that shows no drawings
    /// keeps their pixels alone.
    pub fn is_made_as(&self, own: &Self) -> bool {
        let same = self.made_of.is_subset(&own.made_of) && !self.made_of.is_empty();
        self.kind == own.kind && self.words == own.words && same
    }
}

impl From<&Beside> for Aside {
    /// Of a file that tells neither who made it nor where it stands.
    fn from(beside: &Beside) -> Self {
        let deleted = Tracked {
            deleted: 1,
            ..Tracked::default()
        };
        let kind = match beside.kind {
            BesideKind::Comment => AsideKind::Comment,
            BesideKind::Note => AsideKind::Note,
            BesideKind::Box => AsideKind::TextBox,
            BesideKind::Deleted => AsideKind::Tracked(deleted),
            BesideKind::Hidden => AsideKind::Hidden,
            BesideKind::Picture => AsideKind::Picture,
            BesideKind::Margin => AsideKind::Head,
        };
        Self {
            words: beside.text.clone(),
            ..Self::new(kind)
        }
    }
}
