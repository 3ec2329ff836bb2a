//! Nobody goes on holding a post that is no more, or one of a unit that is no
//! more.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Organisation;
use crate::model::date::full_date;

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    let held = organisation.appointments.iter();
    for appointment in held.filter(|a| a.period.contains(on)) {
        let post = organisation.post(appointment.post);
        let unit = post.department.map(|unit| organisation.department(unit));
        let ends = [post.period.until, unit.and_then(|unit| unit.period.until)];
        let Some(ended) = ends.into_iter().flatten().find(|until| *until < on) else {
            continue;
        };
        let fault = Diagnostic::new(Code::EndedPost)
            .arg("name", post.title(ended))
            .arg("day", full_date(on))
            .arg("person", &organisation.person(appointment.person).name);
        report.push(fault.at(appointment.at).related(post.at, "ends-here"));
    }
}
