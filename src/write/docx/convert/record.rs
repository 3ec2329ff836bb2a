//! Takes the record (版记); gives a table that stands at the foot of its page.

use super::Writer;
use crate::document::{Form, Record};
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Kind, Node, Paragraph, Piece, Section, Shape,
    Side,
};
use crate::write::docx::measure::{points, twips};
use crate::write::docx::named::Named;

/// So much nobody sees, twips.
const HAIR: i32 = 20;

/// What faces and rounding may take on a page, twips.
const ROOM: i32 = 240;

/// Paragraphs above a record that may give it room.
const NEAR: usize = 8;

impl Writer<'_> {
    /// The record, on a page of its own where the text leaves it no room
    /// (GB/T 9704 7.4).
    pub(super) fn record(&mut self, record: &Record) {
        let letter = self.form == Form::Letter;
        let rows = self.record_rows(record, letter);
        if rows.is_empty() {
            return;
        }
        if self.fitted.record_apart || self.flow.last.landscape {
            self.section(Section {
                landscape: false,
                even: self.style.record.even_page && !letter,
            });
        } else if let Some(above) = self.fitted.above_record {
            self.make_room(twips(above));
        }
        let width = self.measure.width;
        let cell = |paragraphs| GridCell {
            columns: 1,
            rows: Down::Single,
            width,
            paragraphs,
        };
        let row = |paragraphs| GridRow {
            cells: vec![cell(paragraphs)],
            height: None,
            change: Change::Kept,
            parted: false,
            from: None,
        };
        self.flow.nodes.push(Node::Table(Grid {
            kind: GridKind::Record { ruled: !letter },
            widths: vec![width],
            head: 0,
            blank: None,
            rows: rows.into_iter().map(row).collect(),
        }));
    }

    /// A word processor's last line has blank below its type as well, which the pages
    /// have not: where the record stands close, that much is taken out of the last
    /// blank above.
    fn make_room(&mut self, above: i32) {
        let lack = 2 * self.measure.half_leading + ROOM - above;
        if lack <= 0 {
            return;
        }
        for node in self.flow.nodes.iter_mut().rev().take(NEAR) {
            let Node::Paragraph(last) = node else { return };
            let blank = match last.style {
                Named::Seam => &mut last.shape.line,
                _ => &mut last.shape.before,
            };
            if let Some(blank) = blank.as_mut().filter(|blank| **blank > lack + HAIR) {
                *blank -= lack;
                return;
            }
        }
    }

    /// The paragraphs between two rules each. Only pages know whether 主送 has
    /// no room at the head; here it stands there.
    ///
    /// A letter's record has no printing
    /// office.
    fn record_rows(&self, record: &Record, letter: bool) -> Vec<Vec<Paragraph>> {
        let look = self.look(self.style.record.face);
        let em = points(self.style.record.size);
        let side = (self.style.record.side * em as f32) as i32;
        let named: Vec<Paragraph> = [&record.copies]
            .into_iter()
            .flatten()
            .map(|text| {
                let label = text.chars().position(|c| c == '：').map_or(0, |n| n + 1);
                let hang = label as i32 * em;
                Paragraph {
                    style: Named::Record,
                    shape: Shape {
                        left: Some(side + hang),
                        right: Some(side),
                        first: Some(-hang),
                        ..Shape::default()
                    },
                    pieces: vec![Piece::text(text.as_str(), look, None)],
                    ..Paragraph::default()
                }
            })
            .collect();
        let mut rows = vec![named];
        let printed = [&record.printed_by, &record.printed_date];
        if !letter && printed.iter().any(|text| text.is_some()) {
            let date = record.printed_date.as_deref().unwrap_or_default();
            let by = record.printed_by.as_deref().unwrap_or_default();
            rows.push(vec![Paragraph {
                style: Named::Record,
                shape: Shape {
                    left: Some(side),
                    right: Some(0),
                    tabs: vec![(self.measure.width - side, Side::Right)],
                    ..Shape::default()
                },
                pieces: vec![
                    Piece::text(by, look, None),
                    Piece::new(Kind::Tab),
                    Piece::text(date, look, None),
                ],
                ..Paragraph::default()
            }]);
        }
        rows.retain(|paragraphs| !paragraphs.is_empty());
        rows
    }
}
