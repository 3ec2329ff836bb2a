//! Puts the used faces into the file: each a font that the pages name, with a
//! program that holds what its codes show.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::font::{Program, program};
use super::info::Fingerprint;
use super::object::{dictionary, name, streams};
use super::to_unicode::to_unicode;
use super::used::{Code, UsedFace, UsedFonts};
use crate::diagnostic::Diagnostic;
use crate::layout::pages::FaceId;

/// Adds the fonts; gives the dictionary that all pages share, or the face that
/// must be plain.
pub(super) fn fonts(
    file: &mut File,
    used: &UsedFonts,
) -> Result<Result<Dictionary, FaceId>, Box<Diagnostic>> {
    let maps = used.faces.iter().map(|face| {
        let meanings = face.codes.iter().map(|code| code.meaning.as_deref());
        to_unicode(meanings)
    });
    let maps: Vec<Vec<u8>> = maps.collect();
    let mut fonts = Dictionary::new();
    for ((index, face), map) in used.faces.iter().enumerate().zip(streams(&maps)) {
        let Some(program) = program(face)? else {
            return Ok(Err(face.id));
        };
        let font = font(file, face, program, map);
        fonts.set(UsedFonts::resource_name(index), Object::Reference(font));
    }
    Ok(Ok(fonts))
}

fn font(file: &mut File, used: &UsedFace, program: Program, map: Stream) -> ObjectId {
    let cff = matches!(program, Program::Cff(_));
    let card = used.face.card();
    let base_name = format!("{}+{}", tag(used), ascii_name(&card.postscript_name));
    let metrics = used.face.metrics();
    let mut descriptor = dictionary([
        ("Type", name("FontDescriptor")),
        ("FontName", name(base_name.as_str())),
        // Symbolic: the codes are our own, not a standard Latin set.
        ("Flags", Object::Integer(4)),
        (
            "FontBBox",
            Object::Array(metrics.bounds.map(integer).to_vec()),
        ),
        ("ItalicAngle", Object::Integer(0)),
        ("Ascent", integer(metrics.ascent)),
        ("Descent", integer(metrics.descent)),
        ("CapHeight", integer(metrics.cap_height)),
        ("StemV", Object::Integer(i64::from(card.weight) / 5)),
    ]);
    let (key, stream) = font_file(program);
    descriptor.set(key, Object::Reference(file.add_object(stream)));
    let descriptor = file.add_object(descriptor);
    let subtype = match cff {
        true => "CIDFontType0",
        false => "CIDFontType2",
    };
    let mut descendant = dictionary([
        ("Type", name("Font")),
        ("Subtype", name(subtype)),
        ("BaseFont", name(base_name.as_str())),
        (
            "CIDSystemInfo",
            Object::Dictionary(dictionary([
                ("Registry", Object::string_literal("Adobe")),
                ("Ordering", Object::string_literal("Identity")),
                ("Supplement", Object::Integer(0)),
            ])),
        ),
        ("FontDescriptor", Object::Reference(descriptor)),
        ("DW", Object::Integer(1000)),
    ]);
    let widths = widths(&used.codes);
    if !widths.is_empty() {
        descendant.set("W", Object::Array(widths));
    }
    if !cff {
        descendant.set("CIDToGIDMap", name("Identity"));
    }
    let descendant = file.add_object(descendant);
    let map = file.add_object(map);
    file.add_object(dictionary([
        ("Type", name("Font")),
        ("Subtype", name("Type0")),
        (
            "BaseFont",
            name(match cff {
                true => format!("{base_name}-Identity-H"),
                false => base_name,
            }),
        ),
        ("Encoding", name("Identity-H")),
        (
            "DescendantFonts",
            Object::Array(vec![Object::Reference(descendant)]),
        ),
        ("ToUnicode", Object::Reference(map)),
    ]))
}

fn font_file(program: Program) -> (&'static str, Stream) {
    let (key, packed, mut dict) = match program {
        Program::TrueType(packed, length) => {
            let length = Object::Integer(length as i64);
            ("FontFile2", packed, dictionary([("Length1", length)]))
        }
        Program::Cff(packed) => {
            let subtype = name("CIDFontType0C");
            ("FontFile3", packed, dictionary([("Subtype", subtype)]))
        }
    };
    dict.set("Filter", name("FlateDecode"));
    (key, Stream::new(dict, packed))
}

/// Widths that are not a whole em, in runs of neighbouring codes.
fn widths(codes: &[Code]) -> Vec<Object> {
    let mut runs: Vec<Object> = Vec::new();
    let mut next = None;
    for (number, code) in codes.iter().enumerate() {
        if code.width == 1000 {
            continue;
        }
        let width = Object::Integer(code.width.into());
        match runs.last_mut() {
            Some(Object::Array(run)) if next == Some(number) => run.push(width),
            _ => {
                runs.push(Object::Integer(number as i64));
                runs.push(Object::Array(vec![width]));
            }
        }
        next = Some(number + 1);
    }
    runs
}

/// Six capitals that tell apart subsets of one face (PDF 1.7, 9.6.4).
fn tag(used: &UsedFace) -> String {
    let mut print = Fingerprint::default();
    for code in &used.codes {
        print.add(&code.glyph.to_be_bytes());
        print.add(&code.width.to_be_bytes());
    }
    let mut number = print.value();
    (0..6)
        .map(|_| {
            let letter = b'A' + (number % 26) as u8;
            number /= 26;
            char::from(letter)
        })
        .collect()
}

/// A font's name may hold plain ASCII only.
fn ascii_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    if plain.is_empty() {
        "Font".to_string()
    } else {
        plain
    }
}

fn integer(value: f32) -> Object {
    Object::Integer(value.round() as i64)
}
