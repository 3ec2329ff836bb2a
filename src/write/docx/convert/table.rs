//! Takes a table; gives a grid in which every place has a cell, those covered
//! from above included.

use super::Writer;
use crate::document::{Align, Place, Row, Table, plain_text};
use crate::layout::measures::Columns;
use crate::layout::style::Pt;
use crate::write::docx::flow::{
    Change, Down, Grid, GridCell, GridKind, GridRow, Look, Node, Paragraph, Piece, Shape, Side,
};
use crate::write::docx::measure::{characters, half_points, points, twips};
use crate::write::docx::named::Named;

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
        // As the pages have it, unless it stands in less room there.
        let paged = self.fitted.tables.get(self.tables).and_then(Columns::of);
        self.tables += 1;
        let as_wide = |columns: &Columns| {
            columns
                .edges
                .last()
                .is_some_and(|end| (end - width).abs() < 0.5)
        };
        let measured = || self.measures.columns(table, width);
        let Some(columns) = paged.filter(as_wide).or_else(measured) else {
            return;
        };
        let edges: Vec<i32> = columns.edges.iter().map(|edge| twips(*edge)).collect();
        let widths: Vec<i32> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let rows = self.rows(table, &columns, &widths);
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
            blank: self.padding_of(&columns),
            rows,
        }));
        // The line below has half its blank itself.
        self.seam(blank.max(half));
    }

    fn rows(&self, table: &Table, columns: &Columns, widths: &[i32]) -> Vec<GridRow> {
        let rows: Vec<&Row> = table.head.iter().chain(&table.body).collect();
        let mut covered: Vec<Vec<Option<Place>>> = vec![vec![None; widths.len()]; rows.len()];
        for place in table.places() {
            for row in &mut covered[place.row..place.row + place.rows] {
                row[place.column..place.column + place.columns].fill(Some(place));
            }
        }
        let rows = rows.into_iter().zip(covered).enumerate();
        let rows = rows.map(|(n, (row, covered))| {
            let mut cells = Vec::new();
            let mut at = 0;
            while let Some(place) = covered.get(at) {
                let count = place.map_or(1, |place| place.columns);
                let width = widths[at..at + count].iter().sum();
                cells.push(match place {
                    None => self.blank(count, Down::Single, width, columns),
                    Some(place) if place.row < n => {
                        self.blank(count, Down::Covered, width, columns)
                    }
                    Some(place) => GridCell {
                        columns: count,
                        rows: if place.rows > 1 {
                            Down::First
                        } else {
                            Down::Single
                        },
                        width,
                        paragraphs: self.cell(place, width, row, table, columns),
                    },
                });
                at += count;
            }
            GridRow {
                cells,
                height: self.least_height(row),
                change: Change::Kept,
                parted: columns.parted.get(n).copied().unwrap_or(false),
                from: row.from,
            }
        });
        rows.collect()
    }

    /// For rows to be filled in by hand.
    fn least_height(&self, row: &Row) -> Option<i32> {
        let style = &self.style.table;
        (row.min_lines > 1).then(|| {
            let more = i32::from(row.min_lines) - 1;
            more * points(style.pitch) + points(style.size) + twips(2.0 * style.padding_y)
        })
    }

    /// Blank in cells that are closed up or of smaller type; a line has half its own
    /// above the type already.
    fn padding_of(&self, columns: &Columns) -> Option<i32> {
        let style = &self.style.table;
        let rest = |pitch: i32, size: f32, padding: f32| {
            (twips(padding) - (pitch - points(Pt(size))).max(0) / 2).max(0)
        };
        let own = rest(twips(columns.pitch), columns.size, columns.padding);
        (own != rest(points(style.pitch), style.size.0, style.padding_y)).then_some(own)
    }

    /// From line to line, where it is not what the style says.
    fn line_of(&self, columns: &Columns) -> Option<i32> {
        let pitch = twips(columns.pitch);
        (pitch != points(self.style.table.pitch)).then_some(pitch)
    }

    fn blank(&self, count: usize, rows: Down, width: i32, columns: &Columns) -> GridCell {
        GridCell {
            columns: count,
            rows,
            width,
            paragraphs: vec![Paragraph {
                style: Named::Cell,
                shape: Shape {
                    line: self.line_of(columns),
                    ..Shape::default()
                },
                ..Paragraph::default()
            }],
        }
    }

    fn cell(
        &self,
        place: &Place,
        width: i32,
        row: &Row,
        table: &Table,
        columns: &Columns,
    ) -> Vec<Paragraph> {
        let (cell, at) = (place.cell, place.column);
        let header = place.row < table.head.len() || cell.header;
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
        let padding = twips(style.padding_x);
        let size = points(Pt(columns.size));
        let look = Look {
            size: (size != points(style.size)).then(|| half_points(Pt(columns.size))),
            ..self.look(role)
        };
        let paragraph = |text: &Vec<_>| Paragraph {
            style: named,
            shape: Shape {
                line: self.line_of(columns),
                ..self.within(align, width - 2 * padding, &plain_text(text), size)
            },
            pieces: self.pieces(text, look),
            from: row.from,
            ..Paragraph::default()
        };
        let mut paragraphs: Vec<Paragraph> = cell.paragraphs.iter().map(paragraph).collect();
        if let ([one], true) = (&mut paragraphs[..], table.is_short_name(place)) {
            let track = size * (self.style.people.name_width as i32 - 2).max(0);
            let text: String = cell.paragraphs.iter().map(|p| plain_text(p)).collect();
            one.pieces = vec![Piece::spread(&text, look, row.from, Some(track))];
            // The blank behind the last character is none of the name.
            if align == Side::Center {
                one.shape.left = Some(one.shape.left.unwrap_or(0) + track);
            }
        }
        if paragraphs.is_empty() {
            paragraphs.push(paragraph(&Vec::new()));
        }
        paragraphs
    }

    /// Blank between a text and the rules beside it. A text of one line may use it
    /// up, so that no face and no spacing of digits breaks it; longer ones use most
    /// of it, as the pages squeeze marks at the ends of lines and others do not.
    fn within(&self, align: Side, room: i32, text: &str, size: i32) -> Shape {
        let style = &self.style.table;
        let padding = twips(style.padding_x);
        let own = (characters(text) * size as f32) as i32;
        let (left, right) = match align {
            Side::Center if own > room => (padding / 4, padding / 4),
            _ if own > room => (padding * 3 / 4, padding / 8),
            Side::Left => (padding, 0),
            Side::Right => (0, padding),
            Side::Center | Side::Spread => (0, 0),
        };
        Shape {
            align: (align != Side::Left).then_some(align),
            left: (left > 0).then_some(left),
            right: (right > 0).then_some(right),
            ..Shape::default()
        }
    }
}
