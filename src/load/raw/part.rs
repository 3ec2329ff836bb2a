//! The parts of a chapter.

use super::{BodyOfPeople, Duties, Goals, Party, Rota, Tasks, Text, WorkingGroup};
use crate::diagnostic::{At, Origin};
use crate::model::date::PlanDate;
use crate::model::{EnumerationStyle, PartStyle};

/// One part of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where it stands.
    pub at: Origin,
    /// What it is.
    pub kind: PartKind,
    /// Left out of public builds.
    pub internal: bool,
}

/// The kinds of part.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PartKind {
    Text(Text),
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

/// 一是……二是……, ①②③ and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Where the record stands.
    pub at: Origin,
    /// How it counts.
    pub style: At<EnumerationStyle>,
    /// The items.
    pub items: Vec<Text>,
    /// Mark between items; the last gets 。.
    pub end: Option<Text>,
    /// In one paragraph instead of one each.
    pub run_in: bool,
}

/// A numbered item: title, text or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where the record stands.
    pub at: Origin,
    /// Title.
    pub title: Option<Text>,
    /// Emphasised first sentence.
    pub lead: Option<Text>,
    /// Text.
    pub text: Option<Text>,
}

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Text,
    /// From when.
    pub from: Option<At<PlanDate>>,
    /// Until when.
    pub until: Option<At<PlanDate>>,
    /// What is done.
    pub text: Option<Text>,
}

/// Steps with time limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// Where the record stands.
    pub at: Origin,
    /// What is handled this way, such as 来访办理.
    pub kind: Option<Text>,
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where the record stands.
    pub at: Origin,
    /// What it is called.
    pub step: Text,
    /// More about it.
    pub text: Option<Text>,
    /// Time limit, such as 30分钟.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
}
