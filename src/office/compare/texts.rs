//! Takes what was written and what came back; gives the differences, paragraph
//! by paragraph and table by table.

use super::base::Sides;
use super::contents;
use super::difference::Compared;
use super::found::Found;
use super::pairing::{Pairing, Turn};
use super::received::{Part, Received};
use super::sheets;
use super::written::{Block, lines, plain};
use crate::write::docx::likeness;
use crate::write::docx::marks::TABLE;

/// Compares.
pub fn compared(written: &[Block], received: &Received) -> Compared {
    if received.sheets {
        return sheets::compared(written, received);
    }
    let base = received.base.as_ref();
    let mut found = Found::new(base.map(|base| Sides::new(base, lines(written))));
    let received = received.parts.iter().filter(contents::said).collect();
    let received: Vec<&Part> = contents::without(received);
    let tables = |count: usize| format!("{TABLE}{count}");
    let before: Vec<String> = written
        .iter()
        .map(|block| match block {
            Block::Line(line) => line.text.clone(),
            Block::Table(rows) => tables(rows.first().map_or(0, Vec::len)),
        })
        .collect();
    let after: Vec<String> = received
        .iter()
        .map(|part| match part {
            Part::Line(line) => plain(line),
            Part::Table(rows) => tables(rows.first().map_or(0, Vec::len)),
        })
        .collect();
    let pairing = Pairing {
        before: &before,
        after: &after,
        alike: &|i, j| match (&written[i], received[j]) {
            (Block::Table(_), Part::Table(_)) => 0.9,
            (Block::Line(_), Part::Line(_)) => likeness(&before[i], &after[j]),
            _ => 0.0,
        },
        old_line: &|i| matches!(written[i], Block::Line(_)),
        new_line: &|j| matches!(received[j], Part::Line(_)),
    };
    for turn in pairing.turns() {
        match turn {
            Turn::Became(i, j) => match (&written[i], received[j]) {
                (Block::Line(line), Part::Line(_)) => {
                    found.stands(line, around(&before, i), around(&after, j));
                }
                (Block::Table(old), Part::Table(new)) => found.table(old, new),
                _ => {}
            },
            Turn::Split(i, parts) => {
                if let Block::Line(line) = &written[i] {
                    found.split(line, &after[parts]);
                }
            }
            Turn::Joined(parts, j) => {
                let lines = written[parts].iter().filter_map(|block| match block {
                    Block::Line(line) => Some(line),
                    Block::Table(_) => None,
                });
                found.joined(&lines.collect::<Vec<_>>(), &after[j]);
            }
            Turn::Gone(i) => match &written[i] {
                Block::Line(line) => found.gone(line),
                Block::Table(rows) => found.rows_gone(rows),
            },
            Turn::Came(j) => match received[j] {
                Part::Line(_) => found.came(&after[j]),
                Part::Table(rows) => found.rows_came(rows),
            },
        }
    }
    found.done(lines(written).count())
}

/// A paragraph between its neighbours.
fn around(texts: &[String], at: usize) -> [&str; 3] {
    let text = |at: Option<usize>| match at.and_then(|at| texts.get(at)) {
        Some(text) if text.starts_with(TABLE) => TABLE,
        Some(text) => text,
        None => "",
    };
    [text(at.checked_sub(1)), text(Some(at)), text(Some(at + 1))]
}
