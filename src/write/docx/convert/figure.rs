//! Takes a chart; gives a table with a cell for each of its boxes, so that its
//! words stay text. Takes a picture; gives a paragraph with it.

use std::sync::Arc;

use super::Writer;
use crate::document;
use crate::document::figure::Figure;
use crate::picture;
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Kind, Node, Paragraph, Picture, Piece, Shape,
    Side,
};
use crate::write::docx::named::Named;

/// Pixels of a drawing in an inch, where a program shows no drawings.
const FINE: f32 = 300.0;
/// Lines of one box stand no farther apart, em.
const LINE: f32 = 1.4;
/// Dots on a line of time are no wider, em.
const DOT: f32 = 0.6;

impl Writer<'_> {
    /// The chart: ranks become rows.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let rows = ranks(figure);
        let most = rows.iter().map(Vec::len).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        if matches!(self.flow.nodes.last(), Some(Node::Table(_)) | None) || self.new_page {
            self.seam(0);
        }
        let look = self.look(self.style.table.face);
        let width = self.measure.width / most as i32;
        let row = |boxes: &Vec<Vec<(String, _)>>| {
            let cells = boxes.iter().enumerate().map(|(n, lines)| {
                // What a short rank leaves over goes to its last box.
                let columns = if n + 1 == boxes.len() { most - n } else { 1 };
                let paragraph = |(text, from): &(String, _)| Paragraph {
                    style: Named::Cell,
                    shape: Shape {
                        align: Some(Side::Center),
                        ..Shape::default()
                    },
                    pieces: vec![Piece::text(text.as_str(), look, *from)],
                    ..Paragraph::default()
                };
                GridCell {
                    columns,
                    rows: Down::Single,
                    width: width * columns as i32,
                    paragraphs: lines.iter().map(paragraph).collect(),
                }
            });
            GridRow {
                cells: cells.collect(),
                height: None,
                change: Change::Kept,
                from: None,
            }
        };
        self.flow.nodes.push(Node::Table(Grid {
            kind: GridKind::Data,
            widths: vec![width; most],
            head: 0,
            rows: rows.iter().map(row).collect(),
        }));
        self.seam(self.measure.half_leading);
    }
}

impl Writer<'_> {
    /// A picture in a line of its own.
    pub(super) fn picture(&mut self, picture: &document::Picture) {
        let page = &self.style.page;
        let room = match self.flow.last.landscape {
            true => (page.text_height, page.text_width),
            false => (page.text_width, page.text_height),
        };
        let room = (room.0, room.1 - 2.0 * self.style.line());
        let (Some(size), Some(image)) = (picture.size(room, self.style.cell()), &picture.image)
        else {
            return;
        };
        let (image, drawing) = match &image.drawing {
            None => (image.clone(), None),
            Some(lines) => {
                let pixels = picture::shown(lines, (size.0 / 25.4 * FINE).ceil() as u32);
                let Some(pixels) = pixels else { return };
                (Arc::new(pixels), Some(image.clone()))
            }
        };
        let blank = self.measure.half_leading;
        self.push(Paragraph {
            style: Named::Picture,
            shape: Shape {
                before: Some(blank),
                after: Some(blank),
                ..Shape::default()
            },
            pieces: vec![Piece::new(Kind::Picture(Picture {
                image,
                drawing,
                alt: picture.alt.clone(),
                size,
            }))],
            from: picture.from,
            ..Paragraph::default()
        });
    }
}

type Origin = Option<crate::diagnostic::Origin>;

/// The boxes of each rank, each with its texts.
fn ranks(figure: &Figure) -> Vec<Vec<Vec<(String, Origin)>>> {
    let timeline = figure.boxes.iter().all(|[_, _, wide, _]| *wide < DOT);
    let mut rows: Vec<Vec<Vec<(String, Origin)>>> = Vec::new();
    let mut last: Option<(f32, f32)> = None;
    for words in &figure.words {
        let (x, y) = (words.x, words.y);
        let text = (words.text.clone(), words.from);
        let same = last.is_some_and(|(before, _)| (before - x).abs() < 0.01);
        let next = last.is_some_and(|(_, before)| y - before < LINE);
        let right = last.is_some_and(|(before, _)| x > before);
        last = Some((x, y));
        match rows.last_mut() {
            Some(row) if same && (next || timeline) => {
                let Some(cell) = row.last_mut() else { continue };
                match cell.last_mut() {
                    Some(line) if next && line.1 == text.1 => line.0.push_str(&text.0),
                    _ => cell.push(text),
                }
            }
            Some(row) if right => row.push(vec![text]),
            _ => rows.push(vec![vec![text]]),
        }
    }
    rows
}
