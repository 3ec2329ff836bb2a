//! Takes the places of plans; gives how many things each person leads, and who
//! leads more than the limit.

use std::collections::{BTreeMap, BTreeSet};

use super::{CELL, Slot, TASK_LEADER};
use crate::model::PersonId;

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
            TASK_LEADER | CELL => slot.label.clone(),
            _ => format!("{}{}", slot.place, slot.label),
        };
        let people = slot.people.iter();
        people.map(move |person| (*person, plan.to_string(), place.clone()))
    });
    led.collect()
}

/// How many things each person leads.
pub fn count(led: &Led) -> BTreeMap<PersonId, usize> {
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
