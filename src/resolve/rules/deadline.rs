//! A deadline is a working day within the plan's time.

use chrono::{Datelike, NaiveDate};

use super::{Seen, still_open};
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::model::calendar::Calendar;
use crate::model::date::{Deadline, PlanDate, full_date};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let mut without_calendar: Vec<i32> = Vec::new();
    for deadline in seen.tasks().filter_map(|task| task.deadline.as_ref()) {
        if deadline.value == Deadline::Open {
            report.push(still_open("待定", deadline.at));
        }
        let date = deadline.value.date(seen.frame.years);
        if let Some((date, due)) = date.and_then(|date| Some((date, date.last_day()?))) {
            check_due(deadline, date, due, seen, report);
            let known = &seen.organisation.calendar.years;
            let year = due.year();
            let exact = matches!(date, PlanDate::Day(_));
            if exact && !known.contains(&year) && !without_calendar.contains(&year) {
                without_calendar.push(year);
                let fault = Diagnostic::new(Code::MissingCalendar).arg("year", year.to_string());
                report.push(fault.at(deadline.at));
            }
        }
    }
}

/// Checks the day itself.
fn check_due(
    deadline: &At<Deadline>,
    date: PlanDate,
    due: NaiveDate,
    seen: &Seen<'_>,
    report: &mut Report,
) {
    let (at, frame) = (deadline.at, seen.frame);
    let calendar = &seen.organisation.calendar;
    let exact = matches!(date, PlanDate::Day(_));
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
    // A year may reach over the plan's last day.
    let begins = match date {
        PlanDate::Year(_) => date.first_day().unwrap_or(due),
        _ => due,
    };
    if let Some(end) = frame.in_force.until
        && begins > end
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
