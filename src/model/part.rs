//! The parts a chapter is made of.

use super::{EnumerationStyle, PartKind};
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

/// Phases, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Phases {
    /// The phases.
    pub items: Vec<Phase>,
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
