//! The handover sheet (工作交接清单) of each person: what is laid down and taken
//! up, from and to whom, plan by plan.

mod rows;

use chrono::NaiveDate;
use serde::Serialize;

use super::press::{About, Press};
use crate::change::compare::Standing;
use crate::change::impact::{Impact, moved};
use crate::model::{Form, Lead, Organisation, PersonId, Portfolio, PostId};
use crate::resolve::titles_of;
use rows::Row;

#[derive(Serialize)]
struct Paper {
    about: About,
    sheets: Vec<Sheet>,
}

/// What one person lays down and takes up.
#[derive(Serialize)]
struct Sheet {
    #[serde(skip)]
    id: String,
    name: String,
    before: String,
    after: String,
    laid_down: Vec<Row>,
    taken_up: Vec<Row>,
}

#[derive(Clone, Default)]
struct Item {
    /// post, portfolio, task, role or rota.
    kind: &'static str,
    /// The plan's title; empty for posts and portfolios.
    plan: String,
    /// What it is: a portfolio, a body, a task.
    subject: String,
    /// As what: 牵头领导; empty for posts and portfolios.
    label: String,
    /// Who takes it, or who had it.
    others: Vec<String>,
    /// Whether they only take it until somebody is named.
    between: bool,
    day: Option<NaiveDate>,
}

/// Prints the sheets of everybody who lays down or takes up anything: one file for
/// all, or one each.
pub(super) fn make(press: &mut Press<'_>, impact: &Impact, each: bool) {
    let steps = &press.prepared.steps;
    let organisation = &press.prepared.after.organisation;
    let mut sheets = Vec::new();
    for person in moved(press.prepared) {
        let led = |day| {
            let held = organisation.held_by(person, day);
            held.iter().any(|held| held.appointment.order.is_some())
        };
        let leads = led(steps.eve()) || led(steps.date);
        let [down, up] = [true, false].map(|down| items(press, impact, person, down));
        let [laid_down, taken_up] = rows::of_sheet(&down, &up, steps.date, leads);
        if laid_down.is_empty() && taken_up.is_empty() {
            continue;
        }
        let record = organisation.person(person);
        sheets.push(Sheet {
            id: record.id.replace(['.', '/', '\\', ' '], "-"),
            name: record.name.clone(),
            before: titles_of(organisation, person, steps.eve()),
            after: titles_of(organisation, person, steps.date),
            laid_down,
            taken_up,
        });
    }
    let files: Vec<(String, Vec<Sheet>)> = match each {
        _ if sheets.is_empty() => Vec::new(),
        false => vec![("handover".to_string(), sheets)],
        true => {
            let sheets = sheets.into_iter();
            let alone = |sheet: Sheet| (format!("handover-{}", sheet.id), vec![sheet]);
            sheets.map(alone).collect()
        }
    };
    for (id, sheets) in files {
        let plan = press.frame(id, "handover", Form::Plain);
        let about = press.about.clone();
        press.print(&plan, &Paper { about, sheets });
    }
}

/// Everything the person lays down, or takes up; deadlines first, the next one
/// at the top.
fn items(press: &Press<'_>, impact: &Impact, person: PersonId, down: bool) -> Vec<Item> {
    let organisation = &press.prepared.after.organisation;
    let mut items = posts(press, person, down);
    items.extend(portfolios(press, person, down));
    for plan in &impact.plans {
        for row in &plan.rows {
            let (had, has) = (&row.people.0, &row.people.1);
            let (mine, theirs) = if down { (had, has) } else { (has, had) };
            let among = |side: &[Standing], one| side.iter().any(|(who, _)| *who == one);
            let Some((_, post)) = mine.iter().find(|(who, _)| *who == person) else {
                continue;
            };
            // Somebody written by name stands there still, gone or not.
            let gone = down
                && organisation
                    .left(person, press.prepared.steps.date)
                    .is_some();
            if among(theirs, person) && !gone {
                continue;
            }
            // Of several who stand there, whoever has the post; else those who are new.
            let others: Vec<PersonId> = match post.filter(|_| row.duty.is_none()) {
                Some(post) => {
                    let holders = others_in(press, person, post, down).into_iter();
                    holders.filter(|one| among(theirs, *one)).collect()
                }
                None => Vec::new(),
            };
            let new = theirs.iter().map(|(who, _)| *who);
            let new = new.filter(|one| !among(mine, *one));
            let others = if others.is_empty() {
                new.collect()
            } else {
                others
            };
            items.push(Item {
                kind: match (row.due, row.duty) {
                    (Some(_), _) => "task",
                    (_, Some(_)) => "rota",
                    _ => "role",
                },
                plan: plan.title.clone(),
                subject: row.subject.clone(),
                label: row.label.clone(),
                others: names(organisation, others.iter()),
                between: false,
                day: row.due.or(row.duty),
            });
        }
    }
    if down {
        left_behind(press, impact, person, &mut items);
    }
    items
}

/// Places in which somebody who leaves for good is written by name, and nobody
/// follows: they change nothing in a plan, and are to be handed over all the same.
fn left_behind(press: &Press<'_>, impact: &Impact, person: PersonId, items: &mut Vec<Item>) {
    let (date, eve) = (press.prepared.steps.date, press.prepared.steps.eve());
    let organisation = &press.prepared.after.organisation;
    if organisation.left(person, date).is_none() || organisation.left(person, eve).is_some() {
        return;
    }
    let roles = impact.free_text.iter().filter_map(|one| one.role.as_ref());
    for role in roles.filter(|role| role.person == person) {
        let same = |item: &Item| {
            item.plan == role.plan && item.subject == role.subject && item.label == role.label
        };
        if !items.iter().any(same) {
            items.push(Item {
                kind: if role.due.is_some() { "task" } else { "role" },
                plan: role.plan.clone(),
                subject: role.subject.clone(),
                label: role.label.clone(),
                day: role.due,
                ..Item::default()
            });
        }
    }
}

fn names<'p>(
    organisation: &Organisation,
    people: impl Iterator<Item = &'p PersonId>,
) -> Vec<String> {
    let name = |p: &PersonId| organisation.person(*p).name.clone();
    people.map(name).collect()
}

/// Who takes a post from whoever lays it down, or had it before whoever takes it up.
fn others_in(press: &Press<'_>, person: PersonId, post: PostId, down: bool) -> Vec<PersonId> {
    let organisation = &press.prepared.after.organisation;
    let steps = &press.prepared.steps;
    let (mine, theirs) = match down {
        true => (steps.eve(), steps.date),
        false => (steps.date, steps.eve()),
    };
    let here = organisation.holders(post, mine);
    let others = organisation.holders(post, theirs).into_iter();
    let known = |who: PersonId| here.iter().any(|holder| holder.person == who);
    let new: Vec<_> = others.filter(|other| !known(other.person)).collect();
    // Of several who come, the one who takes over the place in the order.
    let own = here.iter().find(|holder| holder.person == person);
    let order = own.and_then(|holder| holder.appointment.order);
    let same = new
        .iter()
        .filter(|o| order.is_some() && o.appointment.order == order);
    let same: Vec<PersonId> = same.map(|o| o.person).collect();
    match same.is_empty() {
        true => new.iter().map(|o| o.person).collect(),
        false => same,
    }
}

fn posts(press: &Press<'_>, person: PersonId, down: bool) -> Vec<Item> {
    let organisation = &press.prepared.after.organisation;
    let steps = &press.prepared.steps;
    let (mine, theirs) = if down {
        (steps.eve(), steps.date)
    } else {
        (steps.date, steps.eve())
    };
    let held = organisation.held_by(person, mine);
    let still = organisation.held_by(person, theirs);
    let gone = held
        .iter()
        .filter(|h| !still.iter().any(|s| s.post == h.post));
    gone.map(|h| {
        let post = organisation.post(h.post);
        let others = others_in(press, person, h.post, down);
        Item {
            kind: "post",
            subject: post.title(mine).to_string(),
            others: names(organisation, others.iter()),
            ..Item::default()
        }
    })
    .collect()
}

fn portfolios(press: &Press<'_>, person: PersonId, down: bool) -> Vec<Item> {
    let organisation = &press.prepared.after.organisation;
    let steps = &press.prepared.steps;
    let (mine, theirs) = if down {
        (steps.eve(), steps.date)
    } else {
        (steps.date, steps.eve())
    };
    // Whoever stands in leads in between.
    let leads = |p: &Portfolio, day: NaiveDate| match p.leader.or(p.cover) {
        Some(Lead::Person(leader)) => leader == person,
        Some(Lead::Post(post)) => {
            let holders = organisation.holders(post, day);
            holders.iter().any(|holder| holder.person == person)
        }
        None => false,
    };
    let portfolios = organisation.portfolios.iter();
    let led = portfolios.filter(|p| p.period.contains(mine) && leads(p, mine));
    let mut items = Vec::new();
    for portfolio in led {
        let other = organisation
            .portfolios
            .iter()
            .find(|p| p.name == portfolio.name && p.period.contains(theirs));
        if other.is_some_and(|o| leads(o, theirs)) {
            continue;
        }
        // Nobody named yet: whoever covers it takes it in between.
        let lead = other.and_then(|o| o.leader.or(o.cover));
        let name = lead.map(|lead| match lead {
            Lead::Person(p) => organisation.person(p).name.clone(),
            Lead::Post(post) => organisation.post(post).title(theirs).to_string(),
        });
        items.push(Item {
            kind: "portfolio",
            subject: portfolio.name.clone(),
            between: match down {
                true => name.is_some() && other.is_some_and(|o| o.leader.is_none()),
                false => portfolio.leader.is_none(),
            },
            others: name.into_iter().collect(),
            ..Item::default()
        });
    }
    items
}
