//! A day in a text exists, and is the day of the week that it is said to be.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::model::date::PlanDate;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    for (month_mark, _) in prose.text.match_indices('月') {
        if let Some(found) = day_at(prose.text, month_mark) {
            check_day(prose, &found, report);
        }
    }
}

/// A day as it is written.
struct Found {
    /// From its year, or month, to behind 日.
    from: usize,
    end: usize,
    year: Option<i32>,
    month: u32,
    day: u32,
}

/// The day whose 月 stands there: 2026年5月17日, 5月17日.
fn day_at(text: &str, mark: usize) -> Option<Found> {
    let before = text[..mark].trim_end_matches(|c: char| c.is_ascii_digit());
    let month = text[before.len()..mark].parse().ok()?;
    let rest = &text[mark + '月'.len_utf8()..];
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let day = rest[..rest.len() - after.len()].parse().ok()?;
    let end = text.len() - after.strip_prefix(['日', '号'])?.len();
    let dated = before.strip_suffix('年').and_then(|written| {
        let head = written.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &written[head.len()..];
        let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
        Some((head.len(), year))
    });
    Some(Found {
        from: dated.map_or(before.len(), |(from, _)| from),
        end,
        year: dated.map(|(_, year)| year),
        month,
        day,
    })
}

fn check_day(prose: &Prose<'_>, found: &Found, report: &mut Report) {
    // Where no year is known any leap year does.
    let day = |year| NaiveDate::from_ymd_opt(year, found.month, found.day);
    let plan_year = || {
        let years = prose.years?;
        Some(years.of(PlanDate::Day(day(2024)?)))
    };
    let year = found.year.or_else(plan_year);
    let Some(day) = day(year.unwrap_or(2024)) else {
        let fault = prose.fault(Code::NoSuchDay, found.from..found.end);
        return report.push(fault);
    };
    let Some((said, end)) = weekday_behind(prose.text, found.end) else {
        return;
    };
    if year.is_some() && day.weekday() != said {
        let fault = prose.fault(Code::WrongWeekday, found.from..end);
        let right = format!("星期{}", name(day.weekday()));
        report.push(fault.arg("right", right));
    }
}

const NAMES: &str = "一二三四五六日";

fn name(day: Weekday) -> char {
    NAMES
        .chars()
        .nth(day.num_days_from_monday() as usize)
        .unwrap_or('日')
}

/// （星期一）, 周一 behind a day, and where it ends.
fn weekday_behind(text: &str, at: usize) -> Option<(Weekday, usize)> {
    let rest = text[at..].strip_prefix(['（', '(']).unwrap_or(&text[at..]);
    let rest = rest.strip_prefix("星期").or(rest.strip_prefix('周'))?;
    let said = rest.chars().next()?;
    let said = if said == '天' { '日' } else { said };
    let number = NAMES.chars().position(|name| name == said)?;
    let end = text.len() - rest.len() + said.len_utf8();
    Some((Weekday::try_from(u8::try_from(number).ok()?).ok()?, end))
}
