//! A post has no more regular holders at a time than it has seats.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Appointment;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let organisation = records.organisation;
    for (post, held) in organisation.posts.iter().zip(&organisation.by_post) {
        let held = held.iter().map(|i| &organisation.appointments[*i as usize]);
        // Acting and being in charge take no seat: the post is still to be filled.
        let takes_seat = |a: &&Appointment| !a.holding.stands_in();
        let held: Vec<&Appointment> = held.filter(takes_seat).collect();
        // The count can only rise on a day when somebody begins.
        for starter in &held {
            let on = starter.period.from.unwrap_or(chrono::NaiveDate::MIN);
            let mut together: Vec<&Appointment> = Vec::new();
            for other in held.iter().filter(|a| a.period.contains(on)) {
                // One person twice is another fault, and takes one seat.
                if together.iter().all(|a| a.person != other.person) {
                    together.push(other);
                }
            }
            let last = together.iter().max_by_key(|a| (a.period.from, a.at));
            let is_last = last.is_some_and(|l| l.at == starter.at);
            if together.len() > post.seats as usize && is_last {
                let mut fault = Diagnostic::new(Code::MoreHoldersThanSeats)
                    .arg("post", post.titles.last().map_or("", |t| t.name.as_str()))
                    .arg("seats", post.seats.to_string())
                    .arg("holders", together.len().to_string())
                    .at(starter.at);
                for other in together.iter().filter(|a| a.at != starter.at).take(3) {
                    fault = fault.related(other.at, "also-holds");
                }
                report.push(fault);
            }
        }
    }
}
