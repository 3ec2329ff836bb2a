//! Takes the portfolios of a day; gives the division of work as the paper on it says
//! it: the whole leadership in its official order, each unit under one leader, and who
//! stands in for whom.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::presided::presided;
use super::shares::{holder, in_force, official_order, shares, there};
use super::wording::titles_of;
use crate::model::{Organisation, PersonId, PostId, Share};

/// Who of the leadership sees to what.
#[derive(Debug, Serialize)]
pub struct Division {
    /// Everybody of the leadership, whoever is unchanged too.
    pub shares: Vec<Share>,
    /// Whom each of them helps, by the head's title; empty for those who help nobody.
    pub helps: Vec<String>,
    /// Fields of work that nobody leads.
    pub nobody: Vec<String>,
    /// Those who stand in for each other in everything.
    pub pairs: Vec<[String; 2]>,
    /// The others who are stood in for.
    pub covers: Vec<Covered>,
    /// Units that are among the departments of two leaders, and under whom they are put.
    #[serde(skip)]
    pub twice: Vec<[String; 2]>,
}

/// Somebody whose work others take while they are away.
#[derive(Debug, Serialize)]
pub struct Covered {
    /// Who.
    pub name: String,
    /// By whom, and in what: nothing is said of the work where it is all of it.
    pub by: Vec<(String, Vec<String>)>,
}

/// The division of work on a day.
pub fn division(organisation: &Organisation, on: NaiveDate) -> Division {
    let (mut list, nobody) = shares(organisation, on);
    let known: Vec<PersonId> = list.iter().map(|share| share.person).collect();
    let members = organisation.appointments.iter();
    let members = members.filter(|held| held.order.is_some() && held.period.contains(on));
    for person in members.map(|held| held.person) {
        if !known.contains(&person) && !list.iter().any(|share| share.person == person) {
            let name = organisation.person(person).name.clone();
            let title = titles_of(organisation, person, on);
            list.push(Share::of_nothing(person, name, title));
        }
    }
    list.sort_by_key(|share| official_order(organisation, share.person, on));
    let twice = one_leader(organisation, on, &mut list);
    for share in &mut list {
        preside(organisation, on, share);
    }
    let helps = list.iter();
    let helps = helps
        .map(|share| head_of(organisation, on, share))
        .collect();
    let (pairs, covers) = covers(organisation, on, &list);
    Division {
        shares: list,
        helps,
        nobody,
        pairs,
        covers,
        twice,
    }
}

/// A unit stands under one leader: whose portfolio names it first, before others;
/// elsewhere it only helps. Gives the units that two of them name.
fn one_leader(organisation: &Organisation, on: NaiveDate, list: &mut [Share]) -> Vec<[String; 2]> {
    let mut claims: BTreeMap<String, Vec<(usize, PersonId)>> = BTreeMap::new();
    for portfolio in in_force(organisation, on) {
        let lead = portfolio.leader.or(portfolio.cover);
        let Some(leader) = holder(organisation, lead, on) else {
            continue;
        };
        for (nth, unit) in there(organisation, &portfolio.departments, on).enumerate() {
            let claims = claims.entry(unit).or_default();
            claims.push((nth, leader));
        }
    }
    let mut twice = Vec::new();
    for (unit, claims) in &claims {
        // The first of those that name it as early.
        let Some((_, leader)) = claims.iter().min_by_key(|claim| claim.0) else {
            continue;
        };
        if claims.iter().any(|claim| claim.1 != *leader) {
            let leader = organisation.person(*leader).name.clone();
            twice.push([unit.clone(), leader]);
        }
        for share in list.iter_mut().filter(|share| share.person != *leader) {
            if share.departments.contains(unit) {
                share.departments.retain(|one| one != unit);
                share.involved.push(unit.clone());
            }
        }
    }
    twice
}

/// What a head presides over, where no portfolio says it.
fn preside(organisation: &Organisation, on: NaiveDate, share: &mut Share) {
    if !share.presides.is_empty() {
        return;
    }
    for held in organisation.held_by(share.person, on) {
        share
            .presides
            .extend(presided(organisation.post(held.post).title(on)));
    }
}

/// Whom a deputy helps: the head whose title theirs is with 副 before it.
fn head_of(organisation: &Organisation, on: NaiveDate, share: &Share) -> String {
    if !share.presides.is_empty() {
        return String::new();
    }
    let held = organisation.held_by(share.person, on);
    let heads = held.iter().filter_map(|held| {
        let title = organisation.post(held.post).title(on);
        let head = title.replace("常务副", "").replace('副', "");
        let posts = (0..organisation.posts.len()).map(|n| PostId(n as u32));
        let mut named = posts.filter(|post| organisation.post(*post).title(on) == head);
        let there = named.any(|post| !organisation.holders(post, on).is_empty());
        (head != title && there).then_some(head)
    });
    let heads: Vec<String> = heads.collect();
    heads.into_iter().next().unwrap_or_default()
}

/// Who stands in: those who do so for each other in everything, and the others.
fn covers(
    organisation: &Organisation,
    on: NaiveDate,
    list: &[Share],
) -> (Vec<[String; 2]>, Vec<Covered>) {
    let name = |person: PersonId| organisation.person(person).name.clone();
    let stands_in = |share: &Share| -> Vec<(PersonId, Vec<String>)> {
        let mut by: Vec<(PersonId, Vec<String>)> = Vec::new();
        for portfolio in in_force(organisation, on) {
            let lead = holder(organisation, portfolio.leader, on);
            let cover = holder(organisation, portfolio.cover, on);
            let cover = cover.filter(|cover| {
                *cover != share.person && !organisation.held_by(*cover, on).is_empty()
            });
            let (Some(cover), true) = (cover, lead == Some(share.person)) else {
                continue;
            };
            match by.iter_mut().find(|(known, _)| *known == cover) {
                Some((_, work)) => work.push(portfolio.name.clone()),
                None => by.push((cover, vec![portfolio.name.clone()])),
            }
        }
        by
    };
    let all: Vec<_> = list.iter().map(|s| (s.person, stands_in(s))).collect();
    let only = |person: PersonId| {
        let (_, by) = all.iter().find(|(one, _)| *one == person)?;
        (by.len() == 1).then(|| by[0].0)
    };
    let (mut pairs, mut covered): (Vec<[String; 2]>, Vec<Covered>) = (Vec::new(), Vec::new());
    for (person, by) in &all {
        let other = only(*person).filter(|other| only(*other) == Some(*person));
        match other {
            Some(other) => {
                let there = pairs.iter().any(|pair| pair[1] == name(*person));
                if !there {
                    pairs.push([name(*person), name(other)]);
                }
            }
            None if by.is_empty() => {}
            None => {
                let whole = by.len() == 1;
                let by = by.iter().map(|(cover, work)| {
                    let work = if whole { Vec::new() } else { work.clone() };
                    (name(*cover), work)
                });
                covered.push(Covered {
                    name: name(*person),
                    by: by.collect(),
                });
            }
        }
    }
    (pairs, covered)
}
