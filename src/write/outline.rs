//! Takes glyphs of faces; gives what a pen makes of their outlines.

use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::FontRef;
use skrifa::{GlyphId, MetadataProvider};

use crate::layout::font::Fonts;
use crate::layout::pages::FaceId;

/// Draws each glyph with a pen of its own, in design units, y upwards. What cannot be
/// drawn stays blank, as in other files.
pub(super) fn drawn<P: OutlinePen + Default>(glyphs: &[(FaceId, u16)], fonts: &Fonts) -> Vec<P> {
    let mut pens: Vec<P> = glyphs.iter().map(|_| P::default()).collect();
    let mut faces: Vec<FaceId> = glyphs.iter().map(|(face, _)| *face).collect();
    faces.sort();
    faces.dedup();
    for face in faces {
        // To open a file takes longer than to draw a glyph of it.
        fonts.face(face).with_data(|data, index| {
            let Ok(font) = FontRef::from_index(data, index) else {
                return;
            };
            let outlines = font.outline_glyphs();
            let of_face = glyphs.iter().zip(&mut pens);
            for ((_, glyph), pen) in of_face.filter(|((other, _), _)| *other == face) {
                let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                if let Some(outline) = outlines.get(GlyphId::from(*glyph)) {
                    let _ = outline.draw(settings, pen);
                }
            }
        });
    }
    pens
}
