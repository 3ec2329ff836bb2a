//! Goals and tasks.

use super::{ColumnKind, EnumerationStyle, Goal, GoalStyle, PartStyle, Party, Text};
use crate::diagnostic::Origin;

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
    /// The tasks.
    pub items: Vec<Task>,
}

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Category.
    pub category: Option<Text>,
    /// What is to be done.
    pub task: Text,
    /// How.
    pub measures: Vec<Text>,
    /// Leader.
    pub leader: Vec<Party>,
    /// Lead unit.
    pub lead: Vec<Party>,
    /// Accountable person.
    pub accountable: Vec<Party>,
    /// Supporting units.
    pub support: Vec<Party>,
    /// By when, in words.
    pub deadline: Option<Text>,
    /// The last day it means, where one can be known.
    pub due: Option<chrono::NaiveDate>,
    /// How far it is.
    pub progress: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where it stands.
    pub at: Origin,
}
