//! Takes a plan as written and as it stands on a day; gives what the rules look
//! at: only what the edition shows.

use std::collections::BTreeSet;

use crate::diagnostic::Origin;
use crate::load::raw::{Attachment, Clause, PartKind, Plan, Rota, Section, Task};
use crate::model;
use crate::model::date::Deadline;
use crate::resolve::frame::Frame;
use crate::resolve::{Context, Names};

/// A plan before the rules.
pub(in crate::resolve) struct Seen<'a> {
    /// As it was written.
    pub written: &'a Plan,
    /// As it stands on the day.
    pub plan: &'a model::Plan,
    /// Its time.
    pub frame: Frame,
    /// Whether internal parts are left out.
    public: bool,
    pub organisation: &'a model::Organisation,
    pub names: &'a Names,
    /// Ids of the attachments that the text refers to.
    pub referred: &'a [String],
    pub attachments: Vec<&'a Attachment>,
    /// Every chapter of the plan, its pieces and attachments.
    pub sections: Vec<&'a Section>,
    /// Every part, those within parts as well.
    pub parts: Vec<&'a PartKind>,
    /// Chapters and parts below the deepest level that is printed.
    pub too_deep: Vec<Origin>,
    /// What lays something on somebody.
    pub clauses: Vec<Clause<'a>>,
}

impl<'a> Seen<'a> {
    /// What the edition shows of the plan.
    pub(crate) fn of(written: &'a Plan, plan: &'a model::Plan, context: &'a Context<'a>) -> Self {
        let shown = |internal: bool| !(context.public && internal);
        let found = written.walk(context.public);
        let attachments = written.attachments.iter();
        let attachments: Vec<_> = attachments.filter(|a| shown(a.internal)).collect();
        Self {
            written,
            plan,
            frame: Frame::of(written, context.on),
            public: context.public,
            organisation: context.organisation,
            names: context.names,
            referred: &context.referred,
            attachments,
            sections: found.sections,
            clauses: found.clauses,
            too_deep: found.too_deep,
            parts: found.parts.into_iter().map(|part| &part.kind).collect(),
        }
    }

    /// Whether this edition shows it.
    pub(crate) fn shows(&self, internal: bool) -> bool {
        !(self.public && internal)
    }

    /// Every rota.
    pub(crate) fn rotas(&self) -> impl Iterator<Item = &'a Rota> {
        self.parts.iter().filter_map(|part| match part {
            PartKind::Rota(rota) => Some(&**rota),
            _ => None,
        })
    }

    /// Every task, each where it was written.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = &'a Task> {
        self.clauses.iter().filter_map(|clause| match clause {
            Clause::Task(task, _) => Some(*task),
            Clause::Responsibility(..) => None,
        })
    }

    /// By when tasks are to be done, each part by itself, where that stands, and what
    /// is to be done.
    pub(crate) fn deadlines(&self) -> impl Iterator<Item = (&'a Deadline, Origin, &'a str)> {
        let deadlines = self.clauses.iter().map(|clause| match clause {
            Clause::Task(task, _) => Some((task.deadline.as_ref()?, task.task.as_str())),
            // 立即 is a time limit of a step, and no deadline.
            Clause::Responsibility(by, _) if by.in_short => None,
            Clause::Responsibility(by, _) => {
                let words = by.task.as_ref().map_or("", |task| task.as_str());
                Some((by.deadline.as_ref()?, words))
            }
        });
        let tables = self.parts.iter().filter_map(|part| match part {
            PartKind::Table(table) => Some(&table.rows),
            _ => None,
        });
        let rows = tables.flatten().filter(|row| self.shows(row.internal));
        let rows = rows.filter_map(|row| Some((row.deadline.as_ref()?, "")));
        deadlines.flatten().chain(rows).flat_map(|(due, task)| {
            let each = due.value.each(due.at);
            each.into_iter()
                .map(move |(deadline, at)| (deadline, at, task))
        })
    }

    /// Every task as it stands on the day, each once, be it gathered as well.
    pub(crate) fn assigned(&self) -> Vec<&'a model::Task> {
        let mut seen = BTreeSet::new();
        let tasks = self.plan.tasks().into_iter();
        tasks.filter(|task| seen.insert(task.at)).collect()
    }
}
