//! Takes the fonts of a file; gives names and facts, and turns the bytes of a
//! string into characters with widths.

use std::collections::HashMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::budget::{self, Budget};
use super::cmap::ToUnicode;
use super::{is_name, object};

/// What is known of a font in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FontFact {
    /// Its name, without the tag of a subset.
    pub name: String,
    /// Whether its outlines are in the file.
    pub embedded: bool,
    /// Whether its text can be copied.
    pub to_unicode: bool,
}

/// A code of a string.
pub(super) struct Code {
    /// What it means; empty where that is not said.
    pub text: String,
    /// Width, em.
    pub width: f32,
    /// Whether it is the one-byte code 32, to which word spacing applies.
    pub space: bool,
}

/// The fonts read so far.
pub(super) struct Fonts<'a> {
    file: &'a File,
    fonts: Vec<Font>,
    by_id: HashMap<ObjectId, usize>,
}

struct Font {
    fact: FontFact,
    coding: Coding,
    to_unicode: Option<ToUnicode>,
    widths: HashMap<u32, f32>,
    default_width: f32,
}

/// How much dearer a map is to read than a page's operations.
const MAP: usize = 4;

/// How bytes make codes, and what codes mean by themselves.
enum Coding {
    /// One byte each, in the Latin code page of Windows.
    Single,
    /// Two bytes each, numbers of glyphs.
    Glyphs,
    /// Two bytes each, UTF-16.
    Utf16,
    /// One or two bytes each, GBK.
    Gbk,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(file: &'a File) -> Self {
        Self {
            file,
            fonts: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    pub(super) fn into_facts(self) -> Vec<FontFact> {
        self.fonts.into_iter().map(|f| f.fact).collect()
    }

    /// Index of a font in a page's resources.
    pub(super) fn find(
        &mut self,
        resources: &'a Dictionary,
        name: &[u8],
        budget: &mut Budget,
    ) -> Option<usize> {
        let fonts = object::get(self.file, resources, b"Font")?.as_dict().ok()?;
        let entry = fonts.get(name).ok()?;
        let id = entry.as_reference().ok();
        if let Some(index) = id.and_then(|id| self.by_id.get(&id)) {
            return Some(*index);
        }
        let font = font(self.file, object::dict(self.file, entry)?, budget);
        self.fonts.push(font);
        let index = self.fonts.len() - 1;
        if let Some(id) = id {
            self.by_id.insert(id, index);
        }
        Some(index)
    }

    /// The codes of a string.
    pub(super) fn decode(&self, font: usize, bytes: &[u8]) -> Vec<Code> {
        let font = &self.fonts[font];
        let mut codes = Vec::new();
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let single = match font.coding {
                Coding::Single => true,
                Coding::Gbk => *first < 0x80,
                Coding::Glyphs | Coding::Utf16 => false,
            };
            let length = if single { 1 } else { rest.len().min(2) };
            let (code, after) = rest.split_at(length);
            rest = after;
            let number = code.iter().fold(0, |n, b| n << 8 | u32::from(*b));
            let text = font.to_unicode.as_ref().and_then(|map| map.get(number));
            codes.push(Code {
                text: text.unwrap_or_else(|| font.coding.meaning(code)),
                width: *font.widths.get(&number).unwrap_or(&font.default_width),
                space: single && number == 32,
            });
        }
        codes
    }
}

impl Coding {
    fn meaning(&self, code: &[u8]) -> String {
        match self {
            Coding::Single => encoding_rs::WINDOWS_1252.decode(code).0.into_owned(),
            Coding::Gbk => encoding_rs::GBK.decode(code).0.into_owned(),
            Coding::Utf16 => encoding_rs::UTF_16BE.decode(code).0.into_owned(),
            Coding::Glyphs => String::new(),
        }
    }
}

fn font(file: &File, dict: &Dictionary, budget: &mut Budget) -> Font {
    let descendant = object::get(file, dict, b"DescendantFonts")
        .and_then(|o| o.as_array().ok()?.first())
        .and_then(|o| object::dict(file, o));
    let inner = descendant.unwrap_or(dict);
    let descriptor = object::get(file, inner, b"FontDescriptor").and_then(|o| o.as_dict().ok());
    let type3 = is_name(dict.get(b"Subtype").ok(), b"Type3");
    let program = [&b"FontFile"[..], b"FontFile2", b"FontFile3"]
        .iter()
        .any(|key| descriptor.is_some_and(|d| object::get(file, d, key).is_some()));
    let map = object::get(file, dict, b"ToUnicode")
        .and_then(|o| object::stream(file, o))
        .and_then(|s| s.decompressed_content_with_limit(budget::CONTENT).ok())
        .filter(|data| budget.unpack(data.len() * MAP))
        .map(|data| ToUnicode::parse(&data));
    let mut font = Font {
        fact: FontFact {
            name: name(
                inner
                    .get(b"BaseFont")
                    .or_else(|_| dict.get(b"BaseFont"))
                    .ok(),
            ),
            embedded: program || type3,
            to_unicode: map.is_some(),
        },
        coding: coding(file, dict, descendant.is_some()),
        to_unicode: map,
        widths: HashMap::new(),
        default_width: 1.0,
    };
    match descendant {
        Some(inner) => composite_widths(file, inner, &mut font, budget),
        None => simple_widths(file, dict, descriptor, &mut font),
    }
    font
}

/// A font's name; Chinese ones may be raw GBK bytes.
fn name(object: Option<&Object>) -> String {
    let bytes = object.and_then(|o| o.as_name().ok()).unwrap_or_default();
    let name = match std::str::from_utf8(bytes) {
        Ok(name) => name.to_string(),
        Err(_) => encoding_rs::GBK.decode(bytes).0.into_owned(),
    };
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest.to_string(),
        _ => name,
    }
}

fn coding(file: &File, dict: &Dictionary, composite: bool) -> Coding {
    if !composite {
        return Coding::Single;
    }
    let encoding = object::get(file, dict, b"Encoding").and_then(|o| o.as_name().ok());
    let encoding = String::from_utf8_lossy(encoding.unwrap_or_default());
    if encoding.starts_with("Uni") {
        Coding::Utf16
    } else if encoding.starts_with("GB") {
        Coding::Gbk
    } else {
        Coding::Glyphs
    }
}

/// Widths of a composite font (PDF 1.7, 9.7.4.3).
fn composite_widths(file: &File, dict: &Dictionary, font: &mut Font, budget: &mut Budget) {
    let default = object::get(file, dict, b"DW").and_then(|o| object::number(file, o));
    font.default_width = default.unwrap_or(1000.0) / 1000.0;
    let Some(Object::Array(items)) = object::get(file, dict, b"W") else {
        return;
    };
    let mut items = items.iter().filter_map(|o| object::resolve(file, o));
    while let Some(first) = items.next().and_then(|o| object::number(file, o)) {
        match items.next() {
            Some(list @ Object::Array(_)) => {
                for (i, width) in object::numbers(file, list).iter().enumerate() {
                    let code = (first as u32).wrapping_add(i as u32);
                    font.widths.insert(code, width / 1000.0);
                }
            }
            Some(last) => {
                let last = object::number(file, last).unwrap_or(0.0).min(65535.0);
                let width = items.next().and_then(|o| object::number(file, o));
                let codes = first as u32..=last as u32;
                if !budget.spend(codes.clone().count() + 1) {
                    return;
                }
                for code in codes {
                    font.widths.insert(code, width.unwrap_or(1000.0) / 1000.0);
                }
            }
            None => return,
        }
    }
}

fn simple_widths(file: &File, dict: &Dictionary, descriptor: Option<&Dictionary>, font: &mut Font) {
    let missing = descriptor
        .and_then(|d| object::get(file, d, b"MissingWidth"))
        .and_then(|o| object::number(file, o));
    font.default_width = missing.unwrap_or(500.0) / 1000.0;
    let first = object::get(file, dict, b"FirstChar").and_then(|o| object::number(file, o));
    if let Some(list) = object::get(file, dict, b"Widths") {
        for (i, width) in object::numbers(file, list).iter().enumerate() {
            let code = (first.unwrap_or(0.0) as u32).wrapping_add(i as u32);
            font.widths.insert(code, width / 1000.0);
        }
    }
}
