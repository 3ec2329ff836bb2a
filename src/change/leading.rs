//! Takes the places of plans; gives how many things each person leads, and who
//! leads more than the limit.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::{self, Session, Wanted};
use crate::load::Card;
use crate::model::PersonId;
use crate::standing::{Slot, TASK_LEADER, slots};

/// Who leads what: the person, the plan, and the place in it.
pub type Led = BTreeSet<(PersonId, String, String)>;

/// Somebody who leads too much.
#[derive(Debug, Clone, PartialEq)]
pub struct Overload {
    /// Who.
    pub name: String,
    /// Which of our people.
    pub person: PersonId,
    /// Leading roles before and now.
    pub roles: (usize, usize),
    /// The limit.
    pub limit: u32,
}

/// What is led in one plan.
pub fn of_plan(plan: &str, slots: &[Slot]) -> Led {
    let leading = slots.iter().filter(|slot| slot.leads);
    let led = leading.flat_map(|slot| {
        // A table of tasks is one thing to lead, however many rows it has.
        let place = match slot.key.1 {
            TASK_LEADER => slot.label.clone(),
            _ => format!("{}{}", slot.place, slot.label),
        };
        let people = slot.people.iter();
        people.map(move |person| (*person, plan.to_string(), place.clone()))
    });
    led.collect()
}

/// Everybody who leads more in the plans in force than `fangan.yaml` allows.
pub fn check(session: &Session, wanted: &Wanted) -> Report {
    let Some(limit) = session.records.config.leading_role_limit else {
        return Report::default();
    };
    let in_force = |card: &&Card| {
        let day = wanted.as_of.or(card.roster_date).unwrap_or(wanted.today);
        card.in_force_until.is_none_or(|until| until >= day)
    };
    let cards: Vec<&Card> = session.plans.cards().iter().filter(in_force).collect();
    let led: Vec<Led> = engine::each(session, &cards, |_, plan| {
        plan.map_or(Led::new(), |plan| {
            let (plan, _) = engine::resolved(session, &plan, wanted);
            of_plan(&plan.id, &slots(&plan))
        })
    });
    let counts = count(&led.into_iter().flatten().collect());
    let over = counts
        .into_iter()
        .filter(|(_, count)| *count > limit as usize);
    let faults = over.map(|(person, count)| {
        let person = session.organisation.person(person);
        Diagnostic::new(Code::TooManyLeadingRoles)
            .arg("person", &person.name)
            .arg("count", count.to_string())
            .arg("limit", limit.to_string())
            .at(person.at)
    });
    let mut report: Report = faults.collect();
    report.adjust(&session.records.config.severities);
    report
}

fn count(led: &Led) -> BTreeMap<PersonId, usize> {
    let mut counts = BTreeMap::new();
    led.iter()
        .for_each(|(person, ..)| *counts.entry(*person).or_default() += 1);
    counts
}

/// Those who lead more than `limit` now, and more than before.
pub fn overloaded(
    before: &Led,
    after: &Led,
    limit: u32,
    name: impl Fn(PersonId) -> String,
) -> Vec<Overload> {
    let (before, after) = (count(before), count(after));
    let over = after.into_iter().filter_map(|(person, now)| {
        let old = before.get(&person).copied().unwrap_or(0);
        (now > limit as usize && old < now).then(|| Overload {
            name: name(person),
            person,
            roles: (old, now),
            limit,
        })
    });
    over.collect()
}
