//! The paragraphs that a DOCX had when it was made: so what somebody changed in it
//! is told from what was changed in the data since.

use std::collections::BTreeSet;

use super::markup::parsed;
use super::written::Line;
use crate::read::package;
use crate::write::docx::marks::{NAMESPACE, mark};

/// The marks of the paragraphs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Base(BTreeSet<String>);

/// Whose a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
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
pub struct Sides<'b> {
    base: &'b Base,
    now: BTreeSet<String>,
}

impl<'b> Sides<'b> {
    /// Of a file, and the paragraphs that the data makes now.
    pub fn new<'l>(base: &'b Base, now: impl Iterator<Item = &'l Line>) -> Self {
        Self {
            base,
            now: now.map(|line| mark(&line.text)).collect(),
        }
    }

    /// Whose it is that a text of the data and one of the file differ; nothing is
    /// the text of one that came or went.
    pub fn whose(&self, written: Option<&str>, received: Option<&str>) -> Whose {
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
