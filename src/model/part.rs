//! The parts a chapter is made of.

use super::{BodyKind, ColumnKind, EnumerationStyle, PartStyle, Party, Rota, Succession};
use crate::diagnostic::Origin;

/// Words on the page and where they were written.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words, inline references resolved.
    pub text: String,
    /// Where they were written.
    pub at: Origin,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub at: Origin,
}

/// The kinds of part.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PartKind {
    Text(Vec<Text>),
    BodyOfPeople(Box<BodyOfPeople>),
    WorkingGroups(Vec<WorkingGroup>),
    Duties(Duties),
    Goals(Goals),
    Tasks(Tasks),
    Phases(Vec<Phase>),
    Procedure(Procedure),
    Items(Vec<Item>),
    Enumeration(Enumeration),
    Rota(Box<Rota>),
}

/// Roles in a body of people, in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum RoleKind {
    Leader,
    ExecutiveDeputy,
    Deputy,
    Member,
    Liaison,
}

/// One role and who has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Which role.
    pub kind: RoleKind,
    /// 组长, 总指挥, 主任 …
    pub label: String,
    /// Who has it, in order.
    pub parties: Vec<Party>,
}

/// A leading group, headquarters, committee …
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOfPeople {
    /// What kind.
    pub kind: BodyKind,
    /// Its name.
    pub name: Text,
    /// Sentence before the list, where the plan gives its own.
    pub intro: Option<Text>,
    /// Roles that somebody has.
    pub roles: Vec<Role>,
    /// Duties.
    pub duties: Vec<Text>,
    /// What becomes of a seat when its holder leaves.
    pub succession: Option<Succession>,
    /// Its office.
    pub office: Option<BodyOffice>,
    /// Where it stands.
    pub at: Origin,
}

/// The office of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOffice {
    /// The unit it sits in.
    pub seat: Option<Party>,
    /// Heads.
    pub head: Vec<OfficeHead>,
    /// Executive deputy heads.
    pub executive_deputy: Vec<OfficeHead>,
    /// Deputy heads.
    pub deputy: Vec<OfficeHead>,
    /// Member units.
    pub units: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Duties.
    pub duties: Vec<Text>,
}

/// Somebody who heads the office.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeHead {
    /// Who.
    pub party: Party,
    /// Whether they are in the body already: 兼任 instead of 担任.
    pub concurrent: bool,
}

/// A working group, or a line within one.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGroup {
    /// Its name.
    pub name: Text,
    /// Responsible leaders.
    pub responsible_leader: Vec<Party>,
    /// Responsible people.
    pub responsible: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Tasks.
    pub duties: Vec<Text>,
    /// Lines within the group.
    pub lines: Vec<WorkingGroup>,
    /// Where it stands.
    pub at: Origin,
}

/// Clauses that assign matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Duties {
    /// List or table.
    pub style: PartStyle,
    /// The clauses.
    pub items: Vec<Duty>,
    /// What holds for the rest.
    pub closing: Option<Text>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Which matters.
    pub scope: Text,
    /// Leader in charge.
    pub leader: Vec<Party>,
    /// Lead department.
    pub lead: Vec<Party>,
    /// First responsible person.
    pub first_responsible: Vec<Party>,
    /// Where it stands.
    pub at: Origin,
}

/// Goals with figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// List or table.
    pub style: PartStyle,
    /// The goals.
    pub items: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// What is measured.
    pub name: Text,
    /// What is to be reached.
    pub target: Option<Text>,
    /// What was reached before.
    pub baseline: Option<Text>,
    /// The year of the baseline.
    pub against: Option<u32>,
    /// Who answers for it.
    pub owner: Vec<Party>,
    /// Where it stands.
    pub at: Origin,
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

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its name.
    pub name: Text,
    /// Its time in words: 2026年3月中旬至3月下旬.
    pub period: String,
    /// What is done.
    pub text: Vec<Text>,
    /// Where it stands.
    pub at: Origin,
}

/// Steps with time limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// What is handled this way.
    pub kind: Option<Text>,
    /// List or table.
    pub style: PartStyle,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is called.
    pub step: Text,
    /// More about it.
    pub text: Vec<Text>,
    /// Time limit.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
    /// Where it stands.
    pub at: Origin,
}

/// A numbered item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Title.
    pub title: Option<Text>,
    /// Emphasised first sentence.
    pub lead: Option<Text>,
    /// Paragraphs.
    pub text: Vec<Text>,
    /// Where it stands.
    pub at: Origin,
}

/// 一是……二是…… and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// How it counts.
    pub style: EnumerationStyle,
    /// Items without number and closing mark.
    pub items: Vec<Text>,
    /// Mark between items.
    pub end: String,
    /// In one paragraph instead of one each.
    pub run_in: bool,
}
