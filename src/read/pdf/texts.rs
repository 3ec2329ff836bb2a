//! Takes a PDF's bytes; gives every stretch of text that can be got out of it:
//! what stands on its pages, and what stands in its metadata, outlines, structure
//! and links, streams unpacked.

use lopdf::content::Content;
use lopdf::{Document as File, Object};

use super::read;

/// The texts of a PDF: one for each page, then one for each string and each
/// stream that is no page and no font. Nothing where the bytes are no PDF that
/// can be read.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let sheets = read(bytes).ok()?;
    let pages = sheets.pages.iter().map(|page| {
        let chars = page.chars.iter().map(|c| c.text.as_str());
        chars.collect::<String>()
    });
    let mut texts: Vec<String> = pages.collect();
    let file = File::load_mem(bytes).ok()?;
    for object in file.objects.values() {
        strings(object, &mut texts);
    }
    strings(&Object::Dictionary(file.trailer.clone()), &mut texts);
    Some(texts)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_a_pdf_are_read_in_every_encoding() {
        assert_eq!(text_string(&[0xFE, 0xFF, 0x67, 0x97]), "林");
        assert_eq!(text_string("林".as_bytes()), "林");
        assert_eq!(text_string(b"a\xE9"), "a\u{E9}");
    }
}
