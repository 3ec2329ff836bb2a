//! Takes goals and tasks as written; gives them resolved.

use crate::load::raw;
use crate::model::{Column, ColumnKind, Goals, Labels, Task, Tasks};

use super::Context;
use super::once::Across;
use super::parts::{Around, Written};
use super::records::Resolve;

/// The tasks that are written in these parts, not those that are gathered.
pub(super) fn written_in<'a>(parts: &[&'a raw::Part]) -> Vec<Written<'a>> {
    let lists = parts.iter().filter_map(|part| match &part.kind {
        raw::PartKind::Tasks(tasks) if !tasks.from_plan => Some(tasks),
        _ => None,
    });
    lists.flat_map(written).collect()
}

fn written(list: &raw::Tasks) -> impl Iterator<Item = Written<'_>> {
    list.items.iter().map(move |task| (task, list))
}

impl Context<'_> {
    pub(super) fn goals(&mut self, raw: &raw::Goals, around: &Around<'_>) -> Goals {
        let mut items = self.each(&raw.items, around);
        for goal in items.iter_mut().filter(|goal| goal.owner.is_empty()) {
            goal.owner = self.distinct(&raw.owner);
        }
        Goals {
            items,
            style: raw.style.value,
            numbers: raw.numbers.as_ref().map(|style| style.value),
            intro: self.optional_line(&raw.intro),
        }
    }

    /// The words of a plan or table, over those of what it stands in.
    pub(super) fn labels(&mut self, own: &[(raw::Text, raw::Text)], around: &Labels) -> Labels {
        let mut labels = around.clone();
        for (key, word) in own {
            let mut columns = ColumnKind::ALL.iter();
            if let Some(column) = columns.find(|column| column.look().name == key.value) {
                labels.call(*column, self.line(word).text);
            }
        }
        labels
    }

    pub(super) fn tasks(&mut self, raw: &raw::Tasks, around: &Around<'_>) -> Tasks {
        let written: Vec<Written> = if raw.from_plan {
            around.tasks.clone()
        } else {
            written(raw).collect()
        };
        let items = written.into_iter().map(|(task, list)| {
            let mut task = task.resolve(self, around);
            // A unit that has taken another one in does not support itself.
            let lists = &mut [&mut task.lead, &mut task.responsible, &mut task.support];
            self.said_once(lists, Across::Told);
            self.hide(&list.columns, std::slice::from_mut(&mut task));
            task
        });
        let mut items: Vec<Task> = items.collect();
        let mut columns = self.columns(&raw.columns, &mut items);
        let mut labels = self.labels(&raw.labels, around.labels);
        as_filled(&mut columns, &items, &mut labels);
        Tasks {
            items,
            columns,
            labels,
            style: raw.style.value,
        }
    }
}

/// Of 牵头单位 and 责任单位 a table may ask for the one where its rows have only
/// the other: it shows what they have, under the word that was asked for.
fn as_filled(columns: &mut [ColumnKind], rows: &[Task], labels: &mut Labels) {
    use ColumnKind::{Lead, Responsible};
    for (asked, other) in [(Lead, Responsible), (Responsible, Lead)] {
        if !asked.has_value(rows) && other.has_value(rows) && !columns.contains(&other) {
            let word = labels.of(asked);
            for column in columns.iter_mut().filter(|column| **column == asked) {
                *column = other;
                labels.call(other, word.clone());
            }
        }
    }
}
