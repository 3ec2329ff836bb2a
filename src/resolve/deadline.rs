//! Takes a deadline as written; gives it in words, and the day it means.

use super::frame::Frame;
use crate::diagnostic::At;
use crate::model::date::{self, PlanDate};
use crate::model::{Deadline, Due, Text};

/// A deadline in words, and the day it means.
pub(super) fn deadline(written: &At<date::Deadline>, frame: Frame) -> Deadline {
    let parts = match &written.value {
        date::Deadline::Several(parts) => parts.as_slice(),
        _ => &[],
    };
    Deadline {
        words: Text {
            text: deadline_words(&written.value, frame.year),
            at: written.at,
        },
        last_day: written.value.last_day(frame.years),
        parts: parts
            .iter()
            .map(|one| Due {
                part: one.part.clone(),
                when: deadline_words(&one.by, frame.year),
                last_day: one.by.last_day(frame.years),
            })
            .collect(),
    }
}

/// A deadline in words; the year is said only where it is not the plan's.
fn deadline_words(deadline: &date::Deadline, year: i32) -> String {
    match deadline {
        date::Deadline::By(date) => {
            let day = if date.year() == year && !matches!(date, PlanDate::Year(_)) {
                date.without_year()
            } else {
                date.to_string()
            };
            match date {
                PlanDate::Month { .. } | PlanDate::Year(_) => format!("{day}底前"),
                PlanDate::Quarter { .. } | PlanDate::Half { .. } => day,
                _ => format!("{day}前"),
            }
        }
        date::Deadline::Text { words, .. } | date::Deadline::Monthly { words, .. } => words.clone(),
        date::Deadline::Standing(words) => words.clone(),
        date::Deadline::Several(parts) => {
            let parts = parts.iter();
            let parts: Vec<String> = parts
                .map(|one| format!("{}{}", one.part, deadline_words(&one.by, year)))
                .collect();
            parts.join("，")
        }
        date::Deadline::Open => "待定".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_deadline_of_another_year_says_so() {
        let day = |y| date::Deadline::By(PlanDate::Day(NaiveDate::from_ymd_opt(y, 6, 30).unwrap()));
        assert_eq!(deadline_words(&day(2026), 2026), "6月30日前");
        assert_eq!(deadline_words(&day(2027), 2026), "2027年6月30日前");
    }
}
