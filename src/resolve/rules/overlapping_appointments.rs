//! One person does not hold the same post twice at the same time.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Appointment;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let organisation = records.organisation;
    for held in &organisation.by_person {
        let held = held.iter().map(|i| &organisation.appointments[*i as usize]);
        let held: Vec<&Appointment> = held.collect();
        for (i, later) in held.iter().enumerate() {
            let clash = held[..i]
                .iter()
                .find(|a| a.post == later.post && a.period.overlaps(later.period));
            if let Some(earlier) = clash {
                let person = &organisation.person(later.person).name;
                let titles = &organisation.post(later.post).titles;
                let title = titles.last().map_or("", |t| t.name.as_str());
                report.push(
                    Diagnostic::new(Code::OverlappingAppointments)
                        .arg("person", person)
                        .arg("post", title)
                        .at(later.at)
                        .related(earlier.at, "overlaps-this"),
                );
            }
        }
    }
}
