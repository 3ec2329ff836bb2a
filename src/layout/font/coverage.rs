//! Which characters of a text a role's own face lacks.

use super::face::Face;
use super::fonts::Fonts;
use super::role::Role;
use crate::character::is_hanzi;
use crate::diagnostic::{Code, Diagnostic, Origin, Report, Words};
use crate::layout::pages::FaceId;

/// A character that is not set in the role's own face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The character.
    pub char: char,
    /// Where it stands, in bytes.
    pub at: usize,
    /// What becomes of it.
    pub kind: GapKind,
}

/// What becomes of a character that the role's own face lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// Another face sets it.
    Substituted(FaceId),
    /// No face has it.
    Missing,
}

/// The characters of `text` that the role's own face lacks.
///
/// Nothing is said of characters that have no ink of their own, of Latin that
/// the Latin face sets, nor of substitution where the whole role is set in a
/// stand-in: `font-substituted` has said that already.
pub fn coverage(fonts: &Fonts, role: Role, text: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (at, char) in text.char_indices() {
        if is_invisible(char) {
            continue;
        }
        let kind = match fonts.find(role, false, char).face() {
            None => GapKind::Missing,
            Some(face) if fonts.is_own(role, char, face) => continue,
            Some(_) if fonts.face_of(role).is_none() => continue,
            Some(face) => GapKind::Substituted(face),
        };
        gaps.push(Gap { char, at, kind });
    }
    gaps
}

/// Reports the gaps of a text at the place where it was written: an error for
/// each character that cannot be set, a note for each hanzi that another face
/// sets; marks look alike in all faces. The same character is said once.
pub fn report_gaps(fonts: &Fonts, role: Role, text: &str, at: Origin, report: &mut Report) {
    let mut said: Vec<char> = Vec::new();
    for gap in coverage(fonts, role, text) {
        if said.contains(&gap.char) {
            continue;
        }
        said.push(gap.char);
        let family = |face: &Face| face.card().family.clone();
        let diagnostic = match gap.kind {
            GapKind::Missing => Diagnostic::new(Code::GlyphMissing)
                .arg("codepoint", format!("U+{:04X}", u32::from(gap.char)))
                .hint(match is_hanzi(gap.char) {
                    true => "face-for-hanzi",
                    false => "face-for-mark",
                }),
            GapKind::Substituted(_) if !is_hanzi(gap.char) => continue,
            GapKind::Substituted(other) => Diagnostic::new(Code::GlyphSubstituted)
                .arg("face", fonts.face_of(role).map_or(String::new(), family))
                .arg("other", family(fonts.face(other))),
        };
        let place = Words {
            at,
            words: gap.char.to_string(),
            nth: 0,
        };
        report.push(diagnostic.arg("character", gap.char.to_string()).at(place));
    }
}

/// Controls, joiners and variation selectors: shown by their neighbours or not
/// at all.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// The 6,763 hanzi of GB 2312, levels 1 and 2: what `list fonts` counts.
pub fn gb2312() -> String {
    let mut bytes = Vec::with_capacity(2 * 72 * 94);
    for row in 0xB0..=0xF7u8 {
        for cell in 0xA1..=0xFEu8 {
            // The last five cells of level 1 are empty.
            if !(row == 0xD7 && cell > 0xF9) {
                bytes.extend([row, cell]);
            }
        }
    }
    encoding_rs::GBK.decode(&bytes).0.into_owned()
}

/// The 21,003 hanzi of GBK, names' rarer ones among them.
pub fn gbk() -> String {
    let mut bytes = Vec::new();
    for lead in 0x81..=0xFEu8 {
        for trail in (0x40..=0xFEu8).filter(|t| *t != 0x7F) {
            bytes.extend([lead, trail]);
        }
    }
    let decoded = encoding_rs::GBK.decode(&bytes).0;
    let mut hanzi: Vec<char> = decoded
        .chars()
        .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'))
        .collect();
    hanzi.sort_unstable();
    hanzi.dedup();
    hanzi.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sets_have_their_sizes() {
        assert_eq!(gb2312().chars().count(), 6763);
        assert!((20_902..=21_010).contains(&gbk().chars().count()));
    }
}
