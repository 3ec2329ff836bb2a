//! Leaders stand in the order of their 排名: whoever of them has none would stand
//! behind all who have one, a head behind the deputies.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Appointment, Organisation, PersonId};

/// Posts without a rank of their own have one from here on.
const UNRANKED: u32 = 10_000;

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    // Whoever leads a unit of its own is ranked there.
    let leads = |one: &&Appointment| {
        one.period.contains(on) && organisation.post(one.post).department.is_none()
    };
    let rank = |one: &Appointment| organisation.post(one.post).rank;
    let leaders: Vec<&Appointment> = organisation.appointments.iter().filter(leads).collect();
    let last = leaders
        .iter()
        .filter(|one| one.order.is_some())
        .max_by_key(|one| rank(one));
    let Some(last) = last.filter(|last| rank(last) < UNRANKED) else {
        return;
    };
    let has_order = |person: PersonId| {
        let mut held = leaders.iter().filter(|one| one.person == person);
        held.any(|one| one.order.is_some())
    };
    for one in &leaders {
        if rank(one) < rank(last) && !has_order(one.person) {
            let fault = Diagnostic::new(Code::OrderPartly)
                .arg("name", &organisation.person(one.person).name)
                .arg("other", &organisation.person(last.person).name);
            report.push(fault.at(one.at).related(last.at, "first-here"));
        }
    }
}
