//! What is internal to a workspace: takes fields of the roster and texts; finds
//! it again in other texts, however it is typed. Nouns only: who gathers and who
//! looks is `engine/leak.rs`.

use std::collections::BTreeSet;

mod digits;
mod names;
mod numbers;
mod short;

pub(super) use names::Names;
pub(super) use numbers::Numbers;

/// How sure it is that something internal was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// It may as well be something else.
    Perhaps,
    /// It is.
    Yes,
}

/// What no public edition of any plan may hold.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    /// Numbers of our people and of lists of contacts.
    pub numbers: Numbers,
    /// Names of internal people.
    pub names: Names,
    /// What else is said of our people and is internal, without white space.
    pub words: BTreeSet<String>,
}

/// The text without white space, characters that nobody sees, and dots between
/// the parts of a name: a line may end anywhere in a word.
pub(super) fn squeezed(text: &str) -> String {
    let drops = |c: char| c.is_whitespace() || digits::is_invisible(c) || "·•・‧".contains(c);
    text.chars().filter(|c| !drops(*c)).collect()
}
