//! What was written, record by record, references not yet looked up.
//!
//! A field that may be left out is an `Option`; every value that a later stage
//! may complain about knows where it was written ([`At`]).

mod organisation;
mod part;
mod party;
mod plan;
mod records;
mod rota;
mod table;
mod walk;

pub use organisation::DatedName;
pub use part::{Column, Part};
pub use party::Party;
pub use plan::{DocumentDate, DocumentNumber};
pub use records::*;
pub use rota::Every;
pub use table::{TableCell, TableRow, TableRowKind};
pub use walk::{Clause, DEEPEST, Found, Written};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{At, Code, FileId, Place, Severity, Span};
use crate::model::FolderKind;

/// A text as written, with its place.
pub type Text = At<String>;

/// Everything under `data/`, and `fangan.yaml`.
#[derive(Debug, Default)]
pub struct Raw {
    /// Settings of the workspace.
    pub config: Config,
    /// The layers below, the nearest first.
    pub layers: Vec<Layer>,
    /// The organisation, where one is given.
    pub organisation: Option<Organisation>,
    /// Who issues documents.
    pub issuers: Vec<Issuer>,
    /// Departments and communities.
    pub departments: Vec<Department>,
    /// Posts.
    pub posts: Vec<Post>,
    /// People.
    pub people: Vec<Person>,
    /// Who held which post when.
    pub appointments: Vec<Appointment>,
    /// Fields of work and who leads them.
    pub portfolios: Vec<Portfolio>,
    /// Leave.
    pub absences: Vec<Absence>,
    /// Groups of posts or departments with one printed name.
    pub categories: Vec<Category>,
    /// Holidays and make-up workdays.
    pub calendars: Vec<Calendar>,
    /// Laws, regulations and documents that plans rest on.
    pub bases: Vec<Basis>,
    /// Numbers of papers made elsewhere, and what became of numbers.
    pub register: Vec<Registered>,
    /// What units reported on their tasks.
    pub collected: Vec<Collected>,
    /// What units said of drafts.
    pub consulted: Vec<Consulted>,
    /// Plans, in the order of their files.
    pub plans: Vec<Plan>,
    /// Staff changes, read by their own command only.
    pub changes: Vec<Change>,
    /// Files that could not be read whole: what they would have defined is
    /// unknown, so a reference to a word that stands in them is not a fault.
    pub broken: Vec<FileId>,
    /// Texts of single records that could not be read: what they would have
    /// defined is unknown as well.
    pub dropped: Vec<String>,
}

impl Raw {
    /// Takes in the records of another file. The first organisation stays.
    pub fn take_in(&mut self, other: Raw) {
        if other.config != Config::default() {
            self.config = other.config;
        }
        self.organisation = self.organisation.take().or(other.organisation);
        self.issuers.extend(other.issuers);
        self.departments.extend(other.departments);
        self.posts.extend(other.posts);
        self.people.extend(other.people);
        self.appointments.extend(other.appointments);
        self.portfolios.extend(other.portfolios);
        self.absences.extend(other.absences);
        self.categories.extend(other.categories);
        self.calendars.extend(other.calendars);
        self.bases.extend(other.bases);
        self.register.extend(other.register);
        self.collected.extend(other.collected);
        self.consulted.extend(other.consulted);
        self.plans.extend(other.plans);
        self.changes.extend(other.changes);
        self.broken.extend(other.broken);
        self.dropped.extend(other.dropped);
    }
}

/// `fangan.yaml`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The layer below, by its folder.
    pub extends: Option<Text>,
    /// Whether the folder is an office's or a layer.
    pub kind: FolderKind,
    /// Who keeps it, of a layer.
    pub keeper: Option<Text>,
    /// The oldest program that reads these files.
    pub needs_version: Option<Text>,
    /// The day that counts as today, instead of the clock's.
    pub today: Option<At<NaiveDate>>,
    /// Whether installed fonts may be used.
    pub system_fonts: bool,
    /// How many leading roles one person may have before a note is made.
    pub leading_role_limit: Option<u32>,
    /// Whether public editions mask telephone numbers instead of leaving them out.
    pub mask_phones: bool,
    /// What sentences say behind a name, such as 同志; may be empty.
    pub honorific: String,
    /// Severities that the office has moved.
    pub severities: BTreeMap<Code, Severity>,
}

impl Config {
    /// Whether the folder says of itself that it is a layer.
    pub fn is_layer(&self) -> bool {
        self.kind == FolderKind::Layer
    }
}

/// A layer below the office.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its folder as faults name it.
    pub path: String,
    /// Its settings.
    pub config: Config,
    /// The file that they stand in.
    pub file: FileId,
}

impl Layer {
    /// Whether a path, as faults name it, is that of a file in it.
    pub fn holds(&self, path: &str) -> bool {
        let below = path.strip_prefix(&self.path);
        below.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Where it is said who keeps it: the top of its settings, where it is not.
    pub fn kept_at(&self) -> Place {
        match &self.config.keeper {
            Some(keeper) => Place::from(keeper.at),
            None => Place::from(Span::on_line(self.file, 1, 1, 1)),
        }
    }
}
