//! A calendar is of one year, and there is one for a year.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Records;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::model::date::full_date;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let mut known: Vec<&At<u32>> = Vec::new();
    for calendar in &records.raw.calendars {
        let Some(year) = &calendar.year else { continue };
        match known.iter().find(|other| other.value == year.value) {
            Some(first) => {
                let fault =
                    Diagnostic::new(Code::CalendarTwice).arg("year", year.value.to_string());
                report.push(fault.at(year.at).related(first.at, "first-here"));
            }
            None => known.push(year),
        }
        if calendar.holidays.is_empty() && calendar.make_up_workdays.is_empty() {
            let fault = Diagnostic::new(Code::EmptyCalendar).arg("year", year.value.to_string());
            report.push(fault.at(year.at));
        }
        let mut other_year = |day: &At<NaiveDate>| {
            let fault = Diagnostic::new(Code::DayOfOtherYear).arg("day", full_date(day.value));
            report.push(fault.arg("year", year.value.to_string()).at(day.at));
        };
        let of_year = |day: &NaiveDate| day.year() == year.value as i32;
        for holiday in &calendar.holidays {
            // New Year's holiday may begin in December, and Spring Festival's days
            // are all of one year.
            let days = [&holiday.from, &holiday.until].into_iter().flatten();
            let days: Vec<&At<NaiveDate>> = days.collect();
            if let (Some(first), false) = (days.first(), days.iter().any(|day| of_year(day))) {
                other_year(first);
            }
        }
        // The working day for a holiday in January may lie in December.
        let near = |day: &NaiveDate| {
            of_year(day) || (day.year() + 1 == year.value as i32 && day.month() == 12)
        };
        let odd = calendar.make_up_workdays.iter().filter(|day| !near(day));
        odd.for_each(&mut other_year);
        for day in calendar.make_up_workdays.iter().filter(|day| of_year(day)) {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            let holiday = records.organisation.calendar.holidays.get(&day.value);
            if !weekend || holiday.is_some() {
                let fault = Diagnostic::new(Code::OddMakeUpDay).arg("day", full_date(day.value));
                let name = holiday.map_or("", String::as_str);
                report.push(fault.arg("holiday", name).at(day.at));
            }
        }
    }
}
