//! A first day in another age was mistyped: 2099 for 2019, 1026 for 2026. Whoever
//! it is of stands in no paper, or in every one, and nothing else tells.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::model::Organisation;
use crate::model::date::full_date;

/// Nobody is appointed so many years ahead.
const AHEAD: i32 = 3;

/// No appointment of today began before the republic.
const FIRST_YEAR: i32 = 1949;

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    let mut tell = |what: &str, from: Option<NaiveDate>, at: Origin| {
        let far = |day: &NaiveDate| !(FIRST_YEAR..=on.year() + AHEAD).contains(&day.year());
        if let Some(day) = from.filter(far) {
            let fault = Diagnostic::new(Code::FarOffDay).arg("name", what);
            report.push(fault.arg("day", full_date(day)).at(at));
        }
    };
    for held in &organisation.appointments {
        tell(
            &organisation.person(held.person).name,
            held.period.from,
            held.at,
        );
    }
    for portfolio in &organisation.portfolios {
        tell(&portfolio.name, portfolio.period.from, portfolio.at);
    }
}
