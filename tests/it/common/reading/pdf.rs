//! The text of a PDF without its artifacts, by a reader of its own.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object};

/// The text of all pages in the order of their contents, without artifacts.
pub fn text_of_pdf(bytes: &[u8]) -> String {
    let file = File::load_mem(bytes).unwrap();
    let pages = file.get_pages();
    pages
        .values()
        .map(|page| text_of_page(&file, *page))
        .collect()
}

fn text_of_page(file: &File, page: lopdf::ObjectId) -> String {
    let fonts = file.get_page_fonts(page).unwrap();
    let maps: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = fonts
        .into_iter()
        .map(|(name, font)| (name, to_unicode(file, font)))
        .collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut out = String::new();
    let mut font = None;
    // One entry per open mark: whether the text in it counts.
    let mut open: Vec<bool> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => open.push(operands[0].as_name().unwrap() != b"Artifact"),
            "BDC" => {
                let artifact = operands[0].as_name().unwrap() == b"Artifact";
                let own = operands[1]
                    .as_dict()
                    .ok()
                    .and_then(|d| d.get(b"ActualText").ok());
                if let (Some(own), false, true) = (own, artifact, open.iter().all(|o| *o)) {
                    out.push_str(&utf16(own.as_str().unwrap()));
                }
                open.push(!artifact && own.is_none());
            }
            "EMC" => {
                open.pop();
            }
            "Tf" => font = maps.get(operands[0].as_name().unwrap()),
            "Tj" | "TJ" if open.iter().all(|o| *o) => {
                let strings: Vec<&Object> = match &operands[0] {
                    Object::Array(parts) => parts.iter().collect(),
                    other => vec![other],
                };
                for bytes in strings.into_iter().filter_map(|s| s.as_str().ok()) {
                    for code in bytes.chunks(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        out.push_str(&font.unwrap()[&code]);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "marks left open");
    out
}

/// What each glyph reads as.
fn to_unicode(file: &File, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = font
        .get(b"ToUnicode")
        .and_then(|s| s.as_reference())
        .unwrap();
    let stream = file.get_object(stream).unwrap().as_stream().unwrap();
    let text = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut map = BTreeMap::new();
    for line in text.lines() {
        let hex: Vec<&str> = line
            .split(['<', '>', '[', ']', ' '])
            .filter(|part| part.len() >= 4 && part.chars().all(|c| c.is_ascii_hexdigit()))
            .collect();
        let number = |hex: &str| u16::from_str_radix(hex, 16).unwrap();
        let words = |hex: &str| {
            let units = hex.as_bytes().chunks(4);
            let units = units.map(|u| number(std::str::from_utf8(u).unwrap()));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        };
        match hex[..] {
            [code, text] => {
                map.insert(number(code), words(text));
            }
            [first, last, text] if number(first) == number(last) => {
                map.insert(number(first), words(text));
            }
            _ => {}
        }
    }
    map
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .strip_prefix(&[0xFE, 0xFF])
        .expect("UTF-16 with its mark")
        .chunks(2);
    let units: Vec<u16> = units.map(|u| u16::from_be_bytes([u[0], u[1]])).collect();
    String::from_utf16(&units).unwrap()
}
