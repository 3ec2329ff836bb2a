//! 征求意见 there and back: takes a draft that units were asked about and what they sent
//! back; gives 意见采纳情况表, with every edit and comment in it, and writes what is taken
//! into the data.
//!
//! ```text
//! draft ─copies→ a DOCX a unit → the units ─received→ data/consulted/ ─papers→ the table
//!                                          data ←taken─ the table, filled in
//! ```

mod copies;
mod kept;
mod opinion;
mod papers;
mod received;
mod reply;
mod round;
mod table;
mod taken;
mod unit;
mod wording;

pub use copies::copies;
pub use kept::{Answer, Opinion, answers, opinions, silent};
pub use papers::papers;
pub use received::{Came, Received, received};
pub use round::{Round, round};
pub use table::sheet;
pub use taken::{NotTaken, Taken, taken};

/// Something that a person must look at: key of the sentence in the locale's `ui`, and
/// what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The key.
    pub key: &'static str,
    /// File, unit, words.
    pub args: Vec<(&'static str, String)>,
}

fn told(key: &'static str, file: &str, words: impl Into<String>) -> Told {
    Told {
        key,
        args: vec![("file", file.to_string()), ("words", words.into())],
    }
}

/// Without blanks, as words are held against each other.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
