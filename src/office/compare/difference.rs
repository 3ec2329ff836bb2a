//! A difference between what was written and what came back.

use super::written::Piece;
use crate::diagnostic::Origin;

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// All differences, in reading order.
    pub differences: Vec<Difference>,
    /// How many paragraphs were written, those in cells too.
    pub paragraphs: usize,
    /// How many of them came back as they were.
    pub kept: usize,
    /// How many numbers came back otherwise that the program gives by itself.
    pub numbers: usize,
    /// How many paragraphs differ because the data was changed since the file was
    /// made, or because the file is of an edition that prints less.
    pub ours: usize,
}

/// A difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What kind of.
    pub kind: DifferenceKind,
    /// Where in the text: one place, or of what moved that it left and that it
    /// came to.
    pub spots: Vec<Spot>,
    /// Whether the data was changed there as well since the file was made.
    pub both: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Words within a paragraph changed.
    Words,
    /// A paragraph went.
    Gone,
    /// A paragraph came.
    Came,
    /// A paragraph became several.
    Split(usize),
    /// Several paragraphs became one.
    Joined(usize),
    /// The same words stand elsewhere.
    Moved,
}

/// A place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The paragraph as it was; empty for a new one. Several have [`BREAK`]
    /// between them.
    pub pieces: Vec<Piece>,
    /// The characters that went, of all of the paragraph's.
    pub range: std::ops::Range<usize>,
    /// What came in their place.
    pub new: String,
    /// Where the paragraph was written, for pieces that do not know it; of a new
    /// one, where the one before it was.
    pub near: Option<Origin>,
    /// Which of all paragraphs that were written it is; of a new one, the one
    /// before it.
    pub at: usize,
}

/// The end of a paragraph, where one was split or several joined.
pub(super) const BREAK: &str = "\n";

impl Spot {
    /// What went.
    pub fn old(&self) -> String {
        let all = self.pieces.iter().flat_map(|piece| piece.text.chars());
        all.skip(self.range.start).take(self.range.len()).collect()
    }

    /// The paragraph as it was.
    pub fn paragraph(&self) -> String {
        self.pieces.iter().map(|piece| &*piece.text).collect()
    }

    /// How many characters the paragraph had.
    pub fn length(&self) -> usize {
        let pieces = self.pieces.iter();
        pieces.map(|piece| piece.text.chars().count()).sum()
    }
}
