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

use crate::build::{self, Session, Wanted};
use crate::diagnostic::Report;
use crate::model::{DepartmentId, PersonId, Plan};

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

/// Everything the plans in force lay on somebody.
#[derive(Debug)]
pub struct Ledger {
    /// Whose it is.
    pub of: Of,
    /// Of which time.
    pub time: Time,
    /// The plans in force.
    pub plans: Vec<Plan>,
    /// What they lay on them: what is still due first, by its day; then what has
    /// no day; then what is past.
    pub rows: Vec<Row>,
}

/// Gathers the ledger. Plans with errors are left out and reported.
pub fn ledger(session: &Session, of: Of, time: Time) -> (Ledger, Report) {
    let wanted = Wanted {
        as_of: Some(time.as_of),
        today: time.as_of,
        public: false,
        formats: Vec::new(),
    };
    let mut report = Report::default();
    let mut plans = Vec::new();
    for raw in &session.raw.plans {
        let (plan, found) = build::resolved(session, raw, &wanted);
        if !is_in_force(&plan, time) {
            continue;
        }
        if found.has_errors() || session.stops(raw) {
            report.extend(found);
            continue;
        }
        plans.push(plan);
    }
    let organisation = &session.organisation;
    let mut rows: Vec<Row> = Vec::new();
    for (number, plan) in plans.iter().enumerate() {
        let of_plan = rows::of(plan, number, organisation, time);
        let mine: Vec<Row> = of_plan.into_iter().filter(|row| row.concerns(of)).collect();
        // The phases of a plan are everybody's who has a part in it.
        if mine.iter().any(|row| row.kind != Kind::Phase) {
            rows.extend(mine);
        }
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
