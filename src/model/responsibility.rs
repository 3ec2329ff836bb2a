//! Who answers for a clause, and how that is said behind it.

use super::visit::{Field, Record, Visit};
use super::{
    Labels, Part, PartKind, Party, PartyKind, Plan, ResponsibilityStyle, ResponsibilityWording,
    Task, Text,
};

/// Who answers for a chapter or an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Responsibility {
    /// What is to be done, by whom and by when: the row of an annexed table.
    pub task: Task,
    /// Whoever else answers for it, with the mark before.
    pub others: Option<Text>,
    /// How it is printed.
    pub style: ResponsibilityStyle,
    /// In which words.
    pub wording: ResponsibilityWording,
    /// Whether its leaders stand in the annexed table alone.
    pub no_leaders: bool,
    /// What units and people are called in it.
    pub labels: Labels,
}

impl Responsibility {
    /// The leaders that are printed behind the clause.
    pub fn leaders(&self) -> &[Party] {
        match self.no_leaders {
            true => &[],
            false => &self.task.leader,
        }
    }

    /// The row of an annexed table: whoever else answers for it stands there too.
    pub fn row(&self) -> Task {
        let mut row = self.task.clone();
        if let Some(others) = &self.others {
            row.add_others(others);
        }
        row
    }
}

impl Task {
    /// Of those who answer for it the units are responsible, people accountable.
    pub fn units_apart(&mut self) {
        let people =
            |party: &Party| matches!(party.kind, PartyKind::Person { .. } | PartyKind::Vacant(_));
        let (accountable, units) = std::mem::take(&mut self.accountable)
            .into_iter()
            .partition(people);
        (self.accountable, self.responsible) = (accountable, units);
    }

    /// Puts whoever else answers for it into the list that they belong to.
    pub fn add_others(&mut self, others: &Text) {
        let words = others.text.trim_start_matches(['，', '；', '、', ',', ';']);
        let support = words.ends_with("配合");
        let ends = ["按职责分工负责", "按职责分工配合", "负责", "配合"];
        let words = ends
            .iter()
            .find_map(|end| words.strip_suffix(end))
            .unwrap_or(words);
        let list = match (self.responsible.is_empty(), self.support.is_empty()) {
            _ if support => &mut self.support,
            (true, false) => &mut self.support,
            (true, true) if !self.lead.is_empty() => &mut self.lead,
            _ => &mut self.responsible,
        };
        list.push(Party::plain(PartyKind::Text, words, others.at));
    }
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
        self.others.visit("others", to);
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
