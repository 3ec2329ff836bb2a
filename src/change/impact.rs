//! Takes the data before and after; gives what changes in every plan, role by
//! role.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::compare::{self, RoleChange};
use super::free_text::{self, FreeText};
use super::prepare::Prepared;
use super::records::Records;
use super::steps::Step;
use crate::diagnostic::{Code, Diagnostic, Locale, Report, Severity, Sources};
use crate::load::{Card, raw};
use crate::model::date::full_date;
use crate::model::{Lead, PersonId, Plan, PostId};
use crate::resolve;
use crate::standing::leading::{self, Overload};
use crate::standing::{Slot, slots};

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
    /// Plans that name somebody who moves and do not follow, with the day their
    /// people are of.
    pub pinned: Vec<Pinned>,
    /// What the change would break in plans: a name that is no longer one
    /// person's, say; it cannot be applied then.
    pub faults: Report,
    /// Which numbered papers would come out different.
    pub warnings: Report,
}

/// A plan whose people are those of an earlier day.
#[derive(Debug, Clone, PartialEq)]
pub struct Pinned {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day.
    pub day: NaiveDate,
}

/// What changes in one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanImpact {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is a numbered paper, which stays as it is: what changes is its
    /// current-roster edition.
    pub numbered: bool,
    /// Roles and texts that change.
    pub rows: Vec<RoleChange>,
}

/// Whether a plan's current edition follows the change.
pub fn follows(plan: &Card, date: NaiveDate) -> bool {
    let ended = plan.in_force_until.is_some_and(|until| until < date);
    let roster = plan.roster_date.is_some_and(|roster| roster < date);
    !ended && !roster
}

/// Whether a change that begins on that day changes what a numbered paper itself
/// prints: it is dated later, and no paper of its number was issued yet.
pub(super) fn is_rewritten(plan: &raw::Plan, date: NaiveDate) -> bool {
    let open = !plan.status.value.is_out();
    open && plan.settled_on().is_some_and(|on| on >= date)
}

/// That a paper under the same number would come out different from now on.
fn rewritten(plan: &raw::Plan, date: NaiveDate, sources: &Sources) -> Option<Diagnostic> {
    let on = plan.settled_on().filter(|_| is_rewritten(plan, date))?;
    let fault = Diagnostic::new(Code::NumberedPaperChanges)
        .arg("title", &plan.title.value)
        .arg("plan", &plan.id.value)
        .arg("date", full_date(on));
    let file = &sources.get(plan.title.at.file).path;
    Some(fault.at(PathBuf::from(file)))
}

/// The plan on the day before and on the day itself.
pub fn sides(prepared: &Prepared, plan: &raw::Plan) -> (Plan, Plan, Report) {
    let on = |records: &Records, day: NaiveDate| {
        resolve::plan(plan, &records.organisation, &records.names, day, false)
    };
    let (before, day) = match plan.pinned_on() {
        // Looked up on one fixed day: the data differs, not the day.
        Some(day) => (on(&prepared.before, day).0, day),
        None => (
            on(&prepared.after, prepared.steps.eve()).0,
            prepared.steps.date,
        ),
    };
    let (after, report) = on(&prepared.after, day);
    (before, after, report)
}

/// Compares every plan that follows the change; roles are called as the locale
/// has it.
pub fn impact(prepared: &Prepared, locale: &Locale) -> Impact {
    let date = prepared.steps.date;
    let (moved, leaving) = (moved(prepared), leaving(prepared));
    let records = &prepared.after;
    let each = records.plans.cards().par_iter();
    let compared: Vec<_> = each
        .filter(|card| follows(card, date))
        .filter_map(|card| resolve::open(&records.plans, card, &records.sources).ok())
        .map(|opened| {
            let raw = &opened.plan;
            let (before, after, report) = sides(prepared, raw);
            let (old, new) = (slots(&before, locale), slots(&after, locale));
            let plan = PlanImpact {
                id: raw.id.value.clone(),
                title: after.title.text.clone(),
                numbered: raw.settled_on().is_some() && !is_rewritten(raw, date),
                rows: rows(prepared, raw, &after, (&old, &new), locale),
            };
            let led = [&old, &new].map(|slots| leading::of_plan(&plan.id, slots));
            let mut named = free_text::of_plan(prepared, raw, &report, &moved);
            named.extend(free_text::by_name(prepared, &after, &new, &leaving, locale));
            let rewritten = rewritten(raw, date, &records.sources);
            (plan, led, named, broken(prepared, raw, &report), rewritten)
        })
        .collect();
    let (mut faults, mut warnings) = (Report::default(), Report::default());
    let (mut plans, mut free_text) = (Vec::new(), Vec::new());
    let mut led = [leading::Led::default(), leading::Led::default()];
    for (plan, [before, after], named, broken, rewritten) in compared {
        faults.extend(broken);
        if !plan.rows.is_empty() {
            rewritten.into_iter().for_each(|fault| warnings.push(fault));
            plans.push(plan);
        }
        led[0].extend(before);
        led[1].extend(after);
        free_text.extend(named);
    }
    let pinned = records.plans.cards().par_iter().filter_map(|card| {
        let day = card.roster_date.filter(|day| *day < date)?;
        let ended = card.in_force_until.is_some_and(|until| until < date);
        let opened = resolve::open(&records.plans, card, &records.sources).ok()?;
        let (plan, _) = resolve::plan(
            &opened.plan,
            &records.organisation,
            &records.names,
            day,
            false,
        );
        let slots = slots(&plan, locale);
        let mut people = slots.iter().flat_map(|slot| &slot.people);
        let named = !ended && people.any(|one| moved.contains(one));
        named.then(|| Pinned {
            id: opened.plan.id.value.clone(),
            title: plan.title.text.clone(),
            day,
        })
    });
    let pinned = pinned.collect();
    let limit = prepared.after.raw.config.leading_role_limit;
    let name = |person: PersonId| prepared.after.organisation.person(person).name.clone();
    let [before, after] = led;
    Impact {
        date,
        plans,
        overloaded: limit.map_or(Vec::new(), |limit| {
            leading::overloaded(&before, &after, limit, name)
        }),
        free_text,
        pinned,
        faults,
        warnings,
    }
}

/// The roles that change, and the days of rotas that change hands.
fn rows(
    prepared: &Prepared,
    raw: &raw::Plan,
    after: &Plan,
    (old, new): (&[Slot], &[Slot]),
    locale: &Locale,
) -> Vec<RoleChange> {
    let (date, sources) = (prepared.steps.date, &prepared.after.sources);
    if new.iter().all(|slot| slot.duty.is_none()) {
        return compare::rows(old, new, date, sources);
    }
    let (duties, new): (Vec<Slot>, Vec<Slot>) =
        new.iter().cloned().partition(|slot| slot.duty.is_some());
    let old: Vec<Slot> = old.iter().filter(|s| s.duty.is_none()).cloned().collect();
    let mut rows = compare::rows(&old, &new, date, sources);
    // Each day of a rota has its own people, on whatever day one looks: here the
    // data differs, not the day.
    let before = &prepared.before;
    let (plan, _) = resolve::plan(raw, &before.organisation, &before.names, after.on, false);
    let had = slots(&plan, locale)
        .into_iter()
        .filter(|slot| slot.duty.is_some());
    rows.extend(compare::rows(
        &had.collect::<Vec<_>>(),
        &duties,
        date,
        sources,
    ));
    rows
}

/// Errors of a plan that it did not have before.
fn broken(prepared: &Prepared, plan: &raw::Plan, after: &Report) -> Report {
    if !after.has_errors() {
        return Report::default();
    }
    let (before, eve) = (&prepared.before, prepared.steps.eve());
    let (_, old) = resolve::plan(plan, &before.organisation, &before.names, eve, false);
    let known = |d: &Diagnostic| old.iter().any(|o| o.code == d.code && o.args == d.args);
    let errors = after.iter().filter(|d| d.severity == Severity::Error);
    errors.filter(|d| !known(d)).cloned().collect()
}

/// Everybody who lays a post down, or leaves, and has no successor by name; with
/// that post.
fn leaving(prepared: &Prepared) -> BTreeMap<PersonId, Option<PostId>> {
    let steps = prepared.steps.list.iter();
    let closed = steps.filter_map(|step| match step {
        Step::Close { appointment, .. } => {
            let held = &prepared.known.appointments[*appointment];
            Some((held.person, Some(held.post)))
        }
        Step::EndPerson { person, .. } => Some((*person, None)),
        _ => None,
    });
    let after = &prepared.after.organisation;
    let stays = |person| after.person_on(person, prepared.steps.date) == person;
    let mut leaving = BTreeMap::new();
    for (person, post) in closed.filter(|(person, _)| stays(*person)) {
        let known = leaving.entry(person).or_insert(post);
        *known = known.or(post);
    }
    leaving
}

/// Everybody whose posts or portfolios the change touches.
pub fn moved(prepared: &Prepared) -> BTreeSet<PersonId> {
    let mut people = BTreeSet::new();
    for step in &prepared.steps.list {
        match step {
            Step::Close { appointment, .. } => {
                people.insert(prepared.known.appointments[*appointment].person);
            }
            Step::Appoint(appoint) => {
                people.insert(appoint.person);
            }
            Step::HandOver {
                portfolio,
                to,
                cover,
                ..
            } => {
                let old = &prepared.known.portfolios[portfolio.0 as usize];
                people.extend(
                    [old.leader.or(old.cover), to.or(*cover)]
                        .into_iter()
                        .filter_map(|lead| match lead {
                            Some(Lead::Person(person)) => Some(person),
                            _ => None,
                        }),
                );
            }
            Step::EndPerson {
                person,
                succeeded_by,
            } => {
                people.insert(*person);
                people.extend(*succeeded_by);
            }
            _ => {}
        }
    }
    people
}
