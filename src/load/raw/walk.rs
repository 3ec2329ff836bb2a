//! Takes a plan as written; gives its chapters and parts, those within parts as
//! well.
//!
//! What holds records is told by the declarations in `record/`.

use crate::diagnostic::Origin;

use super::{Part, Piece, Plan, Responsibility, Section, Task, Tasks, Text};

/// How many chapters and parts may stand within each other: what templates write one
/// within the other has an end, and no paper has more than five levels.
pub const DEEPEST: usize = 7;

/// Chapters and parts, in order.
#[derive(Debug, Default)]
pub struct Found<'p> {
    /// Chapters of any depth.
    pub sections: Vec<&'p Section>,
    /// Parts, each before those within it.
    pub parts: Vec<&'p Part>,
    /// What lays something on somebody, in the order of print.
    pub clauses: Vec<Clause<'p>>,
    /// Chapters and parts below the deepest level that is printed, the first on each
    /// way down.
    pub too_deep: Vec<Origin>,
    /// How many chapters and parts stand around.
    depth: usize,
    /// The headings of the chapters around, outermost first.
    within: Vec<&'p Text>,
    /// Whether what is internal is left out.
    public: bool,
}

/// What lays something on somebody.
#[derive(Debug, Clone, Copy)]
pub enum Clause<'p> {
    /// A task, and the list it is written in, which says what of it is internal.
    Task(&'p Task, &'p Tasks),
    /// Who answers for a chapter or an item, and the heading of the chapter that it
    /// stands in.
    Responsibility(&'p Responsibility, Option<&'p Text>),
}

impl Clause<'_> {
    /// Where it stands, if its record says by its own keys who sees to it.
    pub fn in_short(&self) -> Option<Origin> {
        match self {
            Self::Responsibility(by, _) => by.in_short.then_some(by.at),
            Self::Task(..) => None,
        }
    }
}

impl Plan {
    /// Every chapter and part of the plan, its short plans and attachments;
    /// `public` leaves out what is internal.
    pub fn walk(&self, public: bool) -> Found<'_> {
        let mut found = Found {
            public,
            ..Found::default()
        };
        if let Some(notice) = &self.issued_by {
            found.all(&notice.items);
        }
        found.sections(&self.sections);
        found.all(&self.pieces);
        if let Some(notice) = &self.issued_by {
            found.all(&notice.also);
        }
        found.all(&self.attachments);
        found
    }
}

impl Piece {
    /// Every chapter and part of the short plan; `public` leaves out what is
    /// internal.
    pub fn walk(&self, public: bool) -> Found<'_> {
        let mut found = Found {
            public,
            ..Found::default()
        };
        Written::walk(self, &mut found);
        found
    }
}

/// A record that was written.
pub trait Written {
    /// Whether it is left out of public builds.
    fn is_internal(&self) -> bool;

    /// Shows the records within it.
    fn walk<'p>(&'p self, found: &mut Found<'p>);
}

impl<'p> Found<'p> {
    pub(super) fn all<T: Written>(&mut self, records: &'p [T]) {
        self.each(records, |found, record| record.walk(found));
    }

    pub(super) fn sections(&mut self, sections: &'p [Section]) {
        self.each(sections, |found, section| {
            found.sections.push(section);
            let depth = found.within.len();
            found.within.extend(&section.heading);
            found.below(section.at, |found| section.walk(found));
            found.within.truncate(depth);
        });
    }

    pub(super) fn parts(&mut self, parts: &'p [Part]) {
        self.each(parts, |found, part| {
            found.parts.push(part);
            found.below(part.at, |found| part.kind.walk(found));
        });
    }

    /// A chapter itself stands in the one above.
    pub(super) fn answered(&mut self, by: Option<&'p Responsibility>) {
        self.clauses.extend(by.map(|by| {
            let own = |heading: &&Text| by.task.as_ref().is_some_and(|t| t.at == heading.at);
            let around = self.within.iter().rev().find(|heading| !own(heading));
            Clause::Responsibility(by, around.copied())
        }));
    }

    /// Those that are written here, not those that are gathered.
    pub(super) fn tasks(&mut self, list: &'p Tasks) {
        let items = list.items.iter().filter(|_| !list.from_plan);
        self.clauses
            .extend(items.map(|task| Clause::Task(task, list)));
    }

    /// Goes a level down, as far as there is one that is printed.
    fn below(&mut self, at: Origin, walk: impl FnOnce(&mut Self)) {
        if self.depth == DEEPEST {
            self.too_deep.push(at);
            return;
        }
        self.depth += 1;
        walk(self);
        self.depth -= 1;
    }

    fn each<T: Written>(&mut self, records: &'p [T], walk: impl Fn(&mut Self, &'p T)) {
        let public = self.public;
        let shown = records.iter().filter(|one| !(public && one.is_internal()));
        shown.for_each(|one| walk(self, one));
    }
}

impl Written for Part {
    fn is_internal(&self) -> bool {
        self.internal
    }

    fn walk<'p>(&'p self, found: &mut Found<'p>) {
        self.kind.walk(found);
    }
}
