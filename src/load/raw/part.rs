//! The parts of a chapter.

use super::{
    Assessment, BlankForm, BodyOfPeople, Contacts, Contingencies, Coverage, Duties, Enumeration,
    Goals, Items, Mechanisms, Phase, Procedure, Rota, Tasks, Text, WorkingGroups,
};
use crate::diagnostic::{At, Origin};
use crate::model::ChartKind;

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

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<T> {
    /// Which.
    pub column: At<T>,
    /// Left out of public builds.
    pub internal: bool,
}

impl<T: Copy> Column<T> {
    /// Those that are left out of public builds.
    pub fn internal(columns: &[Self]) -> Vec<T> {
        let internal = columns.iter().filter(|column| column.internal);
        internal.map(|column| column.column.value).collect()
    }
}
