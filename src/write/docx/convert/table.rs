//! Takes a table; gives a grid in which every place has a cell, those covered
//! from above included.

use super::Writer;
use crate::document::{Align, Cell, Row, Table, plain_text};
use crate::layout::measures::Columns;
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Node, Paragraph, Shape, Side,
};
use crate::write::docx::measure::{points, twips};
use crate::write::docx::named::Named;

/// A cell that covers places below it: how many rows are left, and how wide.
#[derive(Clone, Copy)]
struct Reach {
    rows: u16,
    columns: usize,
}

impl Writer<'_> {
    /// The table, its caption above it.
    pub(super) fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            let look = self.look(self.style.table.caption_face);
            let pieces = self.pieces(caption, look);
            self.push(Paragraph {
                style: Named::Caption,
                pieces,
                ..Paragraph::default()
            });
        }
        let page = &self.style.page;
        let width = if self.flow.last.landscape {
            page.text_height
        } else {
            page.text_width
        };
        let Some(columns) = self.measures.columns(table, width) else {
            return;
        };
        let edges: Vec<i32> = columns.edges.iter().map(|edge| twips(*edge)).collect();
        let widths: Vec<i32> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let mut rows = self.rows(&table.head, table, &columns, &widths, true);
        rows.extend(self.rows(&table.body, table, &columns, &widths, false));
        // Two tables that touch become one; above the first line of a page a
        // table has no blank.
        let after_table = matches!(self.flow.nodes.last(), Some(Node::Table(_)) | None);
        if self.new_page || after_table {
            self.seam(0);
        }
        let half = self.measure.half_leading;
        let blank = (twips(self.style.table.margin) - half).max(0);
        if let Some(Node::Paragraph(above)) = self.flow.nodes.last_mut()
            && !matches!(above.style, Named::Title | Named::Subtitle | Named::Seam)
        {
            above.shape.after = Some(blank);
        }
        self.flow.nodes.push(Node::Table(Grid {
            kind: GridKind::Data,
            widths,
            head: table.head.len(),
            rows,
        }));
        // The line below has half its blank itself.
        self.seam(blank.max(half));
    }

    fn rows(
        &self,
        rows: &[Row],
        table: &Table,
        columns: &Columns,
        widths: &[i32],
        in_head: bool,
    ) -> Vec<GridRow> {
        let mut reach: Vec<Option<Reach>> = vec![None; widths.len()];
        let mut out = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            let left = (rows.len() - n) as u16;
            let mut cells = Vec::new();
            let mut given = row.cells.iter();
            let mut at = 0;
            while at < widths.len() {
                let over = |count: usize| widths[at..(at + count).min(widths.len())].iter().sum();
                if let Some(above) = reach[at].filter(|r| r.rows > 0) {
                    reach[at] = Some(Reach {
                        rows: above.rows - 1,
                        ..above
                    });
                    cells.push(self.blank(above.columns, Down::Covered, over(above.columns)));
                    at += above.columns;
                    continue;
                }
                let Some(cell) = given.next() else {
                    cells.push(self.blank(1, Down::Single, over(1)));
                    at += 1;
                    continue;
                };
                let free = widths[at..].iter().zip(&reach[at..]);
                let free = free
                    .take_while(|(_, r)| r.is_none_or(|r| r.rows == 0))
                    .count();
                let count = usize::from(cell.colspan.max(1)).min(free.max(1));
                let down = cell.rowspan.clamp(1, left);
                reach[at] = Some(Reach {
                    rows: down - 1,
                    columns: count,
                });
                cells.push(GridCell {
                    columns: count,
                    rows: if down > 1 { Down::First } else { Down::Single },
                    width: over(count),
                    paragraphs: self.cell(cell, row, table, columns, at, in_head),
                });
                at += count;
            }
            let height = (row.min_lines > 1).then(|| {
                let style = &self.style.table;
                let more = i32::from(row.min_lines) - 1;
                more * points(style.pitch) + points(style.size) + twips(2.0 * style.padding_y)
            });
            out.push(GridRow {
                cells,
                height,
                change: Change::Kept,
                from: row.from,
            });
        }
        out
    }

    fn blank(&self, columns: usize, rows: Down, width: i32) -> GridCell {
        GridCell {
            columns,
            rows,
            width,
            paragraphs: vec![Paragraph {
                style: Named::Cell,
                ..Paragraph::default()
            }],
        }
    }

    fn cell(
        &self,
        cell: &Cell,
        row: &Row,
        table: &Table,
        columns: &Columns,
        at: usize,
        in_head: bool,
    ) -> Vec<Paragraph> {
        let header = in_head || cell.header;
        let style = &self.style.table;
        let longest = cell
            .paragraphs
            .iter()
            .map(|p| plain_text(p).chars().count());
        let short = longest.max().unwrap_or(0) <= usize::from(style.short);
        let centred = columns.centred.get(at).copied().unwrap_or(false);
        let column = table.columns.get(at).map_or(Align::Auto, |c| c.align);
        let align = match cell.align.unwrap_or(column) {
            _ if header && cell.align.is_none() => Side::Center,
            Align::Auto if centred || short => Side::Center,
            Align::Auto | Align::Left => Side::Left,
            Align::Center => Side::Center,
            Align::Right => Side::Right,
        };
        let (named, role) = if header {
            (Named::Head, style.head_face)
        } else {
            (Named::Cell, style.face)
        };
        let paragraph = |text: &Vec<_>| Paragraph {
            style: named,
            shape: Shape {
                align: (align != Side::Left).then_some(align),
                ..Shape::default()
            },
            pieces: self.pieces(text, self.look(role)),
            from: row.from,
            ..Paragraph::default()
        };
        let mut paragraphs: Vec<Paragraph> = cell.paragraphs.iter().map(paragraph).collect();
        if paragraphs.is_empty() {
            paragraphs.push(paragraph(&Vec::new()));
        }
        paragraphs
    }
}
