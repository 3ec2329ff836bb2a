//! What every block needs to be set: style, faces, words that stay whole, and
//! a place for faults.

use std::collections::BTreeMap;

use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::document::Face;
use crate::layout::font::{Fonts, Role, report_gaps};
use crate::layout::pages::{FaceId, Ink};
use crate::layout::seams::{Narrow, Place, Seam, Seams};
use crate::layout::shared::Shared;
use crate::layout::style::{Pt, Style};

/// A kind of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub role: Role,
    pub bold: bool,
    pub size: Pt,
    /// Width of a cell, mm.
    pub cell: f32,
    pub ink: Ink,
}

impl Type {
    /// Height of the em box, mm.
    pub(crate) fn em(&self) -> f32 {
        self.size.mm()
    }

    pub(crate) fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(crate) fn with_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The type of an inline within text of this type.
    pub(crate) fn with_face(self, face: Face) -> Self {
        match face {
            Face::Normal => self,
            Face::Kai => self.with_role(Role::KaiTi),
            Face::Hei => self.with_role(Role::HeiTi),
            Face::Bold => Self { bold: true, ..self },
        }
    }
}

/// Style, faces, words and faults.
pub(crate) struct Setter<'a> {
    pub style: &'a Style,
    pub fonts: &'a Fonts,
    pub words: &'a Words,
    pub report: Report,
    /// How much smaller than the style's the issuers' mark is, so that page 1
    /// shows text; 1 mostly.
    pub mark_scale: f32,
    /// Where texts that have no origin of their own were written.
    pub from: Option<Origin>,
    /// Anchors of attachments by their titles, for the attachment note.
    pub attachments: BTreeMap<String, String>,
    /// Pages of headings by their anchors, from 0, for the table of contents; empty
    /// while they are not known.
    pub page_of: BTreeMap<String, usize>,
    /// Which text is being set.
    pub place: Place,
    /// What became of the texts set so far.
    pub seams: Seams,
    /// Columns of tables that have their head in common.
    pub shared: Shared,
    /// How far each part of the document is closed up, 0 to 1.
    pub closeness: Vec<f32>,
    /// How far the part is that is being set.
    pub closer: f32,
    /// Ends of the ink of marks already looked up, em.
    pub inks: BTreeMap<(FaceId, u16), Option<(f32, f32)>>,
}

impl<'a> Setter<'a> {
    /// With nothing said about the document yet.
    pub(crate) fn new(style: &'a Style, fonts: &'a Fonts, words: &'a Words) -> Self {
        Self {
            style,
            fonts,
            words,
            report: Report::default(),
            mark_scale: 1.0,
            from: None,
            attachments: BTreeMap::new(),
            page_of: BTreeMap::new(),
            place: Place::default(),
            seams: Seams::default(),
            shared: Shared::new(),
            closeness: Vec::new(),
            closer: 0.0,
            inks: BTreeMap::new(),
        }
    }
}

impl Setter<'_> {
    /// Goes over to a part of the document, counted from 0.
    pub(crate) fn begin_part(&mut self, part: usize) {
        self.closer = self.closeness.get(part).copied().unwrap_or(0.0);
    }

    /// A measure as it is, or closed up as far as the part is.
    pub(crate) fn close_up(&self, measure: f32, least: f32) -> f32 {
        measure - (measure - least).max(0.0) * self.closer
    }

    /// Type of a role and size; at the size of the text it keeps to the grid.
    pub(crate) fn type_of(&self, role: Role, size: Pt) -> Type {
        let cell = if size == self.style.text.size {
            self.style.cell()
        } else {
            size.mm()
        };
        Type {
            role,
            bold: false,
            size,
            cell,
            ink: Ink::Black,
        }
    }

    /// Type of the text.
    pub(crate) fn text_type(&self) -> Type {
        self.type_of(self.style.text.face, self.style.text.size)
    }

    /// Blank between two lines of text, mm: a line less its type.
    pub(crate) fn leading(&self) -> f32 {
        self.style.line() - self.style.text.size.mm()
    }

    /// From the foot of a line to the head of the next with so many lines left
    /// blank between, mm (typesetting.md 0.5).
    pub(crate) fn blank(&self, lines: f32) -> f32 {
        lines * self.style.line() + self.leading()
    }

    /// From a rule or mark to the head of a line with so many lines left blank
    /// between, mm: nothing hangs below a rule but half of a line's own blank
    /// (typesetting.md 0.5).
    pub(crate) fn blank_below_mark(&self, lines: f32) -> f32 {
        lines * self.style.line() + self.leading() / 2.0
    }

    /// Left and right end of a glyph's ink, em.
    pub(crate) fn ink_of(&mut self, face: FaceId, glyph: u16) -> Option<(f32, f32)> {
        let fonts = self.fonts;
        let find = || {
            fonts
                .ink_bounds(face, glyph)
                .map(|ink| (ink.left, ink.right))
        };
        *self.inks.entry((face, glyph)).or_insert_with(find)
    }

    /// Notes a line of the text that is being set; gives its number.
    pub(crate) fn seam(&mut self, start: u32, narrow: Vec<Narrow>) -> u32 {
        let number = self.seams.lines.len() as u32;
        self.seams.lines.push(Seam {
            place: self.place,
            start,
            narrow,
            ..Seam::default()
        });
        number
    }

    /// Reports characters that the role's face lacks.
    pub(crate) fn check_glyphs(&mut self, role: Role, text: &str, from: Option<Origin>) {
        if let Some(at) = from {
            report_gaps(self.fonts, role, text, at, &mut self.report);
        }
    }

    /// Reports that a text is wider than its room, mm.
    pub(crate) fn cannot_fit(&mut self, text: &str, room: f32, from: Option<Origin>) {
        let short: String = text.chars().take(20).collect();
        let fault = Diagnostic::new(Code::CannotFit)
            .arg("word", short)
            .arg("place", format!("{room:.0} mm"));
        self.report.push(match from {
            Some(at) => fault.at(at),
            None => fault,
        });
    }
}
