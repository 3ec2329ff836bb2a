//! Takes a finished file; gives every stretch of text that can be got out of
//! it: what stands on its pages, and what stands in its metadata, outlines,
//! structure and links, streams unpacked.

use flate2::bufread::DeflateDecoder;
use lopdf::content::Content;
use lopdf::{Document as File, Object};
use std::io::Read;

use super::read::{self, ReadError};

/// What a packed file may grow to when it is unpacked.
const UNPACKED_LIMIT: u64 = 64 << 20;

/// The texts of a PDF: one for each page, then one for each string and each
/// stream that is no page and no font.
///
/// # Errors
/// When the bytes are no PDF that can be read.
pub fn of_pdf(pdf: &[u8]) -> Result<Vec<String>, ReadError> {
    let sheets = read::read(pdf)?;
    let pages = sheets.pages.iter().map(|page| {
        let chars = page.chars.iter().map(|c| c.text.as_str());
        chars.collect::<String>()
    });
    let mut texts: Vec<String> = pages.collect();
    let file = File::load_mem(pdf).map_err(|_| ReadError::of(pdf))?;
    for object in file.objects.values() {
        strings(object, &mut texts);
    }
    strings(&Object::Dictionary(file.trailer.clone()), &mut texts);
    Ok(texts)
}

fn strings(object: &Object, texts: &mut Vec<String>) {
    match object {
        Object::String(bytes, _) => texts.push(text_string(bytes)),
        Object::Array(items) => items.iter().for_each(|item| strings(item, texts)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, value)| strings(value, texts)),
        Object::Stream(stream) => {
            stream
                .dict
                .iter()
                .for_each(|(_, value)| strings(value, texts));
            let Ok(bytes) = stream.get_plain_content() else {
                return;
            };
            if stream.dict.has(b"Length1") || stream.dict.has_type(b"FontFile3") {
                return;
            }
            match Content::decode(&bytes) {
                // The words of a page are glyphs there; what is plain text are
                // the properties of marked content.
                Ok(content) if !content.operations.is_empty() => {
                    let operands = content.operations.iter().flat_map(|o| &o.operands);
                    let dicts = operands.filter(|o| matches!(o, Object::Dictionary(_)));
                    dicts.for_each(|dict| strings(dict, texts));
                }
                _ => texts.push(String::from_utf8_lossy(&bytes).into_owned()),
            }
            if stream.dict.has_type(b"Metadata") {
                texts.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        _ => {}
    }
}

/// A string object: UTF-16 with its mark, UTF-8, or one byte for each letter.
fn text_string(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = rest
            .chunks_exact(2)
            .map(|b| u16::from_be_bytes([b[0], b[1]]));
        return char::decode_utf16(units)
            .map(|c| c.unwrap_or('\u{FFFD}'))
            .collect();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// The texts of a file of markup: as it is, and without its tags.
pub fn of_markup(text: &str) -> Vec<String> {
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => bare.push(c),
            _ => {}
        }
    }
    vec![unescaped(text), unescaped(&bare)]
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let name = after
            .split(';')
            .next()
            .filter(|n| n.len() <= 8 && n.len() < after.len());
        match name.and_then(|name| Some((name, entity(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = number?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value)
        }
    }
}

/// The texts of a packed file (.docx, .xlsx): those of every member.
pub fn of_archive(bytes: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    for member in members(bytes) {
        texts.extend(of_markup(&String::from_utf8_lossy(&member)));
    }
    texts
}

/// The members of an archive, found by the directory at its end.
fn members(bytes: &[u8]) -> Vec<Vec<u8>> {
    let half = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let mut found = Vec::new();
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06");
    let Some(mut at) = end.and_then(|end| word(end + 16)).map(|at| at as usize) else {
        return found;
    };
    while word(at) == Some(0x0201_4B50) {
        let lengths = [28, 30, 32].map(|i| half(at + i).map_or(0, usize::from));
        let (method, size) = (half(at + 10), word(at + 20).map(|s| s as usize));
        let local = word(at + 42).map(|l| l as usize);
        at += 46 + lengths.iter().sum::<usize>();
        let Some((local, size)) = local.zip(size) else {
            break;
        };
        let skip = [26, 28].map(|i| half(local + i).map_or(0, usize::from));
        let start = local + 30 + skip.iter().sum::<usize>();
        let Some(packed) = bytes.get(start..start.saturating_add(size)) else {
            break;
        };
        let mut member = Vec::new();
        let read = match method {
            Some(0) => {
                member.extend_from_slice(packed);
                Ok(0)
            }
            _ => DeflateDecoder::new(packed)
                .take(UNPACKED_LIMIT)
                .read_to_end(&mut member),
        };
        if read.is_ok() {
            found.push(member);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cut_by_tags_and_written_in_entities_is_put_together() {
        let texts = of_markup("<p title=\"a&amp;b\">555<b>-01</b>&#x30;2</p>");
        assert!(texts[0].contains("a&b"));
        assert_eq!(texts[1], "555-0102");
    }

    #[test]
    fn strings_of_a_pdf_are_read_in_every_encoding() {
        assert_eq!(text_string(&[0xFE, 0xFF, 0x67, 0x97]), "林");
        assert_eq!(text_string("林".as_bytes()), "林");
        assert_eq!(text_string(b"a\xE9"), "a\u{E9}");
    }
}
