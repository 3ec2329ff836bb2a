//! A period does not end before it begins.

use std::fmt::Display;

use chrono::NaiveDate;

use super::Records;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::Plan;

type Day = Option<At<NaiveDate>>;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let raw = records.raw;
    let appointments = raw.appointments.iter().map(|r| (&r.from, &r.until));
    let portfolios = raw.portfolios.iter().map(|r| (&r.from, &r.until));
    let absences = raw.absences.iter().map(|r| (&r.from, &r.until));
    let posts = raw.posts.iter().map(|r| (&r.from, &r.until));
    let departments = raw.departments.iter().map(|r| (&r.from, &r.until));
    let periods = appointments.chain(portfolios).chain(absences);
    for (from, until) in periods.chain(posts).chain(departments) {
        check_one(from, until, report);
    }
    for holiday in raw.calendars.iter().flat_map(|c| &c.holidays) {
        check_one(&holiday.from, &holiday.until, report);
    }
}

/// A plan's time in force.
pub(super) fn check_plan(plan: &Plan, report: &mut Report) {
    if let Some(period) = &plan.in_force {
        check_one(&period.from, &period.until, report);
    }
}

fn check_one(from: &Day, until: &Day, report: &mut Report) {
    if let (Some(from), Some(until)) = (from, until) {
        check_order(from, until, report);
    }
}

/// First and last day, both written.
pub(super) fn check_order(from: &At<NaiveDate>, until: &At<NaiveDate>, report: &mut Report) {
    if until.value < from.value {
        let fault = reversed(from.value, until.value).at(until.at);
        report.push(fault.related(from.at, "begins-here"));
    }
}

/// Says that the last day stands before the first.
pub(super) fn reversed(from: impl Display, until: impl Display) -> Diagnostic {
    let fault = Diagnostic::new(Code::ReversedPeriod).arg("from", from.to_string());
    fault.arg("until", until.to_string())
}
