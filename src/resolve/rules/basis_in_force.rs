//! What a plan rests on is in force on the plan's date.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::model::Basis;
use crate::model::date::full_date;

/// Checks one citation. `dated` is the plan's date, `successor` what took the
/// place of the basis.
pub fn check_in_force(
    basis: &Basis,
    successor: Option<&Basis>,
    dated: NaiveDate,
    at: Origin,
    report: &mut Report,
) {
    let fault = |code, day| {
        let fault = Diagnostic::new(code).arg("name", basis.quoted());
        fault.arg("day", full_date(day)).at(at)
    };
    if let Some(day) = basis.repealed.filter(|day| *day <= dated) {
        let fault = fault(Code::RepealedBasis, day);
        report.push(match successor {
            Some(next) => fault.hint_with(
                "cite-successor",
                [("name", next.quoted()), ("id", next.id.clone())],
            ),
            None => fault,
        });
    } else if let Some(day) = basis.effective.filter(|day| *day > dated) {
        report.push(fault(Code::BasisNotInForce, day));
    }
}
