//! Takes labelled lines and the attachment note; gives their paragraphs.

use super::Writer;
use crate::document::{AttachmentNote, Term};
use crate::layout::font::Role;
use crate::write::docx::flow::{Kind, Paragraph, Piece, Shape};
use crate::write::docx::measure::characters;
use crate::write::docx::named::Named;

impl Writer<'_> {
    /// Labelled lines: the label in 楷体.
    pub(super) fn terms(&mut self, terms: &[Term]) {
        for term in terms {
            let label = self.look(Role::KaiTi);
            let mut pieces = vec![Piece::text(term.label.as_str(), label, None)];
            pieces.extend(self.pieces(&term.text, self.text_look()));
            self.push(Paragraph {
                style: Named::Terms,
                pieces,
                from: term.from,
                ..Paragraph::default()
            });
        }
    }

    /// Who was there: labels in 黑体, names hanging behind them (GB/T 9704 10.3).
    pub(super) fn attendance(&mut self, terms: &[Term]) {
        let indent = self.measure.cells(self.style.text.indent);
        let blank = self.measure.lines(self.style.minutes.blank);
        for (n, term) in terms.iter().enumerate() {
            let hang = self.measure.text(&term.label);
            let label = self.look(self.style.minutes.label_face);
            let mut pieces = vec![Piece::text(term.label.as_str(), label, None)];
            pieces.extend(self.pieces(&term.text, self.text_look()));
            self.push(Paragraph {
                style: Named::Terms,
                shape: Shape {
                    before: (n == 0).then_some(blank),
                    left: Some(indent + hang),
                    first: Some(-hang),
                    ..Shape::default()
                },
                pieces,
                from: term.from,
                ..Paragraph::default()
            });
        }
    }

    /// Attachment note: names below each other, hanging (GB/T 9704 7.3.4).
    pub(super) fn attachment_note(&mut self, note: &AttachmentNote) {
        let look = self.text_look();
        let label_x = self.measure.cells(self.style.text.indent);
        let number_x = label_x + self.measure.text(&note.label);
        let widths = note.items.iter().map(|(number, _)| characters(number));
        let widest = widths.fold(0.0, f32::max);
        let name_x = number_x + self.measure.cells(widest);
        for (n, (number, name)) in note.items.iter().enumerate() {
            let mut pieces = Vec::new();
            let begins = if n == 0 {
                pieces.push(Piece::text(note.label.as_str(), look, None));
                label_x
            } else {
                number_x
            };
            pieces.push(Piece::text(number.as_str(), look, None));
            // A number as wide as the widest ends where the name begins.
            if characters(number) + 0.25 < widest {
                pieces.push(Piece::new(Kind::Tab));
            }
            pieces.push(Piece::text(name.as_str(), look, None));
            pieces.retain(|piece| matches!(piece.kind, Kind::Tab) || !piece.plain().is_empty());
            let blank = self.measure.lines(self.style.note.attachment_blank);
            self.push(Paragraph {
                style: Named::AttachmentNote,
                shape: Shape {
                    before: (n == 0).then_some(blank),
                    left: Some(name_x),
                    first: Some(begins - name_x),
                    ..Shape::default()
                },
                pieces,
                ..Paragraph::default()
            });
        }
    }
}
