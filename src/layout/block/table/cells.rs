//! Takes a table of the document; gives a grid with every cell's lines set and
//! every row's height.

use super::measure::measure;
use super::seat::{Seat, seats};
use super::shared;
use crate::document::{Align, Cell, RowKind, Table, plain_text};
use crate::layout::line::justify::Fill;
use crate::layout::line::{Shape, word_lines};
use crate::layout::page::grid::{Grid, GridCell, GridRow};
use crate::layout::text::setter::Setter;

/// A column all of whose texts have at most this many characters is centred.
const SHORT_COLUMN: usize = 10;
/// Sets the cells of a table of the given width, nothing where it has no cell.
pub(super) fn grid(setter: &mut Setter, table: &Table, width: f32) -> Option<Grid> {
    let measured = match shared::find(setter, table, width) {
        Some(measured) => measured,
        None => measure(setter, table, width)?,
    };
    let style = &setter.style.table;
    let size = measured.size;
    let body = setter.type_of(style.face, size);
    let seats = seats(setter, table, size);
    let widths = measured.widths;
    let count = widths.len();
    let mut edges = vec![0.0];
    for w in widths {
        edges.push(edges.last().copied().unwrap_or(0.0) + w);
    }
    edges[count] = width;
    let centred = short_columns(&seats, table, count);
    let mut cells = Vec::with_capacity(seats.len());
    for (n, seat) in seats.iter().enumerate() {
        setter.place.text = n as u32 + 1;
        let place = seat.place;
        let left = edges[place.column] + style.padding_x;
        let right = (edges[place.column + place.columns] - style.padding_x).max(left + body.cell);
        let short = centred[place.column] || text_length(place.cell) <= usize::from(style.short);
        let align = align(seat, table, short);
        let mut shape = shape(align, left, right);
        if table.is_short_name(&place) {
            let width = setter.style.people.name_width * body.cell;
            shape = spread(align, left, right, width.min(right - left));
        }
        let mut lines = Vec::new();
        let mut torn = None;
        for words in &seat.paragraphs {
            let own = word_lines(setter, &words.atoms, &words.costs, shape);
            torn = torn.or_else(|| words.torn(setter, &own));
            lines.extend(own);
        }
        cells.push(GridCell {
            row: place.row,
            column: place.column,
            rowspan: place.rows,
            colspan: place.columns,
            lines,
            torn,
            at_top: false,
            source: n as u32,
            group: n,
            printed: Default::default(),
        });
    }
    let fitting = &setter.style.fitting;
    let pitch = setter.close_up(style.pitch.mm(), fitting.table_pitch.mm());
    let mut grid = Grid {
        number: 0,
        edges,
        head: table.head.len(),
        rows: Vec::new(),
        cells,
        rule: style.rule.mm(),
        size,
        pitch: pitch * size.0 / style.size.0,
        em: body.em(),
        padding: setter.close_up(style.padding_y, fitting.table_padding),
        centred,
    };
    rows(&mut grid, table, style.blank_row);
    grid.index();
    Some(grid)
}

/// How a cell's lines stand; `short`: its text or its column's is.
fn align(seat: &Seat, table: &Table, short: bool) -> Align {
    let column = table.columns.get(seat.place.column);
    let column = column.map_or(Align::Auto, |c| c.align);
    match seat.place.cell.align.unwrap_or(column) {
        // The head is centred whatever stands below it.
        _ if seat.header && seat.place.cell.align.is_none() => Align::Center,
        Align::Auto if short => Align::Center,
        Align::Auto => Align::Left,
        other => other,
    }
}

/// Columns all of whose texts are short.
fn short_columns(seats: &[Seat], table: &Table, count: usize) -> Vec<bool> {
    let mut short = vec![true; count];
    let places = seats.iter().map(|seat| seat.place);
    for place in places.filter(|place| place.row >= table.head.len()) {
        short[place.column] &= text_length(place.cell) <= SHORT_COLUMN;
    }
    short
}

/// Characters of a cell's longest paragraph.
fn text_length(cell: &Cell) -> usize {
    let lengths = cell
        .paragraphs
        .iter()
        .map(|p| plain_text(p).chars().count());
    lengths.max().unwrap_or(0)
}

/// Ragged at the right: the few characters of a cell would fly apart.
fn shape(align: Align, left: f32, right: f32) -> Shape {
    match align {
        Align::Center => Shape::all(Fill::Center, left, right),
        Align::Right => Shape::all(Fill::Right, left, right),
        _ => Shape::all(Fill::Natural, left, right),
    }
}

/// A short name spread over that width.
fn spread(align: Align, left: f32, right: f32, width: f32) -> Shape {
    let left = match align {
        Align::Center => (left + right - width) / 2.0,
        Align::Right => right - width,
        _ => left,
    };
    Shape::all(Fill::Spread, left, left + width)
}

/// Makes every row as tall as the document asks, or a hand that fills it in, and as its cells need, cells of
/// several rows last.
fn rows(grid: &mut Grid, table: &Table, blank_row: f32) {
    let (pitch, em, padding) = (grid.pitch, grid.em, grid.padding);
    for (source, row) in table.head.iter().chain(&table.body).enumerate() {
        let lines = f32::from(row.min_lines.max(1)) - 1.0;
        let least = if row.by_hand { blank_row } else { 0.0 };
        grid.rows.push(GridRow {
            height: lines * pitch + (em + 2.0 * padding).max(least),
            source,
            group: row.kind == RowKind::Group,
            ..GridRow::default()
        });
    }
    let mut order: Vec<usize> = (0..grid.cells.len()).collect();
    order.sort_by_key(|i| grid.cells[*i].rowspan);
    for i in order {
        let cell = &grid.cells[i];
        let need = cell.text_height(pitch, em) + 2.0 * padding;
        let rows = cell.row..cell.row + cell.rowspan;
        let have: f32 = grid.rows[rows.clone()].iter().map(|r| r.height).sum();
        if need > have {
            let each = (need - have) / rows.len() as f32;
            grid.rows[rows].iter_mut().for_each(|r| r.height += each);
        }
    }
}
