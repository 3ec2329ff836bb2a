//! Takes a plan as written; gives its chapters and parts, those within parts as
//! well.
//!
//! This is the one place that knows what holds parts.

use super::{Attachment, Contingency, Item, Mechanism, Part, PartKind, Piece, Plan, Section};

/// Chapters and parts, in order.
#[derive(Debug, Default)]
pub struct Found<'p> {
    /// Chapters of any depth.
    pub sections: Vec<&'p Section>,
    /// Parts, each before those within it.
    pub parts: Vec<&'p Part>,
    /// Whether what is internal is left out.
    public: bool,
}

impl Plan {
    /// Every chapter and part of the plan, its short plans and attachments;
    /// `public` leaves out what is internal.
    pub fn walk(&self, public: bool) -> Found<'_> {
        let mut found = Found {
            public,
            ..Found::default()
        };
        found.all(&self.sections);
        found.all(&self.pieces);
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
        Holder::walk(self, &mut found);
        found
    }
}

/// What may be internal and holds parts.
trait Holder {
    fn is_internal(&self) -> bool;
    fn walk<'p>(&'p self, found: &mut Found<'p>);
}

impl<'p> Found<'p> {
    fn all<T: Holder>(&mut self, holders: &'p [T]) {
        let public = self.public;
        let shown = holders.iter().filter(|one| !(public && one.is_internal()));
        shown.for_each(|one| one.walk(self));
    }
}

macro_rules! holders {
    ($($holder:ident { $($field:ident),* })*) => { $(
        impl Holder for $holder {
            fn is_internal(&self) -> bool {
                self.internal
            }

            fn walk<'p>(&'p self, found: &mut Found<'p>) {
                $(found.all(&self.$field);)*
            }
        }
    )* };
}

holders! {
    Piece { body, sections }
    Attachment { body, sections }
    Item { body }
    Mechanism { body }
    Contingency { body }
}

impl Holder for Section {
    fn is_internal(&self) -> bool {
        self.internal
    }

    fn walk<'p>(&'p self, found: &mut Found<'p>) {
        found.sections.push(self);
        found.all(&self.body);
        found.all(&self.sections);
    }
}

impl Holder for Part {
    fn is_internal(&self) -> bool {
        self.internal
    }

    fn walk<'p>(&'p self, found: &mut Found<'p>) {
        found.parts.push(self);
        match &self.kind {
            PartKind::Items(list) => found.all(&list.items),
            PartKind::Mechanisms(list) => found.all(&list.items),
            PartKind::Contingencies(list) => found.all(&list.items),
            PartKind::Text(_)
            | PartKind::BodyOfPeople(_)
            | PartKind::WorkingGroups(_)
            | PartKind::Duties(_)
            | PartKind::Goals(_)
            | PartKind::Tasks(_)
            | PartKind::Phases(_)
            | PartKind::Procedure(_)
            | PartKind::Enumeration(_)
            | PartKind::Basis(_)
            | PartKind::Chart(_)
            | PartKind::Coverage(_)
            | PartKind::Contacts(_)
            | PartKind::Assessment(_)
            | PartKind::BlankForm(_)
            | PartKind::Rota(_) => {}
        }
    }
}
