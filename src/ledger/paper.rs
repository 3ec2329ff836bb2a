//! Takes a ledger; gives it as a document: what is to be done, deadlines month by
//! month, and who has a part in which plan.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::rows::{self, Kind, Row};
use super::{Ledger, Of};
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{Form, Lead, Organisation, PersonId, Plan};
use crate::resolve::titles_of;
use crate::write::Format;

/// What the template sees as `paper`.
#[derive(Serialize)]
struct Paper {
    /// person, unit or all.
    of: &'static str,
    /// Whose it is; the organisation's name for all.
    name: String,
    /// Titles of a person.
    titles: String,
    /// Fields of work a person leads.
    portfolios: Vec<String>,
    as_of: String,
    from: Option<String>,
    until: Option<String>,
    rows: Vec<Line>,
    months: Vec<Month>,
    plans: Vec<String>,
    matrix: Vec<Person>,
}

#[derive(Serialize)]
struct Line {
    kind: Kind,
    /// Number of the plan, from 1, and its title.
    number: usize,
    plan: String,
    what: String,
    role: String,
    when: String,
    /// The day, where `when` does not say it.
    day: String,
    past: bool,
    who: Vec<String>,
}

#[derive(Serialize)]
struct Month {
    /// 2026年6月.
    name: String,
    items: Vec<Due>,
}

#[derive(Serialize)]
struct Due {
    day: String,
    kind: Kind,
    what: String,
    role: String,
    who: Vec<String>,
    plan: String,
}

/// A line of the matrix: how many places in each plan.
#[derive(Serialize)]
struct Person {
    name: String,
    title: String,
    counts: Vec<usize>,
    total: usize,
}

/// Writes the ledger; its files are named after whose it is.
pub fn print(session: &Session, ledger: &Ledger, formats: &[Format]) -> (Vec<Output>, Report) {
    let organisation = &session.organisation;
    let paper = paper(organisation, ledger);
    let on = ledger.time.as_of;
    // The plan is only a frame; a fault of the template is told at the template.
    let Some(at) = session.plans.cards().first().map(|plan| plan.id.at) else {
        return (Vec::new(), Report::default());
    };
    let mut frame = Plan::paper(id(organisation, ledger.of), "ledger", Form::Plain, on, at);
    frame.title.text = paper.name.clone();
    frame.date = Some(on);
    Printer::new(session).print(&frame, &paper, formats)
}

fn id(organisation: &Organisation, of: Of) -> String {
    let plain = |id: &str| id.replace(['.', '/', '\\', ' ', ':'], "-");
    match of {
        Of::Person(person) => format!("person-{}", plain(&organisation.person(person).id)),
        Of::Unit(unit) => format!("unit-{}", plain(&organisation.department(unit).id)),
        Of::All => "all".to_string(),
    }
}

fn paper(organisation: &Organisation, ledger: &Ledger) -> Paper {
    let time = ledger.time;
    let (of, name) = match ledger.of {
        Of::Person(person) => ("person", organisation.person(person).name.clone()),
        Of::Unit(unit) => (
            "unit",
            organisation.department(unit).name(time.as_of).to_string(),
        ),
        Of::All => ("all", organisation.name.clone()),
    };
    let person = match ledger.of {
        Of::Person(person) => Some(person),
        _ => None,
    };
    Paper {
        of,
        name,
        titles: person.map_or(String::new(), |p| titles_of(organisation, p, time.as_of)),
        portfolios: person.map_or(Vec::new(), |p| portfolios(organisation, p, time.as_of)),
        as_of: full_date(time.as_of),
        from: time.from.map(full_date),
        until: time.until.map(full_date),
        rows: ledger.rows.iter().map(|row| line(row, ledger)).collect(),
        months: months(ledger),
        plans: ledger.plans.iter().map(|p| p.title.clone()).collect(),
        matrix: match ledger.of {
            Of::Person(_) => Vec::new(),
            _ => matrix(organisation, ledger),
        },
    }
}

fn portfolios(organisation: &Organisation, person: PersonId, on: NaiveDate) -> Vec<String> {
    let holds = |lead: Lead| match lead {
        Lead::Person(other) => other == person,
        Lead::Post(post) => organisation
            .holders(post, on)
            .iter()
            .any(|h| h.person == person),
    };
    let led = organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(on) && p.leader.is_some_and(holds));
    led.map(|p| p.name.clone()).collect()
}

fn title(ledger: &Ledger, row: &Row) -> String {
    ledger.plans[row.plan].title.clone()
}

fn line(row: &Row, ledger: &Ledger) -> Line {
    let day = row.day.map(full_date).filter(|day| *day != row.when);
    Line {
        kind: row.kind,
        number: row.plan + 1,
        plan: title(ledger, row),
        what: row.what.clone(),
        role: row.role.clone(),
        when: row.when.clone(),
        day: day.unwrap_or_default(),
        past: row.day.is_some_and(|day| day < ledger.time.as_of),
        who: row.who.clone(),
    }
}

/// What is due, month by month; what is past is left to the list.
fn months(ledger: &Ledger) -> Vec<Month> {
    let first = ledger.time.from.unwrap_or(ledger.time.as_of);
    let mut months: BTreeMap<(i32, u32), Vec<(NaiveDate, &Row)>> = BTreeMap::new();
    for row in &ledger.rows {
        let days = rows::days(row, ledger.time);
        for day in days.into_iter().filter(|day| *day >= first) {
            let month = months.entry((day.year(), day.month())).or_default();
            month.push((day, row));
        }
    }
    let months = months.into_iter().map(|((year, month), mut items)| {
        items.sort_by_key(|(day, row)| (*day, row.kind, row.plan));
        // One task stands in a plan once for each who shares in it: here once.
        let mut seen = BTreeSet::new();
        items.retain(|(day, row)| seen.insert((*day, row.plan, row.what.clone(), row.kind)));
        let items = items.into_iter().map(|(day, row)| Due {
            day: format!("{month}月{}日", day.day()),
            kind: row.kind,
            what: row.what.clone(),
            role: row.role.clone(),
            who: row.who.clone(),
            plan: title(ledger, row),
        });
        Month {
            name: format!("{year}年{month}月"),
            items: items.collect(),
        }
    });
    months.collect()
}

/// People of the organisation who have a part in any plan, in the order of lists.
fn matrix(organisation: &Organisation, ledger: &Ledger) -> Vec<Person> {
    let on = ledger.time.as_of;
    let mut people: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for row in &ledger.rows {
        for person in &row.concern.people {
            let counts = people.entry(*person);
            counts.or_insert_with(|| vec![0; ledger.plans.len()])[row.plan] += 1;
        }
    }
    let own = |person: &PersonId| match ledger.of {
        Of::Unit(unit) => {
            let held = organisation.held_by(*person, on);
            let of_post = held
                .iter()
                .any(|h| organisation.post(h.post).department == Some(unit));
            of_post || organisation.person(*person).department == Some(unit)
        }
        _ => true,
    };
    let mut people: Vec<(PersonId, Vec<usize>)> = people
        .into_iter()
        .filter(|(person, _)| own(person))
        .collect();
    people.sort_by_key(|(person, _)| {
        let held = organisation.held_by(*person, on);
        let order = held.iter().filter_map(|h| h.appointment.order).min();
        let rank = held.iter().map(|h| organisation.post(h.post).rank).min();
        (order.unwrap_or(u32::MAX), rank.unwrap_or(u32::MAX), *person)
    });
    let people = people.into_iter().map(|(person, counts)| Person {
        name: organisation.person(person).name.clone(),
        title: titles_of(organisation, person, on),
        total: counts.iter().sum(),
        counts,
    });
    people.collect()
}
