//! Parts that may be shown as tables: duties, goals, tasks.

use super::*;
use crate::load::keys;
use crate::load::raw::{Duties, Duty, Goal, Goals, Task, Tasks};

impl Decoder<'_> {
    pub(super) fn duties(&mut self, node: Node) -> Duties {
        match self.options(node, &keys::DUTIES, "items") {
            Ok((mut fields, items)) => Duties {
                style: self.choice(&mut fields, "style", &keys::PART_STYLES),
                items: items.map_or(Vec::new(), |node| {
                    self.records(node, &keys::DUTY, Self::duty)
                }),
                closing: self.prose(&mut fields, "closing"),
            },
            Err(node) => Duties {
                style: None,
                items: self.records(node, &keys::DUTY, Self::duty),
                closing: None,
            },
        }
    }

    fn duty(&mut self, mut fields: Fields) -> Option<Duty> {
        let f = &mut fields;
        Some(Duty {
            at: f.at,
            scope: self.required_text(f, "scope"),
            leader: self.parties(f, "leader"),
            lead: self.parties(f, "lead"),
            first_responsible: self.parties(f, "first-responsible"),
        })
    }

    pub(super) fn goals(&mut self, node: Node) -> Goals {
        match self.options(node, &keys::GOALS, "items") {
            Ok((mut fields, items)) => Goals {
                style: self.choice(&mut fields, "style", &keys::GOAL_STYLES),
                numbers: self
                    .choice(&mut fields, "numbers", &keys::ENUMERATION_STYLES)
                    .map(|style| style.value),
                intro: self.text(&mut fields, "intro"),
                owner: self.parties(&mut fields, "owner"),
                items: items.map_or(Vec::new(), |node| {
                    self.records(node, &keys::GOAL, Self::goal)
                }),
            },
            Err(node) => Goals {
                style: None,
                numbers: None,
                intro: None,
                owner: Vec::new(),
                items: self.records(node, &keys::GOAL, Self::goal),
            },
        }
    }

    fn goal(&mut self, mut fields: Fields) -> Option<Goal> {
        let f = &mut fields;
        Some(Goal {
            at: f.at,
            name: self.required_text(f, "name"),
            target: self.text(f, "target"),
            baseline: self.text(f, "baseline"),
            against: self.number(f, "against"),
            owner: self.parties(f, "owner"),
        })
    }

    pub(super) fn tasks(&mut self, node: Node) -> Option<Tasks> {
        let mut tasks = Tasks {
            at: node.at,
            from_plan: false,
            style: None,
            columns: Vec::new(),
            internal_columns: Vec::new(),
            items: Vec::new(),
        };
        match &node.value {
            Value::Str(_) => {
                if self.text_for_mapping(&node, typing::Fit::KnownKey) || self.text_for_list(&node)
                {
                    return None;
                }
                let key = keys::PART
                    .field("tasks")
                    .map_or("tasks", |field| self.shown(field));
                tasks.from_plan = self.choice_of(node, key, &keys::TASK_SOURCES).is_some();
            }
            Value::Map(entries) if !is_single_task(entries) => {
                let mut fields = self.fields(node, &keys::TASKS)?;
                let f = &mut fields;
                tasks.style = self.choice(f, "style", &keys::PART_STYLES);
                (tasks.columns, tasks.internal_columns) =
                    self.columns_of(f, "columns", &keys::COLUMNS, &keys::COLUMN);
                tasks.from_plan = self.flag(f, "from-plan").unwrap_or(false);
                if !tasks.from_plan && !f.has("items") {
                    self.missing(f, "items");
                }
                match f.take("items") {
                    Some(node)
                        if matches!(node.value, Value::Str(_)) && !self.text_for_list(&node) =>
                    {
                        let key = self.key_shown(f, "items");
                        tasks.from_plan |= self.choice_of(node, key, &keys::TASK_SOURCES).is_some();
                    }
                    Some(node) => tasks.items = self.records(node, &keys::TASK, Self::task),
                    None => {}
                }
            }
            _ => tasks.items = self.records(node, &keys::TASK, Self::task),
        }
        Some(tasks)
    }

    fn task(&mut self, mut fields: Fields) -> Option<Task> {
        let f = &mut fields;
        Some(Task {
            at: f.at,
            category: self.text(f, "category"),
            task: self.required_text(f, "task"),
            measures: self.prose(f, "measures"),
            leader: self.parties(f, "leader"),
            lead: self.parties(f, "lead"),
            accountable: self.parties(f, "accountable"),
            support: self.parties(f, "support"),
            deadline: self.deadline(f, "deadline"),
            progress: self.text(f, "progress"),
            note: self.text(f, "note"),
        })
    }
}

/// One task without a list around it.
fn is_single_task(entries: &[(Node, Node)]) -> bool {
    entries.iter().any(|(key, _)| {
        let Value::Str(word) = &key.value else {
            return false;
        };
        keys::TASK
            .field(word)
            .is_some_and(|field| field.name == "task")
    })
}
