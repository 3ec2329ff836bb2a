//! Takes the portfolios of a day; gives what falls to each of the leadership.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Context;
use super::wording::titles_of;
use crate::load::raw;
use crate::model::{
    Assistance, DepartmentId, Holding, Lead, Leadership, Led, Organisation, Party, PartyKind,
    PersonId, Portfolio, Share,
};

impl Context<'_> {
    /// The plan's list of who sees to what.
    pub(super) fn leadership(&mut self, raw: &raw::Leadership) -> Leadership {
        let (organisation, on) = (self.organisation, self.on);
        let (mut shares, nobody) = shares(organisation, on);
        if self.public {
            shares.retain(|share| !organisation.person(share.person).internal);
        }
        let hidden = |person: PersonId| self.public && organisation.person(person).internal;
        let party = |person: PersonId| {
            let kind = PartyKind::Person {
                person,
                post: None,
                holding: Holding::Regular,
            };
            let mut party = Party::plain(kind, &organisation.person(person).name, raw.at);
            party.title = titles_of(organisation, person, on);
            party
        };
        let parties = |people: &mut dyn Iterator<Item = PersonId>| -> Vec<Party> {
            let shown = people.filter(|person| !hidden(*person));
            shown.map(party).collect()
        };
        let led = in_force(organisation, on).map(|portfolio| {
            let leader = holder(organisation, portfolio.leader.or(portfolio.cover), on);
            let helpers = portfolio.assistants.iter();
            let helpers = helpers.filter_map(|helper| holder(organisation, Some(*helper), on));
            let cover = leader.and_then(|leader| cover(organisation, portfolio, leader, on));
            let same = |other: &Portfolio| other.name == portfolio.name;
            Led {
                number: organisation.portfolios.iter().position(same).unwrap_or(0),
                name: portfolio.name.clone(),
                by: parties(&mut leader.into_iter()),
                assistants: parties(&mut helpers.filter(|helper| Some(*helper) != leader)),
                cover: parties(&mut cover.into_iter()),
            }
        });
        Leadership {
            style: raw.style.value,
            shares,
            nobody,
            led: led.collect(),
            at: raw.at,
            title: self.optional_line(&raw.title),
        }
    }
}

pub(super) fn in_force(
    organisation: &Organisation,
    on: NaiveDate,
) -> impl Iterator<Item = &Portfolio> {
    let portfolios = organisation.portfolios.iter();
    portfolios.filter(move |portfolio| portfolio.period.contains(on))
}

/// Who that is on the day.
pub(super) fn holder(
    organisation: &Organisation,
    lead: Option<Lead>,
    on: NaiveDate,
) -> Option<PersonId> {
    match lead? {
        Lead::Person(person) => Some(person),
        Lead::Post(post) => organisation.holders(post, on).first().map(|h| h.person),
    }
}

/// Who stands in for the leader: not who has gone, nor the leader.
fn cover(
    organisation: &Organisation,
    portfolio: &Portfolio,
    leader: PersonId,
    on: NaiveDate,
) -> Option<PersonId> {
    let there = |cover: &PersonId| *cover != leader && !organisation.held_by(*cover, on).is_empty();
    holder(organisation, portfolio.cover, on).filter(there)
}

/// What falls to each who leads or helps on the day, in the order of the
/// leadership; and the work that nobody leads.
pub(super) fn shares(organisation: &Organisation, on: NaiveDate) -> (Vec<Share>, Vec<String>) {
    let mut led: BTreeMap<PersonId, Vec<&Portfolio>> = BTreeMap::new();
    let mut helped: BTreeMap<PersonId, Vec<(PersonId, &Portfolio)>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for portfolio in in_force(organisation, on) {
        let lead = portfolio.leader.or(portfolio.cover);
        let Some(leader) = holder(organisation, lead, on) else {
            nobody.push(portfolio.name.clone());
            continue;
        };
        led.entry(leader).or_default().push(portfolio);
        for helper in &portfolio.assistants {
            let helper = holder(organisation, Some(*helper), on).filter(|h| *h != leader);
            if let Some(helper) = helper {
                helped.entry(helper).or_default().push((leader, portfolio));
                led.entry(helper).or_default();
            }
        }
    }
    let mut leaders: Vec<PersonId> = led.keys().copied().collect();
    leaders.sort_by_key(|person| official_order(organisation, *person, on));
    let shares = leaders.into_iter().map(|person| {
        let helped = helped.get(&person).map_or(&[][..], Vec::as_slice);
        share(organisation, on, person, &led, helped)
    });
    (shares.collect(), nobody)
}

/// Where somebody stands among the leadership.
pub(super) fn official_order(
    organisation: &Organisation,
    person: PersonId,
    on: NaiveDate,
) -> (u32, Option<u32>, PersonId) {
    let held = organisation.held_by(person, on);
    let order = held.iter().filter_map(|h| h.appointment.order).min();
    let rank = held.first().map(|h| organisation.post(h.post).rank);
    (order.unwrap_or(u32::MAX), rank, person)
}

fn share(
    organisation: &Organisation,
    on: NaiveDate,
    person: PersonId,
    led: &BTreeMap<PersonId, Vec<&Portfolio>>,
    helped: &[(PersonId, &Portfolio)],
) -> Share {
    let name = |person: PersonId| organisation.person(person).name.clone();
    let covers = |leader: PersonId| {
        let own = led.get(&leader).map_or(&[][..], Vec::as_slice).iter();
        own.filter_map(move |portfolio| cover(organisation, portfolio, leader, on))
    };
    let mut share = Share::of_nothing(person, name(person), titles_of(organisation, person, on));
    for portfolio in led.get(&person).into_iter().flatten() {
        let list = match portfolio.name.starts_with("主持") {
            true => &mut share.presides,
            false => &mut share.portfolios,
        };
        list.push(portfolio.name.clone());
        let (under, beside) = (&portfolio.departments, &portfolio.involved);
        for (units, list) in [
            (under, &mut share.departments),
            (beside, &mut share.involved),
        ] {
            for unit in there(organisation, units, on) {
                once(list, unit);
            }
        }
        for contact in &portfolio.contacts {
            once(&mut share.contacts, contact.clone());
        }
    }
    share
        .involved
        .retain(|unit| !share.departments.contains(unit));
    for (leader, portfolio) in helped {
        let leader = name(*leader);
        match share.assists.iter_mut().find(|one| one.leader == leader) {
            Some(known) => known.portfolios.push(portfolio.name.clone()),
            None => share.assists.push(Assistance {
                leader,
                portfolios: vec![portfolio.name.clone()],
            }),
        }
    }
    for cover in covers(person) {
        let list = match covers(cover).any(|back| back == person) {
            true => &mut share.mutual,
            false => &mut share.cover,
        };
        once(list, name(cover));
    }
    share
}

/// Short names of the units that there are on the day.
pub(super) fn there<'o>(
    organisation: &'o Organisation,
    units: &'o [DepartmentId],
    on: NaiveDate,
) -> impl Iterator<Item = String> + 'o {
    let units = units.iter();
    let units = units
        .map(move |unit| organisation.department(organisation.department_on(*unit, on)))
        .filter(move |unit| unit.period.contains(on));
    units.map(move |unit| unit.short(on).to_string())
}

fn once(list: &mut Vec<String>, words: String) {
    if !list.contains(&words) {
        list.push(words);
    }
}
