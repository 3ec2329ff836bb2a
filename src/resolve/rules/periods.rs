//! A period does not end before it begins.

use chrono::NaiveDate;

use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::{Plan, Raw};

type Day = Option<At<NaiveDate>>;

pub(super) fn check(raw: &Raw, report: &mut Report) {
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
        check_one(
            &Some(holiday.from.clone()),
            &Some(holiday.until.clone()),
            report,
        );
    }
}

/// A plan's time in force.
pub(super) fn check_plan(plan: &Plan, report: &mut Report) {
    check_one(&plan.in_force_from, &plan.in_force_until, report);
}

fn check_one(from: &Day, until: &Day, report: &mut Report) {
    if let (Some(from), Some(until)) = (from, until)
        && until.value < from.value
    {
        report.push(
            Diagnostic::new(Code::ReversedPeriod)
                .arg("from", from.value.to_string())
                .arg("until", until.value.to_string())
                .at(until.at)
                .related(from.at, "begins-here"),
        );
    }
}
