//! Takes the rules of a rota, its time and the calendar; gives its days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::calendar::Calendar;
use crate::model::{OnHoliday, Recurrence};

/// What says which days a rota has.
pub(super) struct Rule<'a> {
    /// Any of these.
    pub every: &'a [Recurrence],
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// What becomes of a day off.
    pub on_holiday: OnHoliday,
    /// Days without duty, first to last.
    pub except: Vec<(NaiveDate, NaiveDate)>,
}

/// How far a day is put off or brought forward at most. The longest holiday
/// has nine days.
const REACH: usize = 31;

/// More days than this are no rota that anybody reads: three years of every day.
pub(super) const LIMIT: usize = 1100;

/// The days in order, each with the day it was moved from, if it was. A day
/// that is moved to one that has duty anyway falls together with it. One day
/// more than [`LIMIT`] at most.
pub(super) fn days(rule: &Rule<'_>, calendar: &Calendar) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let mut days: BTreeMap<NaiveDate, Option<NaiveDate>> = BTreeMap::new();
    let mut displaced = Vec::new();
    for day in rule.from.iter_days().take_while(|d| *d <= rule.until) {
        let chosen: Vec<&Recurrence> = rule
            .every
            .iter()
            .filter(|r| r.chooses(day, rule.from, calendar))
            .collect();
        if chosen.is_empty() || rule.is_excepted(day) {
            continue;
        }
        let gives_way = chosen.iter().all(|r| r.gives_way(day, calendar));
        if gives_way && rule.on_holiday != OnHoliday::Keep {
            displaced.push(day);
        } else {
            days.insert(day, None);
        }
        if days.len() > LIMIT {
            break;
        }
    }
    for day in displaced {
        if let Some(target) = rule.moved(day, calendar) {
            days.entry(target).or_insert(Some(day));
        }
    }
    days.into_iter().collect()
}

impl Rule<'_> {
    fn is_excepted(&self, day: NaiveDate) -> bool {
        let mut except = self.except.iter();
        except.any(|(from, until)| (*from..=*until).contains(&day))
    }

    /// The working day that takes the place of a day off, within the rota's time.
    fn moved(&self, day: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let fits = |d: &NaiveDate| calendar.is_workday(*d) && !self.is_excepted(*d);
        let found = match self.on_holiday {
            OnHoliday::Postpone => day.iter_days().take(REACH).find(fits),
            OnHoliday::BringForward => std::iter::successors(day.pred_opt(), |d| d.pred_opt())
                .take(REACH)
                .find(fits),
            OnHoliday::Skip | OnHoliday::Keep => None,
        };
        found.filter(|d| (self.from..=self.until).contains(d))
    }
}
