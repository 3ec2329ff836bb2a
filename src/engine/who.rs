//! Takes a person or a post; gives who held what, when, and who stands where.

use chrono::NaiveDate;

use super::faults::Faults;
use super::session::{self, Session};
use super::version;
use super::wanted::Wanted;
use crate::diagnostic::{At, Code, Diagnostic, FileId, Origin};
use crate::load::Card;
use crate::model::{Appointment, Lead, PersonId, Portfolio};
use crate::resolve::{Expected, Kind};
use crate::standing;

/// What an id, a name or a title means that was typed outside the data.
///
/// # Errors
/// `unknown-party` and the like, or several that it may mean.
pub fn find(session: &Session, word: &str, expected: Expected) -> Result<Kind, Box<Faults>> {
    let nowhere = Origin {
        file: FileId(0),
        node: 0,
    };
    let text = At::new(word.to_string(), nowhere);
    let found = session.names.find(&text, expected, &session.organisation);
    found.map_err(|fault| match fault {
        Some(mut fault) => {
            // It was typed, not read: there is no line to show.
            fault.primary = None;
            session.faults(fault.into())
        }
        None => unknown(session, word),
    })
}

/// That nobody and nothing is called so.
pub fn unknown(session: &Session, word: &str) -> Box<Faults> {
    session.faults(Diagnostic::new(Code::UnknownParty).arg("name", word).into())
}

/// The portfolios that a person leads on a day.
pub fn portfolios(
    session: &Session,
    person: PersonId,
    on: NaiveDate,
) -> impl Iterator<Item = &Portfolio> {
    let portfolios = session.organisation.portfolios.iter();
    portfolios.filter(move |p| p.leader == Some(Lead::Person(person)) && p.period.contains(on))
}

/// A place in a plan where somebody stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Place and role.
    pub place: String,
    /// Id of the plan.
    pub plan: String,
}

/// Every place in plans where a person stands on a day.
pub fn stands(session: &Session, person: PersonId, on: NaiveDate) -> Vec<Stands> {
    let wanted = Wanted::on(on);
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let plans = session::each(session, &cards, |_, opened| {
        let Ok(opened) = opened else {
            return Vec::new();
        };
        let (plan, _) = version::resolved(session, &opened.plan, &wanted);
        let slots = standing::slots(&plan, &session.locale).into_iter();
        let theirs = slots.filter(|slot| slot.people.contains(&person));
        theirs
            .map(|slot| Stands {
                place: standing::named(&slot),
                plan: plan.id.clone(),
            })
            .collect()
    });
    plans.into_iter().flatten().collect()
}

/// Every appointment to a post, or of a person, the earliest first.
pub fn history(session: &Session, of: Kind) -> Vec<&Appointment> {
    let fits = |appointment: &&Appointment| match of {
        Kind::Post(post) => appointment.post == post,
        Kind::Person(person) => appointment.person == person,
        _ => false,
    };
    let appointments = session.organisation.appointments.iter();
    let mut held: Vec<&Appointment> = appointments.filter(fits).collect();
    held.sort_by_key(|appointment| (appointment.period.from, appointment.at));
    held
}
