//! In a table of one's own sums are what the plan says they are, nobody types them,
//! and in the cells for people and units there are people and units.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{self, PartKind, TableCell, TableRowKind};
use crate::model::{self, Amount, BlankColumn, CellType, PartKind as Shown, PartyKind, TableRow};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        if let PartKind::Table(table) = part {
            sums(table, seen, report);
            typed_sums(table, report);
            nobody(table, seen, report);
            widths(table, report);
        }
    }
    for part in seen.plan.parts() {
        if let Shown::Table(table) = &part.kind {
            units(table, report);
        }
    }
}

/// The rows that the edition shows, as cells.
fn rows<'t>(table: &'t raw::Table, seen: &Seen<'_>) -> Vec<(&'t raw::TableRow, &'t [TableCell])> {
    let shown = table.rows.iter().filter(|row| seen.shows(row.internal));
    let cells = shown.filter_map(|row| match &row.kind {
        TableRowKind::Cells(cells) => Some((row, cells.as_slice())),
        TableRowKind::Group(_) => None,
    });
    cells.collect()
}

/// A public edition may have fewer rows than the total speaks of.
fn sums(table: &raw::Table, seen: &Seen<'_>, report: &mut Report) {
    if !seen.shows(true) {
        return;
    }
    for (nth, column) in table.columns.iter().enumerate() {
        let Some(total) = &column.total else { continue };
        let Some(stated) = Amount::parse(total) else {
            let fault = Diagnostic::new(Code::InvalidNumber).arg("key", "总数");
            report.push(fault.arg("word", &total.value).at(total.at));
            continue;
        };
        let amounts = rows(table, seen).into_iter();
        let amounts = amounts.filter_map(|(_, cells)| match &cells[nth] {
            TableCell::Number(_, amount) => Some(*amount),
            _ => None,
        });
        let sum = amounts.fold(Amount::ZERO, Amount::plus);
        if !sum.equals(stated) {
            let fault = Diagnostic::new(Code::SumDiffers).arg("column", &column.name.value);
            let fault = fault.arg("sum", sum.to_string());
            report.push(fault.arg("total", &total.value).at(total.at));
        }
    }
}

/// A row that somebody added up would be counted once more.
fn typed_sums(table: &raw::Table, report: &mut Report) {
    for row in &table.rows {
        let words = match &row.kind {
            TableRowKind::Group(words) => Some(words),
            TableRowKind::Cells(cells) => cells.iter().find_map(|cell| match cell {
                TableCell::Text(text) => Some(text),
                _ => None,
            }),
        };
        let Some(words) = words else { continue };
        let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if ["合计", "小计", "总计", "共计"].contains(&bare.trim_end_matches('：')) {
            let fault = Diagnostic::new(Code::TypedSum).arg("word", &words.value);
            report.push(fault.at(words.at));
        }
    }
}

/// What has to be done by people is done by somebody.
fn nobody(table: &raw::Table, seen: &Seen<'_>, report: &mut Report) {
    for (row, cells) in rows(table, seen) {
        for (column, cell) in table.columns.iter().zip(cells) {
            let people = column.cell_type() == CellType::People && seen.shows(column.internal);
            let empty = match cell {
                TableCell::Empty => true,
                TableCell::Parties(parties) => parties.is_empty(),
                _ => false,
            };
            if people && empty {
                let fault = Diagnostic::new(Code::NobodyInRow).arg("column", &column.name.value);
                report.push(fault.at(row.at));
            }
        }
    }
}

fn widths(table: &raw::Table, report: &mut Report) {
    let widths = table.columns.iter().flat_map(|column| &column.width);
    for width in widths.filter(|width| !BlankColumn::WIDTH.contains(&width.value)) {
        let fault = Diagnostic::new(Code::InvalidNumber).arg("key", "宽度");
        report.push(fault.arg("word", width.value.to_string()).at(width.at));
    }
}

/// A person is no unit, nor a unit a person.
fn units(table: &model::Table, report: &mut Report) {
    for row in &table.rows {
        let TableRow::Cells { cells, .. } = row else {
            continue;
        };
        for (column, cell) in table.columns.iter().zip(cells) {
            let model::TableCell::Parties(parties) = cell else {
                continue;
            };
            for (party, _) in parties {
                let (expected, wrong) = match (column.kind, &party.kind) {
                    (CellType::Units, PartyKind::Person { .. } | PartyKind::Vacant(_)) => {
                        ("unit", true)
                    }
                    (CellType::People, PartyKind::Unit(_)) => ("person", true),
                    _ => ("", false),
                };
                if wrong {
                    let fault = Diagnostic::new(Code::OtherThanColumn)
                        .arg("column", &column.name.text)
                        .arg("word", party.told_apart())
                        .arg("expected", expected);
                    report.push(fault.at(party.at));
                }
            }
        }
    }
}
