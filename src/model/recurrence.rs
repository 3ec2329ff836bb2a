//! Which days come back: 每周二, 每月第一个周三, 工作日.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::Calendar;
use super::date::last_day_of_month;

/// One rule by which days are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recurrence {
    /// 每日.
    Daily,
    /// 工作日: make-up workdays among them.
    Workdays,
    /// 周末: Saturdays and Sundays that are neither worked nor part of a holiday.
    Weekends,
    /// 节假日: the days of statutory holidays.
    Holidays,
    /// 休息日: every day on which offices are closed.
    DaysOff,
    /// 每周二.
    Weekly(Weekday),
    /// 隔周周二, counted from the first such day of the rota.
    Fortnightly(Weekday),
    /// 每月15日; a month without that day has none.
    MonthlyDay(u32),
    /// 每月最后一天.
    MonthEnd,
    /// 每月第一个周三, 每月最后一个周五.
    MonthlyWeekday(Nth, Weekday),
    /// 每月第一个工作日, 每月最后一个工作日.
    MonthlyWorkday(Nth),
}

/// Which one of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nth {
    /// 第一个, counted from 1.
    From(u32),
    /// 最后一个.
    Last,
}

impl Recurrence {
    /// Whether the rule chooses the day; `first` is the rota's first day.
    pub fn chooses(self, day: NaiveDate, first: NaiveDate, calendar: &Calendar) -> bool {
        match self {
            Self::Daily => true,
            Self::Workdays => calendar.is_workday(day),
            Self::Weekends => !calendar.is_workday(day) && !calendar.holidays.contains_key(&day),
            Self::Holidays => calendar.holidays.contains_key(&day) && !calendar.is_workday(day),
            Self::DaysOff => !calendar.is_workday(day),
            Self::Weekly(weekday) => day.weekday() == weekday,
            Self::Fortnightly(weekday) => {
                day.weekday() == weekday && weeks_since(first, weekday, day) % 2 == 0
            }
            Self::MonthlyDay(number) => day.day() == number,
            Self::MonthEnd => last_day_of_month(day.year(), day.month()) == Some(day),
            Self::MonthlyWeekday(nth, weekday) => {
                day.weekday() == weekday
                    && match nth {
                        Nth::From(n) => day.day().div_ceil(7) == n,
                        Nth::Last => (day + Days::new(7)).month() != day.month(),
                    }
            }
            Self::MonthlyWorkday(nth) => {
                calendar.is_workday(day) && {
                    let mut others = same_month(day).filter(|d| calendar.is_workday(*d));
                    match nth {
                        Nth::From(n) => others.nth(n.saturating_sub(1) as usize) == Some(day),
                        Nth::Last => others.last() == Some(day),
                    }
                }
            }
        }
    }

    /// Whether a day chosen by this rule gives way when it is a day off.
    pub fn gives_way(self, day: NaiveDate, calendar: &Calendar) -> bool {
        let holiday = calendar.holidays.contains_key(&day) && !calendar.is_workday(day);
        match self {
            Self::Daily | Self::Weekly(_) | Self::Fortnightly(_) | Self::MonthlyWeekday(..) => {
                holiday
            }
            // A date that falls on a weekend was not meant to.
            Self::MonthlyDay(_) | Self::MonthEnd => !calendar.is_workday(day),
            Self::Workdays
            | Self::Weekends
            | Self::Holidays
            | Self::DaysOff
            | Self::MonthlyWorkday(_) => false,
        }
    }

    /// Whether days chosen by this rule are worked, so that a holiday among them
    /// is put off without being told.
    pub fn is_for_workdays(self) -> bool {
        match self {
            Self::Weekly(day) | Self::Fortnightly(day) | Self::MonthlyWeekday(_, day) => {
                !matches!(day, Weekday::Sat | Weekday::Sun)
            }
            Self::MonthlyDay(_) | Self::MonthEnd => true,
            _ => false,
        }
    }
}

/// Whole weeks from the first such weekday, not before `first`.
fn weeks_since(first: NaiveDate, weekday: Weekday, day: NaiveDate) -> i64 {
    let wait = weekday.days_since(first.weekday());
    (day - first).num_days().saturating_sub(i64::from(wait)) / 7
}

/// The days of the month a day belongs to.
fn same_month(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = day.with_day(1).unwrap_or(day);
    first
        .iter_days()
        .take(31)
        .take_while(move |d| d.month() == day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn chosen(rule: Recurrence, first: NaiveDate) -> Vec<NaiveDate> {
        let calendar = Calendar::default();
        let days = first.iter_days().take(40);
        days.filter(|d| rule.chooses(*d, first, &calendar))
            .collect()
    }

    #[test]
    fn weeks_and_fortnights() {
        let first = day(3, 1);
        assert_eq!(
            chosen(Recurrence::Weekly(Weekday::Tue), first)[..2],
            [day(3, 3), day(3, 10)]
        );
        assert_eq!(
            chosen(Recurrence::Fortnightly(Weekday::Tue), first)[..3],
            [day(3, 3), day(3, 17), day(3, 31)]
        );
        assert_eq!(
            chosen(Recurrence::Fortnightly(Weekday::Sun), first)[..2],
            [day(3, 1), day(3, 15)]
        );
    }

    #[test]
    fn days_of_a_month() {
        let first = day(3, 1);
        let nth = |nth, weekday| chosen(Recurrence::MonthlyWeekday(nth, weekday), first);
        assert_eq!(
            nth(Nth::From(1), Weekday::Wed),
            [day(3, 4), day(4, 1), day(4, 8)][..2]
        );
        assert_eq!(nth(Nth::Last, Weekday::Tue)[..1], [day(3, 31)]);
        assert_eq!(chosen(Recurrence::MonthEnd, first), [day(3, 31)]);
        assert_eq!(chosen(Recurrence::MonthlyDay(31), first), [day(3, 31)]);
        let workday = |nth| chosen(Recurrence::MonthlyWorkday(nth), first);
        assert_eq!(workday(Nth::From(1)), [day(3, 2), day(4, 1)]);
        assert_eq!(workday(Nth::Last), [day(3, 31)]);
    }
}
