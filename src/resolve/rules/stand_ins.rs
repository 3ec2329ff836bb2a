//! Nobody acts for a post, or is in charge of it or its unit, beside whoever holds
//! it: where the last day of either was forgotten, a list has both.

use chrono::NaiveDate;

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Appointment, Organisation, PostId};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let organisation = records.organisation;
    for stand_in in &organisation.appointments {
        for post in organisation.stood_in_for(stand_in) {
            let Some(holder) = holder_beside(organisation, stand_in, post) else {
                continue;
            };
            let titles = &organisation.post(post).titles;
            let fault = Diagnostic::new(Code::StandInBesideHolder)
                .arg("person", &organisation.person(stand_in.person).name)
                .arg("post", titles.last().map_or("", |t| t.name.as_str()))
                .arg("name", &organisation.person(holder.person).name);
            report.push(fault.at(stand_in.at).related(holder.at, "also-holds"));
        }
    }
}

/// A regular holder of the post on some day of the stand-in, where no seat is
/// free on that day.
fn holder_beside<'o>(
    organisation: &'o Organisation,
    stand_in: &Appointment,
    post: PostId,
) -> Option<&'o Appointment> {
    let held = organisation.by_post[post.0 as usize].iter();
    let held = held.map(|i| &organisation.appointments[*i as usize]);
    let regular = |a: &&Appointment| !a.holding.stands_in() && a.person != stand_in.person;
    let regular: Vec<&Appointment> = held.filter(regular).collect();
    // A unit has one head, whatever else the post has seats for.
    let seats = match post == stand_in.post {
        true => organisation.post(post).seats as usize,
        false => 1,
    };
    // Seats only fill up on a day when somebody begins.
    let full = |starter: &&Appointment| {
        let day = starter.period.from.max(stand_in.period.from);
        let day = day.unwrap_or(NaiveDate::MIN);
        let there = regular.iter().filter(|a| a.period.contains(day)).count();
        stand_in.period.contains(day) && starter.period.contains(day) && there >= seats
    };
    regular.iter().find(|a| full(a)).copied()
}
