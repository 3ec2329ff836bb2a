//! Takes a piece of text and one face; gives what the shaper makes of it.

use std::cell::RefCell;

use harfrust::{
    Buffer, ClusterLevel, Direction, Feature, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont, Tag,
};

use super::face::Face;
use super::lookup::Found;
use crate::layout::pages::FaceId;

/// How a character is set that may stand alone: by a glyph of its own, or only
/// together with its neighbours.
pub(super) fn alone(id: FaceId, face: &Face, c: char, glyph: u16, half_width: bool) -> Found {
    if !half_width && needs_context(c) {
        return Found::InContext { face: id };
    }
    let em = f32::from(face.units_per_em());
    let mut found = Vec::new();
    if face.has_substitutions() {
        let text = c.to_string();
        run(face, &text, half_width, |glyph, _, advance, offset| {
            found.push((glyph, advance, offset));
        });
    } else {
        found.push((glyph, face.advance(glyph), 0.0));
    }
    match found[..] {
        [(glyph, advance, 0.0)] if (0.0..=f32::from(u16::MAX)).contains(&(advance * em)) => {
            Found::Glyph {
                face: id,
                glyph,
                advance: (advance * em).round() as u16,
            }
        }
        _ => Found::InContext { face: id },
    }
}

thread_local! {
    static BUFFER: RefCell<Option<Buffer>> = const { RefCell::new(None) };
}

/// Runs the shaper over one piece of one face and hands each glyph to `take`:
/// glyph, byte of the piece, advance and offset in em.
pub(crate) fn run(
    face: &Face,
    text: &str,
    half_width: bool,
    mut take: impl FnMut(u16, usize, f32, f32),
) {
    let Some(font) = face.font() else { return };
    let mut buffer = BUFFER.take().unwrap_or_default();
    buffer.reset();
    buffer.set_cluster_level(ClusterLevel::MonotoneGraphemes);
    buffer.push_str(text);
    buffer.guess_segment_properties();
    // Marks and digits alone have no script: they stand in Chinese text.
    if !matches!(buffer.script(), Some(s) if s != Script::COMMON && s != Script::INHERITED && s != Script::UNKNOWN)
    {
        buffer.set_script(Some(Script::HAN));
    }
    buffer.set_direction(Direction::LeftToRight);
    let language = Language::new("zh-Hans");
    buffer.set_language(language.clone());
    // A ligature would keep half of its letters from being found.
    let features = [
        Feature::new(Tag::new(b"liga"), 0, ..),
        Feature::new(Tag::new(b"hwid"), u32::from(half_width), ..),
    ];
    let script = buffer.script();
    let plan = face.plan((script, half_width), || {
        let direction = Direction::LeftToRight;
        ShapePlan::new(font, direction, script, language.as_ref(), &features)
    });
    let shaper = ShaperFont::new(font);
    let options = ShapeOptions::new().features(&features).plan(Some(&plan));
    if harfrust::shape(&shaper, &mut buffer, options).is_ok() {
        let em = f32::from(face.units_per_em());
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            take(
                info.glyph_id as u16,
                info.cluster as usize,
                position.x_advance as f32 / em,
                position.x_offset as f32 / em,
            );
        }
    }
    BUFFER.set(Some(buffer));
}

/// Whether the shape or width of a character depends on its neighbours.
fn needs_context(c: char) -> bool {
    match u32::from(c) {
        0xA7 | 0xB0 | 0xB1 | 0xB7 | 0xD7 | 0xF7 => false,
        0..0x2000 => true,
        0x2000..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F => true,
        0x20D0..=0x20FF | 0x302A..=0x302F | 0x3099..=0x309A => true,
        0xA4D0..=0xABFF | 0xFB00..=0xFE0F | 0xFE20..=0xFE2F | 0xFE70..=0xFEFF => true,
        0x1_0000..=0x1_EFFF => true,
        0x1_F000..=0x1_FAFF | 0xE_0000..=0xE_FFFF => true,
        _ => false,
    }
}
