//! Takes a table of the document; gives a grid with every cell's lines set and
//! every row's height.

use super::columns::widths;
use super::settle::Estimate;
use super::wish::wishes;
use crate::document::{Align, Cell, Place, Table, plain_text};
use crate::layout::line::breaks;
use crate::layout::line::justify::{Fill, Line};
use crate::layout::line::{Shape, word_lines};
use crate::layout::page::grid::{Grid, GridCell, GridRow};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// A cell at its place, and its words.
pub(super) struct Seat<'t> {
    pub place: Place<'t>,
    pub paragraphs: Vec<Words>,
}

/// A paragraph of a cell.
pub(super) struct Words {
    pub atoms: Atoms,
    /// What a line end after each atom costs.
    pub costs: Vec<f32>,
    /// Width on one line, mm.
    pub width: f32,
}

impl Words {
    fn new(setter: &Setter, atoms: Atoms) -> Self {
        Self {
            costs: breaks::costs(&atoms.atoms, setter.words, 0),
            width: atoms.atoms.iter().map(|a| a.width).sum(),
            atoms,
        }
    }

    /// Bytes of the cell's text up to its end.
    fn end(&self) -> u32 {
        self.atoms.before + self.atoms.len()
    }
}

/// A column all of whose texts have at most this many characters is centred.
const SHORT_COLUMN: usize = 10;
/// Narrower cells are not justified: a few characters would fly apart.
const JUSTIFIED_FROM: f32 = 9.0;

/// Sets the cells of a table of the given width, nothing where it has no cell.
pub(super) fn grid(setter: &mut Setter, table: &Table, width: f32) -> Option<Grid> {
    let style = &setter.style.table;
    let (pitch, padding) = (style.pitch.mm(), style.padding_y);
    let (padding_x, rule, short) = (style.padding_x, style.rule.mm(), usize::from(style.short));
    let body = setter.type_of(style.face, style.size);
    let head = setter.type_of(style.head_face, style.size);
    let seat = |place| Seat {
        place,
        paragraphs: Vec::new(),
    };
    let mut seats: Vec<Seat> = table.places().into_iter().map(seat).collect();
    let count = seats
        .iter()
        .map(|s| s.place.column + s.place.columns)
        .max()?
        .max(table.columns.len());
    for seat in &mut seats {
        let kind = if seat.place.cell.header || seat.place.row < table.head.len() {
            head
        } else {
            body
        };
        for paragraph in &seat.place.cell.paragraphs {
            let before = seat.paragraphs.last().map_or(0, Words::end);
            let mut parts = Atoms::of_inlines(setter, kind, paragraph);
            parts.iter_mut().for_each(|part| part.before += before);
            let words = parts.into_iter().map(|atoms| Words::new(setter, atoms));
            seat.paragraphs.extend(words);
        }
    }
    let rows = table.head.len() + table.body.len();
    let wishes = wishes(&seats, table, count, body.cell, padding_x);
    let mut widths = widths(&wishes, width);
    Estimate::new(&seats, &wishes, padding_x).settle(&mut widths, body.cell / 2.0);
    let mut edges = vec![0.0];
    for w in widths {
        edges.push(edges.last().copied().unwrap_or(0.0) + w);
    }
    edges[count] = width;
    let centred = short_columns(&seats, table, count);
    let mut cells = Vec::with_capacity(seats.len());
    for (n, Seat { place, paragraphs }) in seats.iter().enumerate() {
        let left = edges[place.column] + padding_x;
        let right = (edges[place.column + place.columns] - padding_x).max(left + body.cell);
        let header = place.row < table.head.len() || place.cell.header;
        let column = table.columns.get(place.column);
        let column = column.map_or(Align::Auto, |c| c.align);
        let align = match place.cell.align.unwrap_or(column) {
            // The head is centred whatever stands below it.
            _ if header && place.cell.align.is_none() => Align::Center,
            Align::Auto if centred[place.column] || text_length(place.cell) <= short => {
                Align::Center
            }
            Align::Auto => Align::Left,
            other => other,
        };
        setter.place.text = n as u32 + 1;
        cells.push(GridCell {
            row: place.row,
            column: place.column,
            rowspan: place.rows,
            colspan: place.columns,
            lines: cell_lines(setter, paragraphs, align, left, right, body),
            at_top: false,
            source: n as u32,
            group: cells.len(),
            printed: Default::default(),
        });
    }
    let mut grid = Grid {
        number: 0,
        edges,
        head: table.head.len(),
        rows: (0..rows).map(|_| GridRow::default()).collect(),
        cells,
        rule,
        pitch,
        em: body.em(),
        padding,
        centred,
    };
    for (i, row) in table.head.iter().chain(&table.body).enumerate() {
        let lines = f32::from(row.min_lines.max(1)) - 1.0;
        grid.rows[i].height = lines * pitch + grid.em + 2.0 * padding;
        grid.rows[i].source = i;
    }
    heights(&mut grid);
    grid.index();
    Some(grid)
}

fn text_length(cell: &Cell) -> usize {
    cell.paragraphs
        .iter()
        .map(|p| plain_text(p).chars().count())
        .max()
        .unwrap_or(0)
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

fn cell_lines(
    setter: &mut Setter,
    paragraphs: &[Words],
    align: Align,
    left: f32,
    right: f32,
    body: Type,
) -> Vec<Line> {
    let shape = match align {
        Align::Center => Shape::all(Fill::Center, left, right),
        Align::Right => Shape::all(Fill::Right, left, right),
        _ if right - left >= JUSTIFIED_FROM * body.cell => Shape::justified(left, left, right),
        _ => Shape::all(Fill::Natural, left, right),
    };
    paragraphs
        .iter()
        .flat_map(|words| word_lines(setter, &words.atoms, &words.costs, shape))
        .collect()
}

/// Makes every row as tall as its cells need, cells of several rows last.
fn heights(grid: &mut Grid) {
    let (pitch, em, padding) = (grid.pitch, grid.em, grid.padding);
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
