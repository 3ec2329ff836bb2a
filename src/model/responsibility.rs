//! Who answers for a clause, and how that is said behind it.

use super::visit::{Field, Record, Visit};
use super::{Labels, Part, PartKind, Plan, ResponsibilityStyle, ResponsibilityWording, Task};

/// Who answers for a chapter or an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Responsibility {
    /// What is to be done, by whom and by when: the row of an annexed table.
    pub task: Task,
    /// How it is printed.
    pub style: ResponsibilityStyle,
    /// In which words.
    pub wording: ResponsibilityWording,
    /// What units and people are called in it.
    pub labels: Labels,
}

/// It is a task as those of a table are. Its words are those of the clause and
/// seen there.
impl Field for Responsibility {
    fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
        let task = &self.task;
        to.enter(Record {
            kind: "Task",
            at: Some(task.at),
            name: Some(&task.task.text),
            due: task.deadline.as_ref().and_then(|due| due.last_day),
        });
        to.responsibility(self);
        for (name, parties) in [
            ("leader", &task.leader),
            ("lead", &task.lead),
            ("responsible", &task.responsible),
            ("accountable", &task.accountable),
            ("support", &task.support),
        ] {
            parties.visit(name, to);
        }
        to.leave();
    }

    fn each_part(&mut self, _: &mut dyn FnMut(&mut Part)) {}
}

/// Gathers tasks.
#[derive(Default)]
struct Tasks<'p>(Vec<&'p Task>);

impl<'p> Visit<'p> for Tasks<'p> {
    fn part(&mut self, part: &'p Part) {
        if let PartKind::Tasks(tasks) = &part.kind {
            self.0.extend(&tasks.items);
        }
    }

    fn responsibility(&mut self, responsibility: &'p Responsibility) {
        self.0.push(&responsibility.task);
    }
}

impl Plan {
    /// Every task, be it in a table or behind a clause; those that a table
    /// gathers stand in it once more.
    pub fn tasks(&self) -> Vec<&Task> {
        let mut found = Tasks::default();
        self.show(&mut found);
        found.0
    }
}
