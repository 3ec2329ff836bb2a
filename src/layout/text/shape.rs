//! Takes a text and its role; gives glyphs with their widths.
//!
//! Most characters of Chinese text do not depend on their neighbours: their
//! glyph is looked up once and remembered. Words in Latin, and whatever carries
//! marks or selectors, go through the shaper as a whole.

use std::ops::Range;

use crate::layout::font::{Fonts, Found, Role, shaper};
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

/// Shapes `text` in the faces of `role`, in reading order. Says also whether
/// each character was found in a face meant for the role, so that there is
/// nothing to report of the text.
///
/// With `bold` the role's bold face is taken where it has one; otherwise
/// [`Fonts::needs_stroke`] says that a stroke has to stand in for it.
pub fn shape(fonts: &Fonts, role: Role, bold: bool, text: &str) -> (Vec<Shaped>, bool) {
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
        own &= !extended && found.face().is_some_and(|face| fonts.is_own(role, c, face));
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
    let face = fonts.face(run.face);
    shaper::run(face, piece, false, |glyph, at, advance, offset| {
        shaped.push(Shaped {
            face: run.face,
            glyph,
            advance,
            offset,
            cluster: (run.bytes.start + at) as u32..run.bytes.end as u32,
        });
    });
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

/// Whether a character belongs to the one before it.
fn extends(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C..=0x200D | 0x20D0..=0x20FF
        | 0x302A..=0x302F | 0x3099..=0x309A | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xE_0100..=0xE_01EF)
}
