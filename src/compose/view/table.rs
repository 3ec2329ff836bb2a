//! What templates see of a table of one's own: its columns as they are printed,
//! those of titles and telephone numbers among them, its head in one row or two,
//! and its rows.

use serde::Serialize;

use super::view;
use crate::compose::origin_attribute;
use crate::diagnostic::Origin;
use crate::model::{CellType, Party, Table, TableCell, TableColumn, TableRow, Text};

view! {
    Table as table {
        title,
        columns = printed(table).iter().map(Printed::look).collect::<Vec<_>>(),
        head = head(&printed(table)),
        width = printed(table).len(),
        rows = rows(table),
        blank,
        note,
        origin = origin_attribute::write(table.at),
    }
}

/// A column as it is printed.
struct Printed<'t> {
    /// Which column of the table, and what of it.
    nth: usize,
    of: Of,
    column: &'t TableColumn,
    /// The head above its own.
    under: Option<&'t Text>,
    /// What its own head is.
    head: Head<'t>,
}

#[derive(Clone, Copy, PartialEq)]
enum Of {
    Cell,
    Posts,
    Phones,
}

/// What a head says: the plan's words, or those of the template.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum Head<'t> {
    Name { text: &'t Text },
    Names,
    Posts,
    Phones,
}

#[derive(Serialize)]
struct Look {
    class: String,
    width: Option<u32>,
}

impl Printed<'_> {
    fn look(&self) -> Look {
        let column = self.column;
        let place = match column.kind {
            CellType::Text => "",
            CellType::Number => "center number",
            _ => "center",
        };
        let merge = if column.merge { "merge" } else { "" };
        let serial = column.kind == CellType::Serial;
        Look {
            class: [merge, place].join(" ").trim().to_string(),
            width: column
                .width
                .filter(|_| self.of == Of::Cell)
                .or(serial.then_some(3)),
        }
    }
}

fn printed(table: &Table) -> Vec<Printed<'_>> {
    let more = |column: &&TableColumn| column.posts || column.phones;
    let several = table.columns.iter().filter(more).count() > 1;
    let mut out = Vec::new();
    for (nth, column) in table.columns.iter().enumerate() {
        // Several columns of people, each with its numbers, are told apart above.
        let apart = several && more(&column) && column.under.is_none();
        let under = column.under.as_ref().or(apart.then_some(&column.name));
        let own = match apart {
            true => Head::Names,
            false => Head::Name { text: &column.name },
        };
        let parts = [
            (Of::Cell, own, true),
            (Of::Posts, Head::Posts, column.posts),
            (Of::Phones, Head::Phones, column.phones),
        ];
        let parts = parts.into_iter().filter(|(.., there)| *there);
        out.extend(parts.map(|(of, head, _)| Printed {
            nth,
            of,
            column,
            under,
            head,
        }));
    }
    out
}

/// A cell of the head.
#[derive(Serialize)]
struct HeadCell<'t> {
    head: Head<'t>,
    rows: usize,
    columns: usize,
}

fn head<'t>(printed: &[Printed<'t>]) -> Vec<Vec<HeadCell<'t>>> {
    let high = if printed.iter().any(|p| p.under.is_some()) {
        2
    } else {
        1
    };
    let (mut above, mut below): (Vec<HeadCell>, Vec<HeadCell>) = Default::default();
    let mut last: Option<&Text> = None;
    for one in printed {
        let cell = |head, rows| HeadCell {
            head,
            rows,
            columns: 1,
        };
        match (one.under, above.last_mut()) {
            (Some(under), Some(before)) if last.is_some_and(|last| last.text == under.text) => {
                before.columns += 1;
            }
            (Some(under), _) => above.push(cell(Head::Name { text: under }, 1)),
            (None, _) => above.push(cell(one.head, high)),
        }
        if one.under.is_some() {
            below.push(cell(one.head, 1));
        }
        last = one.under;
    }
    [above, below]
        .into_iter()
        .filter(|row| !row.is_empty())
        .collect()
}

/// A row: `kind` tells which fields say something.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum Row<'t> {
    Group {
        text: &'t Text,
    },
    Cells {
        cells: Vec<Cell<'t>>,
        origin: String,
    },
    /// The columns before the first sum, and what stands from there on.
    Subtotal {
        before: usize,
        sums: Vec<Option<&'t str>>,
    },
    Total {
        before: usize,
        sums: Vec<Option<&'t str>>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum Cell<'t> {
    Empty,
    Serial {
        number: usize,
    },
    Paragraphs {
        paragraphs: &'t [Text],
    },
    Word {
        text: &'t Text,
    },
    /// `apart`: each in a line of its own, beside the number that is theirs.
    Parties {
        parties: Vec<&'t Party>,
        named: bool,
        apart: bool,
    },
    Posts {
        parties: Vec<&'t Party>,
    },
    Phones {
        phones: Vec<Phone<'t>>,
    },
    YesNo {
        yes: bool,
        origin: String,
    },
}

#[derive(Serialize)]
struct Phone<'t> {
    phone: Option<&'t str>,
    origin: String,
}

fn origin(at: Origin) -> String {
    origin_attribute::write(at)
}

fn rows(table: &Table) -> Vec<Row<'_>> {
    let printed = printed(table);
    let rows = table.rows.iter().map(|row| match row {
        TableRow::Group(text) => Row::Group { text },
        TableRow::Cells { cells, at, .. } => Row::Cells {
            cells: printed
                .iter()
                .map(|one| cell(one, &cells[one.nth]))
                .collect(),
            origin: origin(*at),
        },
        TableRow::Subtotal(sums) => {
            let (before, sums) = of_columns(&printed, sums);
            Row::Subtotal { before, sums }
        }
        TableRow::Total(sums) => {
            let (before, sums) = of_columns(&printed, sums);
            Row::Total { before, sums }
        }
    });
    rows.collect()
}

fn of_columns<'t>(
    printed: &[Printed<'_>],
    sums: &'t [Option<String>],
) -> (usize, Vec<Option<&'t str>>) {
    let summed = |one: &&Printed| one.column.summed && one.of == Of::Cell;
    let before = printed.iter().take_while(|one| !summed(one)).count();
    let sum = |one: &Printed| sums[one.nth].as_deref().filter(|_| summed(&one));
    (before, printed[before..].iter().map(sum).collect())
}

fn cell<'t>(one: &Printed<'t>, cell: &'t TableCell) -> Cell<'t> {
    match cell {
        TableCell::Parties(parties) if !parties.is_empty() => {
            let names = parties.iter().map(|(party, _)| party);
            match one.of {
                Of::Cell => Cell::Parties {
                    parties: names.collect(),
                    named: one.column.with_posts,
                    apart: parties.len() > 1 && (one.column.posts || one.column.phones),
                },
                Of::Posts => Cell::Posts {
                    parties: names.collect(),
                },
                Of::Phones => Cell::Phones {
                    phones: parties
                        .iter()
                        .map(|(party, phone)| Phone {
                            phone: phone.as_deref(),
                            origin: origin(party.at),
                        })
                        .collect(),
                },
            }
        }
        _ if one.of != Of::Cell => Cell::Empty,
        TableCell::Serial(number) => Cell::Serial { number: *number },
        TableCell::Text(paragraphs) => Cell::Paragraphs { paragraphs },
        TableCell::Word(text) => Cell::Word { text },
        TableCell::YesNo(yes, at) => Cell::YesNo {
            yes: *yes,
            origin: origin(*at),
        },
        TableCell::Empty | TableCell::Parties(_) => Cell::Empty,
    }
}
