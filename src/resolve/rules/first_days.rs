//! Where nearly everybody's appointment says its first day, one without it was
//! forgotten: its holder stands in every paper, however old.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Appointment;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let all = &records.raw.appointments;
    let given = |one: &&Appointment| one.from.is_some() || one.undated || one.brief;
    let without: Vec<_> = all.iter().filter(|one| !given(one)).collect();
    // A roster may well say no days at all.
    if without.len() * 4 > all.len() {
        return;
    }
    for one in without {
        let fault = Diagnostic::new(Code::NoFirstDay).arg("name", &one.person.value);
        report.push(fault.arg("post", &one.post.value).at(one.at));
    }
}
