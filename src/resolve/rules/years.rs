//! The years of a plan's number, date, title and time in force agree.

use chrono::{Datelike, NaiveDate};

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::Text;
use crate::model::date::{full_date, years_in};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let (plan, frame) = (seen.written, seen.frame);
    let Some(dated) = frame.dated else { return };
    let mut differs = |role, year: i32, at: Origin| {
        let fault = Diagnostic::new(Code::YearsDiffer).arg("role", role);
        let fault = fault.arg("year", year.to_string());
        report.push(fault.arg("day", full_date(dated)).at(at));
    };
    // A number is of the year in which it is given.
    if let Some(number) = &plan.number
        && number.year as i32 != dated.year()
    {
        differs("year-of-number", number.year as i32, number.at);
    }
    let titled = years_in(&plan.title.value);
    let (from, until) = (frame.in_force.from, frame.in_force.until);
    let in_force = plan.in_force.as_ref();
    let at = |day: Option<&crate::diagnostic::At<NaiveDate>>| day.map(|day| day.at);
    let from_at = in_force.and_then(|period| at(period.from.as_ref()));
    let until_at = in_force.and_then(|period| at(period.until.as_ref()));
    if let (Some(until), Some(at)) = (until.filter(|until| *until < dated), until_at) {
        differs("end-in-force", until.year(), at);
    } else if let (Some(from), Some(at)) = (from, from_at) {
        // Next year's plan is issued in the last months of a year.
        let latest = dated.year() + 1;
        let usual = (dated.year()..=latest).contains(&from.year());
        if !usual && !titled.as_ref().is_some_and(|t| t.contains(&from.year())) {
            differs("start-in-force", from.year(), at);
        }
    }
    // What looks back on a year is written in the next.
    let looks_back = ["考核", "考评", "总结", "评议", "评比", "述职", "表彰"];
    let looks_back = looks_back.iter().any(|word| plan.title.contains(word));
    if let Some(titled) = titled {
        let first = from.map_or(dated.year(), |from| from.year().min(dated.year()));
        let last = until.map_or(dated.year(), |until| until.year().max(dated.year()));
        let last = last + i32::from(dated.month() >= 9);
        let first = first - i32::from(looks_back);
        if *titled.end() < first || *titled.start() > last {
            differs("year-of-title", *titled.start(), plan.title.at);
        } else if !looks_back {
            left_over(seen, *titled.start(), report);
        }
    }
}

/// What last year's plan said and this year's still does: 为做好2025年……工作 at the
/// beginning, and the year of an annex that shares out what is to come.
fn left_over(seen: &Seen<'_>, year: i32, report: &mut Report) {
    let plan = seen.written;
    let mut differs = |role, old: i32, at: Origin| {
        let fault = Diagnostic::new(Code::YearsDiffer).arg("role", role);
        let fault = fault.arg("year", old.to_string());
        let dated = seen.frame.dated.map_or(String::new(), full_date);
        report.push(fault.arg("day", dated).at(at));
    };
    let aim = |text: &Text| {
        let (_, rest) = text.split_once("做好")?;
        let (year, rest) = rest.trim_start().split_at_checked(4)?;
        year.parse().ok().filter(|_| rest.starts_with('年'))
    };
    if let Some(preamble) = &plan.preamble
        && let Some(old) = aim(preamble).filter(|old| *old < year)
    {
        differs("year-of-preamble", old, preamble.at);
    }
    let shares = ["分工", "分解", "任务", "安排", "计划"];
    for annex in &plan.attachments {
        let title = &annex.title;
        let old = years_in(title).map(|years| *years.end());
        let ahead = shares.iter().any(|word| title.contains(word));
        if let Some(old) = old.filter(|old| ahead && *old < year) {
            differs("year-of-attachment", old, title.at);
        }
    }
}
