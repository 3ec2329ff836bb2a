//! Stretches of time, and names that hold from a day on.

use chrono::NaiveDate;

/// From a first to a last day, both inclusive; open where a side is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Period {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Period {
    /// Whether the day lies within.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it ends before it begins, and so holds on no day.
    pub fn is_reversed(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Period) -> bool {
        let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
            (Some(until), Some(from)) => until < from,
            _ => false,
        };
        !before(self.until, other.from) && !before(other.until, self.from)
    }
}

/// A name or title, and the first day on which it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name.
    pub name: String,
    /// The short name that came with it; without one, the department's own.
    pub short_name: Option<String>,
    /// First day; `None` from the beginning.
    pub from: Option<NaiveDate>,
}

/// The name that holds on the day: the latest that has begun, else the oldest.
pub(super) fn name_on(names: &[DatedName], day: NaiveDate) -> &str {
    dated_on(names, day).map_or("", |n| n.name.as_str())
}

/// The name that holds on the day, with what belongs to it.
pub(super) fn dated_on(names: &[DatedName], day: NaiveDate) -> Option<&DatedName> {
    let begun = names
        .iter()
        .filter(|n| n.from.is_none_or(|from| from <= day))
        .max_by_key(|n| n.from);
    begun.or(names.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, d).unwrap()
    }

    #[test]
    fn the_last_day_belongs_to_the_period() {
        let period = Period {
            from: Some(day(1)),
            until: Some(day(10)),
        };
        assert!(period.contains(day(1)) && period.contains(day(10)));
        assert!(!period.contains(day(11)));
    }

    #[test]
    fn neighbouring_periods_do_not_overlap() {
        let first = Period {
            from: None,
            until: Some(day(10)),
        };
        let second = Period {
            from: Some(day(11)),
            until: None,
        };
        assert!(!first.overlaps(second) && !second.overlaps(first));
        assert!(first.overlaps(Period::default()));
    }

    #[test]
    fn a_name_holds_from_its_day_on() {
        let names = [
            DatedName {
                name: "计生办".into(),
                short_name: None,
                from: None,
            },
            DatedName {
                name: "公共服务办".into(),
                short_name: None,
                from: Some(day(5)),
            },
        ];
        assert_eq!(name_on(&names, day(4)), "计生办");
        assert_eq!(name_on(&names, day(5)), "公共服务办");
    }
}
