//! Takes what was read and asked for; gives the words that stand for it.

use std::path::Path;

use super::manifest::VERSION;
use super::request::Request;
use crate::digest::{Digest, digest as one};
use crate::engine::applied::Kept;
use crate::engine::session::Texts;
use crate::layout::font::{FontFiles, Place};
use crate::load::Bytes;
use crate::workspace::stamp_of;
use crate::write::Format;

/// The words that stand for what goes into an edition.
pub(super) struct Inputs {
    /// For every byte, for what was asked and for the day; empty: not known.
    pub all: String,
    /// For the faces that are offered.
    pub faces: String,
    /// For what all documents share beside the faces: style and formats.
    pub shared: String,
}

impl Inputs {
    /// What was read for what is asked; of a public edition, the records of what
    /// may not be known yet as well.
    pub(super) fn of(texts: &Texts, asked: &Request, applied: Option<&Kept>) -> Self {
        let faces = faces(&texts.fonts);
        let applied = applied.map(Kept::digest);
        Self {
            all: match applied.as_deref() {
                Some("") => String::new(),
                applied => all(texts, &faces, asked, applied),
            },
            shared: shared(texts, asked),
            faces,
        }
    }
}

fn all(texts: &Texts, faces: &str, asked: &Request, applied: Option<&str>) -> String {
    let mut digest = Digest::default();
    digest.part(VERSION).part(asked.clock.to_string());
    digest.part(applied.unwrap_or_default());
    digest.part(formats(asked));
    let asked = (asked.as_of, asked.public, asked.verify, asked.shard);
    digest.part(format!("{asked:?}"));
    let files = texts
        .data
        .iter()
        .chain(texts.settings.files())
        .chain(&texts.pictures);
    for input in files {
        digest.part(&input.path);
        match &input.bytes {
            Bytes::Held(bytes) => digest.part(one(bytes)),
            Bytes::Shelved(shelf) => digest.part(shelf.digest()),
        };
    }
    digest.part(texts.settings.refused.unwrap_or_default());
    for (name, path, text) in &texts.templates {
        digest.part("template").part(name).part(path).part(text);
    }
    for (path, words) in &texts.words {
        digest.part("words").part(path).part(words);
    }
    styles(texts, &mut digest);
    digest.part(faces);
    digest.word()
}

fn shared(texts: &Texts, asked: &Request) -> String {
    let mut digest = Digest::default();
    digest.part(VERSION).part(formats(asked));
    styles(texts, &mut digest);
    digest.word()
}

/// How fine pictures are counts for these alone.
fn formats(asked: &Request) -> String {
    let dpi = asked.formats.contains(&Format::Png).then_some(asked.dpi);
    format!("{:?} {dpi:?}", asked.formats)
}

fn styles(texts: &Texts, digest: &mut Digest) {
    for (name, path, text) in &texts.styles {
        digest.part("style").part(name).part(path).part(text);
    }
}

/// A face is known by length and time, since to read forty megabytes of them
/// takes longer than to build a plan.
fn faces(files: &FontFiles) -> String {
    let mut digest = Digest::default();
    for file in &files.0 {
        match file.place() {
            // Part of the program, and so of its version.
            Place::CompiledIn(name) => digest.part(name),
            place => {
                let path = place.path().unwrap_or(Path::new(""));
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                digest.part("face").part(&*name);
                digest.part(format!("{:?}", stamp_of(path)))
            }
        };
    }
    digest.word()
}
