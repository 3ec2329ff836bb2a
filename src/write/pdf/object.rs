//! Small PDF objects.

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Object, Stream, StringFormat};

use super::deflate;

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

/// Compresses bytes as PDF's FlateDecode wants them. Outlines have few repeats:
/// to look harder takes a third longer and saves a hundredth.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    // Room enough for bytes that do not shrink at all.
    let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
    // Compressing into memory cannot fail.
    let _ = Compress::new(Compression::new(2), true).compress_vec(
        bytes,
        &mut packed,
        FlushCompress::Finish,
    );
    packed.shrink_to_fit();
    packed
}

/// Texts that are alike, each as a compressed stream.
pub(super) fn streams(texts: &[Vec<u8>]) -> impl Iterator<Item = Stream> {
    let packed = deflate::texts(texts).into_iter();
    packed.map(|bytes| Stream::new(dictionary([("Filter", name("FlateDecode"))]), bytes))
}
