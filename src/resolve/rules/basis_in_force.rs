//! What a plan rests on is in force on the plan's date.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Basis;
use crate::model::date::full_date;

/// Says that a basis is not in force on the plan's date; `successor` is what took
/// its place.
pub(crate) fn not_in_force(
    basis: &Basis,
    successor: Option<&Basis>,
    dated: NaiveDate,
) -> Option<Diagnostic> {
    let fault = |code, day| {
        let fault = Diagnostic::new(code).arg("name", basis.quoted());
        fault.arg("day", full_date(day))
    };
    if let Some(day) = basis.repealed.filter(|day| *day <= dated) {
        let fault = fault(Code::RepealedBasis, day);
        return Some(match successor {
            Some(next) => fault.hint_with(
                "cite-successor",
                [("name", next.quoted()), ("id", next.id.clone())],
            ),
            None => fault,
        });
    }
    let day = basis.effective.filter(|day| *day > dated)?;
    Some(fault(Code::BasisNotInForce, day))
}
