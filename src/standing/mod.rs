//! Takes a plan on a day; gives every place in it where somebody stands.
//!
//! [`walk`] notes the places, [`roles`] says what it means to stand there.

mod differences;
pub mod leading;
mod roles;
mod walk;

pub use differences::{Difference, differences};
pub use roles::{CELL, TASK_LEADER};

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Locale, Origin};
use crate::model::{Party, PersonId, Plan};
use walk::Walk;

/// A place where somebody stands, or a text that names somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The record, the role as the locale names it, and which of several texts
    /// of one record.
    pub key: (Origin, &'static str, usize),
    /// Heading and body or table: 组织领导，防汛抗旱指挥部.
    pub place: String,
    /// The record itself, as short as it can be told: 街道防汛抗旱指挥部, 安装报警器.
    pub subject: String,
    /// 总指挥, 牵头领导 …
    pub label: String,
    /// Who stands there as printed.
    pub words: Vec<String>,
    /// The same, without titles where the paper has none.
    pub printed: Vec<String>,
    /// Who stands there, units and categories among them.
    pub parties: Vec<Party>,
    /// Which of our people.
    pub people: Vec<PersonId>,
    /// Whether anybody or anything stands there, and not only 待定.
    pub filled: bool,
    /// What the role leads: counted against the limit.
    pub leads: bool,
    /// Whether somebody must stand there.
    pub needed: bool,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day on duty, in a rota.
    pub duty: Option<NaiveDate>,
    /// Where it was written.
    pub at: Origin,
}

/// All of them, in the order of the plan; roles are called as the locale has it.
pub fn slots(plan: &Plan, locale: &Locale) -> Vec<Slot> {
    let mut walk = Walk::new(locale);
    plan.show(&mut walk);
    // What an attachment takes over from the text is the same place again, and so
    // is the row of a record that says by its own keys who sees to it.
    let mut seen = BTreeSet::new();
    let rows = std::mem::take(&mut walk.rows);
    let mut number = 0..;
    walk.slots.retain(|slot| {
        let row = number.next().is_some_and(|n| rows.contains(&n));
        !(row && walk.said_in_short.contains(&slot.key.0)) && seen.insert(slot.key)
    });
    walk.slots
}

/// Place and role in one phrase.
pub fn named(slot: &Slot) -> String {
    [slot.place.as_str(), slot.label.as_str()]
        .join("，")
        .trim_matches('，')
        .to_string()
}
