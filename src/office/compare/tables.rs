//! Takes a table before and after; gathers the differences: a row or a column
//! that came, went or moved is one.

use std::collections::BTreeMap;

use super::found::Found;
use super::number;
use super::pairing::{Pairing, Turn};
use super::written::{Cell, Line, Piece, plain};
use crate::write::docx::{likeness, marks};

/// The cells of a row that came back.
type Texts = Vec<Vec<String>>;

/// Between the cells of a row, where it is shown in one.
const CELLS: &str = " | ";

/// Between rows.
const ROWS: &str = " / ";

/// How alike rows must be to have stayed where they were.
const ALIKE: f32 = 0.4;

impl Found<'_> {
    /// What changed in a table.
    pub(super) fn table(&mut self, old: &[Vec<Cell>], new: &[Texts]) {
        let head = old.first().and_then(|row| row.first());
        let numbered = head.is_some_and(|cell| {
            let text: String = cell.iter().map(|line| line.text.as_str()).collect();
            number::heads_numbers(&text)
        });
        let (old, new) = (self.columns_gone(old, new), new.to_vec());
        let new = self.columns_came(&old, new);
        // The number of a row says nothing about which row it is.
        let from = usize::from(numbered);
        let before: Vec<String> = old.iter().map(|row| old_text(row, from)).collect();
        let after: Vec<String> = new.iter().map(|row| new_text(row, from)).collect();
        let alike = |i: usize, j: usize| likeness(&before[i], &after[j]);
        let stayed = |i: usize| old[i].len() == new[i].len() && alike(i, i) >= ALIKE;
        let in_place = || old.len() == new.len() && (0..old.len()).all(stayed);
        let turns = match !moved(&before, &after) && in_place() {
            true => (0..old.len()).map(|i| Turn::Became(i, i)).collect(),
            false => Pairing {
                before: &before,
                after: &after,
                alike: &alike,
                old_line: &|_| true,
                new_line: &|_| true,
            }
            .one_by_one_turns(),
        };
        for turn in turns {
            match turn {
                Turn::Became(i, j) => {
                    let written = marks::row(old[i].iter().map(|cell| old_text_of(cell)));
                    let received = marks::row(new[j].iter().map(|cell| new_text_of(cell)));
                    let near = old[i].iter().flatten().find_map(|line| line.near);
                    if self.row_is_ours(near, written, received) {
                        continue;
                    }
                    for n in 0..old[i].len().max(new[j].len()) {
                        let none: (Cell, Vec<String>) = Default::default();
                        let lines = old[i].get(n).unwrap_or(&none.0);
                        let texts = new[j].get(n).unwrap_or(&none.1);
                        self.cell(lines, texts, numbered && n == 0);
                    }
                }
                Turn::Gone(i) => self.rows_gone(&old[i..=i]),
                Turn::Came(j) => self.rows_came(&new[j..=j]),
                Turn::Split(..) | Turn::Joined(..) => {}
            }
        }
    }

    /// Rows that went, or a whole table: one difference.
    pub(super) fn rows_gone(&mut self, rows: &[Vec<Cell>]) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut near = None;
        for (n, row) in rows.iter().enumerate() {
            for (k, cell) in row.iter().enumerate() {
                let between = match (n, k) {
                    (0, 0) => "",
                    (_, 0) => ROWS,
                    _ => CELLS,
                };
                pieces.push(Piece {
                    text: between.to_string(),
                    from: None,
                    listed: false,
                });
                for line in cell {
                    near = near.or(line.near);
                    pieces.extend(line.pieces.iter().cloned());
                }
            }
        }
        let line = Line {
            text: pieces.iter().map(|piece| piece.text.as_str()).collect(),
            pieces,
            near,
            at: rows
                .iter()
                .flatten()
                .flatten()
                .next()
                .map_or(0, |line| line.at),
            heading: false,
        };
        let lines = rows.iter().flatten().flatten();
        let longest = lines.max_by_key(|line| line.text.len());
        if let Some(longest) = longest {
            self.went(&line, &longest.text);
        }
    }

    /// Rows that came, or a whole table: one difference.
    pub(super) fn rows_came(&mut self, rows: &[Texts]) {
        let texts = rows.iter().flatten().flatten().map(|text| plain(text));
        let longest = texts.max_by_key(String::len).unwrap_or_default();
        let rows = rows.iter().map(|row| {
            let cells = row.iter().map(|cell| plain(&cell.concat()));
            cells.collect::<Vec<_>>().join(CELLS)
        });
        let text = rows.collect::<Vec<_>>().join(ROWS);
        if !longest.is_empty() {
            self.arrived(&text, &longest);
        }
    }

    /// Takes out columns that went: gives the rows without them.
    fn columns_gone(&mut self, old: &[Vec<Cell>], new: &[Texts]) -> Vec<Vec<Cell>> {
        let mut left = old.to_vec();
        while one_more(left.iter().map(Vec::len), new.iter().map(Vec::len)) {
            let cells = left.iter_mut().zip(new).map(|(row, new)| {
                let texts: Vec<String> = new.iter().map(|cell| new_text_of(cell)).collect();
                let own: Vec<String> = row.iter().map(|cell| old_text_of(cell)).collect();
                row.remove(odd(&own, &texts))
            });
            let column: Vec<Vec<Cell>> = cells.map(|cell| vec![cell]).collect();
            self.rows_gone(&column);
        }
        left
    }

    /// Takes out columns that came: gives the rows without them.
    fn columns_came(&mut self, old: &[Vec<Cell>], new: Vec<Texts>) -> Vec<Texts> {
        let mut left = new;
        while one_more(left.iter().map(Vec::len), old.iter().map(Vec::len)) {
            let cells = left.iter_mut().zip(old).map(|(row, old)| {
                let texts: Vec<String> = old.iter().map(|cell| old_text_of(cell)).collect();
                let own: Vec<String> = row.iter().map(|cell| new_text_of(cell)).collect();
                row.remove(odd(&own, &texts))
            });
            let column: Vec<Texts> = cells.map(|cell| vec![cell]).collect();
            self.rows_came(&column);
        }
        left
    }

    /// What changed in a cell; `numbered` in the column of numbers.
    fn cell(&mut self, lines: &[Line], texts: &[String], numbered: bool) {
        let before: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
        let after: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        let pairing = Pairing {
            before: &before,
            after: &after,
            alike: &|i, j| likeness(&before[i], &after[j]),
            old_line: &|_| true,
            new_line: &|_| true,
        };
        if numbered && before.concat().is_empty() {
            return;
        }
        for turn in pairing.turns() {
            match turn {
                Turn::Became(i, j) => self.changed(&lines[i], &after[j], numbered),
                Turn::Split(i, parts) => self.split(&lines[i], &after[parts]),
                Turn::Joined(parts, j) => {
                    let joined: Vec<&Line> = lines[parts].iter().collect();
                    self.joined(&joined, &after[j]);
                }
                Turn::Gone(i) => self.gone(&lines[i]),
                Turn::Came(j) => self.came(&after[j]),
            }
        }
    }
}

/// Whether a row stands, as it was, where another one stood.
fn moved(before: &[String], after: &[String]) -> bool {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, row) in before.iter().enumerate() {
        rows.entry(row).or_default().push(n);
    }
    let elsewhere = |(n, row): (usize, &String)| {
        let was = rows.get(row.as_str()).map_or(&[][..], Vec::as_slice);
        matches!(was, [i] if *i != n && after.get(*i).is_some_and(|now| now != row))
    };
    after.iter().enumerate().any(elsewhere)
}

/// Whether every row has one cell more than its fellow.
fn one_more(
    mut more: impl ExactSizeIterator<Item = usize>,
    less: impl ExactSizeIterator<Item = usize>,
) -> bool {
    let rows = more.len();
    rows > 1 && rows == less.len() && less.into_iter().all(|count| more.next() == Some(count + 1))
}

/// Which cell of a row must go, so that the others are most like those.
fn odd(row: &[String], others: &[String]) -> usize {
    let likeness_without = |at: usize| -> f32 {
        let rest = row.iter().enumerate().filter(|(n, _)| *n != at);
        let pairs = rest.zip(others);
        pairs.map(|((_, a), b)| likeness(a, b)).sum()
    };
    let scores = (0..row.len()).map(|at| (at, likeness_without(at)));
    let best = scores.max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0, |(at, _)| at)
}

fn old_text(row: &[Cell], from: usize) -> String {
    row.iter()
        .skip(from)
        .map(|cell| old_text_of(cell))
        .collect()
}

fn new_text(row: &[Vec<String>], from: usize) -> String {
    row.iter()
        .skip(from)
        .map(|cell| new_text_of(cell))
        .collect()
}

fn old_text_of(cell: &[Line]) -> String {
    cell.iter().map(|line| line.text.as_str()).collect()
}

fn new_text_of(cell: &[String]) -> String {
    cell.iter().map(|text| plain(text)).collect()
}
