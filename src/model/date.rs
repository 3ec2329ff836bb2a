//! Dates as offices write them: a day, a third of a month, a month, a year.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, TimeDelta};

/// The day that a bare number is to a spreadsheet, for the years 1982 to 2064.
pub fn serial_day(text: &str) -> Option<NaiveDate> {
    let number: i64 = text.parse().ok()?;
    let counts = (30_000..60_000).contains(&number);
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).filter(|_| counts)?;
    first.checked_add_signed(TimeDelta::days(number))
}

use crate::diagnostic::Origin;

/// A third of a month (旬), or its first or last days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Third {
    /// 上旬: days 1 to 10.
    Early,
    /// 中旬: days 11 to 20.
    Middle,
    /// 下旬: day 21 to the end.
    Late,
    /// 初: the first days.
    Start,
    /// 底: the last days.
    End,
    /// 末: the same in another word.
    Close,
}

/// A date as exact as the plan makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PlanDate {
    Day(NaiveDate),
    Third { year: i32, month: u32, third: Third },
    Month { year: i32, month: u32 },
    Quarter { year: i32, quarter: u32 },
    Half { year: i32, second: bool },
    Year(i32),
}

impl PlanDate {
    /// The first day it covers; `None` outside the calendar's range.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Third { year, month, third } => {
                let day = match third {
                    Third::Early | Third::Start => 1,
                    Third::Middle => 11,
                    Third::Late => 21,
                    Third::End | Third::Close => 25,
                };
                NaiveDate::from_ymd_opt(year, month, day)
            }
            Self::Month { .. } | Self::Quarter { .. } | Self::Half { .. } | Self::Year(_) => {
                let (first, _) = self.months();
                NaiveDate::from_ymd_opt(self.year(), first, 1)
            }
        }
    }

    /// First and last month of those it covers.
    fn months(self) -> (u32, u32) {
        match self {
            Self::Day(day) => (day.month(), day.month()),
            Self::Third { month, .. } | Self::Month { month, .. } => (month, month),
            Self::Quarter { quarter, .. } => ((quarter * 3).saturating_sub(2), quarter * 3),
            Self::Half { second: false, .. } => (1, 6),
            Self::Half { second: true, .. } => (7, 12),
            Self::Year(_) => (1, 12),
        }
    }

    /// The last day it covers; `None` outside the calendar's range.
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Third { year, month, third } => match third {
                Third::Start => NaiveDate::from_ymd_opt(year, month, 5),
                Third::Early => NaiveDate::from_ymd_opt(year, month, 10),
                Third::Middle => NaiveDate::from_ymd_opt(year, month, 20),
                Third::Late | Third::End | Third::Close => last_day_of_month(year, month),
            },
            Self::Month { .. } | Self::Quarter { .. } | Self::Half { .. } | Self::Year(_) => {
                let (_, last) = self.months();
                last_day_of_month(self.year(), last)
            }
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Third { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Year(year) => year,
        }
    }

    /// The same of another year; `None` for the 29th of February where there is
    /// none.
    pub fn in_year(self, year: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.with_year(year)?),
            Self::Third { month, third, .. } => Self::Third { year, month, third },
            Self::Month { month, .. } => Self::Month { year, month },
            Self::Quarter { quarter, .. } => Self::Quarter { year, quarter },
            Self::Half { second, .. } => Self::Half { year, second },
            Self::Year(_) => Self::Year(year),
        })
    }

    /// The same without the year, where it has a month: 3月中旬.
    pub fn without_year(self) -> String {
        match self {
            Self::Day(day) => format!("{}月{}日", day.month(), day.day()),
            Self::Third { month, third, .. } => format!("{month}月{third}"),
            Self::Month { month, .. } => format!("{month}月"),
            Self::Quarter { quarter, .. } => {
                let words = ["一", "二", "三", "四"].get(quarter.saturating_sub(1) as usize);
                format!("第{}季度", words.unwrap_or(&"四"))
            }
            Self::Half { second: false, .. } => "上半年".to_string(),
            Self::Half { second: true, .. } => "下半年".to_string(),
            Self::Year(year) => format!("{year}年"),
        }
    }
}

impl fmt::Display for Third {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Early => "上旬",
            Self::Middle => "中旬",
            Self::Late => "下旬",
            Self::Start => "初",
            Self::End => "底",
            Self::Close => "末",
        })
    }
}

impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}年"),
            other => write!(f, "{}年{}", other.year(), other.without_year()),
        }
    }
}

/// The date that words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Its year was written.
    Dated(PlanDate),
    /// Its year was not, and is not this one.
    Yearless(PlanDate),
}

/// The time of a plan, in which its dates without a year fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    /// What is meant where the time does not tell.
    pub usual: i32,
    /// First and last day, where both are known.
    pub time: Option<(NaiveDate, NaiveDate)>,
}

impl Years {
    /// The year of a date that was written without one: the first in which it lies
    /// within the time.
    pub fn of(self, date: PlanDate) -> i32 {
        let Some((from, until)) = self.time else {
            return self.usual;
        };
        let within = |year: &i32| {
            let date = date.in_year(*year);
            let first = date.and_then(PlanDate::first_day);
            let last = date.and_then(PlanDate::last_day);
            first.is_some_and(|day| day <= until) && last.is_some_and(|day| day >= from)
        };
        let mut years = from.year()..=until.year().min(from.year() + MOST_YEARS);
        years.find(within).unwrap_or(self.usual)
    }
}

/// No plan goes on for longer.
const MOST_YEARS: i32 = 30;

/// By when something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// A day, month or third of a month.
    By(PlanDate),
    /// As written, with the date it means where that can be known: 6月底前.
    Text {
        /// The words on the page.
        words: String,
        /// The date; of no year, where none was written, and so to be looked at
        /// in the plan's time.
        bound: Option<Bound>,
    },
    /// Comes back every month: 每月28日前; the day, 31 for the month's end.
    Monthly {
        /// The words on the page.
        words: String,
        /// Day of the month.
        day: u32,
    },
    /// 长期坚持, 持续推进, 全年.
    Standing(String),
    /// Parts of one thing are due at times of their own.
    Several(Vec<Partly>),
    /// 待定.
    Open,
}

/// By when a part of something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Partly {
    /// Which part: 改建部分, 其余.
    pub part: String,
    /// By when.
    pub by: Deadline,
    /// Where that was written.
    pub at: Origin,
}

impl Deadline {
    /// Each deadline that stands for itself, and where, given where this one does.
    pub fn each(&self, at: Origin) -> Vec<(&Self, Origin)> {
        match self {
            Self::Several(parts) => parts.iter().flat_map(|one| one.by.each(one.at)).collect(),
            one => vec![(one, at)],
        }
    }

    /// The date it means, where one can be known.
    pub fn date(&self, years: Years) -> Option<PlanDate> {
        match self {
            Self::By(date) => Some(*date),
            Self::Text { bound, .. } => match (*bound)? {
                Bound::Dated(date) => Some(date),
                Bound::Yearless(date) => date.in_year(years.of(date)),
            },
            _ => None,
        }
    }

    /// The last day it means, where one can be known; of several parts, the day by
    /// which all are done.
    pub fn last_day(&self, years: Years) -> Option<NaiveDate> {
        match self {
            Self::Several(parts) => {
                let days = parts.iter().map(|one| one.by.last_day(years));
                days.collect::<Option<Vec<_>>>()?.into_iter().max()
            }
            one => one.date(years)?.last_day(),
        }
    }
}

/// 2026年3月1日 (GB/T 9704 7.3.5.4: Arabic digits, no leading zeros).
pub fn full_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The last day of a month; `None` where month or year do not exist.
pub fn last_day_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (next_year, next_month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)?.pred_opt()
}

/// First to last of the years that a title names: 2025—2027年.
pub fn years_in(title: &str) -> Option<RangeInclusive<i32>> {
    let mut years: Vec<i32> = Vec::new();
    for (at, _) in title.match_indices('年') {
        let before = title[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &title[before.len()..at];
        years.extend(digits.parse::<i32>().ok().filter(|_| digits.len() == 4));
        // 2025—2027年, 2025至2027年: the first has no 年 of its own.
        let joined = before.trim_end_matches(['—', '-', '－', '–', '至', '~', '～']);
        let earlier = joined.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &joined[earlier.len()..];
        let ranged = joined.len() < before.len() && digits.len() == 4;
        years.extend(digits.parse::<i32>().ok().filter(|_| ranged));
    }
    years.retain(|year| (1900..=2200).contains(year));
    Some(*years.iter().min()?..=*years.iter().max()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_of_a_month_cover_it_without_gap() {
        let third = |third| PlanDate::Third {
            year: 2026,
            month: 2,
            third,
        };
        let day = |d| NaiveDate::from_ymd_opt(2026, 2, d);
        assert_eq!(third(Third::Early).first_day(), day(1));
        assert_eq!(third(Third::Early).last_day(), day(10));
        assert_eq!(third(Third::Middle).first_day(), day(11));
        assert_eq!(third(Third::Late).last_day(), day(28));
    }

    #[test]
    fn a_date_without_a_year_falls_into_the_time_in_force() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let years = Years {
            usual: 2026,
            time: Some((day(2026, 10, 1), day(2027, 3, 31))),
        };
        let month = |month| PlanDate::Month { year: 0, month };
        assert_eq!(years.of(month(11)), 2026);
        assert_eq!(years.of(month(1)), 2027);
        assert_eq!(years.of(PlanDate::Day(day(2024, 3, 15))), 2027);
        assert_eq!(years.of(month(6)), 2026);
    }

    #[test]
    fn dates_are_written_without_leading_zeros() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        assert_eq!(full_date(date), "2026年3月1日");
        assert_eq!(
            PlanDate::Month {
                year: 2027,
                month: 1
            }
            .to_string(),
            "2027年1月"
        );
    }

    #[test]
    fn a_title_may_name_several_years() {
        assert_eq!(years_in("2026年度信访工作方案"), Some(2026..=2026));
        assert_eq!(years_in("2025—2027年三年行动方案"), Some(2025..=2027));
        assert_eq!(years_in("消防安全三年行动方案"), None);
    }
}
