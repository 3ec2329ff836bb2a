//! Takes the tasks of a unit; gives the table that it fills in.

use chrono::NaiveDate;

use super::asked::Asked;
use super::heads::{HEADS, Head, STATES};
use crate::engine::Session;
use crate::model::DepartmentId;
use crate::write::xlsx::form::{self, Column, Form};

/// A table for each unit: its short name, and the file.
pub fn sheets(session: &Session, asked: &[Asked], day: NaiveDate) -> Vec<(String, Vec<u8>)> {
    let units = asked.chunk_by(|one, other| one.unit == other.unit);
    let files = units.filter_map(|tasks| {
        let unit = session.organisation.department(tasks[0].unit);
        let name = unit.short(day).to_string();
        Some((name.clone(), form::write(&table(session, &name, tasks))?))
    });
    files.collect()
}

fn table(session: &Session, unit: &str, tasks: &[Asked]) -> Form {
    let columns = HEADS.iter().map(|(head, word, width)| Column {
        head: word.to_string(),
        width: *width,
        hidden: *head == Head::Id,
        fixed: matches!(head, Head::Id | Head::Source | Head::Task | Head::Due),
        choices: match head {
            Head::State => STATES.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
    });
    let rows = tasks.iter().map(|task| {
        let cells = HEADS.iter().map(|(head, ..)| match head {
            Head::Id => id(session, &task.id, task.unit),
            Head::Source => task.source.clone(),
            Head::Task => task.what.clone(),
            Head::Due => task.when.clone(),
            _ => String::new(),
        });
        cells.collect()
    });
    Form {
        name: unit.to_string(),
        title: session
            .locale
            .ui("collect-sheet", &[("unit", unit.to_string())]),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// petition-2026:5f0c21aa@petitions.
pub(super) fn id(session: &Session, task: &str, unit: DepartmentId) -> String {
    format!("{task}@{}", session.organisation.department(unit).id)
}
