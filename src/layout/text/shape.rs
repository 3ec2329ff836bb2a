//! Takes a text and its role; gives glyphs with their widths.
//!
//! Most characters of Chinese text do not depend on their neighbours: their
//! glyph is looked up once and remembered. Words in Latin, and whatever carries
//! marks or selectors, go through the shaper as a whole.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{
    Buffer, ClusterLevel, Direction, Feature, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont, Tag,
};

use crate::layout::font::{Face, Fonts, Found, Role};
use crate::layout::pages::FaceId;

/// A glyph and the text it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    /// Its face.
    pub face: FaceId,
    /// Its number in the face; 0 is the empty box of a character no face has.
    pub glyph: u16,
    /// Width, em.
    pub advance: f32,
    /// How far right of its place it is drawn, em.
    pub offset: f32,
    /// The bytes of the text that it shows; glyphs of one cluster share them.
    pub cluster: Range<u32>,
}

/// Shapes `text` in the faces of `role`, in reading order.
///
/// With `bold` the role's bold face is taken where it has one; otherwise
/// [`Fonts::needs_stroke`] says that a stroke has to stand in for it.
pub fn shape(fonts: &Fonts, role: Role, bold: bool, text: &str) -> Vec<Shaped> {
    shape_telling(fonts, role, bold, text).0
}

/// As [`shape`], and whether each character was found in a face meant for the
/// role, so that there is nothing to say of the text.
pub(super) fn shape_telling(
    fonts: &Fonts,
    role: Role,
    bold: bool,
    text: &str,
) -> (Vec<Shaped>, bool) {
    let mut shaped = Vec::with_capacity(text.len() / 2);
    let mut own = !bold;
    let mut pending: Option<Pending> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let mut extended = false;
        while let Some((at, e)) = chars.next_if(|(_, e)| extends(*e)) {
            end = at + e.len_utf8();
            extended = true;
        }
        let found = fonts.find(role, bold, c);
        own &= !extended && found.face().is_some_and(|face| fonts.is_own(role, face));
        let face = match found {
            Found::Glyph {
                face,
                glyph,
                advance,
            } if !extended => {
                flush(&mut pending, fonts, text, &mut shaped);
                let em = f32::from(fonts.face(face).units_per_em());
                shaped.push(Shaped {
                    face,
                    glyph,
                    advance: f32::from(advance) / em,
                    offset: 0.0,
                    cluster: start as u32..end as u32,
                });
                continue;
            }
            Found::Glyph { face, .. } | Found::InContext { face } => face,
            // Reported long before; an empty box keeps the place.
            Found::Missing => fonts.main_face(role).unwrap_or(FaceId(0)),
        };
        match &mut pending {
            Some(run) if run.face == face && !extended && !run.closed => run.bytes.end = end,
            _ => {
                flush(&mut pending, fonts, text, &mut shaped);
                pending = Some(Pending {
                    face,
                    bytes: start..end,
                    closed: extended && matches!(found, Found::Glyph { .. }),
                });
            }
        }
    }
    flush(&mut pending, fonts, text, &mut shaped);
    (shaped, own)
}

/// Text that waits to be shaped as a whole.
struct Pending {
    face: FaceId,
    bytes: Range<usize>,
    /// Whether nothing may join it: a hanzi with its selector.
    closed: bool,
}

fn flush(pending: &mut Option<Pending>, fonts: &Fonts, text: &str, shaped: &mut Vec<Shaped>) {
    let Some(run) = pending.take() else { return };
    let piece = &text[run.bytes.clone()];
    let first = shaped.len();
    run_through(
        fonts.face(run.face),
        piece,
        false,
        |glyph, at, advance, offset| {
            shaped.push(Shaped {
                face: run.face,
                glyph,
                advance,
                offset,
                cluster: (run.bytes.start + at) as u32..run.bytes.end as u32,
            });
        },
    );
    // A cluster ends where the next one starts.
    let mut end = run.bytes.end as u32;
    let mut start = end;
    for glyph in shaped[first..].iter_mut().rev() {
        if glyph.cluster.start != start {
            end = start;
            start = glyph.cluster.start;
        }
        glyph.cluster.end = if end > start {
            end
        } else {
            run.bytes.end as u32
        };
    }
}

/// How a character is set that may stand alone: by a glyph of its own, or only
/// together with its neighbours.
pub(crate) fn alone(id: FaceId, face: &Face, c: char, glyph: u16, half_width: bool) -> Found {
    if !half_width && needs_context(c) {
        return Found::InContext { face: id };
    }
    let em = f32::from(face.units_per_em());
    let mut found = Vec::new();
    if face.has_substitutions() {
        let text = c.to_string();
        run_through(face, &text, half_width, |glyph, _, advance, offset| {
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
fn run_through(
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

/// Whether a character belongs to the one before it.
fn extends(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C..=0x200D | 0x20D0..=0x20FF
        | 0x302A..=0x302F | 0x3099..=0x309A | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xE_0100..=0xE_01EF)
}
