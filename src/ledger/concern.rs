//! Takes a party; gives the people and units it concerns, categories taken
//! apart (office practice: short in print, resolved in ledgers).

use chrono::NaiveDate;

use crate::model::{DepartmentId, Organisation, Party, PartyKind, PersonId, PostId};

/// People and units, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Concern {
    /// The people.
    pub people: Vec<PersonId>,
    /// The units, and those the people belong to.
    pub units: Vec<DepartmentId>,
}

/// Whom parties concern on a day.
pub(super) fn of(parties: &[Party], organisation: &Organisation, on: NaiveDate) -> Concern {
    let mut finder = Finder {
        organisation,
        on,
        found: Concern::default(),
    };
    for party in parties {
        match party.kind {
            PartyKind::Person { person, .. } => finder.person(person),
            PartyKind::Vacant(post) => finder.post(post),
            PartyKind::Unit(unit) => finder.unit(unit),
            PartyKind::Category(id) => {
                let category = &organisation.categories[id.0 as usize];
                category.posts.iter().for_each(|post| finder.post(*post));
                category
                    .departments
                    .iter()
                    .for_each(|unit| finder.unit(*unit));
            }
            PartyKind::Text | PartyKind::Open => {}
        }
    }
    finder.found
}

struct Finder<'a> {
    organisation: &'a Organisation,
    on: NaiveDate,
    found: Concern,
}

impl Finder<'_> {
    fn add_unit(&mut self, unit: DepartmentId) {
        let unit = self.organisation.department_on(unit, self.on);
        if !self.found.units.contains(&unit) {
            self.found.units.push(unit);
        }
    }

    fn person(&mut self, person: PersonId) {
        if self.found.people.contains(&person) {
            return;
        }
        self.found.people.push(person);
        for held in self.organisation.held_by(person, self.on) {
            if let Some(unit) = self.organisation.post(held.post).department {
                self.add_unit(unit);
            }
        }
        if let Some(unit) = self.organisation.person(person).department {
            self.add_unit(unit);
        }
    }

    fn post(&mut self, post: PostId) {
        let post = self.organisation.post_on(post, self.on);
        if let Some(unit) = self.organisation.post(post).department {
            self.add_unit(unit);
        }
        for holder in self.organisation.holders(post, self.on) {
            self.person(holder.person);
        }
    }

    /// A unit concerns its head as well.
    fn unit(&mut self, unit: DepartmentId) {
        let unit = self.organisation.department_on(unit, self.on);
        self.add_unit(unit);
        let posts = self.organisation.posts.iter().enumerate();
        let own = posts.filter(|(_, post)| post.department == Some(unit));
        let head = own.min_by_key(|(i, post)| (post.rank, *i));
        if let Some((head, _)) = head {
            self.post(PostId(head as u32));
        }
    }
}
