//! Takes the data before and after a change; gives every body of people in which
//! somebody else stands, and whether that asks for a paper.

use serde::{Deserialize, Serialize};

use crate::model::{
    BodyOfPeople, Organisation, Party, PartyKind, PersonId, PostId, RoleKind, Succession,
};
use crate::resolve;

use super::impact::{follows, sides};
use super::prepare::Prepared;

/// What a change of people in a body asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// 需发文: a notice.
    Paper,
    /// 自然递补不需发文: whoever followed in the post has the seat.
    Succession,
    /// 成员变动报批: the body's leader approves.
    Approval,
}

/// A body in which somebody else stands.
#[derive(Debug, Clone)]
pub struct Adjusted {
    /// The plan that set it up.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// The paper by which it was issued, as one cites it; `None` for one without a
    /// number, which nobody holds.
    pub paper: Option<String>,
    /// Who issued it.
    pub issuers: Vec<String>,
    /// To whom.
    pub addressees: Vec<String>,
    /// The body as it stands from the change on.
    pub body: BodyOfPeople,
    /// Whether its office changes as well.
    pub office_changed: bool,
    /// What that asks for.
    pub need: Need,
}

/// All of them, in the order of the plans.
pub fn adjusted(prepared: &Prepared) -> Vec<Adjusted> {
    let (date, records) = (prepared.steps.date, &prepared.after);
    let mut list = Vec::new();
    let plans = records.plans.cards().iter();
    for card in plans.filter(|card| follows(card, date)) {
        let Ok(opened) = resolve::open(&records.plans, card, &records.sources) else {
            continue;
        };
        let (before, after, _) = sides(prepared, &opened.plan);
        for body in after.bodies() {
            let old = before.bodies().into_iter().find(|b| b.at == body.at);
            let Some(old) = old.filter(|_| !body.planned) else {
                continue;
            };
            let office_changed = offices(old) != offices(body);
            if lists(old) == lists(body) && !office_changed {
                continue;
            }
            list.push(Adjusted {
                plan: after.id.clone(),
                title: after.title.text.clone(),
                paper: after.cited(),
                issuers: after.issuers.clone(),
                addressees: after.addressees.clone(),
                body: body.clone(),
                office_changed,
                need: need(prepared, old, body),
            });
        }
    }
    list
}

/// What the body's own rule asks for.
fn need(prepared: &Prepared, old: &BodyOfPeople, new: &BodyOfPeople) -> Need {
    match new.succession {
        Some(Succession::Approval) => Need::Approval,
        Some(Succession::Automatic) if follow_in_post(prepared, old, new) => Need::Succession,
        _ => Need::Paper,
    }
}

/// Names and titles as they are printed, role by role.
fn lists(body: &BodyOfPeople) -> Vec<(RoleKind, Vec<(&str, &str)>)> {
    let roles = body
        .roles
        .iter()
        .map(|role| (role.kind, printed(role.parties.iter())));
    roles.collect()
}

/// The same of the office: who heads it.
fn offices(body: &BodyOfPeople) -> Vec<Vec<(&str, &str)>> {
    let Some(office) = &body.office else {
        return Vec::new();
    };
    let heads = [&office.head, &office.executive_deputy, &office.deputy];
    let heads = heads.map(|heads| printed(heads.iter().map(|head| &head.party)));
    let others = [printed(office.staff.iter()), printed(office.units.iter())];
    heads.into_iter().chain(others).collect()
}

fn printed<'p>(parties: impl Iterator<Item = &'p Party>) -> Vec<(&'p str, &'p str)> {
    parties
        .map(|party| (party.name.as_str(), party.title.as_str()))
        .collect()
}

/// Whether every seat that has somebody else passed with its post: who stood there
/// laid the post down, and who stands there took it up. A seat that passed with a
/// portfolio, or because somebody has another role now, did not.
fn follow_in_post(prepared: &Prepared, old: &BodyOfPeople, new: &BodyOfPeople) -> bool {
    let organisation = &prepared.after.organisation;
    let (eve, date) = (prepared.steps.eve(), prepared.steps.date);
    let holds = |person: PersonId, post: PostId, day| {
        let holders = organisation.holders(post, day);
        holders.iter().any(|holder| holder.person == person)
    };
    let (had, has) = (seats(old), seats(new));
    let stays = |person: PersonId, among: &[Seat]| {
        among
            .iter()
            .find(|seat| seat.person == Some(person))
            .map(|seat| seat.role)
    };
    // Somebody who is in it before and after has the same role.
    let same_role = had.iter().all(|seat| {
        let Some(person) = seat.person else {
            return true;
        };
        stays(person, &has).is_none_or(|role| role == seat.role)
    });
    let gone = had.iter().filter(|seat| {
        seat.person
            .is_some_and(|person| stays(person, &has).is_none())
    });
    let mut gone = gone;
    let laid_down = gone.all(|seat| match (seat.person, seat.post) {
        (Some(person), Some(post)) => !holds(person, post, date),
        _ => false,
    });
    let mut come = has.iter().filter(|seat| {
        seat.person
            .is_some_and(|person| stays(person, &had).is_none())
    });
    let taken_up = come.all(|seat| match (seat.person, seat.post) {
        (Some(person), Some(post)) => !holds(person, post, eve),
        _ => false,
    });
    same_role && laid_down && taken_up && same_posts(organisation, &had, &has)
}

/// Whether the same posts have seats as before.
fn same_posts(organisation: &Organisation, had: &[Seat], has: &[Seat]) -> bool {
    let posts = |seats: &[Seat]| {
        let mut posts: Vec<(RoleKind, Option<PostId>)> = seats
            .iter()
            .filter(|seat| seat.post.is_some_and(|p| organisation.post(p).seats <= 1))
            .map(|seat| (seat.role, seat.post))
            .collect();
        posts.sort();
        posts.dedup();
        posts
    };
    posts(had) == posts(has)
}

struct Seat {
    role: RoleKind,
    person: Option<PersonId>,
    post: Option<PostId>,
}

/// The seats of the body and of its office.
fn seats(body: &BodyOfPeople) -> Vec<Seat> {
    let seat = |role, party: &Party| match party.kind {
        PartyKind::Person { person, post, .. } => Some(Seat {
            role,
            person: Some(person),
            post,
        }),
        PartyKind::Vacant(post) => Some(Seat {
            role,
            person: None,
            post: Some(post),
        }),
        _ => None,
    };
    let roles = body.roles.iter();
    let seats = roles.flat_map(|role| role.parties.iter().filter_map(move |p| seat(role.kind, p)));
    seats.collect()
}
