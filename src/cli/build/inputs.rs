//! Takes what was read and asked for; gives the words that stand for it.

use std::path::Path;

use chrono::{Local, NaiveDate};

use super::super::args;
use crate::digest::{Digest, digest as one};
use crate::engine::manifest::VERSION;
use crate::engine::{Texts, Wanted};
use crate::layout::font::{FontFiles, Place};
use crate::load::Bytes;
use crate::workspace::stamp_of;
use crate::write::Format;

/// Stands for every byte that went in, for what was asked and for the day.
pub fn inputs(texts: &Texts, faces: &str, args: &args::Build) -> String {
    let mut digest = Digest::default();
    digest
        .part(VERSION)
        .part(Local::now().date_naive().to_string());
    let asked = (&args.to, args.as_of, args.public, args.verify, args.shard);
    digest.part(format!("{asked:?}"));
    for input in texts.data.iter().chain(&texts.config) {
        digest.part(&input.path);
        match &input.bytes {
            Bytes::Held(bytes) => digest.part(one(bytes)),
            Bytes::Shelved(shelf) => digest.part(shelf.digest()),
        };
    }
    for (name, path, text) in &texts.templates {
        digest.part("template").part(name).part(path).part(text);
    }
    styles(texts, &mut digest);
    digest.part(faces);
    digest.word()
}

/// Stands for what all documents share beside the faces: style and formats.
pub fn shared(texts: &Texts, formats: &[Format]) -> String {
    let mut digest = Digest::default();
    digest.part(VERSION).part(format!("{formats:?}"));
    styles(texts, &mut digest);
    digest.word()
}

fn styles(texts: &Texts, digest: &mut Digest) {
    for (name, path, text) in &texts.styles {
        digest.part("style").part(name).part(path).part(text);
    }
}

/// Stands for every face that is offered: a face is known by length and time,
/// since to read forty megabytes of them takes longer than to build a plan.
pub fn faces(files: &FontFiles) -> String {
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

/// The day that a summary names.
pub fn day(wanted: &Wanted) -> NaiveDate {
    wanted.as_of.unwrap_or(wanted.today)
}
