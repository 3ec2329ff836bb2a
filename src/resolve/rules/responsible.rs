//! Who leads and who is responsible: somebody leads where several are, and the
//! words for it are the same in the whole plan.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{Clause, Party, Task};
use crate::model::{
    self, Column, ColumnKind, Part, PartKind, Responsibility, ResponsibilityStyle,
    ResponsibilityWording, Tasks, Visit,
};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    // Of a step that names several by its own keys nobody is asked who leads.
    let in_short: Vec<Origin> = seen.clauses.iter().filter_map(Clause::in_short).collect();
    // Nor where the names alone are printed.
    let mut listed = Listed::default();
    seen.plan.show(&mut listed);
    let asked = |at: &Origin| !in_short.contains(at) && !listed.0.contains(at);
    let tasks = seen.assigned().into_iter();
    for task in tasks.filter(|task| asked(&task.at)) {
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
    let mut named = Named::default();
    seen.plan.show(&mut named);
    for (column, word, place) in named.0 {
        match said.iter().find(|(known, ..)| *known == column) {
            Some((_, other, at)) if *other != word => {
                report.push(labels_change(&word, other, place, *at));
            }
            Some(_) => {}
            None => said.push((column, word, place)),
        }
    }
}

/// Gathers the responsibilities that are printed as a list of names.
#[derive(Default)]
struct Listed(Vec<Origin>);

impl<'p> Visit<'p> for Listed {
    fn responsibility(&mut self, by: &'p Responsibility) {
        if by.wording == ResponsibilityWording::Names {
            self.0.push(by.task.at);
        }
    }
}

/// Gathers what columns and rows are called, and where.
#[derive(Default)]
struct Named(Vec<(ColumnKind, String, Origin)>);

impl<'p> Visit<'p> for Named {
    fn part(&mut self, part: &'p Part) {
        if let PartKind::Tasks(tasks) = &part.kind {
            let words = words(tasks).into_iter();
            self.0
                .extend(words.map(|(column, word)| (column, word, part.at)));
        }
    }

    /// Only some ways of printing it call anything by a name.
    fn responsibility(&mut self, by: &'p Responsibility) {
        let labelled = match by.style {
            ResponsibilityStyle::Rows => true,
            ResponsibilityStyle::Nowhere => false,
            _ => by.wording == ResponsibilityWording::Labelled,
        };
        if labelled {
            let shown = ColumnKind::ALL.iter().filter(|column| {
                let row = std::slice::from_ref(&by.task);
                BEHIND_CLAUSES.contains(column) && column.has_value(row)
            });
            self.0
                .extend(shown.map(|column| (*column, by.labels.of(*column), by.task.at)));
        }
    }
}

/// What is said behind a clause.
const BEHIND_CLAUSES: [ColumnKind; 6] = [
    ColumnKind::Leader,
    ColumnKind::Lead,
    ColumnKind::Responsible,
    ColumnKind::Accountable,
    ColumnKind::Support,
    ColumnKind::Deadline,
];

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
