//! Takes the sheets of a workbook that came back, and of the one that went out;
//! gives their tables as they are printed: a sheet holds numbers and days where a
//! document has words.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::aside::{Aside, AsideKind};
use super::difference::Compared;
use super::found::Found;
use super::received::{Part, Received};
use super::written::{Block, Cell, plain};
use crate::office::import::Sheet;
use crate::write::docx::likeness;

/// The cells of a table: the lines of each.
type Rows = Vec<Vec<Vec<String>>>;

/// How alike a sheet must be to the table that it was.
const ALIKE: f32 = 0.3;

/// What a workbook says, in the words of the document that `written` is; `own` is
/// the workbook that this makes.
pub fn of_sheets(sheets: &[Sheet], own: &[Sheet], written: &[Block], asides: &[Aside]) -> Received {
    let tables: Vec<&[Vec<Cell>]> = tables(written).collect();
    let mut printed: BTreeMap<usize, Printed> = BTreeMap::new();
    let mut titles = Vec::new();
    for sheet in own {
        let (title, rows) = parted(sheet);
        titles.extend(title);
        if let Some(n) = likest(&rows, &tables, &[]) {
            printed.insert(n, Printed::of(&rows, tables[n]));
        }
    }
    let mut parts = Vec::new();
    let mut asides = asides.to_vec();
    for sheet in sheets {
        if sheet.hidden {
            asides.push(Aside {
                words: sheet.name.clone(),
                ..Aside::new(AsideKind::HiddenSheet)
            });
            continue;
        }
        asides.extend(struck(sheet));
        let (title, mut rows) = parted(sheet);
        let new = title.filter(|title| !titles.contains(title));
        parts.extend(new.map(Part::Line));
        let own = likest(&rows, &tables, &[]).and_then(|n| printed.get(&n));
        for row in rows.iter_mut() {
            for (column, cell) in row.iter_mut().enumerate() {
                own.into_iter().for_each(|own| own.say(column, cell));
            }
        }
        if !rows.is_empty() {
            parts.push(Part::Table(rows));
        }
    }
    Received {
        parts,
        asides,
        sheets: true,
        ..Received::default()
    }
}

/// Compares: each sheet with the table that it was; of a document's other text a
/// workbook says nothing.
pub(super) fn compared(written: &[Block], received: &Received) -> Compared {
    let tables: Vec<&[Vec<Cell>]> = tables(written).collect();
    let mut found = Found::new(None);
    let mut taken = Vec::new();
    let mut paragraphs = 0;
    for part in &received.parts {
        match part {
            Part::Line(line) => found.came(&plain(line)),
            Part::Table(rows) => match likest(rows, &tables, &taken) {
                Some(n) => {
                    taken.push(n);
                    found.table(tables[n], rows);
                    paragraphs += tables[n].iter().flatten().flatten().count();
                }
                None => {
                    found.rows_came(rows);
                    let lines = rows.iter().flatten().flatten();
                    paragraphs += lines.count();
                }
            },
        }
    }
    found.done(paragraphs)
}

fn tables(written: &[Block]) -> impl Iterator<Item = &[Vec<Cell>]> {
    written.iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows.as_slice()),
        Block::Line(_) => None,
    })
}

/// The table that rows are most like, of those not taken.
fn likest(rows: &Rows, tables: &[&[Vec<Cell>]], taken: &[usize]) -> Option<usize> {
    let text: String = rows
        .iter()
        .flatten()
        .flatten()
        .map(|line| plain(line))
        .collect();
    let scores = (0..tables.len()).filter(|n| !taken.contains(n)).map(|n| {
        let cells = tables[n].iter().flatten().flatten();
        let own: String = cells.map(|line| line.text.as_str()).collect();
        (n, likeness(&own, &text))
    });
    let best = scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (best.1 >= ALIKE).then_some(best.0)
}

/// The title above a table, and its rows; what merged cells cover is left out.
fn parted(sheet: &Sheet) -> (Option<String>, Rows) {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let row = |n: usize| {
        let shown = (0..width).filter(|column| !sheet.filled.contains(&(n, *column)));
        let cells = shown.map(|column| {
            let lines = sheet.text(n, column).split('\n').map(str::trim);
            let lines = lines.filter(|line| !line.is_empty());
            lines.map(str::to_string).collect::<Vec<_>>()
        });
        cells.collect::<Vec<_>>()
    };
    let rows: Rows = (0..sheet.rows.len()).map(row).collect();
    let mut rows: Rows = rows
        .into_iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let alone = rows.first().is_some_and(|row| {
        let says = row.iter().filter(|cell| !cell.is_empty());
        says.count() == 1
    });
    let title = (alone && rows.len() > 1).then(|| rows.remove(0).concat().concat());
    (title, rows)
}

/// Cells that somebody struck out: to be decided, not taken.
fn struck(sheet: &Sheet) -> impl Iterator<Item = Aside> {
    let own = sheet.struck.iter();
    let own = own.filter(|place| !sheet.filled.contains(place));
    own.map(|(row, column)| Aside {
        words: sheet.text(*row, *column).replace('\n', " "),
        ..Aside::new(AsideKind::Struck)
    })
}

/// How the numbers and days of a sheet are printed.
#[derive(Default)]
struct Printed {
    /// What is read of a cell in a column, and what is printed of it.
    known: BTreeMap<(usize, String), String>,
    /// The first of each column where the two differ.
    columns: BTreeMap<usize, (String, String)>,
}

impl Printed {
    /// As a table has it that stands in both.
    fn of(rows: &Rows, table: &[Vec<Cell>]) -> Self {
        let mut printed = Self::default();
        let rows = rows.iter().zip(table);
        for (row, lines) in rows.filter(|(row, lines)| row.len() == lines.len()) {
            for (column, (cell, lines)) in row.iter().zip(lines).enumerate() {
                if let ([read], [line]) = (&cell[..], &lines[..]) {
                    let pair = (read.clone(), line.text.clone());
                    if pair.0 != pair.1 {
                        printed.columns.entry(column).or_insert(pair.clone());
                    }
                    printed.known.insert((column, pair.0), pair.1);
                }
            }
        }
        printed
    }

    /// Says a cell as it is printed; a day or a share that is new, as those of its
    /// column are.
    fn say(&self, column: usize, cell: &mut [String]) {
        let [text] = cell else { return };
        let known = self.known.get(&(column, text.clone())).cloned();
        let new = || {
            let (read, printed) = self.columns.get(&column)?;
            like(text, read, printed)
        };
        if let Some(printed) = known.or_else(new) {
            *text = printed;
        }
    }
}

/// A text said as another one of its kind is printed.
fn like(text: &str, read: &str, printed: &str) -> Option<String> {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    if let (Some(day), Some(_)) = (day(text), day(read)) {
        let (year, short) = (day.year(), format!("{}月{}日", day.month(), day.day()));
        return Some(match printed {
            _ if printed.contains('年') => format!("{year}年{short}"),
            _ if printed.contains('月') => short,
            _ if printed.contains('/') => format!("{year}/{}/{}", day.month(), day.day()),
            _ => text.to_string(),
        });
    }
    let share = |text: &str| text.parse::<f64>().ok();
    if let (Some(share), Some(_), true) = (share(text), share(read), printed.ends_with('%')) {
        // What a sheet has as 0.29 is 28.999999999999996 %.
        return Some(format!("{}%", (share * 1e8).round() / 1e6));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_day_or_share_is_said_as_the_others_are() {
        let said = |text, read, printed| like(text, read, printed).unwrap_or_default();
        assert_eq!(said("2026-04-10", "2026-03-24", "3月24日"), "4月10日");
        assert_eq!(
            said("2026-04-10", "2026-03-24", "2026年3月24日"),
            "2026年4月10日"
        );
        assert_eq!(said("0.29", "0.95", "95%"), "29%");
        assert_eq!(like("12", "2026-03-24", "3月24日"), None);
    }
}
