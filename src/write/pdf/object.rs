//! Small PDF objects.

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Object, Stream, StringFormat};

/// A name.
pub(super) fn name(name: impl Into<Vec<u8>>) -> Object {
    Object::Name(name.into())
}

/// A string for people, in UTF-16 with its mark.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.into(), StringFormat::Literal);
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// The bytes of a string for people, UTF-16 with its mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A dictionary from its entries.
pub(super) fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    entries.into_iter().collect()
}

/// How hard to look for repeats. Outlines have few: trying harder takes a
/// third longer and saves a hundredth.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effort {
    /// For outlines.
    Outlines = 2,
    /// For text.
    Text = 6,
}

/// Compresses bytes as PDF's FlateDecode wants them.
pub(super) fn deflate(bytes: &[u8], effort: Effort) -> Vec<u8> {
    Packer::new(effort).pack(bytes)
}

/// Compresses the streams of a file; to begin anew for each would cost more
/// than many of them.
pub(super) struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        Self::new(Effort::Text)
    }
}

impl Packer {
    fn new(effort: Effort) -> Self {
        Self(Compress::new(Compression::new(effort as u32), true))
    }

    fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        // Room enough for bytes that do not shrink at all.
        let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
        // Compressing into memory cannot fail.
        let _ = self
            .0
            .compress_vec(bytes, &mut packed, FlushCompress::Finish);
        packed.shrink_to_fit();
        packed
    }

    /// A compressed stream.
    pub fn stream(&mut self, mut dict: Dictionary, bytes: &[u8]) -> Stream {
        dict.set("Filter", name("FlateDecode"));
        Stream::new(dict, self.pack(bytes))
    }
}
