//! Every program put together from kept parts draws what `subsetter`'s draws.
#![allow(clippy::disallowed_methods)]

use std::io::{Read, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::{GlyphId, MetadataProvider};

use super::*;
use crate::layout::font::{FontFile, Place};

/// What is drawn, as text.
#[derive(Default, PartialEq, Debug)]
struct Drawn(String);

impl Drawn {
    fn step(&mut self, name: char, numbers: &[f32]) {
        self.0.push(name);
        numbers.iter().for_each(|n| self.0 += &format!("{n} "));
    }
}

impl OutlinePen for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[x, y]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.step('Q', &[cx, cy, x, y]);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.step('C', &[ax, ay, bx, by, x, y]);
    }
    fn close(&mut self) {
        self.step('Z', &[]);
    }
}

fn font_data(name: &str) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read(root.join(name)).unwrap()
}

/// A face with CFF outlines.
const CFF: &str = "tests/faces/FanganTest-Regular.otf";

fn inflated(stream: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut decoder = flate2::read::ZlibDecoder::new(stream);
    decoder.read_to_end(&mut bytes).unwrap();
    bytes
}

fn drawn(outlines: &OutlineGlyphCollection, glyph: u16) -> Drawn {
    let mut drawn = Drawn::default();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    let outline = outlines.get(GlyphId::from(glyph)).unwrap();
    outline.draw(settings, &mut drawn).unwrap();
    drawn
}

/// Some glyphs in an order that is not that of the face.
fn some(glyphs: u16) -> GlyphRemapper {
    let mut wanted = GlyphRemapper::new();
    for i in 0..400_u32 {
        wanted.remap((i * 7919 % u32::from(glyphs)) as u16);
    }
    wanted
}

/// Codes of glyphs, each once and as wide as it is.
fn codes(wanted: &GlyphRemapper) -> Vec<Code> {
    wanted.remapped_gids().map(Code::of).collect()
}

fn joined(data: &[u8], wanted: &GlyphRemapper) -> Program {
    joined_codes(data, &codes(wanted))
}

fn joined_codes(data: &[u8], codes: &[Code]) -> Program {
    let kept = Kept::new(data, 0).unwrap();
    let place = Place::CompiledIn("test");
    let file = FontFile::compiled_in("test", Box::leak(data.to_vec().into_boxed_slice()));
    assert_eq!(file.place(), &place);
    let card = crate::layout::font::cards(&file).unwrap().remove(0);
    kept.program(&Face::new(card), codes).unwrap()
}

#[test]
fn truetype_outlines_widths_and_sums_are_right() {
    for name in [
        "fonts/noto/NotoSansSC-Medium.ttf",
        "fonts/noto/NotoSerifSC-Regular.ttf",
        "fonts/kai/FanganKai-Regular.ttf",
        // One glyph in ten of it is composite.
        "fonts/zhuque/LXGWZhuqueFangsong-Regular.ttf",
    ] {
        let data = font_data(name);
        let font = FontRef::new(&data).unwrap();
        let reader = Reader::new(&data, 0).unwrap();
        let wanted = some(reader.glyphs());
        let Program::TrueType(packed, length) = joined(&data, &wanted) else {
            panic!("{name} is TrueType");
        };
        let file = inflated(&packed);
        assert_eq!(file.len(), length);
        assert_eq!(glyf::sum(&file), 0xB1B0_AFBA, "{name}");
        let cut = FontRef::new(&file).unwrap();
        for record in cut.table_directory().table_records() {
            let start = record.offset() as usize;
            let table = &file[start..start + record.length() as usize];
            if record.tag() != Tag::new(b"head") {
                assert_eq!(
                    record.checksum(),
                    glyf::sum(table),
                    "{name} {}",
                    record.tag()
                );
            }
        }
        let (before, after) = (font.outline_glyphs(), cut.outline_glyphs());
        let unscaled = |font: &FontRef, glyph: u16| {
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let glyph = GlyphId::from(glyph);
            (
                metrics.advance_width(glyph),
                metrics.left_side_bearing(glyph),
            )
        };
        for (new, old) in wanted.remapped_gids().enumerate() {
            let new = new as u16;
            assert_eq!(drawn(&before, old), drawn(&after, new), "{name} {old}");
            assert_eq!(unscaled(&font, old), unscaled(&cut, new), "{name} {old}");
        }
        assert!(
            packed.len() * 100 < plain_size(&data, &wanted) * 120,
            "{name}"
        );
    }
}

/// A glyph that has ink, and one that has none.
fn drawn_and_blank(font: &FontRef) -> (Option<u16>, Option<u16>) {
    let outlines = font.outline_glyphs();
    let glyphs = font.maxp().unwrap().num_glyphs();
    let inked = |glyph: &u16| drawn(&outlines, *glyph) != Drawn::default();
    let mut all = 1..glyphs;
    (all.clone().find(inked), all.find(|glyph| !inked(glyph)))
}

#[test]
fn copies_draw_the_same_and_are_as_wide_as_asked() {
    for name in [CFF, "fonts/zhuque/LXGWZhuqueFangsong-Regular.ttf"] {
        let data = font_data(name);
        let font = FontRef::new(&data).unwrap();
        let all = drawn_and_blank(&font);
        let (glyph, blank) = (all.0.unwrap(), all.1.unwrap());
        let mut shown: Vec<Code> = [0, glyph, blank].map(Code::of).into();
        shown.extend([Code::copy(glyph, 1, 500), Code::copy(glyph, 1, 2250)]);
        shown.push(Code::copy(blank, 2, 40));
        let units = f32::from(font.head().unwrap().units_per_em());
        let (outlines, widths) = match joined_codes(&data, &shown) {
            Program::TrueType(packed, _) => {
                let file = inflated(&packed);
                assert_eq!(glyf::sum(&file), 0xB1B0_AFBA, "{name}");
                let cut = FontRef::new(&file).unwrap();
                let metrics = cut.glyph_metrics(Size::unscaled(), LocationRef::default());
                let outlines = cut.outline_glyphs();
                let all = 0..shown.len() as u16;
                let widths = all.clone().map(|n| metrics.advance_width(GlyphId::from(n)));
                let widths: Vec<f32> = widths.map(Option::unwrap).collect();
                (all.map(|n| drawn(&outlines, n)).collect::<Vec<_>>(), widths)
            }
            Program::Cff(packed) => {
                let table = inflated(&packed);
                let cut = CffFontRef::new_cff(&table, 0, Some(1000)).unwrap();
                let all = (0..shown.len() as u16).map(GlyphId::from);
                let found = all.map(|n| {
                    let subfont = cut.subfont(cut.subfont_index(n).unwrap(), &[]).unwrap();
                    let mut pen = Drawn::default();
                    let width = cut.evaluate_width(&subfont, n, &[]);
                    cut.draw(&subfont, n, &[], None, &mut pen).unwrap();
                    (pen, width.unwrap().map_or(0.0, |width| width.to_f32()))
                });
                found.unzip()
            }
        };
        assert_ne!(outlines[1], Drawn::default(), "{name}");
        assert_eq!(outlines[3], outlines[1], "{name}");
        assert_eq!(outlines[4], outlines[1], "{name}");
        assert_eq!(outlines[5], outlines[2], "{name}");
        for (code, width) in [(3, 500.0), (4, 2250.0), (5, 40.0)] {
            let asked = width * units / 1000.0;
            assert!(
                (widths[code] - asked).abs() <= 0.5,
                "{name} {code}: {widths:?}"
            );
        }
    }
}

#[test]
fn cff_outlines_are_right() {
    {
        let (name, data) = (CFF, font_data(CFF));
        let font = FontRef::new(&data).unwrap();
        let reader = Reader::new(&data, 0).unwrap();
        let wanted = some(reader.glyphs());
        let Program::Cff(packed) = joined(&data, &wanted) else {
            panic!("{name} is CFF");
        };
        let table = inflated(&packed);
        let cut = CffFontRef::new_cff(&table, 0, Some(1000)).unwrap();
        assert!(cut.is_cid());
        assert_eq!(cut.num_glyphs() as usize, wanted.remapped_gids().count());
        let before = CffFontRef::new_cff(
            font.table_data(Tag::new(b"CFF ")).unwrap().as_bytes(),
            0,
            Some(1000),
        );
        let before = before.unwrap();
        let charset = cut.charset().unwrap();
        for (new, old) in wanted.remapped_gids().enumerate() {
            let drawn = |font: &CffFontRef, glyph: u16| {
                let subfont = font
                    .subfont(font.subfont_index(GlyphId::from(glyph)).unwrap(), &[])
                    .unwrap();
                let width = font.evaluate_width(&subfont, GlyphId::from(glyph), &[]);
                let bytes = font.charstrings().get(usize::from(glyph)).unwrap().to_vec();
                (
                    bytes,
                    format!(
                        "{width:?} {:?} {:?}",
                        subfont.default_width(),
                        subfont.nominal_width()
                    ),
                )
            };
            assert_eq!(drawn(&before, old), drawn(&cut, new as u16), "{name} {old}");
            let cid = charset.string_id(GlyphId::from(new as u16)).unwrap();
            assert_eq!(usize::from(cid.to_u16()), new);
        }
        assert!(
            packed.len() * 100 < plain_size(&data, &wanted) * 110,
            "{name}"
        );
    }
}

/// What the plain way takes, at zlib's usual level.
fn plain_size(data: &[u8], wanted: &GlyphRemapper) -> usize {
    let cut = subsetter::subset(data, 0, wanted).unwrap();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&cut).unwrap();
    packed.finish().unwrap().len()
}

#[test]
fn a_program_does_not_depend_on_what_was_cut_before() {
    let data = font_data(CFF);
    let (many, mut few) = (some(600), GlyphRemapper::new());
    [400, 77, 500].into_iter().for_each(|glyph| {
        few.remap(glyph);
    });
    let bytes = |kept: &Kept, wanted: &GlyphRemapper| {
        let file = FontFile::compiled_in("test", Box::leak(data.clone().into_boxed_slice()));
        let card = crate::layout::font::cards(&file).unwrap().remove(0);
        match kept.program(&Face::new(card), &codes(wanted)).unwrap() {
            Program::Cff(bytes) | Program::TrueType(bytes, _) => bytes,
        }
    };
    let (one, other) = (Kept::new(&data, 0).unwrap(), Kept::new(&data, 0).unwrap());
    let alone = bytes(&one, &few);
    bytes(&other, &many);
    assert_eq!(alone, bytes(&other, &few));
    assert_eq!(bytes(&one, &many), bytes(&other, &many));
}

#[test]
fn damaged_faces_are_refused_without_a_panic() {
    let data = font_data(CFF);
    for cut in [0, 11, 200, 4000, 100_000] {
        assert!(Kept::new(&data[..cut], 0).is_none());
    }
    let mut state = 1_u32;
    for _ in 0..60 {
        let mut damaged = data.clone();
        for _ in 0..40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (state >> 8) as usize % 3000;
            damaged[at] = state as u8;
        }
        if let Some(reader) = Reader::new(&damaged, 0) {
            for glyph in 0..40 {
                let _ = reader.outline(glyph);
            }
        }
        let _ = Kept::new(&damaged, 0);
    }
}
