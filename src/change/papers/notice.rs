//! The notice that adjusts leading groups (关于调整…组成人员的通知).

use std::collections::BTreeMap;

use serde::Serialize;

use super::press::{About, Press};
use crate::change::impact::{follows, sides};
use crate::model::{
    BodyOfPeople, Form, HeadingStyle, Part, PartKind, Party, PartyKind, PersonId, RoleKind,
    Section, Succession,
};
use crate::resolve;

#[derive(Serialize)]
struct Paper {
    about: About,
    issuer: String,
    bodies: Vec<String>,
}

/// A body that needs a notice.
struct Adjusted {
    plan: String,
    issuers: Vec<String>,
    addressees: Vec<String>,
    body: BodyOfPeople,
}

/// One notice for the bodies of each issuer, or one for each body.
pub(super) fn make(press: &mut Press<'_>, each: bool) {
    let date = press.prepared.steps.date;
    let mut adjusted: BTreeMap<(Vec<String>, usize), Vec<Adjusted>> = BTreeMap::new();
    let records = &press.prepared.after;
    let plans = records.plans.cards().iter();
    for (i, card) in plans.filter(|card| follows(card, date)).enumerate() {
        let Ok(opened) = resolve::open(&records.plans, card, &records.sources) else {
            continue;
        };
        let (before, after, _) = sides(press.prepared, &opened.plan);
        for body in after.bodies() {
            let old = before.bodies().into_iter().find(|b| b.at == body.at);
            if !old.is_some_and(|old| needs_notice(old, body)) {
                continue;
            }
            let key = (after.issuers.clone(), if each { i + 1 } else { 0 });
            adjusted.entry(key).or_default().push(Adjusted {
                plan: after.id.clone(),
                issuers: after.issuers.clone(),
                addressees: after.addressees.clone(),
                body: body.clone(),
            });
        }
    }
    let several = adjusted.len() > 1;
    for ((_, number), bodies) in adjusted {
        let id = match (number, several) {
            (0, false) => "adjustment-notice".to_string(),
            _ => format!("adjustment-notice.{}", bodies[0].plan),
        };
        print(press, id, bodies);
    }
}

/// Whether the body changed so that its own rule asks for a paper.
fn needs_notice(old: &BodyOfPeople, new: &BodyOfPeople) -> bool {
    match new.succession {
        // The unit proposes, the office checks, the leader approves: no paper.
        Some(Succession::Approval) => false,
        // A successor in post takes the seat; only another role or unit needs one.
        Some(Succession::Automatic) => changed_role(old, new),
        Some(Succession::Notice) | None => lists(old) != lists(new),
    }
}

/// Names and titles as they are printed, role by role.
fn lists(body: &BodyOfPeople) -> Vec<(RoleKind, Vec<(&str, &str)>)> {
    let roles = body.roles.iter().map(|role| {
        let parties = role.parties.iter();
        let printed = parties.map(|party| (party.name.as_str(), party.title.as_str()));
        (role.kind, printed.collect())
    });
    roles.collect()
}

/// Somebody has another role than before, or stands where another post stood.
fn changed_role(old: &BodyOfPeople, new: &BodyOfPeople) -> bool {
    let of = |body: &BodyOfPeople| -> BTreeMap<PersonId, RoleKind> {
        let roles = body
            .roles
            .iter()
            .flat_map(|r| r.parties.iter().map(move |p| (p, r.kind)));
        roles
            .filter_map(|(p, kind)| Some((p.person()?, kind)))
            .collect()
    };
    let (before, after) = (of(old), of(new));
    if before
        .iter()
        .any(|(person, role)| after.get(person).is_some_and(|now| now != role))
    {
        return true;
    }
    let posts = |body: &BodyOfPeople| -> Vec<_> {
        let parties = body
            .roles
            .iter()
            .flat_map(|r| r.parties.iter().map(move |p| (r.kind, p)));
        let post = |p: &Party| match p.kind {
            PartyKind::Person { post, .. } => post,
            PartyKind::Vacant(post) => Some(post),
            _ => None,
        };
        let mut posts: Vec<_> = parties.map(|(kind, p)| (kind, p.at, post(p))).collect();
        posts.sort();
        posts
    };
    posts(old) != posts(new)
}

fn print(press: &mut Press<'_>, id: String, adjusted: Vec<Adjusted>) {
    let names: Vec<String> = adjusted.iter().map(|a| a.body.name.text.clone()).collect();
    let issuers = adjusted[0].issuers.clone();
    let issuer = issuers.first().cloned().unwrap_or_default();
    let mut plan = press.frame(id, "adjustment-notice", Form::RedHead);
    plan.issuers = issuers;
    plan.date = Some(press.dated());
    plan.addressees = adjusted[0].addressees.clone();
    plan.sections = adjusted
        .into_iter()
        .map(|a| Section {
            responsibility: None,
            heading: Some(a.body.name.clone()),
            heading_style: HeadingStyle::StandAlone,
            numbering: Vec::new(),
            at: a.body.at,
            body: vec![Part {
                at: a.body.at,
                kind: PartKind::BodyOfPeople(Box::new(BodyOfPeople {
                    duties: Vec::new(),
                    ..a.body
                })),
            }],
            sections: Vec::new(),
        })
        .collect();
    let paper = Paper {
        about: press.about.clone(),
        issuer,
        bodies: names,
    };
    press.print(&plan, &paper);
}
