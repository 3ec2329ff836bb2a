//! Takes runs of text; gives atoms: the smallest pieces that a line is made of,
//! each one shaped and with its place on the grid.

use std::ops::{Deref, Range};
use std::slice;

use super::address;
use super::class::Class;
use super::setter::{Setter, Type};
use super::shape::{Shaped, shape};
use crate::character::is_hanzi;
use crate::diagnostic::Origin;
use crate::document::{Inline, Run};
use crate::layout::font::Fit;
use crate::layout::pages::FaceId;

/// A run of text of one type.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub kind: Type,
    pub text: String,
    pub from: Option<Origin>,
    /// Anchor that a click leads to.
    pub link: Option<String>,
}

/// Glyphs that stand and fall together.
#[derive(Debug, Clone)]
pub(crate) struct Atom {
    /// First character.
    pub c: char,
    pub class: Class,
    /// Which span it belongs to.
    pub span: usize,
    /// Its bytes in the span's text.
    pub bytes: Range<u32>,
    pub glyphs: Glyphs,
    /// Width, mm.
    pub width: f32,
    /// Whether it belongs to a long address or Latin word, inside of which a line
    /// may end.
    pub address: bool,
    /// Whether it takes no part in stretching and squeezing: a label behind which
    /// further lines hang.
    pub rigid: bool,
    /// Whether its glyphs come from another face and are fitted to the role's own
    /// ([`Fonts::fit`](crate::layout::font::Fonts::fit)).
    pub fitted: bool,
    /// Of a mark whose blank half may be lost: left and right end of its ink,
    /// mm from the atom's left edge.
    pub ink: Option<(f32, f32)>,
}

/// The glyphs of an atom: mostly one, for which nothing is allocated.
#[derive(Debug, Clone)]
pub(crate) enum Glyphs {
    One(PlacedGlyph),
    Many(Vec<PlacedGlyph>),
}

impl Deref for Glyphs {
    type Target = [PlacedGlyph];

    fn deref(&self) -> &[PlacedGlyph] {
        match self {
            Self::One(glyph) => slice::from_ref(glyph),
            Self::Many(glyphs) => glyphs,
        }
    }
}

/// A glyph in its atom.
#[derive(Debug, Clone)]
pub(crate) struct PlacedGlyph {
    pub face: FaceId,
    pub id: u16,
    /// Right of the atom's left edge, mm.
    pub x: f32,
    /// Its own width, mm.
    pub width: f32,
}

/// Text ready to be broken into lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Atoms {
    pub spans: Vec<Span>,
    pub atoms: Vec<Atom>,
    /// Bytes of the same text before it: a forced break cuts a text in several.
    pub before: u32,
}

impl Atoms {
    /// All characters, for words that stay whole.
    pub(crate) fn chars(&self) -> Vec<char> {
        self.atoms.iter().map(|a| a.c).collect()
    }

    /// Makes the first atoms keep their widths; gives these together, mm.
    pub(crate) fn fix_label(&mut self, count: usize) -> f32 {
        let label = self.atoms.iter_mut().take(count);
        label
            .map(|atom| {
                atom.rigid = true;
                atom.width
            })
            .sum()
    }

    /// Bytes of all its spans.
    pub(crate) fn len(&self) -> u32 {
        self.spans.iter().map(|span| span.text.len() as u32).sum()
    }

    /// Bytes of the text before an atom.
    pub(crate) fn byte(&self, atom: usize) -> u32 {
        let Some(atom) = self.atoms.get(atom) else {
            return self.before + self.len();
        };
        let spans = &self.spans[..atom.span];
        let before: u32 = spans.iter().map(|span| span.text.len() as u32).sum();
        self.before + before + atom.bytes.start
    }

    /// Adds a run of text.
    pub(crate) fn push(
        &mut self,
        setter: &mut Setter,
        kind: Type,
        text: &str,
        from: Option<Origin>,
    ) {
        if text.is_empty() {
            return;
        }
        let (shaped, own) = shape(setter.fonts, kind.role, kind.bold, text);
        if !own {
            setter.check_glyphs(kind.role, text, from);
        }
        let span = self.spans.len();
        let first_atom = self.atoms.len();
        self.atoms.reserve(shaped.len());
        for cluster in shaped.chunk_by(|a, b| a.cluster == b.cluster) {
            let atom = atom(setter, kind, text, span, cluster);
            self.atoms.push(atom);
        }
        let own = &mut self.atoms[first_atom..];
        let chars: Vec<char> = own.iter().map(|a| a.c).collect();
        for range in address::long_ones(&chars) {
            own[range].iter_mut().for_each(|a| a.address = true);
        }
        unkern(setter, kind, own);
        self.spans.push(Span {
            kind,
            text: text.to_string(),
            from,
            link: None,
        });
    }

    /// Adds a run of a document's text, which may be a link.
    pub(crate) fn push_run(&mut self, setter: &mut Setter, kind: Type, run: &Run) {
        let before = self.spans.len();
        self.push(setter, kind.with_face(run.face), &run.text, run.from);
        self.link(before, run.link.as_deref());
    }

    /// Makes the spans from `first` on lead to an anchor.
    pub(crate) fn link(&mut self, first: usize, anchor: Option<&str>) {
        for span in self.spans.iter_mut().skip(first) {
            span.link = anchor.map(str::to_string);
        }
    }

    /// Text of one type whose origin is that of its block.
    pub(crate) fn of(setter: &mut Setter, kind: Type, text: &str) -> Self {
        let mut atoms = Self::default();
        atoms.push(setter, kind, text, setter.from);
        atoms
    }

    /// Inlines up to each forced break.
    pub(crate) fn of_inlines(setter: &mut Setter, kind: Type, inlines: &[Inline]) -> Vec<Self> {
        let mut parts = vec![Self::default()];
        for inline in inlines {
            match inline {
                Inline::Break => {
                    let before = parts.last().map_or(0, |last| last.before + last.len());
                    parts.push(Self {
                        before,
                        ..Self::default()
                    });
                }
                Inline::Run(run) => {
                    if let Some(last) = parts.last_mut() {
                        last.push_run(setter, kind, run);
                    }
                }
            }
        }
        parts
    }
}

/// Gives the signs after which a line may end in an address their own widths: drawn
/// together with what may stand on the next line, it would hang over the edge.
fn unkern(setter: &Setter, kind: Type, atoms: &mut [Atom]) {
    for i in 1..atoms.len() {
        let ends = address::ends(atoms[i - 1].c, atoms[i].c).is_some();
        let atom = &mut atoms[i - 1];
        let Glyphs::One(glyph) = &mut atom.glyphs else {
            continue;
        };
        if ends && atom.address && !atom.class.on_cell(atom.c) {
            let own = setter.fonts.face(glyph.face).advance(glyph.id) * kind.em();
            atom.width += (own - glyph.width).max(0.0);
            glyph.width = glyph.width.max(own);
        }
    }
}

/// The atom of glyphs that show the same characters.
fn atom(setter: &mut Setter, kind: Type, text: &str, span: usize, cluster: &[Shaped]) -> Atom {
    let bytes = cluster.first().map_or(0..0, |g| g.cluster.clone());
    let c = text
        .get(bytes.start as usize..)
        .and_then(|rest| rest.chars().next())
        .unwrap_or('\u{FFFD}');
    let class = Class::of(c);
    let fit = cluster
        .first()
        .filter(|_| is_hanzi(c))
        .map_or(Fit::NONE, |glyph| {
            setter
                .fonts
                .fit(kind.role, kind.bold, glyph.face, glyph.glyph)
        });
    let em = kind.em() * fit.scale;
    let own: f32 = cluster.iter().map(|g| g.advance * em).sum();
    let width = match class {
        _ if class.on_cell(c) => kind.cell,
        _ => own,
    };
    // Marks lean to the side of their ink; one that is narrower than half a cell
    // stands in the middle of its half. Everything else stands centred.
    let blank = ((width / 2.0 - own) / 2.0).max(0.0);
    let mut x = match class {
        Class::Open => width - own - blank,
        Class::Close | Class::Stop => blank,
        _ => (width - own) / 2.0,
    };
    let mut place = |g: &Shaped| {
        let glyph = PlacedGlyph {
            face: g.face,
            id: g.glyph,
            x: x + g.offset * em,
            width: g.advance * em,
        };
        x += g.advance * em;
        glyph
    };
    let glyphs = match cluster {
        [one] => Glyphs::One(place(one)),
        many => Glyphs::Many(many.iter().map(place).collect()),
    };
    let mark = class.blank_left() || class.blank_right();
    let ink = glyphs.first().filter(|_| mark).and_then(|glyph| {
        let (left, right) = setter.ink_of(glyph.face, glyph.id)?;
        Some((glyph.x + left * em, glyph.x + right * em))
    });
    Atom {
        c,
        class,
        span,
        bytes,
        glyphs,
        width,
        address: false,
        rigid: false,
        fitted: fit != Fit::NONE,
        ink,
    }
}
