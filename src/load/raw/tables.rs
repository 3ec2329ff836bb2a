//! Duties, goals and tasks: records that a list or a table shows.

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::date::Deadline;
use crate::model::{ColumnKind, EnumerationStyle, GoalStyle, PartStyle};

/// Clauses that assign matters to leaders and departments.
#[derive(Debug, Clone, PartialEq)]
pub struct Duties {
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// The clauses.
    pub items: Vec<Duty>,
    /// What holds for everything not listed.
    pub closing: Option<Text>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Where the record stands.
    pub at: Origin,
    /// Which matters.
    pub scope: Text,
    /// Leader in charge.
    pub leader: Vec<Party>,
    /// Lead department.
    pub lead: Vec<Party>,
    /// First responsible person.
    pub first_responsible: Vec<Party>,
}

/// Goals with figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// List, table or sentence.
    pub style: Option<At<GoalStyle>>,
    /// How they are counted within a sentence.
    pub numbers: Option<EnumerationStyle>,
    /// Words before the first, in a sentence.
    pub intro: Option<Text>,
    /// Who answers for those that name nobody.
    pub owner: Vec<Party>,
    /// The goals.
    pub items: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Where the record stands.
    pub at: Origin,
    /// What is measured.
    pub name: Text,
    /// What is to be reached.
    pub target: Option<Text>,
    /// What was reached before.
    pub baseline: Option<Text>,
    /// The year of the baseline.
    pub against: Option<At<u32>>,
    /// Who answers for it.
    pub owner: Vec<Party>,
}

/// Tasks: written here, or gathered from the whole plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Tasks {
    /// Where the record stands.
    pub at: Origin,
    /// All tasks of the plan's chapters instead of own ones.
    pub from_plan: bool,
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// Columns to print; without them, those that have a value.
    pub columns: Vec<At<ColumnKind>>,
    /// Columns left out of public builds.
    pub internal_columns: Vec<ColumnKind>,
    /// The tasks.
    pub items: Vec<Task>,
}

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Where the record stands.
    pub at: Origin,
    /// Category.
    pub category: Option<Text>,
    /// What is to be done.
    pub task: Text,
    /// How.
    pub measures: Option<Text>,
    /// Leader.
    pub leader: Vec<Party>,
    /// Lead unit.
    pub lead: Vec<Party>,
    /// Accountable person.
    pub accountable: Vec<Party>,
    /// Supporting units.
    pub support: Vec<Party>,
    /// By when.
    pub deadline: Option<At<Deadline>>,
    /// How far it is.
    pub progress: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}
