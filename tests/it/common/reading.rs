//! Reads finished files like a stranger: the text of an HTML page, the text of
//! a PDF without its artifacts.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object};

/// The text of the body, without what is marked as no part of it.
pub fn text_of_html(bytes: &[u8]) -> String {
    let html = std::str::from_utf8(bytes).unwrap();
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    let tree = roxmltree::Document::parse_with_options(html, options).expect("well-formed");
    let body = tree.descendants().find(|n| n.has_tag_name("body")).unwrap();
    // Contents and skip link repeat what stands elsewhere.
    let aside = |n: &roxmltree::Node| {
        let hidden = n.attribute("aria-hidden") == Some("true");
        hidden || n.has_tag_name("nav") || n.attribute("class") == Some("skip")
    };
    let texts = body.descendants().filter(|n| n.is_text());
    let texts = texts.filter(|n| !n.ancestors().any(|a| aside(&a)));
    texts.filter_map(|n| n.text()).collect()
}

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

/// Text of a DOCX: its runs in reading order.
pub fn text_of_docx(bytes: &[u8]) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = zip.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    let tree = roxmltree::Document::parse(&xml).unwrap();
    let runs = tree.descendants().filter(|n| n.tag_name().name() == "t");
    runs.filter_map(|n| n.text()).collect()
}
