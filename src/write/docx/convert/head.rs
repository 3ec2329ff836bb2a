//! Takes the head of a document (版头); gives its paragraphs.

use super::Writer;
use crate::document::{Form, RedHead};
use crate::layout::style::{MM_PER_PT, Pt};
use crate::write::docx::eighths;
use crate::write::docx::flow::{
    Down, Grid, GridCell, GridKind, GridRow, Kind, Look, Node, Paragraph, Piece, Rule, Shape, Side,
};
use crate::write::docx::measure::{half_points, points, twips};
use crate::write::docx::named::Named;

/// A line of marks is as much higher than its type.
const MARK_LINE: f32 = 1.2;

impl Writer<'_> {
    /// The head: labels, marks, number, red rule (GB/T 9704 7.2).
    pub(super) fn red_head(&mut self, head: &RedHead) {
        if self.form == Form::Letter {
            return self.letter_head(head);
        }
        let above = self.labels(head);
        let style = &self.style.red_head;
        let page = self.style.page.top;
        if self.form == Form::Order {
            let order = &self.style.order;
            let top = twips(order.mark_top - page) - above;
            self.marks(head, top, order.mark_size);
            return self.order_number(head);
        }
        let top = twips(style.mark_top - page) - above;
        self.marks(head, top, style.mark_size);
        let rule = Rule {
            thickness: eighths(style.rule_thickness),
            // The line of the number has its own blank below the type.
            space: (twips(style.rule_gap) - self.measure.half_leading).max(0) / 20,
            double: false,
        };
        self.number(head, rule);
        self.title_before = self.measure.lines(self.style.title.blank_before);
    }

    /// Copy number, secrecy, urgency, a line each; gives their height.
    fn labels(&mut self, head: &RedHead) -> i32 {
        let label = self.look(self.style.red_head.label_face);
        let lines = [
            (&head.copy_number, self.text_look()),
            (&head.secrecy, label),
            (&head.urgency, label),
        ];
        let mut height = 0;
        for (text, look) in lines {
            if let Some(text) = text {
                self.push(Paragraph {
                    style: Named::Labels,
                    pieces: vec![Piece::text(text.as_str(), look, None)],
                    ..Paragraph::default()
                });
                height += self.measure.line;
            }
        }
        height
    }

    /// Size of marks so wide that they just fit.
    fn mark_size(&self, cells: f32, largest: Pt, widest: f32) -> Pt {
        let fits = widest / cells.max(1.0) / MM_PER_PT;
        Pt((largest.0.min(fits) * 2.0).floor() / 2.0)
    }

    /// An order has no rule; its text begins two lines below the number (10.2).
    fn order_number(&mut self, head: &RedHead) {
        let style = &self.style.order;
        let Some(number) = &head.number else { return };
        self.push(Paragraph {
            style: Named::Number,
            shape: Shape {
                before: Some(self.measure.lines(style.number_blank)),
                after: Some(self.measure.lines(style.text_blank)),
                ..Shape::default()
            },
            pieces: vec![Piece::text(number.as_str(), self.text_look(), None)],
            ..Paragraph::default()
        });
    }

    fn marks(&mut self, head: &RedHead, top: i32, largest: Pt) {
        let style = &self.style.red_head;
        let (role, gap) = (style.mark_face, style.mark_gap);
        let count = |text: &str| text.chars().count() as f32;
        let suffix = head.suffix.clone().unwrap_or_default();
        let names = head.marks.iter().map(|m| count(m)).fold(0.0, f32::max);
        let joint = head.marks.len() > 1;
        let beside = if joint && !suffix.is_empty() {
            gap
        } else {
            0.0
        };
        let cells = names + beside + count(&suffix);
        if cells == 0.0 {
            return;
        }
        let size = self.mark_size(cells, largest, style.mark_width);
        let look = Look {
            size: Some(half_points(size)),
            red: true,
            ..self.look(role)
        };
        let line = (points(size) as f32 * MARK_LINE) as i32;
        let shape = Shape {
            before: Some((top - (line - points(size)) / 2).max(0)),
            line: Some(line),
            ..Shape::default()
        };
        if !joint {
            let text = head.marks.first().cloned().unwrap_or_default() + &suffix;
            self.push(Paragraph {
                style: Named::Mark,
                shape,
                pieces: vec![Piece::text(text, look, None)],
                ..Paragraph::default()
            });
            return;
        }
        // Marks of several stand below each other, 文件 beside their middle.
        self.push(Paragraph {
            style: Named::Seam,
            shape: Shape {
                before: shape.before,
                ..Shape::default()
            },
            ..Paragraph::default()
        });
        let em = points(size);
        let widths = [names, count(&suffix) + beside * 2.0];
        // A face that is a hair wider breaks no name.
        let widths = widths.map(|cells| (cells * em as f32).ceil() as i32 + em / 4);
        let pitch = (em as f32 * (1.0 + gap)) as i32;
        let cell = |text: &str, align, rows, width| GridCell {
            columns: 1,
            rows,
            width,
            paragraphs: vec![Paragraph {
                style: Named::Mark,
                shape: Shape {
                    line: Some(pitch),
                    align: Some(align),
                    ..Shape::default()
                },
                pieces: (!text.is_empty())
                    .then(|| Piece::text(text, look, None))
                    .into_iter()
                    .collect(),
                ..Paragraph::default()
            }],
        };
        let rows = head.marks.iter().enumerate().map(|(n, mark)| {
            let (text, down) = match n {
                0 => (suffix.as_str(), Down::First),
                _ => ("", Down::Covered),
            };
            let mut cells = vec![cell(mark, Side::Spread, Down::Single, widths[0])];
            if !suffix.is_empty() {
                cells.push(cell(text, Side::Center, down, widths[1]));
            }
            GridRow {
                cells,
                height: Some(pitch),
                change: Default::default(),
                parted: false,
                from: None,
            }
        });
        let columns = if suffix.is_empty() { 1 } else { 2 };
        let grid = Grid {
            kind: GridKind::Marks,
            widths: widths[..columns].to_vec(),
            head: 0,
            blank: None,
            rows: rows.collect(),
        };
        self.flow.nodes.push(Node::Table(grid));
    }

    /// The number's line with the red rule below; of an upward document the
    /// number stands at the left, the signatories at the right.
    fn number(&mut self, head: &RedHead, rule: Rule) {
        let look = self.text_look();
        let number = head.number.clone().unwrap_or_default();
        let before = Some(self.measure.lines(self.style.red_head.number_blank));
        let names = head
            .signatories
            .split_first()
            .filter(|(_, n)| !n.is_empty());
        let Some((label, names)) = names else {
            self.push(Paragraph {
                style: Named::Number,
                shape: Shape {
                    before,
                    rule: Some(rule),
                    ..Shape::default()
                },
                pieces: vec![Piece::text(number, look, None)],
                ..Paragraph::default()
            });
            return;
        };
        let side = self.measure.cells(self.style.red_head.upward_side);
        let name_look = self.look(self.style.red_head.signatory_face);
        let count = |text: &String| text.chars().count() as f32;
        let widest = names.iter().map(count).fold(0.0, f32::max);
        let columns = names.len().min(2) as f32;
        let all = self.measure.cells(columns * widest + columns - 1.0);
        let names_x = self.measure.width - side - all;
        let label_x = names_x - self.measure.text(label);
        let lines: Vec<&[String]> = names.chunks(2).collect();
        for (n, line) in lines.iter().enumerate() {
            let last = n + 1 == lines.len();
            let mut pieces = Vec::new();
            if last {
                pieces.push(Piece::text(number.as_str(), look, None));
            }
            pieces.push(Piece::new(Kind::Tab));
            if n == 0 {
                pieces.push(Piece::text(label.as_str(), look, None));
            }
            for (k, name) in line.iter().enumerate() {
                if k > 0 {
                    pieces.push(Piece::new(Kind::Tab));
                }
                let free = self.measure.cells(widest - count(name));
                let spread = count(name) > 1.0 && free > 0;
                let track = spread.then(|| free / (count(name) as i32 - 1).max(1));
                pieces.push(Piece::spread(name, name_look, None, track));
            }
            let begin = if n == 0 { label_x } else { names_x };
            let second = names_x + self.measure.cells(widest + 1.0);
            self.push(Paragraph {
                style: Named::Number,
                shape: Shape {
                    before: if n == 0 { before } else { None },
                    left: Some(side),
                    align: Some(Side::Left),
                    tabs: vec![(begin, Side::Left), (second, Side::Left)],
                    rule: last.then_some(rule),
                    ..Shape::default()
                },
                pieces,
                ..Paragraph::default()
            });
        }
    }

    /// Head of a letter (GB/T 9704 10.1): the mark stands above the type area,
    /// the lower rule in the first page's foot.
    fn letter_head(&mut self, head: &RedHead) {
        let style = &self.style.letter;
        let page = &self.style.page;
        let text = head.marks.first().cloned().unwrap_or_default()
            + head.suffix.as_deref().unwrap_or_default();
        let cells = text.chars().count() as f32;
        let size = self.mark_size(cells, style.mark_size, self.style.red_head.mark_width);
        let look = Look {
            size: Some(half_points(size)),
            red: true,
            ..self.look(self.style.red_head.mark_face)
        };
        let line = (points(size) as f32 * MARK_LINE) as i32;
        let blank = (line - points(size)) / 2;
        self.push(Paragraph {
            style: Named::Mark,
            shape: Shape {
                line: Some(line),
                rule: Some(Rule {
                    thickness: eighths(style.thick + style.thin + style.between).max(12),
                    space: (twips(style.rule_gap) - blank).max(0) / 20,
                    double: true,
                }),
                place: Some((
                    twips((page.width - style.rule_width) / 2.0),
                    twips(style.mark_top) - blank,
                    twips(style.rule_width),
                )),
                ..Shape::default()
            },
            pieces: vec![Piece::text(text, look, None)],
            ..Paragraph::default()
        });
        let foot = style.mark_top + size.mm() + style.rule_gap;
        let first = foot + style.thick + style.between + style.thin + style.number_gap;
        let before = twips(first - page.top) - self.measure.half_leading;
        self.letter_lines(head, before.max(0));
        self.title_before = self.measure.lines(style.title_blank);
    }

    /// The number stands at the right of the first of the labels' lines.
    fn letter_lines(&mut self, head: &RedHead, before: i32) {
        let label = self.look(self.style.red_head.label_face);
        let labels = [
            (&head.copy_number, self.text_look()),
            (&head.secrecy, label),
            (&head.urgency, label),
        ];
        let mut lines: Vec<Vec<Piece>> = labels
            .into_iter()
            .filter_map(|(text, look)| Some(vec![Piece::text(text.as_deref()?, look, None)]))
            .collect();
        if let Some(number) = &head.number {
            if lines.is_empty() {
                lines.push(Vec::new());
            }
            let number = Piece::text(number.as_str(), self.text_look(), None);
            lines[0].extend([Piece::new(Kind::Tab), number]);
        }
        let ends = (self.measure.width, Side::Right);
        for (n, pieces) in lines.into_iter().enumerate() {
            self.push(Paragraph {
                style: Named::Labels,
                shape: Shape {
                    before: (n == 0).then_some(before),
                    tabs: if n == 0 { vec![ends] } else { Vec::new() },
                    ..Shape::default()
                },
                pieces,
                ..Paragraph::default()
            });
        }
    }
}
