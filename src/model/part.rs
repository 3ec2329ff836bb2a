//! The parts a chapter is made of.

use super::{
    Assessment, BlankForm, BodyOfPeople, Chart, Contacts, Coverage, Duties, EnumerationStyle,
    Goals, LeadFace, NumberStyle, PartStyle, Party, Rota, Tasks, WorkingGroups,
};
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
    /// What it rests on: 《…》（…号）, each as it is cited.
    Basis(Vec<Text>),
    Chart(Chart),
    Coverage(Coverage),
    Contacts(Contacts),
    Assessment(Assessment),
    BlankForm(BlankForm),
    Rota(Box<Rota>),
}

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its name.
    pub name: Text,
    /// Its time in words: 2026年3月中旬至3月下旬.
    pub period: String,
    /// Its last day, where one can be known.
    pub until: Option<chrono::NaiveDate>,
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
    /// Steps within it.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub at: Origin,
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
    /// Its name.
    pub name: Text,
    /// Paragraphs.
    pub text: Vec<Text>,
    /// How often.
    pub every: Option<Text>,
    /// Who sees to it.
    pub by: Vec<Party>,
    /// Parts below it.
    pub body: Vec<Part>,
    /// Where it stands.
    pub at: Origin,
}

/// What is done when something happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Contingencies {
    /// List or table.
    pub style: PartStyle,
    /// How they are numbered, where not as headings are.
    pub numbering: Vec<NumberStyle>,
    /// The cases.
    pub items: Vec<Contingency>,
}

/// One case.
#[derive(Debug, Clone, PartialEq)]
pub struct Contingency {
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
    pub response: Vec<Text>,
    /// Parts below it.
    pub body: Vec<Part>,
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
    /// Parts below it.
    pub body: Vec<Part>,
    /// Where it stands.
    pub at: Origin,
}

/// 一是……二是…… and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Words before the first.
    pub intro: Option<Text>,
    /// How it counts.
    pub style: EnumerationStyle,
    /// Items without number and closing mark.
    pub items: Vec<Text>,
    /// Mark between items.
    pub end: String,
    /// In one paragraph instead of one each.
    pub run_in: bool,
}
