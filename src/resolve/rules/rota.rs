//! A rota's time runs forwards, through years whose holidays are known.

use chrono::{Datelike, NaiveDate};

use super::Seen;
use super::periods::{check_order, reversed};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{Exception, Rota};
use crate::model::calendar::Calendar;
use crate::model::date::full_date;
use crate::resolve::rota::time;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for rota in seen.rotas() {
        for exception in &rota.except {
            check_order(&exception.from, exception.last(), report);
            check_exception(rota, exception, seen, report);
        }
        let Some((from, until)) = time(rota, seen.frame) else {
            continue;
        };
        if until < from {
            report.push(reversed_time(rota, from, until));
        } else if !rota.every.rules.is_empty() {
            // Days that were not understood have been reported.
            check_calendar(rota, from, until, &seen.organisation.calendar, report);
        }
    }
}

/// A day that is excepted would have had duty.
fn check_exception(rota: &Rota, exception: &Exception, seen: &Seen<'_>, report: &mut Report) {
    let Some((start, _)) = time(rota, seen.frame) else {
        return;
    };
    let (from, last) = (exception.from.value, exception.last().value);
    let calendar = &seen.organisation.calendar;
    let slots = rota.slots.iter().filter_map(|slot| slot.every.as_ref());
    let rules = || {
        rota.every
            .rules
            .iter()
            .chain(slots.clone().flat_map(|every| &every.rules))
    };
    let on_duty = |day: NaiveDate| rules().any(|rule| rule.chooses(day, start, calendar));
    let mut days = from.iter_days().take_while(|day| *day <= last).take(366);
    if last >= from && rules().next().is_some() && !days.any(on_duty) {
        let fault = Diagnostic::new(Code::ExceptWithoutDuty).arg("day", full_date(from));
        report.push(fault.at(exception.from.at));
    }
}

/// One side may be the plan's, and is not written here.
fn reversed_time(rota: &Rota, from: NaiveDate, until: NaiveDate) -> Diagnostic {
    let at = rota.until.as_ref().map_or(rota.at, |day| day.at);
    let fault = reversed(from, until).at(at);
    match &rota.from {
        Some(from) => fault.related(from.at, "begins-here"),
        None => fault,
    }
}

fn check_calendar(
    rota: &Rota,
    from: NaiveDate,
    until: NaiveDate,
    calendar: &Calendar,
    report: &mut Report,
) {
    let years = (from.year()..=until.year()).filter(|year| !calendar.years.contains(year));
    let at = rota.every.words.first().map_or(rota.at, |words| words.at);
    for year in years.take(3) {
        let fault = Diagnostic::new(Code::MissingCalendar).arg("year", year.to_string());
        report.push(fault.at(at));
    }
}
