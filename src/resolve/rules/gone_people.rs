//! Whoever has left the office holds no post any longer, whatever an appointment
//! without its last day says.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Organisation;
use crate::model::date::full_date;

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    let held = organisation.appointments.iter();
    for appointment in held.filter(|a| a.period.contains(on)) {
        let person = organisation.person(appointment.person);
        let Some(until) = person.until.filter(|until| *until < on) else {
            continue;
        };
        let fault = Diagnostic::new(Code::LeftButListed).arg("name", &person.name);
        report.push(fault.arg("day", full_date(until)).at(appointment.at));
    }
}
