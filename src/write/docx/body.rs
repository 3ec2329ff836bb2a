//! Takes paragraphs of the flow; writes them, with what was changed in them.
//!
//! The order of elements is the schema's: a word processor refuses others.

use super::contents;
use super::definition::RED;
use super::flow::{Change, Kind, Look, Paragraph, Piece, Section, Shape, Text};
use super::picture;
use super::rule::{border, boxed};
use super::sheet::{self, Parts};
use super::styles::fonts;
use super::xml::Xml;
use crate::layout::style::Style;

/// Who marked changes up, and when: `2026-07-01T00:00:00Z`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Editor {
    /// Name.
    pub author: String,
    /// Day.
    pub date: String,
}

/// Writes the body.
pub(super) struct Body<'a> {
    pub style: &'a Style,
    pub parts: &'a Parts,
    pub editor: &'a Editor,
    pub out: Xml,
    /// The last number given to a marked change.
    pub number: u32,
    /// How many pictures there were.
    pub pictures: u32,
}

impl Body<'_> {
    /// A paragraph.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        self.paragraph_ending(paragraph, None);
    }

    /// A paragraph with which a section may end.
    pub(super) fn paragraph_ending(&mut self, paragraph: &Paragraph, ends: Option<Section>) {
        for piece in &paragraph.pieces {
            if let Kind::Contents(listed) = &piece.kind {
                return contents::write(listed, self.style, &mut self.out);
            }
        }
        self.out.open("w:p", &[]);
        self.out.open("w:pPr", &[]);
        self.out.value("w:pStyle", paragraph.style.id());
        shape(&paragraph.shape, &mut self.out);
        if paragraph.mark != Change::Kept {
            self.out.open("w:rPr", &[]);
            self.change(paragraph.mark, "w:ins", "w:del", false);
            self.out.close("w:rPr");
        }
        if let Some(section) = ends {
            sheet::section(&mut self.out, self.style, self.parts, section);
        }
        self.out.close("w:pPr");
        for piece in &paragraph.pieces {
            self.piece(piece);
        }
        self.out.close("w:p");
    }

    /// An element that says that something came or went, open or empty.
    pub(super) fn change(&mut self, change: Change, came: &str, went: &str, open: bool) {
        let name = match change {
            Change::Kept => return,
            Change::Inserted => came,
            Change::Deleted => went,
        };
        self.number += 1;
        let (id, editor) = (self.number, self.editor);
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("w:id", &id), ("w:author", &editor.author)];
        if !editor.date.is_empty() {
            attributes.push(("w:date", &editor.date));
        }
        if open {
            self.out.open(name, &attributes);
        } else {
            self.out.void(name, &attributes);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        self.change(piece.change, "w:ins", "w:del", true);
        let deleted = piece.change == Change::Deleted;
        match &piece.kind {
            Kind::Text(text) => self.text(text, deleted),
            Kind::Tab => self.empty("w:tab"),
            Kind::Break => self.empty("w:br"),
            // Paragraphs of its own.
            Kind::Contents(_) => {}
            Kind::Picture(picture) => {
                self.pictures += 1;
                picture::write(picture, self.pictures, &mut self.out);
            }
        }
        match piece.change {
            Change::Kept => {}
            Change::Inserted => self.out.close("w:ins"),
            Change::Deleted => self.out.close("w:del"),
        }
    }

    fn empty(&mut self, name: &str) {
        self.out.open("w:r", &[]);
        self.out.open("w:rPr", &[]);
        fonts(self.style, self.style.text.face, &mut self.out);
        self.out.close("w:rPr");
        self.out.void(name, &[]);
        self.out.close("w:r");
    }

    fn text(&mut self, text: &Text, deleted: bool) {
        if text.text.is_empty() {
            return;
        }
        let name = if deleted { "w:delText" } else { "w:t" };
        self.out.open("w:r", &[]);
        self.run_look(text.look, text.track);
        self.out
            .element(name, &[("xml:space", &"preserve")], &text.text);
        self.out.close("w:r");
    }

    fn run_look(&mut self, look: Look, track: Option<i32>) {
        self.out.open("w:rPr", &[]);
        fonts(self.style, look.role, &mut self.out);
        if look.bold {
            self.out.void("w:b", &[]);
        }
        if look.red {
            self.out.value("w:color", RED);
        }
        // A mark's own size leaves the grid of the text.
        let spacing = track.or(look.size.map(|_| 0));
        if let Some(spacing) = spacing {
            self.out.value("w:spacing", spacing);
        }
        if let Some(size) = look.size {
            self.out.value("w:sz", size);
            self.out.value("w:szCs", size);
        }
        self.out.close("w:rPr");
    }
}

/// Properties of a paragraph beyond its style.
fn shape(shape: &Shape, out: &mut Xml) {
    if shape.keep {
        out.void("w:keepNext", &[]);
    }
    if shape.new_page {
        out.void("w:pageBreakBefore", &[]);
    }
    if let Some((x, y, width)) = &shape.place {
        out.void(
            "w:framePr",
            &[
                ("w:w", width),
                ("w:wrap", &"around"),
                ("w:vAnchor", &"page"),
                ("w:hAnchor", &"page"),
                ("w:x", x),
                ("w:y", y),
            ],
        );
    }
    if let Some(rule) = shape.rule {
        out.open("w:pBdr", &[]);
        border("w:bottom", rule, out);
        out.close("w:pBdr");
    }
    if let Some(one) = shape.boxed {
        boxed(one, out);
    }
    if !shape.tabs.is_empty() {
        let mut tabs = shape.tabs.clone();
        tabs.sort_unstable();
        tabs.dedup();
        out.open("w:tabs", &[]);
        for (at, side) in &tabs {
            out.void("w:tab", &[("w:val", &side.name()), ("w:pos", at)]);
        }
        out.close("w:tabs");
    }
    let spacing = [
        ("w:before", shape.before),
        ("w:after", shape.after),
        ("w:line", shape.line),
    ];
    if spacing.iter().any(|(_, length)| length.is_some()) {
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
        for (name, length) in &spacing {
            if let Some(length) = length {
                attributes.push((name, length));
            }
        }
        if shape.line.is_some() {
            attributes.push(("w:lineRule", &"exact"));
        }
        out.void("w:spacing", &attributes);
    }
    indents(shape, out);
    if let Some(side) = shape.align {
        out.value("w:jc", side.name());
    }
}

fn indents(shape: &Shape, out: &mut Xml) {
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
    if let Some(left) = &shape.left {
        attributes.push(("w:left", left));
    }
    if let Some(right) = &shape.right {
        attributes.push(("w:right", right));
    }
    let hanging = shape.first.map(|first| -first);
    match (&shape.first, &hanging) {
        (Some(first), Some(hanging)) if *first < 0 => {
            attributes.push(("w:hangingChars", &0));
            attributes.push(("w:hanging", hanging));
        }
        (Some(first), _) => {
            attributes.push(("w:firstLineChars", &0));
            attributes.push(("w:firstLine", first));
        }
        _ => {}
    }
    if !attributes.is_empty() {
        out.void("w:ind", &attributes);
    }
}
