//! A field of work has one leader at a time.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let portfolios = &records.organisation.portfolios;
    for (i, later) in portfolios.iter().enumerate() {
        let at_once = portfolios[..i].iter().find(|earlier| {
            let together = earlier.period.overlaps(later.period);
            earlier.name == later.name && earlier.leader != later.leader && together
        });
        if let Some(earlier) = at_once {
            let fault = Diagnostic::new(Code::PortfolioLedTwice).arg("name", &later.name);
            report.push(fault.at(later.at).related(earlier.at, "overlaps-this"));
        }
    }
}
