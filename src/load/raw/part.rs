//! The parts of a chapter.

use super::{
    Assessment, BlankForm, BodyOfPeople, Contacts, Coverage, Duties, Goals, Party, Rota, Tasks,
    Text, WorkingGroups,
};
use crate::diagnostic::{At, Origin};
use crate::model::date::PlanDate;
use crate::model::{ChartKind, EnumerationStyle, LeadFace, NumberStyle, PartStyle};

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
    WorkingGroups(WorkingGroups),
    Duties(Duties),
    Goals(Goals),
    Tasks(Tasks),
    Phases(Vec<Phase>),
    Procedure(Procedure),
    Items(Items),
    Mechanisms(Mechanisms),
    Contingencies(Contingencies),
    Enumeration(Enumeration),
    Basis(Vec<Text>),
    Chart(ChartKind),
    Coverage(Coverage),
    Contacts(Contacts),
    Assessment(Assessment),
    BlankForm(BlankForm),
    Rota(Box<Rota>),
}

/// 一是……二是……, ①②③ and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Where the record stands.
    pub at: Origin,
    /// Words before the first.
    pub intro: Option<Text>,
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
    /// Parts below it.
    pub body: Vec<Part>,
    /// Left out of public builds.
    pub internal: bool,
}

/// Numbered items.
#[derive(Debug, Clone, PartialEq)]
pub struct Items {
    /// How they are numbered, where not as headings are.
    pub numbering: Vec<NumberStyle>,
    /// Face of first sentences.
    pub lead_face: LeadFace,
    /// The items.
    pub items: Vec<Item>,
}

/// Standing arrangements.
#[derive(Debug, Clone, PartialEq)]
pub struct Mechanisms {
    /// How they are numbered, where not as headings are.
    pub numbering: Vec<NumberStyle>,
    /// The arrangements.
    pub items: Vec<Mechanism>,
}

/// A standing arrangement.
#[derive(Debug, Clone, PartialEq)]
pub struct Mechanism {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub text: Option<Text>,
    /// How often.
    pub every: Option<Text>,
    /// Who sees to it.
    pub by: Vec<Party>,
    /// Parts below it.
    pub body: Vec<Part>,
    /// Left out of public builds.
    pub internal: bool,
}

/// What is done when something happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Contingencies {
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// How they are numbered, where not as headings are.
    pub numbering: Vec<NumberStyle>,
    /// The cases.
    pub items: Vec<Contingency>,
}

/// One case.
#[derive(Debug, Clone, PartialEq)]
pub struct Contingency {
    /// Where the record stands.
    pub at: Origin,
    /// What happens.
    pub when: Text,
    /// How grave it is.
    pub level: Option<Text>,
    /// From what figure on.
    pub threshold: Option<Text>,
    /// Within what time.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
    /// What is done.
    pub response: Option<Text>,
    /// Parts below it.
    pub body: Vec<Part>,
    /// Left out of public builds.
    pub internal: bool,
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
    /// Steps within it.
    pub steps: Vec<Step>,
}
