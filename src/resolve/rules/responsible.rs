//! Who leads and who is responsible: somebody leads where several are, and the
//! words for it are the same in the whole plan.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{Party, Task};
use crate::model::{self, Column, ColumnKind, PartKind, Tasks};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for task in seen.assigned() {
        check_lead(task, report);
    }
    check_keys(seen, report);
    check_words(seen, report);
}

/// Of several that are responsible one leads, unless some leader does.
fn check_lead(task: &model::Task, report: &mut Report) {
    let led = [&task.lead, &task.leader, &task.accountable];
    if let [first, _, ..] = &task.responsible[..]
        && led.iter().all(|who| who.is_empty())
    {
        let fault = Diagnostic::new(Code::NobodyLeads).arg("task", &task.task.text);
        report.push(fault.arg("unit", &first.name).at(first.at));
    }
}

/// Where no task of a table tells the two apart, all of them use the same key.
fn check_keys(seen: &Seen<'_>, report: &mut Report) {
    let first = |of: fn(&Task) -> &Vec<Party>| {
        let mut parties = seen.tasks().filter_map(|task| of(task).first());
        parties.next().map(Party::at)
    };
    let mut tasks = seen.tasks();
    if tasks.any(|task| !task.lead.is_empty() && !task.responsible.is_empty()) {
        return;
    }
    let (lead, responsible) = (first(|task| &task.lead), first(|task| &task.responsible));
    if let (Some(lead), Some(responsible)) = (lead, responsible) {
        let heads = [ColumnKind::Lead, ColumnKind::Responsible].map(|column| column.look().head);
        let [(first, word), (second, other)] = match lead < responsible {
            true => [(lead, &heads[0]), (responsible, &heads[1])],
            false => [(responsible, &heads[1]), (lead, &heads[0])],
        };
        report.push(labels_change(other, word, second, first));
    }
}

/// A column is called the same in every table.
fn check_words(seen: &Seen<'_>, report: &mut Report) {
    let mut said: Vec<(ColumnKind, String, Origin)> = Vec::new();
    for part in seen.plan.parts() {
        let PartKind::Tasks(tasks) = &part.kind else {
            continue;
        };
        for (column, word) in words(tasks) {
            match said.iter().find(|(known, ..)| *known == column) {
                Some((_, other, at)) if *other != word => {
                    report.push(labels_change(&word, other, part.at, *at));
                }
                Some(_) => {}
                None => said.push((column, word, part.at)),
            }
        }
    }
}

/// What the columns of a table are called, or the rows of a list.
fn words(tasks: &Tasks) -> Vec<(ColumnKind, String)> {
    let shown = tasks
        .columns
        .iter()
        .filter(|column| column.has_value(&tasks.items));
    shown
        .map(|column| (*column, tasks.labels.of(*column)))
        .collect()
}

fn labels_change(word: &str, other: &str, at: Origin, first: Origin) -> Diagnostic {
    let fault = Diagnostic::new(Code::LabelsChange).arg("word", word);
    fault
        .arg("other", other)
        .at(at)
        .related(first, "first-given")
}
