//! A day in a text exists, and is the day of the week that it is said to be.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::model::date::PlanDate;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    for (month_mark, _) in prose.text.match_indices('月') {
        if let Some(words) = no_month(prose.text, month_mark) {
            report.push(prose.fault(Code::NoSuchDay, words));
        }
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
    let behind = weekday_behind(prose.text, found.end);
    let said = behind.or_else(|| Some((weekday_before(prose.text, found.from)?, found.end)));
    let Some((said, end)) = said else { return };
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

/// 2026年13月, where no day follows: a day with it is told of as a whole.
fn no_month(text: &str, mark: usize) -> Option<std::ops::Range<usize>> {
    let before = text[..mark].trim_end_matches(|c: char| c.is_ascii_digit());
    let month: u32 = text[before.len()..mark].parse().ok()?;
    let dated = before.ends_with('年') && day_at(text, mark).is_none();
    (dated && !(1..=12).contains(&month)).then_some(before.len()..mark + '月'.len_utf8())
}

/// 周二（5月18日）: the day of the week before the bracket.
fn weekday_before(text: &str, from: usize) -> Option<Weekday> {
    let head = text[..from].strip_suffix(['（', '('])?;
    let said = head.chars().next_back()?;
    let head = &head[..head.len() - said.len_utf8()];
    let named = head.ends_with("星期") || head.ends_with('周');
    let said = if said == '天' { '日' } else { said };
    let number = NAMES
        .chars()
        .position(|name| name == said)
        .filter(|_| named)?;
    Weekday::try_from(u8::try_from(number).ok()?).ok()
}

/// （星期一）, 周一 behind a day, and where it ends.
fn weekday_behind(text: &str, at: usize) -> Option<(Weekday, usize)> {
    let rest = &text[at..];
    let parts = ["上午", "下午", "晚上", "晚"];
    let rest = parts
        .iter()
        .find_map(|part| rest.strip_prefix(part))
        .unwrap_or(rest);
    let rest = rest.strip_prefix(['（', '(']).unwrap_or(rest);
    let rest = rest.strip_prefix("星期").or(rest.strip_prefix('周'))?;
    let said = rest.chars().next()?;
    let said = if said == '天' { '日' } else { said };
    let number = NAMES.chars().position(|name| name == said)?;
    let end = text.len() - rest.len() + said.len_utf8();
    Some((Weekday::try_from(u8::try_from(number).ok()?).ok()?, end))
}
