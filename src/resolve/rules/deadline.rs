//! A deadline is a working day within the plan's time.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Seen, still_open};
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::model::calendar::Calendar;
use crate::model::date::{Deadline, PlanDate, full_date, serial_day};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let mut without_calendar: Vec<i32> = Vec::new();
    for (deadline, at, task) in seen.deadlines() {
        if *deadline == Deadline::Open {
            report.push(still_open("待定", at));
        }
        if let Deadline::Text { words, bound: None } = deadline
            && VAGUE.iter().any(|vague| words.trim() == *vague)
        {
            let fault = Diagnostic::new(Code::VagueDeadline).arg("text", words);
            report.push(fault.at(at));
        }
        if let Deadline::Text { words, bound: None } = deadline
            && says_no_day(words)
        {
            let fault = Diagnostic::new(Code::OddDeadline).arg("text", words);
            let fault = fault.at(at);
            report.push(match meant(words.trim()) {
                Some(day) => fault.hint_with(
                    "serial-day",
                    [
                        ("number", words.clone()),
                        ("day", full_date(day)),
                        ("right", day.to_string()),
                    ],
                ),
                None => match month_and_day(words) {
                    Some(right) => fault.hint_with("did-you-mean", [("name", right)]),
                    None => fault,
                },
            });
        }
        let date = deadline.date(seen.frame.years);
        if let Some((date, due)) = date.and_then(|date| Some((date, date.last_day()?))) {
            let on_duty = is_duty(task) || is_duty(&seen.written.title);
            check_due((at, date, due), on_duty, seen, report);
            let known = &seen.organisation.calendar.years;
            let year = due.year();
            // An office that keeps no calendar at all is told where a day is off
            // in every year.
            let matters = !known.is_empty() || is_always_off(due);
            let exact = matches!(date, PlanDate::Day(_)) && matters;
            if exact && !known.contains(&year) && !without_calendar.contains(&year) {
                without_calendar.push(year);
                let fault = Diagnostic::new(Code::MissingCalendar).arg("year", year.to_string());
                report.push(fault.at(at));
            }
        }
    }
}

/// Work that days off do not stop.
fn is_duty(words: &str) -> bool {
    let duty = [
        "值班", "值守", "防汛", "防洪", "防台", "防火", "抢险", "应急", "巡查", "春运",
    ];
    duty.iter().any(|word| words.contains(word))
}

/// Words by which nobody can be held to a day.
const VAGUE: [&str; 8] = [
    "尽快", "尽早", "抓紧", "及时", "适时", "近期", "立即", "马上",
];

/// Whether the words are a bare number, a time of day, or yes and no.
fn says_no_day(words: &str) -> bool {
    let words = words.trim();
    let flags = [
        "是", "否", "有", "无", "√", "×", "yes", "no", "true", "false",
    ];
    let sign = |c: char| c.is_numeric() || c.is_whitespace() || ".．,:：/-—".contains(c);
    flags.contains(&words.to_lowercase().as_str()) || words.chars().all(sign)
}

/// The day that a bare number is to a spreadsheet, or in eight digits.
fn meant(words: &str) -> Option<NaiveDate> {
    let number: i32 = words.parse().ok()?;
    match number {
        19_000_101..=21_991_231 => {
            let (month, day) = (number / 100 % 100, number % 100);
            NaiveDate::from_ymd_opt(number / 10_000, month as u32, day as u32)
        }
        _ => serial_day(words),
    }
}

/// A month and its day with a sign between them: 12/31, 6.30.
fn month_and_day(words: &str) -> Option<String> {
    let (month, day) = words.trim().split_once(['/', '.', '-', '／', '．'])?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    let possible = NaiveDate::from_ymd_opt(2024, month, day).is_some();
    possible.then(|| format!("{month}月{day}日前"))
}

/// Weekends, and the holidays that have a day of their own (全国年节及纪念日放假办法).
fn is_always_off(day: NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let fixed = matches!((day.month(), day.day()), (1, 1) | (5, 1 | 2) | (10, 1..=3));
    weekend || fixed
}

/// Checks the day itself.
fn check_due(
    (at, date, due): (Origin, PlanDate, NaiveDate),
    on_duty: bool,
    seen: &Seen<'_>,
    report: &mut Report,
) {
    let frame = seen.frame;
    let calendar = &seen.organisation.calendar;
    let exact = matches!(date, PlanDate::Day(_));
    let day = full_date(due);
    // The end of a month is one whatever day it is.
    let ends_month = due.succ_opt().is_some_and(|next| next.day() == 1);
    let matters = exact && !ends_month && !on_duty;
    if matters && calendar.years.contains(&due.year()) && !calendar.is_workday(due) {
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
    // A year or a part of one may reach over the plan's last day.
    let begins = match date {
        PlanDate::Year(_) | PlanDate::Half { .. } | PlanDate::Quarter { .. } => {
            date.first_day().unwrap_or(due)
        }
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
