//! The notice on 分工, where portfolios moved: who leads what from now on.

use serde::Serialize;

use super::press::{About, Press};
use crate::change::steps::Step;
use crate::model::{Form, Share};
use crate::resolve::shares;

#[derive(Serialize)]
struct Paper {
    about: About,
    issuer: String,
    leaders: Vec<Share>,
    /// Portfolios that nobody leads or covers.
    nobody: Vec<String>,
}

#[derive(Serialize)]
struct Leader {
    name: String,
    title: String,
    portfolios: Vec<String>,
    /// What they look after until somebody is named.
    between: Vec<String>,
    departments: Vec<String>,
    cover: Vec<String>,
}

/// Prints it as `portfolio-notice`, if any portfolio moved.
pub(super) fn make(press: &mut Press<'_>) {
    let moved = press
        .prepared
        .steps
        .list
        .iter()
        .any(|s| matches!(s, Step::HandOver { .. }));
    if !moved {
        return;
    }
    let organisation = &press.prepared.after.organisation;
    let issuer = organisation
        .issuers
        .first()
        .map_or(&organisation.name, |i| &i.name)
        .clone();
    let (leaders, nobody) = shares(organisation, press.prepared.steps.date);
    let paper = Paper {
        about: press.about.clone(),
        issuer: issuer.clone(),
        leaders,
        nobody,
    };
    let id = "portfolio-notice".to_string();
    let mut plan = press.frame(id, "portfolio-notice", Form::RedHead);
    plan.issuers = vec![issuer];
    plan.date = Some(press.dated());
    press.print(&plan, &paper);
}

/// Everybody who leads anything on the day, in the order of the leadership.
fn leaders(press: &Press<'_>) -> (Vec<Leader>, Vec<String>) {
    let organisation = &press.prepared.after.organisation;
    let date = press.prepared.steps.date;
    let person = |lead: Option<Lead>| -> Option<PersonId> {
        match lead? {
            Lead::Person(person) => Some(person),
            Lead::Post(post) => organisation.holders(post, date).first().map(|h| h.person),
        }
    };
    let mut nobody = Vec::new();
    let mut led: BTreeMap<PersonId, Vec<&Portfolio>> = BTreeMap::new();
    for portfolio in organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(date))
    {
        match person(portfolio.leader.or(portfolio.cover)) {
            Some(leader) => led.entry(leader).or_default().push(portfolio),
            None => nobody.push(portfolio.name.clone()),
        }
    }
    let order = |p: &PersonId| {
        let held = organisation.held_by(*p, date);
        let order = held.iter().filter_map(|h| h.appointment.order).min();
        (
            order.unwrap_or(u32::MAX),
            held.first().map(|h| organisation.post(h.post).rank),
        )
    };
    let mut led: Vec<_> = led.into_iter().collect();
    led.sort_by_key(|(p, _)| (order(p), *p));
    let leader = |(p, portfolios): (PersonId, Vec<&Portfolio>)| {
        let mut departments: Vec<String> = Vec::new();
        let mut cover: Vec<String> = Vec::new();
        for portfolio in &portfolios {
            for unit in &portfolio.departments {
                let unit = organisation.department(organisation.department_on(*unit, date));
                let name = unit.short(date).to_string();
                if unit.period.contains(date) && !departments.contains(&name) {
                    departments.push(name);
                }
            }
            // Who has gone stands in for nobody, nor does the leader.
            let there = |c: &PersonId| *c != p && !organisation.held_by(*c, date).is_empty();
            let stands_in = person(portfolio.cover).filter(there);
            let stands_in = stands_in.map(|c| organisation.person(c).name.clone());
            cover.extend(stands_in.filter(|name| !cover.contains(name)));
        }
        let names = |led: bool| -> Vec<String> {
            let same = portfolios.iter().filter(|p| p.leader.is_some() == led);
            same.map(|p| p.name.clone()).collect()
        };
        Leader {
            name: organisation.person(p).name.clone(),
            title: titles_of(organisation, p, date),
            portfolios: names(true),
            between: names(false),
            departments,
            cover,
        }
    };
    (led.into_iter().map(leader).collect(), nobody)
}
