//! Takes the signature (落款); gives its lines, each indented to its place.

use super::Writer;
use crate::document::Signature;
use crate::layout::measures::seal_rows;
use crate::write::docx::flow::{Kind, Look, Paragraph, Piece, Side};
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
            true if self.fitted.closer => (style.sealed_blank - 1.0).max(0.0),
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
            let mut line = self.line(vec![Piece::text(
                stamp.post.as_str(),
                self.text_look(),
                None,
            )]);
            line.shape.left = Some(post_x);
            line.shape.tabs = vec![(right - widest, Side::Left)];
            line.pieces.push(Piece::new(Kind::Tab));
            line.pieces
                .push(Piece::spread(&stamp.name, look, None, track));
            lines.push(line);
        }
        if !signature.date.is_empty() {
            let x = right - self.measure.text(&signature.date);
            let mut date = self.placed(&signature.date, x);
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

    /// A line of the signature.
    fn line(&self, pieces: Vec<Piece>) -> Paragraph {
        Paragraph {
            style: Named::Signature,
            pieces,
            ..Paragraph::default()
        }
    }

    /// A text that begins about there: its end is held, so that in no face it wants
    /// more room than there is.
    fn placed(&self, text: &str, x: i32) -> Paragraph {
        let right = self.measure.width - x.max(0) - self.measure.text(text);
        let mut line = self.line(vec![Piece::text(text, self.text_look(), None)]);
        line.shape.align = Some(Side::Right);
        line.shape.right = Some(right.max(0));
        line
    }

    /// With seals: the name centred above the date, joint ones in rows beside each
    /// other as the pages have them.
    fn sealed(&self, signature: &Signature) -> Vec<Paragraph> {
        let measure = &self.measure;
        let date_width = measure.text(&signature.date);
        let right = measure.cells(self.style.signature.sealed_right);
        let date_x = measure.width - right - date_width;
        let centre = date_x + date_width / 2;
        let widths = signature.issuers.iter().map(|name| measure.text(name));
        let widths: Vec<i32> = widths.collect();
        // Seals below each other do not touch.
        let apart = twips(self.style.signature.seal + 2.0);
        let step = ((apart + measure.line - 1) / measure.line - 1).max(0);
        let mut names = signature.issuers.iter();
        let mut lines = Vec::new();
        for (n, centres) in seal_rows(self.style, measure.width, centre, apart, &widths)
            .iter()
            .enumerate()
        {
            let row: Vec<&String> = names.by_ref().take(centres.len()).collect();
            let mut line = match (&centres[..], &row[..]) {
                ([centre], [name]) => self.placed(name, centre - measure.text(name) / 2),
                _ => self.beside(centres, &row),
            };
            if n > 0 {
                line.shape.before = Some(step * measure.line);
            }
            lines.push(line);
        }
        if !signature.date.is_empty() {
            lines.push(self.placed(&signature.date, date_x));
        }
        lines
    }

    /// Names beside each other, each in the middle of its seal.
    fn beside(&self, centres: &[i32], names: &[&String]) -> Paragraph {
        let mut pieces = Vec::new();
        for name in names {
            pieces.push(Piece::new(Kind::Tab));
            pieces.push(Piece::text(name.as_str(), self.text_look(), None));
        }
        let mut line = self.line(pieces);
        line.shape.tabs = centres.iter().map(|at| (*at, Side::Center)).collect();
        line
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
        let mut lines: Vec<Paragraph> = names.map(|name| self.placed(name, name_x)).collect();
        if !signature.date.is_empty() {
            lines.push(self.placed(&signature.date, date_x));
        }
        lines
    }
}
