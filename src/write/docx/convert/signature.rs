//! Takes the signature (落款); gives its lines, each indented to its place.

use super::Writer;
use crate::document::Signature;
use crate::write::docx::flow::{Kind, Look, Paragraph, Piece, Shape};
use crate::write::docx::measure::{half_points, points, twips};
use crate::write::docx::named::Named;

impl Writer<'_> {
    /// Issuers and date (GB/T 9704 7.3.5), on a page with some text.
    pub(super) fn signature(&mut self, signature: &Signature) {
        self.keep_last();
        if !signature.stamps.is_empty() {
            return self.stamped(signature);
        }
        let style = &self.style.signature;
        let blank = match signature.seal {
            true => style.sealed_blank,
            false => style.plain_blank,
        };
        let lines = match signature.seal {
            true => self.sealed(signature),
            false => self.unsealed(signature),
        };
        let count = lines.len();
        for (n, mut paragraph) in lines.into_iter().enumerate() {
            if n == 0 {
                paragraph.shape.before = Some(self.measure.lines(blank));
            }
            paragraph.shape.keep = n + 1 < count;
            self.push(paragraph);
        }
    }

    /// With name stamps: the post left of the name, both above the date
    /// (GB/T 9704 7.3.5.3).
    fn stamped(&mut self, signature: &Signature) {
        let style = &self.style.signature;
        let right = self.measure.width - self.measure.cells(style.stamp_right);
        let em = points(style.stamp_size);
        let count = |name: &str| name.chars().count() as i32;
        let names = signature.stamps.iter().map(|s| count(&s.name) * em);
        let least = (self.style.people.name_width * em as f32) as i32;
        let widest = names.fold(least, i32::max);
        let look = Look {
            size: Some(half_points(style.stamp_size)),
            ..self.look(style.stamp_face)
        };
        let post_right = right - widest - self.measure.cells(style.stamp_post);
        let (blank, date_blank) = (style.stamp_blank, style.stamp_date_blank);
        let mut lines = Vec::new();
        for stamp in &signature.stamps {
            let free = widest - count(&stamp.name) * em;
            let track = (count(&stamp.name) > 1 && free > 0)
                .then(|| free / (count(&stamp.name) - 1).max(1));
            let post_x = (post_right - self.measure.text(&stamp.post)).max(0);
            let mut line = self.placed(&[(&stamp.post, post_x)]);
            line.shape.tabs = vec![right - widest];
            line.pieces.push(Piece::new(Kind::Tab));
            line.pieces
                .push(Piece::spread(&stamp.name, look, None, track));
            lines.push(line);
        }
        if !signature.date.is_empty() {
            let x = right - self.measure.text(&signature.date);
            let mut date = self.placed(&[(&signature.date, x.max(0))]);
            date.shape.before = Some(self.measure.lines(date_blank));
            lines.push(date);
        }
        let last = lines.len();
        for (n, mut line) in lines.into_iter().enumerate() {
            if n == 0 {
                line.shape.before = Some(self.measure.lines(blank));
            }
            line.shape.keep = n + 1 < last;
            self.push(line);
        }
    }

    /// Texts at their places on one line.
    fn placed(&self, texts: &[(&str, i32)]) -> Paragraph {
        let look = self.text_look();
        let mut pieces = Vec::new();
        for (n, (text, _)) in texts.iter().enumerate() {
            if n > 0 {
                pieces.push(Piece::new(Kind::Tab));
            }
            pieces.push(Piece::text(*text, look, None));
        }
        Paragraph {
            style: Named::Signature,
            shape: Shape {
                left: texts.first().map(|(_, x)| *x),
                tabs: texts.iter().skip(1).map(|(_, x)| *x).collect(),
                ..Shape::default()
            },
            pieces,
            ..Paragraph::default()
        }
    }

    /// With seals: the name centred above the date, joint ones in rows of up
    /// to three.
    fn sealed(&self, signature: &Signature) -> Vec<Paragraph> {
        let style = &self.style.signature;
        let measure = &self.measure;
        let date_width = measure.text(&signature.date);
        let date_x = measure.width - measure.cells(style.sealed_right) - date_width;
        let centre = date_x + date_width / 2;
        let widths = signature.issuers.iter().map(|name| measure.text(name));
        let widest = widths.max().unwrap_or(0);
        let seal = twips(style.seal + 2.0);
        let pitch = (widest + measure.cell).max(seal);
        let in_row = match signature.issuers.len() {
            0 | 1 => 1,
            _ => 1 + ((centre - pitch / 2) / pitch).clamp(0, 2) as usize,
        };
        let mut lines = Vec::new();
        for (n, row) in signature.issuers.rchunks(in_row).rev().enumerate() {
            let mut places = Vec::new();
            for (k, name) in row.iter().enumerate() {
                let width = measure.text(name);
                let from_last = (row.len() - 1 - k) as i32;
                let x = centre - from_last * pitch - width / 2;
                places.push((name.as_str(), x.min(measure.width - width).max(0)));
            }
            let mut line = self.placed(&places);
            if n > 0 {
                // Seals below each other do not touch.
                line.shape.before = Some((seal - measure.line).max(0));
            }
            lines.push(line);
        }
        if !signature.date.is_empty() {
            lines.push(self.placed(&[(&signature.date, date_x)]));
        }
        lines
    }

    /// Without: the date two characters to the right of the name.
    fn unsealed(&self, signature: &Signature) -> Vec<Paragraph> {
        let style = &self.style.signature;
        let measure = &self.measure;
        let right = measure.width - measure.cells(style.plain_right);
        let indent = measure.cells(style.date_indent);
        let widths = signature.issuers.iter().map(|name| measure.text(name));
        let widest = widths.max().unwrap_or(0);
        let date_width = measure.text(&signature.date);
        let (name_x, date_x) = if date_width > widest {
            (right - date_width - indent, right - date_width)
        } else {
            let x = right - widest;
            (x, (x + indent).min(measure.width - date_width))
        };
        let names = signature.issuers.iter();
        let mut lines: Vec<Paragraph> = names
            .map(|name| self.placed(&[(name, name_x.max(0))]))
            .collect();
        if !signature.date.is_empty() {
            lines.push(self.placed(&[(&signature.date, date_x.max(0))]));
        }
        lines
    }
}
