//! Takes the record (版记); gives a table that stands at the foot of its page.

use super::Writer;
use crate::document::{Form, Record};
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Kind, Node, Paragraph, Piece, Section, Shape,
    Side,
};
use crate::write::docx::measure::points;
use crate::write::docx::named::Named;

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
            from: None,
        };
        self.flow.nodes.push(Node::Table(Grid {
            kind: GridKind::Record { ruled: !letter },
            widths: vec![width],
            head: 0,
            rows: rows.into_iter().map(row).collect(),
        }));
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
