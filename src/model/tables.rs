//! Goals, tasks and phases.

use chrono::NaiveDate;

use super::{ColumnKind, EnumerationStyle, Goal, GoalStyle, Labels, PartStyle, Phase, Task, Text};

/// Goals with figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// List, table or sentence.
    pub style: GoalStyle,
    /// How they are counted within a sentence.
    pub numbers: Option<EnumerationStyle>,
    /// Words before the first, in a sentence.
    pub intro: Option<Text>,
    /// The goals.
    pub items: Vec<Goal>,
}

/// Tasks in the columns that are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Tasks {
    /// List or table.
    pub style: PartStyle,
    /// Columns.
    pub columns: Vec<ColumnKind>,
    /// What they are called.
    pub labels: Labels,
    /// The tasks.
    pub items: Vec<Task>,
}

/// By when something is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// In words.
    pub words: Text,
    /// The last day it means, where one can be known.
    pub last_day: Option<NaiveDate>,
    /// Parts that are due at times of their own.
    pub parts: Vec<Due>,
}

/// By when a part of something is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// Which part.
    pub part: String,
    /// By when, in words.
    pub when: String,
    /// The last day that means, where one can be known.
    pub last_day: Option<NaiveDate>,
}

impl Deadline {
    /// Whether it is a time by which something is done (6月底前), and not for how
    /// long (长期坚持).
    pub fn is_dated(&self) -> bool {
        let said = &self.words.text;
        // What is done at each time may be said already.
        let with_work = said.ends_with("完成") || self.parts.iter().any(|one| one.part.is_empty());
        !with_work && (self.last_day.is_some() || said.ends_with(['前', '内', '底']))
    }
}

impl Phase {
    /// Its time in words, 2026年3月中旬至3月下旬; the year again only where it
    /// changes.
    pub fn period(&self) -> String {
        match (self.from, self.until) {
            (Some(from), Some(until)) if from == until => from.to_string(),
            (Some(from), Some(until)) if from.year() == until.year() => {
                format!("{from}至{}", until.without_year())
            }
            (Some(from), Some(until)) => format!("{from}至{until}"),
            (Some(from), None) => format!("{from}起"),
            (None, Some(until)) => format!("{until}前"),
            (None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FileId, Origin};
    use crate::model::date::{PlanDate, Third};

    #[test]
    fn a_period_says_the_year_once_unless_it_changes() {
        let at = Origin {
            file: FileId(0),
            node: 0,
        };
        let third = |year, month, third| PlanDate::Third { year, month, third };
        let period = |until| {
            let phase = Phase {
                name: Text {
                    text: String::new(),
                    at,
                },
                from: Some(third(2026, 3, Third::Middle)),
                until: Some(until),
                text: Vec::new(),
                at,
            };
            phase.period()
        };
        let late = period(third(2026, 3, Third::Late));
        assert_eq!(late, "2026年3月中旬至3月下旬");
        let month = PlanDate::Month {
            year: 2027,
            month: 1,
        };
        assert_eq!(period(month), "2026年3月中旬至2027年1月");
    }
}
