//! A deadline is a working day within the plan's time.

use chrono::{Datelike, NaiveDate};

use super::{Seen, still_open};
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::model::calendar::Calendar;
use crate::model::date::{Deadline, PlanDate, full_date};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for deadline in seen.tasks().filter_map(|task| task.deadline.as_ref()) {
        if deadline.value == Deadline::Open {
            report.push(still_open("待定", deadline.at));
        }
        if let Some(due) = deadline.value.last_day(seen.frame.year) {
            check_due(deadline, due, seen, report);
        }
    }
}

/// Checks the day itself.
fn check_due(deadline: &At<Deadline>, due: NaiveDate, seen: &Seen<'_>, report: &mut Report) {
    let (at, frame) = (deadline.at, seen.frame);
    let calendar = &seen.organisation.calendar;
    let exact = matches!(
        deadline.value,
        Deadline::By(PlanDate::Day(_))
            | Deadline::Text {
                bound: Some((_, Some(_))),
                ..
            }
    );
    let day = full_date(due);
    if exact && calendar.years.contains(&due.year()) && !calendar.is_workday(due) {
        let holiday = calendar.holidays.get(&due).map_or("", String::as_str);
        let fault = Diagnostic::new(Code::DeadlineOnHoliday).arg("day", &day);
        let fault = fault.arg("holiday", holiday).at(at);
        report.push(match next_workday(calendar, due) {
            Some(next) => fault.hint_with("next-workday", [("day", full_date(next))]),
            None => fault,
        });
    }
    if let Some(start) = frame.dated.or(frame.in_force.from)
        && due < start
    {
        let fault = Diagnostic::new(Code::DeadlineBeforePlan).arg("day", &day);
        report.push(fault.arg("plan", full_date(start)).at(at));
    }
    if let Some(end) = frame.in_force.until
        && due > end
    {
        let fault = Diagnostic::new(Code::DeadlineAfterPlan).arg("day", &day);
        report.push(fault.arg("plan", full_date(end)).at(at));
    }
}

/// The first working day after, at most two weeks on.
fn next_workday(calendar: &Calendar, day: NaiveDate) -> Option<NaiveDate> {
    day.iter_days()
        .skip(1)
        .take(15)
        .find(|d| calendar.is_workday(*d))
}
