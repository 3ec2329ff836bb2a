//! Takes a table of the document; gives a grid with every cell's lines set and
//! every row's height.

use super::columns::{Wish, settle, widths};
use super::{Grid, GridCell, GridRow};
use crate::document::{Align, Cell, Table, plain_text};
use crate::layout::atom::Atoms;
use crate::layout::justify::{Fill, Line};
use crate::layout::paragraph::{Shape, word_lines};
use crate::layout::setter::{Setter, Type};

/// A cell that found its place.
struct Seat<'t> {
    cell: &'t Cell,
    row: usize,
    column: usize,
    rowspan: usize,
    colspan: usize,
    atoms: Vec<Atoms>,
    /// Width of each of its paragraphs on one line, mm.
    widths: Vec<f32>,
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
    let mut seats = seats(table);
    let count = seats
        .iter()
        .map(|s| s.column + s.colspan)
        .max()?
        .max(table.columns.len());
    for seat in &mut seats {
        let kind = if seat.cell.header || seat.row < table.head.len() {
            head
        } else {
            body
        };
        for paragraph in &seat.cell.paragraphs {
            let before = seat.atoms.last().map_or(0, |last| last.before + last.len());
            let mut parts = Atoms::of_inlines(setter, kind, paragraph);
            parts.iter_mut().for_each(|part| part.before += before);
            seat.atoms.append(&mut parts);
        }
        seat.widths = seat.atoms.iter().map(natural).collect();
    }
    let rows = table.head.len() + table.body.len();
    let wishes = wishes(&seats, table, count, body, padding_x);
    let mut widths = widths(&wishes, width);
    settle(&mut widths, &wishes, body.cell / 2.0, |w| {
        estimate(&seats, rows, w, padding_x)
    });
    let mut edges = vec![0.0];
    for w in widths {
        edges.push(edges.last().copied().unwrap_or(0.0) + w);
    }
    edges[count] = width;
    let centred = short_columns(&seats, table, count);
    let mut cells = Vec::with_capacity(seats.len());
    for (n, seat) in seats.iter().enumerate() {
        let left = edges[seat.column] + padding_x;
        let right = (edges[seat.column + seat.colspan] - padding_x).max(left + body.cell);
        let header = seat.row < table.head.len() || seat.cell.header;
        let column = table
            .columns
            .get(seat.column)
            .map_or(Align::Auto, |c| c.align);
        let align = match seat.cell.align.unwrap_or(column) {
            // The head is centred whatever stands below it.
            _ if header && seat.cell.align.is_none() => Align::Center,
            Align::Auto if centred[seat.column] || text_length(seat.cell) <= short => Align::Center,
            Align::Auto => Align::Left,
            other => other,
        };
        setter.place.text = n as u32 + 1;
        cells.push(GridCell {
            row: seat.row,
            column: seat.column,
            rowspan: seat.rowspan,
            colspan: seat.colspan,
            lines: cell_lines(setter, &seat.atoms, align, left, right, body),
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
    index(&mut grid);
    Some(grid)
}

/// Gives each cell its place, as HTML does: spans from above push to the right.
fn seats(table: &Table) -> Vec<Seat<'_>> {
    let rows: Vec<_> = table.head.iter().chain(&table.body).collect();
    let head = table.head.len();
    let mut taken: Vec<usize> = vec![0; table.columns.len()];
    let mut seats = Vec::new();
    for (row, line) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &line.cells {
            while taken.get(column).is_some_and(|n| *n > 0) {
                column += 1;
            }
            // A span ends with its part of the table: the head, or the body.
            let last = if row < head { head } else { rows.len() };
            let rowspan = usize::from(cell.rowspan.max(1)).min(last - row);
            let colspan = usize::from(cell.colspan.max(1));
            if taken.len() < column + colspan {
                taken.resize(column + colspan, 0);
            }
            taken[column..column + colspan]
                .iter_mut()
                .for_each(|n| *n = rowspan);
            seats.push(Seat {
                cell,
                row,
                column,
                rowspan,
                colspan,
                atoms: Vec::new(),
                widths: Vec::new(),
            });
            column += colspan;
        }
        taken.iter_mut().for_each(|n| *n = n.saturating_sub(1));
    }
    seats
}

fn text_length(cell: &Cell) -> usize {
    cell.paragraphs
        .iter()
        .map(|p| plain_text(p).chars().count())
        .max()
        .unwrap_or(0)
}

fn wishes(seats: &[Seat], table: &Table, count: usize, body: Type, padding: f32) -> Vec<Wish> {
    let mut wishes = vec![
        Wish {
            least: 2.0 * padding + body.cell,
            ..Wish::default()
        };
        count
    ];
    // A little room to spare, so that what fits on one line is never squeezed.
    let spare = 0.2;
    for seat in seats.iter().filter(|s| s.colspan == 1) {
        let widest = seat.widths.iter().copied().fold(0.0, f32::max);
        let wish = &mut wishes[seat.column];
        wish.longest = wish.longest.max(widest + 2.0 * padding + spare);
        wish.load += seat.widths.iter().sum::<f32>() + 2.0 * padding;
        if seat.row < table.head.len() {
            // Up to four characters of a head stay on a line; longer ones in two.
            let chars = text_length(seat.cell) as f32;
            let line = if chars <= 4.0 {
                chars
            } else {
                (chars / 2.0).ceil()
            };
            wish.least = wish.least.max(line * body.cell + 2.0 * padding + spare);
        } else {
            wish.filled |= widest > 0.0;
            let piece = longest_piece(seat.cell);
            wish.least = wish.least.max(piece * body.cell + 2.0 * padding + spare);
        }
    }
    for (wish, column) in wishes.iter_mut().zip(&table.columns) {
        wish.longest = wish.longest.max(wish.least);
        // A column of short texts does not take all that was wished for it; one
        // to be filled by hand does.
        wish.hint = column.width.map(|chars| {
            let hint = chars.max(1.0) * body.cell + 2.0 * padding;
            if wish.filled {
                hint.min(wish.longest)
            } else {
                hint
            }
        });
    }
    wishes
}

/// Pieces of an enumeration up to this many characters are not broken where
/// the table has room.
const PIECE: usize = 6;

/// Length of the longest piece between marks that is to stay whole.
fn longest_piece(cell: &Cell) -> f32 {
    let marks = ['、', '，', '；', '。', '\n'];
    let length = |piece: &str| {
        let whole = piece.trim_end_matches(marks).chars().count();
        // A mark at a line's end takes half a character.
        let mark = if piece.ends_with(&marks[..4]) {
            0.5
        } else {
            0.0
        };
        (whole <= PIECE).then_some(whole as f32 + mark)
    };
    let pieces = cell.paragraphs.iter().map(|p| plain_text(p));
    pieces.fold(0.0, |longest, text| {
        let lengths = text.split_inclusive(marks).filter_map(length);
        lengths.fold(longest, f32::max)
    })
}

fn natural(atoms: &Atoms) -> f32 {
    atoms.atoms.iter().map(|a| a.width).sum()
}

/// Lines that a table of these columns would have. Words at line ends waste
/// some room.
fn estimate(seats: &[Seat], rows: usize, widths: &[f32], padding: f32) -> f32 {
    let mut lines = vec![1.0_f32; rows];
    for seat in seats.iter().filter(|s| s.colspan == 1 && s.rowspan == 1) {
        let room = (widths[seat.column] - 2.0 * padding).max(1.0);
        // Part of a line counts a little: it leads out of plateaus.
        let waste = |width: f32| {
            let lines = width * 1.06 / room;
            if width <= room {
                1.0
            } else {
                0.7 * lines.ceil() + 0.3 * lines
            }
        };
        let count: f32 = seat.widths.iter().map(|w| waste(*w)).sum();
        lines[seat.row] = lines[seat.row].max(count);
    }
    lines.iter().sum()
}

/// Columns all of whose texts are short.
fn short_columns(seats: &[Seat], table: &Table, count: usize) -> Vec<bool> {
    let mut short = vec![true; count];
    for seat in seats.iter().filter(|s| s.row >= table.head.len()) {
        short[seat.column] &= text_length(seat.cell) <= SHORT_COLUMN;
    }
    short
}

fn cell_lines(
    setter: &mut Setter,
    atoms: &[Atoms],
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
    atoms
        .iter()
        .flat_map(|part| word_lines(setter, part, shape))
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

/// Says of each row which cells begin in it and which reach into it.
pub(super) fn index(grid: &mut Grid) {
    for row in &mut grid.rows {
        row.begins.clear();
        row.reaches.clear();
    }
    for (i, cell) in grid.cells.iter().enumerate() {
        grid.rows[cell.row].begins.push(i);
        for row in &mut grid.rows[cell.row + 1..cell.row + cell.rowspan] {
            row.reaches.push(i);
        }
    }
    for row in &mut grid.rows {
        row.begins.sort_by_key(|i| grid.cells[*i].column);
    }
}
