//! The paragraphs that a DOCX had when it was made: so what somebody changed in it
//! is told from what was changed in the data since.

use std::collections::BTreeSet;

use super::markup::parsed;
use super::written::Line;
use crate::read::package;
use crate::write::docx::marks::{NAMESPACE, mark, pair};

/// The marks of the paragraphs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Base(BTreeSet<String>);

/// Whose a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Somebody's who had the file.
    Theirs,
    /// The data's: it was changed since, or another edition prints less of it.
    Ours,
    /// Both changed the same paragraph.
    Both,
}

impl Base {
    /// Reads it; nothing where the file carries none.
    pub fn of(bytes: &[u8], names: &[String]) -> Option<Self> {
        let parts = names
            .iter()
            .filter(|name| name.starts_with("customXml/item") && !name.contains("Props"));
        parts.into_iter().find_map(|name| {
            let text = package::text(bytes, name).ok()??;
            let tree = parsed(&text).ok()?;
            let root = tree.root_element();
            let marks = root
                .text()
                .filter(|_| root.has_tag_name((NAMESPACE, "marks")))?;
            Some(Self(marks.split_whitespace().map(str::to_string).collect()))
        })
    }
}

/// What there was when a file was made, and what there is now.
pub(super) struct Sides<'b> {
    base: &'b Base,
    now: BTreeSet<String>,
}

impl<'b> Sides<'b> {
    /// Of a file, and the paragraphs that the data makes now.
    pub(super) fn new<'l>(base: &'b Base, now: impl Iterator<Item = &'l Line>) -> Self {
        Self {
            base,
            now: now.map(|line| mark(&line.text)).collect(),
        }
    }

    /// Whether a row of the file was not touched in it, and that of the data is
    /// another.
    pub(super) fn row_is_ours(&self, written: String, received: String) -> bool {
        !self.base.0.contains(&written) && self.base.0.contains(&received)
    }

    /// Whether a paragraph of the file stands between its old neighbours, and that
    /// of the data does less so: what stood there before is told by what is beside
    /// it, where the same words stand in many places.
    pub(super) fn place_is_ours(&self, written: [&str; 3], received: [&str; 3]) -> bool {
        let known = |texts: [&str; 3]| {
            let pairs = [pair(texts[0], texts[1]), pair(texts[1], texts[2])];
            pairs
                .into_iter()
                .filter(|two| self.base.0.contains(two))
                .count()
        };
        self.base.0.contains(&mark(received[1])) && known(received) > known(written)
    }

    /// Whose it is that a text of the data and one of the file differ; nothing is
    /// the text of one that came or went.
    pub(super) fn whose(&self, written: Option<&str>, received: Option<&str>) -> Whose {
        let had = |text: &str| self.base.0.contains(&mark(text));
        match (written.map(had), received.map(had)) {
            (Some(false), Some(true) | None) => Whose::Ours,
            (Some(false), Some(false)) => Whose::Both,
            // What still stands in the data was moved or copied in the file.
            (None, Some(true)) => match received.is_some_and(|r| self.now.contains(&mark(r))) {
                true => Whose::Theirs,
                false => Whose::Ours,
            },
            _ => Whose::Theirs,
        }
    }
}
