//! Takes goals and tasks as written; gives them resolved.

use crate::load::raw::{self, Clause};
use crate::model::{
    Column, ColumnKind, Goals, Labels, Responsibility, ResponsibilityStyle, ResponsibilityWording,
    Task, Tasks, Text,
};

use super::Context;
use super::deadline::deadline;
use super::once::Across;
use super::parts::Around;
use super::records::Resolve;

impl Context<'_> {
    pub(super) fn goals(&mut self, raw: &raw::Goals, around: &Around<'_>) -> Goals {
        let mut items = self.each(&raw.items, around);
        for goal in items
            .iter_mut()
            .filter(|goal| goal.owner.is_empty() && goal.responsibility.is_none())
        {
            goal.owner = self.distinct(&raw.owner);
        }
        Goals {
            items,
            style: raw.style.value,
            numbers: raw.numbers.as_ref().map(|style| style.value),
            intro: self.optional_line(&raw.intro),
        }
    }

    /// The words of a plan or table, over those of what it stands in.
    pub(super) fn labels(&mut self, own: &[(raw::Text, raw::Text)], around: &Labels) -> Labels {
        let mut labels = around.clone();
        for (key, word) in own {
            let mut columns = ColumnKind::ALL.iter();
            if let Some(column) = columns.find(|column| column.look().name == key.value) {
                labels.call(*column, self.line(word).text);
            }
        }
        labels
    }

    /// A unit that has taken another one in does not support itself.
    fn each_has_one_part(&mut self, task: &mut Task) {
        let lists = &mut [&mut task.lead, &mut task.responsible, &mut task.support];
        self.said_once(lists, Across::Told);
    }

    /// Who answers for a clause. Its words are looked at where they stand.
    pub(super) fn responsibility(
        &mut self,
        raw: &raw::Responsibility,
        around: &Around<'_>,
    ) -> Responsibility {
        let told = std::mem::take(&mut self.report);
        let text = raw.task.as_ref().map(|text| self.clause(text));
        let measures = self.all_paragraphs(raw.measures.as_slice());
        self.report = told;
        let nothing = || Text {
            text: String::new(),
            at: raw.at,
        };
        let mut task = Task {
            category: None,
            task: text.unwrap_or_else(nothing),
            measures,
            leader: self.distinct(&raw.leader),
            lead: self.parties(&raw.lead),
            responsible: self.parties(&raw.responsible),
            accountable: self.distinct(&raw.accountable),
            support: self.parties(&raw.support),
            deadline: raw.deadline.as_ref().map(|due| deadline(due, around.frame)),
            // It is this very one.
            responsibility: (),
            source: None,
            progress: None,
            note: None,
            at: raw.at,
        };
        self.each_has_one_part(&mut task);
        let style = around.said.style;
        let usual = match style {
            ResponsibilityStyle::SquareBrackets | ResponsibilityStyle::Unbracketed => {
                ResponsibilityWording::Labelled
            }
            _ => ResponsibilityWording::Sentence,
        };
        let wording = around.said.wording.unwrap_or(usual);
        if around.said.level_once {
            for list in [&mut task.lead, &mut task.responsible, &mut task.support] {
                self.level_once(list);
            }
        }
        if let Some(etc) = &raw.etc {
            and_more(&mut task, &etc.value);
        }
        let mut others = self.optional_line(&raw.others);
        if let Some(others) = &mut others {
            match style {
                ResponsibilityStyle::Rows => task.add_others(others),
                _ if others.text.starts_with(['，', '；', '、']) => {}
                _ => others.text.insert(
                    0,
                    match wording {
                        ResponsibilityWording::Labelled => '；',
                        _ => '，',
                    },
                ),
            }
        }
        Responsibility {
            task,
            others: others.filter(|_| style != ResponsibilityStyle::Rows),
            style,
            wording,
            no_leaders: around.said.no_leaders,
            labels: around.labels.clone(),
        }
    }

    pub(super) fn tasks(&mut self, raw: &raw::Tasks, around: &Around<'_>) -> Tasks {
        let own = raw.items.iter().map(|task| Clause::Task(task, raw));
        let clauses: Vec<Clause> = match raw.from_plan {
            true => around.clauses.to_vec(),
            false => own.collect(),
        };
        // Only a table that asks for it says which chapter a clause stands in.
        let mut asked = raw.columns.iter();
        let categories = asked.any(|column| column.column.value == ColumnKind::Category);
        let items = clauses.iter().map(|clause| match clause {
            Clause::Task(task, list) => {
                let mut task = task.resolve(self, around);
                self.each_has_one_part(&mut task);
                self.hide(&list.columns, std::slice::from_mut(&mut task));
                task
            }
            Clause::Responsibility(by, chapter) => {
                let mut task = by.resolve(self, around).row();
                if by.in_short {
                    task.units_apart();
                }
                if categories {
                    // Its words are looked at where they stand.
                    let told = std::mem::take(&mut self.report);
                    task.category = chapter.map(|heading| self.heading(heading));
                    self.report = told;
                }
                task
            }
        });
        let mut items: Vec<Task> = items.collect();
        let mut columns = self.columns(&raw.columns, &mut items);
        // Only what stands in the text has a number there.
        let in_text = |clause: &Clause| matches!(clause, Clause::Responsibility(..));
        if raw.columns.is_empty() && !clauses.iter().any(in_text) {
            columns.retain(|column| *column != ColumnKind::Clause);
        }
        let mut labels = self.labels(&raw.labels, around.labels);
        as_filled(&mut columns, &items, &mut labels);
        Tasks {
            items,
            columns,
            labels,
            style: raw.style.value,
        }
    }
}

/// 县财政局等有关部门: behind the last of those who are responsible, else of those
/// who support or lead.
fn and_more(task: &mut Task, etc: &str) {
    let mut lists = [&mut task.responsible, &mut task.support, &mut task.lead].into_iter();
    if let Some(last) = lists.find_map(|list| list.last_mut()) {
        let said = last.brief.as_ref().unwrap_or(&last.name);
        last.brief = Some(format!("{said}{etc}"));
    }
}

/// Of 牵头单位 and 责任单位 a table may ask for the one where its rows have only
/// the other: it shows what they have, under the word that was asked for.
fn as_filled(columns: &mut [ColumnKind], rows: &[Task], labels: &mut Labels) {
    use ColumnKind::{Lead, Responsible};
    for (asked, other) in [(Lead, Responsible), (Responsible, Lead)] {
        if !asked.has_value(rows) && other.has_value(rows) && !columns.contains(&other) {
            let word = labels.of(asked);
            for column in columns.iter_mut().filter(|column| **column == asked) {
                *column = other;
                labels.call(other, word.clone());
            }
        }
    }
}
