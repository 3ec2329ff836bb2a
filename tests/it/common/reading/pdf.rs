//! The text of a PDF without its artifacts, page by page or by its tags, by a
//! reader of its own.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object, ObjectId};

/// The text of all pages in the order of their contents, without artifacts.
pub fn text_of_pdf(bytes: &[u8]) -> String {
    let file = File::load_mem(bytes).unwrap();
    let pages = file.get_pages();
    pages
        .values()
        .map(|page| text_of_page(&file, *page))
        .collect()
}

fn text_of_page(file: &File, page: ObjectId) -> String {
    let texts = marked_texts(file, page).into_iter();
    texts.map(|(_, text)| text).collect()
}

/// The text of a file as its tags give it, element by element.
pub fn text_of_tags(bytes: &[u8]) -> String {
    let file = File::load_mem(bytes).unwrap();
    let texts = file.get_pages().into_values();
    let texts = texts.map(|page| (page, marked_texts(&file, page)));
    let texts: BTreeMap<ObjectId, Vec<(Option<i64>, String)>> = texts.collect();
    let mut out = String::new();
    for (page, number) in structure(&file).1 {
        let all = &texts[&page];
        let (_, text) = all.iter().find(|(n, _)| *n == Some(number)).unwrap();
        out.push_str(text);
    }
    out
}

/// An element of a file's structure.
pub struct Element<'f> {
    pub tag: String,
    /// How deep it stands: the document at 0.
    pub depth: usize,
    pub dict: &'f Dictionary,
    /// Annotations that belong to it.
    pub annotations: Vec<&'f Dictionary>,
}

/// Every element of a tagged file, each before those within it.
pub fn elements(file: &File) -> Vec<Element<'_>> {
    structure(file).0
}

/// Page and number of marked content.
type Mark = (ObjectId, i64);

/// The elements, and all marked content in the order in which they hold it.
fn structure(file: &File) -> (Vec<Element<'_>>, Vec<Mark>) {
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let mut found = (Vec::new(), Vec::new());
    element(file, root.get(b"K").unwrap(), 0, &mut found);
    found
}

fn element<'f>(
    file: &'f File,
    at: &Object,
    depth: usize,
    found: &mut (Vec<Element<'f>>, Vec<Mark>),
) {
    let dict = file.get_dictionary(at.as_reference().unwrap()).unwrap();
    let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
    let kids = match dict.get(b"K") {
        Ok(Object::Array(kids)) => &kids[..],
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => &[],
    };
    let number = found.0.len();
    found.0.push(Element {
        tag: String::from_utf8(dict.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
        depth,
        dict,
        annotations: Vec::new(),
    });
    for kid in kids {
        match kid {
            Object::Integer(mark) => found.1.push((page.unwrap(), *mark)),
            Object::Dictionary(kid) => {
                let there = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                if let Ok(mark) = kid.get(b"MCID") {
                    found.1.push((there, mark.as_i64().unwrap()));
                } else {
                    let link = kid.get(b"Obj").and_then(Object::as_reference).unwrap();
                    let link = file.get_dictionary(link).unwrap();
                    found.0[number].annotations.push(link);
                }
            }
            kid => element(file, kid, depth + 1, found),
        }
    }
}

/// The texts of a page, each with the number of the marked content it stands in;
/// artifacts are left out.
fn marked_texts(file: &File, page: ObjectId) -> Vec<(Option<i64>, String)> {
    let fonts = file.get_page_fonts(page).unwrap();
    let maps: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = fonts
        .into_iter()
        .map(|(name, font)| (name, to_unicode(file, font)))
        .collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut out = vec![(None, String::new())];
    let mut font = None;
    // One entry per open mark: whether the text in it counts.
    let mut open: Vec<bool> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        let (_, text) = out.last_mut().unwrap();
        match operation.operator.as_str() {
            "BMC" => open.push(operands[0].as_name().unwrap() != b"Artifact"),
            "BDC" => {
                let artifact = operands[0].as_name().unwrap() == b"Artifact";
                let more = operands[1].as_dict().unwrap();
                let own = more.get(b"ActualText").ok();
                if let (Some(own), false, true) = (own, artifact, open.iter().all(|o| *o)) {
                    text.push_str(&utf16(own.as_str().unwrap()));
                }
                if let Ok(number) = more.get(b"MCID") {
                    assert!(open.is_empty(), "marked content within marked content");
                    out.push((Some(number.as_i64().unwrap()), String::new()));
                }
                open.push(!artifact && own.is_none());
            }
            "EMC" => {
                open.pop();
                if open.is_empty() {
                    out.push((None, String::new()));
                }
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
                        text.push_str(&font.unwrap()[&code]);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "marks left open");
    out.retain(|(_, text)| !text.is_empty());
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
