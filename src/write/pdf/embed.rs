//! Puts the used fonts into the file: per face one subset program, per variant
//! one font that the pages name.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::font::{Program, program};
use super::info::Fingerprint;
use super::object::{dictionary, name, streams};
use super::to_unicode::to_unicode;
use super::used::{UsedFace, UsedFonts, Variant};
use crate::diagnostic::Diagnostic;

/// Adds the fonts, and names them in the dictionary that all pages share.
pub(super) fn fonts(
    file: &mut File,
    shared: ObjectId,
    used: &UsedFonts,
) -> Result<(), Box<Diagnostic>> {
    let maps = used.faces.iter().flat_map(|face| &face.meanings);
    let maps: Vec<Vec<u8>> = maps.map(|meanings| to_unicode(meanings)).collect();
    let mut maps = streams(&maps);
    let mut embedded = Vec::new();
    for face in &used.faces {
        let maps = maps.by_ref().take(face.meanings.len());
        embedded.push(Embedded::new(file, face, maps)?);
    }
    let mut fonts = Dictionary::new();
    for (index, variant) in used.variants.iter().enumerate() {
        let face = &used.faces[variant.face];
        let font = embedded[variant.face].font(file, face, variant);
        fonts.set(Variant::resource_name(index), Object::Reference(font));
    }
    file.set_object(shared, fonts);
    Ok(())
}

/// A face that is in the file.
struct Embedded {
    base_name: String,
    descriptor: ObjectId,
    cff: bool,
    /// Maps of meanings, by layer.
    to_unicode: Vec<ObjectId>,
}

impl Embedded {
    fn new(
        file: &mut File,
        used: &UsedFace,
        maps: impl Iterator<Item = Stream>,
    ) -> Result<Self, Box<Diagnostic>> {
        let program = program(used.face, &used.remapper)?;
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
        let cff = matches!(program, Program::Cff(_));
        let (key, stream) = font_file(program);
        descriptor.set(key, Object::Reference(file.add_object(stream)));
        let descriptor = file.add_object(descriptor);
        let to_unicode = maps.map(|map| file.add_object(map)).collect();
        Ok(Self {
            base_name,
            descriptor,
            cff,
            to_unicode,
        })
    }

    /// Adds one variant and gives its number.
    fn font(&self, file: &mut File, used: &UsedFace, variant: &Variant) -> ObjectId {
        let mut descendant = dictionary([
            ("Type", name("Font")),
            (
                "Subtype",
                name(if self.cff {
                    "CIDFontType0"
                } else {
                    "CIDFontType2"
                }),
            ),
            ("BaseFont", name(self.base_name.as_str())),
            (
                "CIDSystemInfo",
                Object::Dictionary(dictionary([
                    ("Registry", Object::string_literal("Adobe")),
                    ("Ordering", Object::string_literal("Identity")),
                    ("Supplement", Object::Integer(0)),
                ])),
            ),
            ("FontDescriptor", Object::Reference(self.descriptor)),
            ("DW", Object::Integer(i64::from(1000 + variant.gap))),
        ]);
        let widths = widths(&used.widths, variant.gap);
        if !widths.is_empty() {
            descendant.set("W", Object::Array(widths));
        }
        if !self.cff {
            descendant.set("CIDToGIDMap", name("Identity"));
        }
        let descendant = file.add_object(descendant);
        file.add_object(dictionary([
            ("Type", name("Font")),
            ("Subtype", name("Type0")),
            (
                "BaseFont",
                name(match self.cff {
                    true => format!("{}-Identity-H", self.base_name),
                    false => self.base_name.clone(),
                }),
            ),
            ("Encoding", name("Identity-H")),
            (
                "DescendantFonts",
                Object::Array(vec![Object::Reference(descendant)]),
            ),
            (
                "ToUnicode",
                Object::Reference(self.to_unicode[variant.layer]),
            ),
        ]))
    }
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
fn widths(widths: &[i32], gap: i32) -> Vec<Object> {
    let mut runs: Vec<Object> = Vec::new();
    let mut next = None;
    for (code, width) in widths.iter().enumerate() {
        if *width == 1000 {
            continue;
        }
        let width = Object::Integer(i64::from((width + gap).max(0)));
        match runs.last_mut() {
            Some(Object::Array(run)) if next == Some(code) => run.push(width),
            _ => {
                runs.push(Object::Integer(code as i64));
                runs.push(Object::Array(vec![width]));
            }
        }
        next = Some(code + 1);
    }
    runs
}

/// Six capitals that tell apart subsets of one face (PDF 1.7, 9.6.4).
fn tag(used: &UsedFace) -> String {
    let mut print = Fingerprint::default();
    for glyph in used.remapper.remapped_gids() {
        print.add(&glyph.to_be_bytes());
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
