//! Takes a chart; gives a table with a cell for each of its boxes, so that its
//! words stay text; of a flow chart, tables of one box with arrows between them.

use super::Writer;
use crate::document::figure::{Figure, WIDTH};
use crate::document::{ARROW, Drawing, Outline, Step};
use crate::picture::drawn;
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Node, Paragraph, Piece, Shape, Side,
};
use crate::write::docx::named::Named;

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
        if !figure.arrows.is_empty() {
            return self.flow_chart(figure, &rows);
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
                parted: false,
                from: None,
            }
        };
        self.flow.nodes.push(Node::Table(Grid {
            kind: GridKind::Data,
            widths: vec![width; most],
            head: 0,
            blank: None,
            rows: rows.iter().map(row).collect(),
        }));
        self.seam(self.measure.half_leading);
    }
}

impl Writer<'_> {
    /// Boxes below each other.
    fn flow_chart(&mut self, figure: &Figure, rows: &[Vec<Vec<(String, Origin)>>]) {
        let look = self.look(self.style.table.face);
        let part = |em: f32| em / WIDTH;
        for (n, boxes) in rows.iter().enumerate() {
            match (n, figure.arrows.contains(&n)) {
                (0, _) => {}
                (_, true) => {
                    let high = part(ARROW) * self.style.page.text_width;
                    let shape = Shape {
                        before: Some(0),
                        after: Some(0),
                        keep: true,
                        ..Shape::default()
                    };
                    let image = drawn::image(arrow()).into();
                    self.line_with(image, "", (high * SLIM, high), shape, None);
                }
                (_, false) => self.seam(self.measure.half_leading),
            }
            let wide = figure.boxes.get(n).map_or(WIDTH, |[_, _, wide, _]| *wide);
            let width = (part(wide) * self.measure.width as f32) as i32;
            let lines = boxes.iter().flatten();
            let paragraph = |(text, from): &(String, _)| Paragraph {
                style: Named::Cell,
                shape: Shape {
                    align: Some(Side::Center),
                    keep: n + 1 < rows.len(),
                    ..Shape::default()
                },
                pieces: vec![Piece::text(text.as_str(), look, *from)],
                ..Paragraph::default()
            };
            let cell = GridCell {
                columns: 1,
                rows: Down::Single,
                width,
                paragraphs: lines.map(paragraph).collect(),
            };
            self.flow.nodes.push(Node::Table(Grid {
                kind: GridKind::Box,
                widths: vec![width],
                head: 0,
                blank: None,
                rows: vec![GridRow {
                    cells: vec![cell],
                    height: None,
                    change: Change::Kept,
                    parted: false,
                    from: None,
                }],
            }));
        }
        self.seam(self.measure.half_leading);
    }
}

/// An arrow is so much narrower than it is long.
const SLIM: f32 = 0.4;

/// An arrow downwards.
fn arrow() -> Drawing {
    let (width, height) = (8.0, 8.0 / SLIM);
    let (middle, neck) = (width / 2.0, height - 8.0);
    let outline = |points: &[[f32; 2]]| {
        let first = points.first().map(|point| Step::Move(*point));
        let rest = points.iter().skip(1).map(|point| Step::Line(*point));
        Outline {
            steps: first.into_iter().chain(rest).chain([Step::Close]).collect(),
            colour: [0; 3],
            even_odd: false,
            within: None,
        }
    };
    let (left, right) = (middle - 0.5, middle + 0.5);
    Drawing {
        width,
        height,
        outlines: vec![
            outline(&[[left, 0.0], [right, 0.0], [right, neck], [left, neck]]),
            outline(&[[0.0, neck], [width, neck], [middle, height]]),
        ],
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
