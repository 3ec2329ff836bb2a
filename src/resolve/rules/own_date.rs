//! A plan is dated (GB/T 9704 7.3.5.4), a formal one on a day of work.

use super::{Seen, still_open};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Form;
use crate::model::date::full_date;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    let calendar = &seen.organisation.calendar;
    let formal = matches!(plan.form(), Form::RedHead | Form::Letter);
    if let (Some(date), Some(day)) = (&plan.date, seen.frame.dated)
        && formal
        && !calendar.is_workday(day)
    {
        let fault = Diagnostic::new(Code::DatedOnDayOff).arg("day", full_date(day));
        report.push(fault.at(date.at));
    }
    match &plan.date {
        // A plain paper may be dated to the month; others are signed on a day.
        Some(date) if date.year.is_some() && plan.form() != Form::Plain => {
            let words = date.words.as_ref().map_or("", |words| &words.value);
            let fault = Diagnostic::new(Code::InvalidDate).arg("key", "date");
            report.push(fault.arg("word", words).at(date.at).hint("date-forms"));
        }
        // A placeholder is reported with its words.
        Some(date) if date.words.is_some() => {}
        Some(date) if date.day.is_none() => report.push(still_open("成文日期", date.at)),
        Some(_) => {}
        // What is no date has been called one already.
        None if plan.date_given => {}
        None => report.push(Diagnostic::new(Code::MissingDate).at(plan.at)),
    }
}
