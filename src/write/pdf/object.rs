//! Small PDF objects.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as File, Object, StringFormat};

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
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(bytes.len() / 2 + 64),
        Compression::new(effort as u32),
    );
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Compresses every stream that is not compressed yet.
pub(super) fn compress_streams(file: &mut File) {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let plain = !stream.dict.has(b"Filter");
        let kept_readable = stream.dict.get(b"Type").and_then(Object::as_name).ok();
        if plain && kept_readable != Some(b"Metadata") {
            let packed = deflate(&stream.content, Effort::Text);
            stream.dict.set("Filter", name("FlateDecode"));
            stream.set_content(packed);
        }
    }
}
