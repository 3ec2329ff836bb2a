//! Takes goals, tasks, phases and duties as written; gives them resolved.

use crate::diagnostic::At;
use crate::load::raw;
use crate::model::date::{Deadline, PlanDate};
use crate::model::{Goals, Phase, Phases, Task, Tasks, Text};

use super::Context;
use super::frame::Frame;
use super::parts::{Around, Written};

/// The tasks that are written in these parts, not those that are gathered.
pub(super) fn written_in<'a>(parts: &[&'a raw::Part]) -> Vec<Written<'a>> {
    let lists = parts.iter().filter_map(|part| match &part.kind {
        raw::PartKind::Tasks(tasks) if !tasks.from_plan => Some(tasks),
        _ => None,
    });
    lists.flat_map(written).collect()
}

fn written(list: &raw::Tasks) -> impl Iterator<Item = Written<'_>> {
    list.items.iter().map(move |task| (task, list))
}

impl Context<'_> {
    pub(super) fn goals(&mut self, raw: &raw::Goals, around: &Around<'_>) -> Goals {
        let mut items = self.each(&raw.items, around);
        for goal in items.iter_mut().filter(|goal| goal.owner.is_empty()) {
            goal.owner = self.distinct(&raw.owner);
        }
        Goals {
            items,
            style: raw.style.value,
            numbers: raw.numbers.as_ref().map(|style| style.value),
            intro: self.optional_line(&raw.intro),
        }
    }

    /// Tasks; `all` are those of the whole plan, for `from-plan`.
    pub(super) fn tasks(&mut self, raw: &raw::Tasks, all: &[Written], frame: Frame) -> Tasks {
        let written: Vec<Written> = if raw.from_plan {
            all.to_vec()
        } else {
            written(raw).collect()
        };
        let items = written.into_iter().map(|(task, list)| {
            let mut task = self.task(task, frame);
            self.hide(&list.columns, std::slice::from_mut(&mut task));
            task
        });
        let mut items: Vec<Task> = items.collect();
        let columns = self.columns(&raw.columns, &mut items);
        Tasks {
            items,
            columns,
            style: raw.style.value,
        }
    }

    fn task(&mut self, raw: &raw::Task, frame: Frame) -> Task {
        Task {
            category: self.optional_line(&raw.category),
            task: self.line(&raw.task),
            measures: raw
                .measures
                .iter()
                .flat_map(|m| self.paragraphs(m))
                .collect(),
            leader: self.distinct(&raw.leader),
            lead: self.distinct(&raw.lead),
            accountable: self.distinct(&raw.accountable),
            support: self.distinct(&raw.support),
            deadline: raw.deadline.as_ref().map(|d| Text {
                text: deadline_words(&d.value, frame.year),
                at: d.at,
            }),
            due: raw
                .deadline
                .as_ref()
                .and_then(|d| d.value.last_day(frame.year)),
            progress: self.optional_line(&raw.progress),
            note: self.optional_line(&raw.note),
            at: raw.at,
        }
    }

    pub(super) fn phases(&mut self, raw: &raw::Phases) -> Phases {
        let phases = raw.items.iter().map(|phase| Phase {
            name: self.line(&phase.name),
            period: period_words(&phase.from, &phase.until),
            until: phase.until.as_ref().and_then(|d| d.value.last_day()),
            text: phase.text.iter().flat_map(|t| self.paragraphs(t)).collect(),
            at: phase.at,
        });
        Phases {
            items: phases.collect(),
        }
    }
}

/// A deadline in words; the year is said only where it is not the plan's.
fn deadline_words(deadline: &Deadline, year: i32) -> String {
    match deadline {
        Deadline::By(date) => {
            let day = if date.year() == year && !matches!(date, PlanDate::Year(_)) {
                date.without_year()
            } else {
                date.to_string()
            };
            match date {
                PlanDate::Month { .. } | PlanDate::Year(_) => format!("{day}底前"),
                _ => format!("{day}前"),
            }
        }
        Deadline::Text { words, .. } | Deadline::Monthly { words, .. } => words.clone(),
        Deadline::Standing(words) => words.clone(),
        Deadline::Open => "待定".to_string(),
    }
}

/// 2026年3月中旬至3月下旬; the year again only where it changes.
fn period_words(from: &Option<At<PlanDate>>, until: &Option<At<PlanDate>>) -> String {
    match (from, until) {
        (Some(from), Some(until)) if from.value == until.value => from.value.to_string(),
        (Some(from), Some(until)) if from.value.year() == until.value.year() => {
            format!("{}至{}", from.value, until.value.without_year())
        }
        (Some(from), Some(until)) => format!("{}至{}", from.value, until.value),
        (Some(from), None) => format!("{}起", from.value),
        (None, Some(until)) => format!("{}前", until.value),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FileId, Origin};
    use crate::model::date::Third;
    use chrono::NaiveDate;

    fn at<T>(value: T) -> Option<At<T>> {
        let file = FileId(0);
        Some(At::new(value, Origin { file, node: 0 }))
    }

    #[test]
    fn a_period_says_the_year_once_unless_it_changes() {
        let third = |year, month, third| at(PlanDate::Third { year, month, third });
        let from = third(2026, 3, Third::Middle);
        assert_eq!(
            period_words(&from, &third(2026, 3, Third::Late)),
            "2026年3月中旬至3月下旬"
        );
        assert_eq!(
            period_words(
                &from,
                &at(PlanDate::Month {
                    year: 2027,
                    month: 1
                })
            ),
            "2026年3月中旬至2027年1月"
        );
    }

    #[test]
    fn a_deadline_of_another_year_says_so() {
        let day = |y| Deadline::By(PlanDate::Day(NaiveDate::from_ymd_opt(y, 6, 30).unwrap()));
        assert_eq!(deadline_words(&day(2026), 2026), "6月30日前");
        assert_eq!(deadline_words(&day(2027), 2026), "2027年6月30日前");
    }
}
