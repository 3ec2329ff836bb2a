//! Nobody is at the head of two units in their own right: the second is held
//! beside the first (兼任), or the last day of the first was forgotten.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Appointment, Holding};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let organisation = records.organisation;
    for held in &organisation.by_person {
        let held = held.iter().map(|i| &organisation.appointments[*i as usize]);
        let at_head = |a: &&Appointment| {
            let unit = organisation.post(a.post).department;
            a.holding == Holding::Regular && unit.is_some() && organisation.heads_its_unit(a.post)
        };
        let heads: Vec<&Appointment> = held.filter(at_head).collect();
        for (i, later) in heads.iter().enumerate() {
            let unit = |a: &Appointment| organisation.post(a.post).department;
            let both = |earlier: &&&Appointment| {
                unit(earlier) != unit(later) && earlier.period.overlaps(later.period)
            };
            if let Some(earlier) = heads[..i].iter().find(both) {
                let title = |a: &Appointment| {
                    let titles = &organisation.post(a.post).titles;
                    titles.last().map_or(String::new(), |t| t.name.clone())
                };
                let fault = Diagnostic::new(Code::HeadOfTwo)
                    .arg("person", &organisation.person(later.person).name)
                    .arg("post", title(later))
                    .arg("other", title(earlier));
                report.push(fault.at(later.at).related(earlier.at, "overlaps-this"));
            }
        }
    }
}
