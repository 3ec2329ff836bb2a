//! A post is taken only where a seat is free on the day.

use super::records::Records;
use super::steps::Steps;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Holding, PostId};

/// Reports each taking that finds no free seat. Acting and being in charge
/// take none.
pub fn check(records: &Records, steps: &Steps, report: &mut Report) {
    let takes_seat = |h: Holding| !matches!(h, Holding::Acting | Holding::InCharge);
    for (i, appoint) in steps.appoints().enumerate() {
        if !takes_seat(appoint.holding) {
            continue;
        }
        let staying = staying(records, steps, appoint.post);
        let before = steps.appoints().take(i);
        let new = before
            .filter(|a| a.post == appoint.post && takes_seat(a.holding))
            .count();
        let post = records.organisation.post(appoint.post);
        if staying.len() + new >= post.seats as usize {
            report.push(
                Diagnostic::new(Code::PostFull)
                    .arg("post", post.title(steps.date))
                    .arg("seats", post.seats.to_string())
                    .arg("holders", staying.join("、"))
                    .at(appoint.at),
            );
        }
    }
}

/// Names of those who hold the post before and after.
fn staying(records: &Records, steps: &Steps, post: PostId) -> Vec<String> {
    let organisation = &records.organisation;
    let held = organisation
        .appointments
        .iter()
        .enumerate()
        .filter(|(i, a)| {
            a.post == post
                && a.period.contains(steps.date)
                && !matches!(a.holding, Holding::Acting | Holding::InCharge)
                && !steps.closes(*i)
        });
    held.map(|(_, a)| organisation.person(a.person).name.clone())
        .collect()
}
