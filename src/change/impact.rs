//! Takes the data before and after; gives what changes in every plan, role by
//! role.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::prepare::Prepared;
use super::records::Records;
use super::slots::{Slot, slots};
use super::steps::Step;
use crate::diagnostic::{Code, Place, Report};
use crate::load::{Locator, raw};
use crate::model::{Lead, PersonId, Plan};
use crate::resolve;

/// What a change means.
#[derive(Debug, Clone, PartialEq)]
pub struct Impact {
    /// First day.
    pub date: NaiveDate,
    /// Plans in which something changes, in the order of their files.
    pub plans: Vec<PlanImpact>,
    /// Who now leads more than the limit allows.
    pub overloaded: Vec<Overload>,
    /// Names in running text that cannot follow.
    pub free_text: Vec<FreeText>,
}

/// What changes in one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanImpact {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Roles and texts that change.
    pub rows: Vec<RoleChange>,
}

/// One role, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleChange {
    /// Heading, body or table row.
    pub place: String,
    /// 总指挥, 牵头领导 …; 正文 for running text.
    pub label: String,
    /// Who stood there.
    pub before: Vec<String>,
    /// Who stands there now.
    pub after: Vec<String>,
    /// Which of our people stood there, and stand there now.
    pub people: (Vec<PersonId>, Vec<PersonId>),
    /// Nobody is left.
    pub without: bool,
    /// An open deadline that passes to somebody else.
    pub due: Option<NaiveDate>,
    /// File and line.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

/// Somebody who leads too much.
#[derive(Debug, Clone, PartialEq)]
pub struct Overload {
    /// Who.
    pub name: String,
    /// Leading roles before and now.
    pub roles: (usize, usize),
    /// The limit.
    pub limit: u32,
}

/// A name in running text.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeText {
    /// Who.
    pub name: String,
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// The sentence.
    pub sentence: String,
    /// What would follow: `@{director}`.
    pub reference: String,
}

/// A plan on both sides of the change.
struct Sides {
    id: String,
    title: String,
    before: Vec<Slot>,
    after: Vec<Slot>,
    report: Report,
}

/// Whether a plan's current edition follows the change.
pub fn follows(plan: &raw::Plan, date: NaiveDate) -> bool {
    let ended = plan
        .in_force_until
        .as_ref()
        .is_some_and(|until| until.value < date);
    let roster = plan
        .roster_date
        .as_ref()
        .is_some_and(|roster| roster.value < date);
    !ended && !roster
}

/// The plan on the day before and on the day itself.
pub fn sides(prepared: &Prepared, plan: &raw::Plan) -> (Plan, Plan, Report) {
    let after = &prepared.after;
    let on = |records: &Records, plan: &raw::Plan, day: NaiveDate| {
        resolve::plan(plan, &records.organisation, &records.names, day, false)
    };
    let roster = plan.roster_date.as_ref().map(|d| d.value);
    let old = prepared.before.raw.plans.iter().find(|p| p.id == plan.id);
    match (roster, old) {
        // Looked up on one fixed day: the data differs, not the day.
        (Some(day), Some(old)) => {
            let (now, report) = on(after, plan, day);
            (on(&prepared.before, old, day).0, now, report)
        }
        _ => {
            let (now, report) = on(after, plan, prepared.steps.date);
            (on(after, plan, prepared.steps.eve()).0, now, report)
        }
    }
}

/// Compares every plan that follows the change.
pub fn impact(prepared: &Prepared) -> Impact {
    let date = prepared.steps.date;
    let plans = &prepared.after.raw.plans;
    let sides: Vec<Sides> = plans
        .par_iter()
        .filter(|plan| follows(plan, date))
        .map(|plan| {
            let (before, after, report) = sides(prepared, plan);
            Sides {
                id: plan.id.value.clone(),
                title: after.title.text.clone(),
                before: slots(&before),
                after: slots(&after),
                report,
            }
        })
        .collect();
    let mut locator = Locator::new(&prepared.after.sources);
    let mut line = |at| {
        let span = locator.span(at);
        (
            prepared.after.sources.get(span.file).path.clone(),
            span.line,
        )
    };
    let plan = |s: &Sides| PlanImpact {
        id: s.id.clone(),
        title: s.title.clone(),
        rows: rows(s, date, &mut line),
    };
    let changed: Vec<PlanImpact> = sides
        .iter()
        .map(plan)
        .filter(|p| !p.rows.is_empty())
        .collect();
    Impact {
        date,
        plans: changed,
        overloaded: overloaded(&sides, prepared),
        free_text: free_text(&sides, prepared),
    }
}

fn rows(
    sides: &Sides,
    date: NaiveDate,
    line: &mut impl FnMut(crate::diagnostic::Origin) -> (String, u32),
) -> Vec<RoleChange> {
    let index = |slots: &[Slot]| -> BTreeMap<_, usize> {
        slots.iter().enumerate().map(|(i, s)| (s.key, i)).collect()
    };
    let (old, new) = (index(&sides.before), index(&sides.after));
    let mut keys: Vec<_> = sides.after.iter().map(|s| s.key).collect();
    // A role that nobody has any more is not in the plan of the day.
    keys.extend(
        sides
            .before
            .iter()
            .map(|s| s.key)
            .filter(|key| !new.contains_key(key)),
    );
    let mut seen = BTreeSet::new();
    keys.retain(|key| seen.insert(*key));
    let mut rows = Vec::new();
    for key in keys {
        let before = old.get(&key).map(|i| &sides.before[*i]);
        let after = new.get(&key).map(|i| &sides.after[*i]);
        let words = |slot: Option<&Slot>| slot.map(|s| s.words.clone()).unwrap_or_default();
        let people = |slot: Option<&Slot>| slot.map(|s| s.people.clone()).unwrap_or_default();
        let Some(slot) = after.or(before).filter(|_| words(before) != words(after)) else {
            continue;
        };
        let (file, line) = line(slot.at);
        let moved = people(before) != people(after);
        let without = slot.needed && people(after).is_empty() && !people(before).is_empty();
        rows.push(RoleChange {
            place: slot.place.clone(),
            label: slot.label.clone(),
            before: words(before),
            after: words(after),
            people: (people(before), people(after)),
            without,
            due: slot.due.filter(|due| moved && *due >= date),
            file,
            line,
        });
    }
    rows
}

/// Leading roles of each person, one for each place in a plan.
fn overloaded(sides: &[Sides], prepared: &Prepared) -> Vec<Overload> {
    let Some(limit) = prepared.after.raw.config.leading_role_limit else {
        return Vec::new();
    };
    let count = |side: &dyn Fn(&Sides) -> Vec<Slot>| -> BTreeMap<PersonId, usize> {
        let mut roles = BTreeSet::new();
        for s in sides {
            for slot in side(s).iter().filter(|slot| slot.leads) {
                // A table of tasks is one thing to lead, however many rows it has.
                let place = match slot.label.as_str() {
                    "牵头领导" => slot.label.clone(),
                    _ => format!("{}{}", slot.place, slot.label),
                };
                roles.extend(
                    slot.people
                        .iter()
                        .map(|p| (*p, s.id.clone(), place.clone())),
                );
            }
        }
        let mut counts = BTreeMap::new();
        roles
            .into_iter()
            .for_each(|(person, ..)| *counts.entry(person).or_default() += 1);
        counts
    };
    let before = count(&|s| s.before.clone());
    let after = count(&|s| s.after.clone());
    let over = after.into_iter().filter(|(person, roles)| {
        *roles > limit as usize && before.get(person).is_none_or(|old| old < roles)
    });
    over.map(|(person, roles)| Overload {
        name: prepared.after.organisation.person(person).name.clone(),
        roles: (before.get(&person).copied().unwrap_or(0), roles),
        limit,
    })
    .collect()
}

/// Everybody the change moves.
pub fn moved(prepared: &Prepared) -> BTreeSet<PersonId> {
    let organisation = &prepared.after.organisation;
    let mut people = BTreeSet::new();
    for step in &prepared.steps.list {
        match step {
            // New rows may have shifted the numbers: look the record up again.
            Step::Close { .. } => {}
            Step::Appoint(appoint) => {
                people.insert(appoint.person);
            }
            Step::HandOver { portfolio, to, .. } => {
                let name = |o: &crate::model::Organisation| {
                    o.portfolios
                        .get(portfolio.0 as usize)
                        .map(|p| p.name.clone())
                };
                let name = name(organisation);
                let led = organisation
                    .portfolios
                    .iter()
                    .filter(|p| Some(&p.name) == name.as_ref());
                let leaders = led.filter(|p| p.period.until == Some(prepared.steps.eve()));
                people.extend(leaders.filter_map(|p| match p.leader {
                    Some(Lead::Person(person)) => Some(person),
                    _ => None,
                }));
                if let Some(Lead::Person(person)) = to {
                    people.insert(*person);
                }
            }
            _ => {}
        }
    }
    let eve = prepared.steps.eve();
    let closed = organisation
        .appointments
        .iter()
        .filter(|a| a.period.until == Some(eve));
    people.extend(closed.map(|a| a.person));
    people
}

fn free_text(sides: &[Sides], prepared: &Prepared) -> Vec<FreeText> {
    let organisation = &prepared.after.organisation;
    let moved: Vec<&str> = moved(prepared)
        .into_iter()
        .map(|person| organisation.person(person).name.as_str())
        .collect();
    let sources = &prepared.after.sources;
    let mut locator = Locator::new(sources);
    let mut found = Vec::new();
    for fault in sides.iter().flat_map(|s| s.report.iter()) {
        if fault.code != Code::FreeTextName {
            continue;
        }
        let name = fault
            .args
            .iter()
            .find(|(key, _)| *key == "name")
            .map(|(_, name)| name.clone());
        let place = fault.primary.as_ref().map(|label| &label.place);
        let (Some(name), Some(Place::Node(at))) = (name, place) else {
            continue;
        };
        if !moved.contains(&name.as_str()) {
            continue;
        }
        let span = locator.span(*at);
        let source = sources.get(span.file);
        let below = source.text.lines().enumerate().skip(span.line as usize - 1);
        let Some((line, text)) = below.into_iter().find(|(_, text)| text.contains(&name)) else {
            continue;
        };
        let sentence = text
            .split_inclusive(['。', '；'])
            .find(|s| s.contains(&name));
        found.push(FreeText {
            reference: reference(prepared, &name),
            name,
            file: source.path.clone(),
            line: line as u32 + 1,
            sentence: sentence.unwrap_or(text).trim().to_string(),
        });
    }
    found.dedup();
    found
}

/// The post that the person held: a reference to it would have followed.
fn reference(prepared: &Prepared, name: &str) -> String {
    let organisation = &prepared.after.organisation;
    let held = organisation.appointments.iter().find(|a| {
        organisation.person(a.person).name == name && a.period.contains(prepared.steps.eve())
    });
    match held {
        Some(a) => format!("@{{{}}}", organisation.post(a.post).id),
        None => format!("@{{{name}}}"),
    }
}
