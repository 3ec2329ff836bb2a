//! Nobody is away twice at a time: who stands in would be anybody's guess.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let absences = &records.organisation.absences;
    for (i, later) in absences.iter().enumerate() {
        let clash = absences[..i]
            .iter()
            .find(|one| one.person == later.person && one.period.overlaps(later.period));
        if let Some(earlier) = clash {
            let person = &records.organisation.person(later.person).name;
            let fault = Diagnostic::new(Code::OverlappingLeave).arg("person", person);
            report.push(fault.at(later.at).related(earlier.at, "overlaps-this"));
        }
    }
}
