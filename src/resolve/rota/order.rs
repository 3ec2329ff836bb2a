//! Takes an order as written and a day; gives who stands in it on that day.

use chrono::NaiveDate;

use super::queue::Turn;
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::load::raw;
use crate::model::{CategoryId, OrderBy, Party, PartyKind, PostId};
use crate::resolve::Context;
use crate::resolve::names::{Expected, Kind};

impl Context<'_> {
    /// Looks at people on another day; a fault that comes back day after day is
    /// told once.
    pub(super) fn on_day<T>(&mut self, day: NaiveDate, look: impl FnOnce(&mut Self) -> T) -> T {
        let on = std::mem::replace(&mut self.on, day.min(self.latest));
        let report = std::mem::take(&mut self.report);
        let found = look(self);
        self.on = on;
        let new = std::mem::replace(&mut self.report, report);
        for fault in new.iter() {
            let same =
                |known: &Diagnostic| known.code == fault.code && known.primary == fault.primary;
            if !self.report.iter().any(same) {
                self.push(fault.clone());
            }
        }
        found
    }

    /// Everybody in the order on the day, each once.
    pub(super) fn turns(&mut self, order: &raw::RotaOrder, day: NaiveDate) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        for line in &order.parties {
            let of_line = self.on_day(day, |context| context.turns_of(line));
            for turn in of_line {
                let twice = turns.iter().find(|t| !t.idle && t.who() == turn.who());
                match twice.filter(|_| !turn.idle) {
                    // By another post: one turn will do.
                    Some(first) if first.party.kind != turn.party.kind => {}
                    Some(first) => {
                        let fault = Diagnostic::new(Code::DuplicateInBody)
                            .arg("name", &turn.party.name)
                            .at(turn.party.at)
                            .related(first.party.at, "first-here");
                        self.on_day(day, |context| context.push(fault));
                    }
                    None => turns.push(turn),
                }
            }
        }
        if order.order_by.value == OrderBy::Rank {
            turns.sort_by_key(|turn| self.rank(&turn.party, day));
        }
        turns
    }

    fn turns_of(&mut self, line: &raw::Party) -> Vec<Turn> {
        let at = line.at();
        if let Some(category) = self.category_of(line) {
            return self.turns_of_category(category, at);
        }
        let hidden = self.public && matches!(line, raw::Party::Record(r) if r.internal);
        // Internal people keep their turns in public editions: the others must
        // not move to other days.
        let public = self.public;
        self.public &= !hidden;
        let mut parties = self.parties(std::slice::from_ref(line));
        self.public = public;
        if hidden {
            parties
                .iter_mut()
                .for_each(|party| *party = Party::plain(PartyKind::Text, "—", at));
        }
        let by_name = names_person(line);
        let turns = parties.into_iter().map(|party| {
            // People who never held a post stay.
            let left = by_name
                .then(|| party.person())
                .flatten()
                .is_some_and(|person| self.organisation.left(person, self.on).is_some());
            Turn {
                line: (at, None),
                idle: left || matches!(party.kind, PartyKind::Vacant(_)),
                party,
            }
        });
        turns.collect()
    }

    /// The category that a line means, by its name or `posts-of`.
    fn category_of(&self, line: &raw::Party) -> Option<CategoryId> {
        let word = match line {
            raw::Party::Reference(word) => word,
            raw::Party::Record(record) => record.posts_of.as_ref()?,
            raw::Party::Open(_) => return None,
        };
        match self.names.find(word, Expected::Party, self.organisation) {
            Ok(Kind::Category(category)) => Some(category),
            _ => None,
        }
    }

    /// A category takes turns post by post, or unit by unit where it has none.
    fn turns_of_category(&mut self, category: CategoryId, at: Origin) -> Vec<Turn> {
        let category = &self.organisation.categories[category.0 as usize];
        let mut turns = Vec::new();
        for post in &category.posts {
            for party in self.post(*post, at) {
                turns.push(Turn {
                    line: (at, Some(*post)),
                    idle: matches!(party.kind, PartyKind::Vacant(_)),
                    party,
                });
            }
        }
        if turns.is_empty() {
            let units = category.departments.iter().map(|unit| Turn {
                line: (at, Some(PostId(unit.0))),
                party: self.unit(*unit, at),
                idle: false,
            });
            turns = units.collect();
        }
        turns
    }

    /// The leadership's order first, then the rank of the highest post.
    fn rank(&self, party: &Party, day: NaiveDate) -> (u32, u32) {
        let organisation = self.organisation;
        match (party.person(), &party.kind) {
            (Some(person), _) => {
                let held = organisation.held_by(person, day.min(self.latest));
                let order = held.iter().filter_map(|h| h.appointment.order).min();
                let rank = held.iter().map(|h| organisation.post(h.post).rank).min();
                (order.unwrap_or(u32::MAX), rank.unwrap_or(u32::MAX))
            }
            (None, PartyKind::Vacant(post)) => (u32::MAX, organisation.post(*post).rank),
            _ => (u32::MAX, u32::MAX),
        }
    }

    /// Whether the person can be on duty that day.
    pub(super) fn is_away(&self, party: &Party, day: NaiveDate) -> bool {
        party
            .person()
            .is_some_and(|p| self.absence(p, day).is_some())
    }
}

/// Whether a line names a person, not a post that people hold.
fn names_person(line: &raw::Party) -> bool {
    match line {
        raw::Party::Reference(_) => true,
        raw::Party::Record(record) => record.person.is_some(),
        raw::Party::Open(_) => false,
    }
}
