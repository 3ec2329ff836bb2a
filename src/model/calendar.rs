//! Working days: weekends, statutory holidays and make-up workdays.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

/// The days on which offices are open or closed against the week's rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calendar {
    /// Holidays with their names.
    pub holidays: BTreeMap<NaiveDate, String>,
    /// Weekend days that are worked.
    pub make_up_workdays: BTreeSet<NaiveDate>,
    /// Years for which holidays are known.
    pub years: BTreeSet<i32>,
}

impl Calendar {
    /// Whether offices are open on that day.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        if self.make_up_workdays.contains(&day) {
            return true;
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !self.holidays.contains_key(&day)
    }
}
