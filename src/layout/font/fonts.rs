//! The faces that set each role, and what each character is set with.

use std::sync::OnceLock;

use super::choose;
use super::face::{Face, Ink};
use super::gauge::Fit;
use super::lookup::{Found, Lookup};
use super::offered::FontFiles;
use super::role::{Families, Role};
use super::shaper;
use crate::diagnostic::Report;
use crate::layout::pages::FaceId;

/// The faces of a style. Built once for a run, shared by every document.
pub struct Fonts {
    faces: Vec<Face>,
    roles: Vec<RoleFaces>,
    /// The faces of marks that the others lack.
    marks: Vec<FaceId>,
    half_width_digits: bool,
}

/// The faces of one role in one weight.
struct RoleFaces {
    /// Faces to try, best first.
    chain: Vec<FaceId>,
    /// Whether the first of the chain is one that the style names.
    own: bool,
    /// Whether the weight was asked for and the face does not have it.
    fake_bold: bool,
    /// Face for digits and Latin.
    latin: Option<FaceId>,
    lookup: OnceLock<Lookup>,
}

impl Fonts {
    /// Chooses faces for each role.
    ///
    /// The report says which roles are set in a face that the style does not name
    /// (`font-substituted`) and which faces had to be refused (`font-unusable`).
    pub fn choose(families: &Families, files: &FontFiles) -> (Self, Report) {
        let choice = choose::choose(families, files);
        let id = |index: usize| FaceId(index as u16);
        let mut roles = Vec::new();
        for (role, found) in Role::ALL.into_iter().zip(&choice.roles) {
            for bold in [false, true] {
                let sibling = found.bold.filter(|_| bold);
                let latin = choice.latin.filter(|_| role.borrows_latin());
                roles.push(RoleFaces {
                    chain: sibling
                        .into_iter()
                        .chain(found.chain.iter().copied())
                        .map(id)
                        .collect(),
                    own: found.named,
                    fake_bold: bold && sibling.is_none(),
                    latin: latin
                        .map(|(regular, heavy)| id(heavy.filter(|_| bold).unwrap_or(regular))),
                    lookup: OnceLock::new(),
                });
            }
        }
        let fonts = Self {
            faces: choice.cards.into_iter().map(Face::new).collect(),
            roles,
            marks: choice.marks.into_iter().map(id).collect(),
            half_width_digits: families.half_width_digits,
        };
        (fonts, choice.report)
    }

    /// A face by its number.
    ///
    /// # Panics
    /// When the number did not come from these fonts: a bug of ours.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// The face found for a role by its own list of names.
    pub fn face_of(&self, role: Role) -> Option<&Face> {
        let faces = self.role(role, false);
        let first = faces.chain.first().filter(|_| faces.own)?;
        Some(self.face(*first))
    }

    /// The face that sets most of a role's text: its own, else its stand-in.
    pub fn main_face(&self, role: Role) -> Option<FaceId> {
        self.role(role, false).chain.first().copied()
    }

    /// Whether a face is the one meant for a character in a role's text: the
    /// role's own, for Latin the one for that, and for marks one of ours.
    pub(crate) fn is_own(&self, role: Role, c: char, face: FaceId) -> bool {
        let faces = self.role(role, false);
        let latin = faces.latin.filter(|_| is_latin(c));
        [faces.chain.first().copied(), latin].contains(&Some(face)) || self.marks.contains(&face)
    }

    /// Whether bold text of a role needs a stroke around its glyphs, because
    /// the role has no bold face.
    pub fn needs_stroke(&self, role: Role) -> bool {
        self.role(role, true).fake_bold
    }

    /// How a hanzi that `face` sets by `glyph` in a role's text is drawn there: fitted to the
    /// role's own face in size, height and weight, so that a rare one in a name
    /// does not stand out.
    pub(crate) fn fit(&self, role: Role, bold: bool, face: FaceId, glyph: u16) -> Fit {
        let first = self.role(role, bold).chain.first();
        let fit = || {
            let own = first.filter(|own| **own != face)?;
            let other = self.face(face);
            let hanzi = other.measure([glyph])?;
            Some(self.face(*own).gauge()?.fit(other.gauge()?, &hanzi))
        };
        fit().unwrap_or(Fit::NONE)
    }

    /// The ink of a glyph, em; see [`Face::ink`].
    pub fn ink_bounds(&self, face: FaceId, glyph: u16) -> Option<Ink> {
        self.face(face).ink(glyph)
    }

    fn role(&self, role: Role, bold: bool) -> &RoleFaces {
        &self.roles[role as usize * 2 + usize::from(bold)]
    }

    /// How `c` is set in a role.
    pub(crate) fn find(&self, role: Role, bold: bool, c: char) -> Found {
        let faces = self.role(role, bold);
        let lookup = faces.lookup.get_or_init(Lookup::new);
        lookup.get(c, || {
            let latin = faces.latin.filter(|_| is_latin(c)).into_iter();
            let chain = latin.chain(faces.chain.iter().copied());
            let set = |(id, glyph): (FaceId, u16)| {
                let half = self.half_width_digits && c.is_ascii_digit();
                let half = half && (role.borrows_latin() || role == Role::SongTi);
                shaper::alone(id, self.face(id), c, glyph, half)
            };
            let mut has_it = chain.filter_map(|id| Some((id, self.face(id).glyph(c)?)));
            let first = has_it.next();
            let wide = |(id, glyph): &(FaceId, u16)| self.face(*id).advance(*glyph) > NARROW;
            let better = first.filter(|found| is_symbol(c) && !wide(found));
            let better = better.and_then(|_| has_it.find(wide));
            better.or(first).map_or(Found::Missing, set)
        })
    }
}

/// Arrows, signs and shapes: in Chinese text they are as large as a hanzi. A face
/// whose own are made for Western text leaves them to one that has wide ones.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}')
}

/// Up to this wide, em, a symbol is one for Western text.
const NARROW: f32 = 0.8;

/// Whether a character belongs to Western text. Marks that Chinese shares with
/// it (· × “ ” — …) do not.
fn is_latin(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Fonts").field(&self.faces).finish()
    }
}
