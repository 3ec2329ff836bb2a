//! Text within a block.

use crate::diagnostic::Origin;

/// Which role of type a run is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Face {
    /// The block's own face: 仿宋 in text.
    #[default]
    Normal,
    /// 楷体, for emphasis.
    Kai,
    /// 黑体.
    Hei,
    /// Bold, drawn with a stroke where the face has no bold.
    Bold,
}

/// A run of text of one face and one origin.
#[derive(Debug, Clone, PartialEq, Hash, Default)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// The face.
    pub face: Face,
    /// Anchor that a click leads to.
    pub link: Option<String>,
    /// Where the words were written.
    pub from: Option<Origin>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Inline {
    /// Text.
    Run(Run),
    /// Forced line break.
    Break,
}

/// Text of a block.
pub type Inlines = Vec<Inline>;

/// The characters alone; a forced break becomes a line feed.
pub fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Run(run) => run.text.as_str(),
            Inline::Break => "\n",
        })
        .collect()
}
