//! What a change does to the records, every word looked up.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::Origin;
use crate::model::{DepartmentId, Holding, Lead, PersonId, PortfolioId, PostId};

/// The steps of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    /// First day.
    pub date: NaiveDate,
    /// What is done, in the order of the moves.
    pub list: Vec<Step>,
    /// Appointments that end, by their numbers.
    closed: BTreeSet<usize>,
}

/// One thing done to the records.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// An appointment ends the day before.
    Close {
        /// Its number in the organisation.
        appointment: usize,
        /// The move that says so.
        at: Origin,
    },
    /// Somebody takes a post.
    Appoint(Appoint),
    /// A portfolio passes on.
    HandOver {
        /// The period that ends.
        portfolio: PortfolioId,
        /// Who leads it from now on; `None`: whoever covers it, in between.
        to: Option<Lead>,
        /// Who stands in from now on.
        cover: Option<Lead>,
        /// The move that says so.
        at: Origin,
    },
    /// A post ends.
    EndPost {
        /// Which.
        post: PostId,
        /// Its successor.
        merged_into: Option<PostId>,
    },
    /// Somebody leaves the office.
    EndPerson {
        /// Who.
        person: PersonId,
        /// Who stands from now on where they are named.
        succeeded_by: Option<PersonId>,
    },
    /// Somebody has another telephone.
    Phone {
        /// Who.
        person: PersonId,
        /// The new number.
        number: String,
    },
    /// A department ends.
    EndDepartment {
        /// Which.
        department: DepartmentId,
        /// Its successor.
        merged_into: Option<DepartmentId>,
        /// The move that says so.
        at: Origin,
    },
    /// A post gets another title.
    RenamePost {
        /// Which.
        post: PostId,
        /// The new title.
        title: String,
    },
    /// A department gets another name.
    RenameDepartment {
        /// Which.
        department: DepartmentId,
        /// The new name.
        name: String,
        /// The new short name.
        short_name: Option<String>,
    },
}

/// Somebody takes a post.
#[derive(Debug, Clone, PartialEq)]
pub struct Appoint {
    /// Who.
    pub person: PersonId,
    /// Which post.
    pub post: PostId,
    /// How.
    pub holding: Holding,
    /// Order within the leadership.
    pub order: Option<u32>,
    /// The last day, where that is settled: of whoever acts or is in charge.
    pub until: Option<NaiveDate>,
    /// The unit they are in charge of under that title.
    pub in_charge_of_unit: Option<String>,
    /// The move that says so.
    pub at: Origin,
}

impl Steps {
    /// The last day before the change.
    pub fn eve(&self) -> NaiveDate {
        self.date.pred_opt().unwrap_or(self.date)
    }

    /// Nothing is done yet.
    pub fn new(date: NaiveDate) -> Self {
        Self {
            date,
            list: Vec::new(),
            closed: BTreeSet::new(),
        }
    }

    /// Ends an appointment; `at` is the move that says so.
    pub fn close(&mut self, appointment: usize, at: Origin) {
        self.list.push(Step::Close { appointment, at });
        self.closed.insert(appointment);
    }

    /// Whether that appointment ends with this change.
    pub fn closes(&self, wanted: usize) -> bool {
        self.closed.contains(&wanted)
    }

    /// Whether that portfolio passes on with this change.
    pub fn hands_over(&self, wanted: PortfolioId) -> bool {
        let handed =
            |step: &Step| matches!(step, Step::HandOver { portfolio, .. } if *portfolio == wanted);
        self.list.iter().any(handed)
    }

    /// Everybody who takes a post.
    pub fn appoints(&self) -> impl Iterator<Item = &Appoint> {
        self.list.iter().filter_map(|step| match step {
            Step::Appoint(appoint) => Some(appoint),
            _ => None,
        })
    }
}
