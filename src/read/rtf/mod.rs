//! Takes the bytes of an .rtf; gives its flow: words in whatever encoding its fonts
//! say, deleted words left out, of fields what they show, numbers as they were
//! written out.

mod set;
mod signs;
mod text;

use super::flow::Flow;
use super::package::damaged;
use crate::diagnostic::Diagnostic;
use signs::{Sign, Signs};
use text::Reader;

/// Groups lie this deep in each other at most.
const DEEPEST: usize = 500;

/// Whether a file is one.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads a file.
///
/// # Errors
/// `file-damaged`.
pub fn read(bytes: &[u8]) -> Result<Flow, Box<Diagnostic>> {
    let mut reader = Reader::default();
    for sign in Signs::of(bytes) {
        match sign {
            Sign::Open if reader.depth() >= DEEPEST => return Err(damaged()),
            Sign::Open => reader.open(),
            Sign::Close => reader.close(),
            Sign::Word(word, number) => reader.word(word, number),
            Sign::Byte(byte) => reader.byte(byte),
        }
    }
    Ok(reader.done())
}
