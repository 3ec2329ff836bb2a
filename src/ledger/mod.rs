//! Takes every plan in force; gives who answers for what, deadlines first.
//!
//! [`rows`] gathers what the plans lay on anybody, [`concern`] says whom a
//! party concerns when categories and units are taken apart, [`paper`] makes
//! the ledger as a document.

mod concern;
mod paper;
mod rows;

pub use paper::print;
pub use rows::{Kind, Row};

use chrono::NaiveDate;

use crate::diagnostic::Report;
use crate::engine::{self, Faults, Session, Wanted, who};
use crate::load::Card;
use crate::model::{DepartmentId, PersonId, Plan};
use crate::resolve;

/// Whose ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// One person's.
    Person(PersonId),
    /// A unit's, and that of its people.
    Unit(DepartmentId),
    /// Everybody's.
    All,
}

impl Of {
    /// That of the person of this id or name.
    ///
    /// # Errors
    /// `unknown-person` and the like, or several that it may mean.
    pub fn person(session: &Session, word: &str) -> Result<Self, Box<Faults>> {
        match who::find(session, word, resolve::Expected::Person)? {
            resolve::Kind::Person(id) => Ok(Self::Person(id)),
            _ => Err(who::unknown(session, word)),
        }
    }

    /// That of the unit of this id or name.
    ///
    /// # Errors
    /// `unknown-department` and the like, or several that it may mean.
    pub fn unit(session: &Session, word: &str) -> Result<Self, Box<Faults>> {
        match who::find(session, word, resolve::Expected::Department)? {
            resolve::Kind::Department(id) => Ok(Self::Unit(id)),
            _ => Err(who::unknown(session, word)),
        }
    }
}

/// Of which time.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    /// The day people are looked up on; what is due before it is past.
    pub as_of: NaiveDate,
    /// First day of what has a day.
    pub from: Option<NaiveDate>,
    /// Last day of what has a day.
    pub until: Option<NaiveDate>,
}

/// What a plan is called.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Everything the plans in force lay on somebody.
#[derive(Debug)]
pub struct Ledger {
    /// Whose it is.
    pub of: Of,
    /// Of which time.
    pub time: Time,
    /// The plans in force.
    pub plans: Vec<Named>,
    /// What they lay on them: what is still due first, by its day; then what has
    /// no day; then what is past.
    pub rows: Vec<Row>,
}

/// Gathers the ledger. Plans with errors are left out and reported.
pub fn ledger(session: &Session, of: Of, time: Time) -> (Ledger, Report) {
    let wanted = Wanted::on(time.as_of);
    let mut report = Report::default();
    let mut plans = Vec::new();
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let organisation = &session.organisation;
    let of_plans = engine::each(session, &cards, |_, opened| {
        let opened = opened?;
        let (plan, mut found) = engine::resolved(session, &opened.plan, &wanted);
        if !is_in_force(&plan, time) {
            return Ok(None);
        }
        if found.has_errors() || session.stops(&opened) {
            found.extend(opened.report.clone());
            return Err(found);
        }
        let named = Named {
            id: plan.id.clone(),
            title: plan.title.text.clone(),
        };
        let rows = rows::of(&plan, organisation, &session.locale, time).into_iter();
        let mut mine: Vec<Row> = rows.filter(|row| row.concerns(of)).collect();
        // The phases of a plan are everybody's who has a part in it.
        if mine.iter().all(|row| row.kind == Kind::Phase) {
            mine.clear();
        }
        Ok(Some((named, mine)))
    });
    let mut rows: Vec<Row> = Vec::new();
    for of_plan in of_plans {
        let (plan, of_plan) = match of_plan {
            Ok(Some(found)) => found,
            Ok(None) => continue,
            Err(faults) => {
                report.extend(faults);
                continue;
            }
        };
        let number = plans.len();
        plans.push(plan);
        rows.extend(of_plan.into_iter().map(|row| Row {
            plan: number,
            ..row
        }));
    }
    rows.retain(|row| row.within(time));
    rows.sort_by_key(|row| row.order(time.as_of));
    let ledger = Ledger {
        of,
        time,
        plans,
        rows,
    };
    (ledger, report)
}

/// Whether a plan holds on the day, or at any time of a range.
fn is_in_force(plan: &Plan, time: Time) -> bool {
    match (time.from, time.until) {
        (None, None) => plan.in_force.contains(time.as_of),
        (from, until) => plan.in_force.overlaps(crate::model::Period { from, until }),
    }
}
