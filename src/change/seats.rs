//! A post is taken only where a seat is free on the day.

use super::records::Records;
use super::steps::{Appoint, Steps};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Holding, PostId};

/// Reports each taking that finds no free seat. Acting and being in charge
/// take none, but stand beside nobody.
pub(super) fn check(records: &Records, steps: &Steps, report: &mut Report) {
    let takes_seat = |h: Holding| !h.stands_in();
    for (i, appoint) in steps.appoints().enumerate() {
        beside_holder(records, steps, appoint, report);
        if !takes_seat(appoint.holding) {
            continue;
        }
        let staying = staying(records, steps, appoint.post);
        let before = steps.appoints().take(i);
        let new = before
            .filter(|a| a.post == appoint.post && takes_seat(a.holding))
            .map(|a| records.organisation.person(a.person).name.clone());
        let holders: Vec<String> = staying.into_iter().chain(new).collect();
        let post = records.organisation.post(appoint.post);
        if holders.len() >= post.seats as usize {
            report.push(
                Diagnostic::new(Code::PostFull)
                    .arg("post", post.title(steps.date))
                    .arg("seats", post.seats.to_string())
                    .arg("holders", holders.join("、"))
                    .at(appoint.at),
            );
        }
    }
}

/// Says where somebody comes to act or be in charge beside a holder who stays.
fn beside_holder(records: &Records, steps: &Steps, appoint: &Appoint, report: &mut Report) {
    let organisation = &records.organisation;
    let mut posts: Vec<(PostId, usize)> = Vec::new();
    if appoint.holding.stands_in() {
        let seats = organisation.post(appoint.post).seats as usize;
        posts.push((appoint.post, seats));
    }
    if let Some(unit) = &appoint.in_charge_of_unit {
        let all = (0..).map(PostId).take(organisation.posts.len());
        let of_unit = all.filter(|post| {
            let department = organisation.post(*post).department;
            department.is_some_and(|d| organisation.department(d).id == *unit)
                && organisation.heads_its_unit(*post)
        });
        posts.extend(of_unit.filter(|p| *p != appoint.post).map(|p| (p, 1)));
    }
    for (post, seats) in posts {
        let holders = staying(records, steps, post);
        if holders.len() >= seats {
            let fault = Diagnostic::new(Code::StandInBesideHolder)
                .arg("person", &organisation.person(appoint.person).name)
                .arg("post", organisation.post(post).title(steps.date))
                .arg("name", holders.join("、"));
            report.push(fault.at(appoint.at));
        }
    }
}

/// Says where somebody acts or is in charge of a post, or of its unit, and would
/// go on doing so beside the new holder.
pub(super) fn stand_ins(records: &Records, steps: &Steps, report: &mut Report) {
    let organisation = &records.organisation;
    for appoint in steps.appoints().filter(|a| a.holding == Holding::Regular) {
        let post = organisation.post(appoint.post);
        for (i, a) in organisation.appointments.iter().enumerate() {
            let for_post = a.post == appoint.post && a.holding.stands_in();
            let for_unit = a.in_charge_of.is_some()
                && a.in_charge_of == post.department
                && organisation.heads_its_unit(appoint.post);
            let goes_on = a.period.contains(steps.date) && !steps.closes(i);
            if goes_on && (for_post || for_unit) && a.person != appoint.person {
                let person = |id| organisation.person(id).name.clone();
                let fault = Diagnostic::new(Code::StandInStays)
                    .arg("person", person(a.person))
                    .arg("post", post.title(steps.date))
                    .arg("name", person(appoint.person));
                report.push(fault.at(appoint.at).related(a.at, "still-stands-in"));
            }
        }
    }
}

/// Names of those who hold the post before and after.
fn staying(records: &Records, steps: &Steps, post: PostId) -> Vec<String> {
    let organisation = &records.organisation;
    let held = organisation.by_post[post.0 as usize].iter();
    let held = held.map(|i| (*i as usize, &organisation.appointments[*i as usize]));
    let held = held.filter(|(i, a)| {
        a.period.contains(steps.date) && !a.holding.stands_in() && !steps.closes(*i)
    });
    held.map(|(_, a)| organisation.person(a.person).name.clone())
        .collect()
}
