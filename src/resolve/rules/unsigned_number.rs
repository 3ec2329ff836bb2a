//! A draft has no number: it is given once the paper is signed.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Plan;

pub(super) fn check(plan: &Plan, report: &mut Report) {
    let Some(number) = plan.number.as_ref().filter(|n| n.serial.is_some()) else {
        return;
    };
    if plan.is_unsigned() {
        let fault = Diagnostic::new(Code::UnsignedNumber).arg("title", &plan.title.value);
        report.push(fault.at(number.at));
    }
}
