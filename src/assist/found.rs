//! What was found wrong in files that are being written, in the words of the editor.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Serialize;

use super::place::Range;
use crate::diagnostic::{Edit, FileId, Severity};

/// A fault at its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    /// Where.
    pub range: Range,
    /// Its code.
    pub code: &'static str,
    /// How grave it is.
    #[serde(skip)]
    pub severity: Severity,
    /// What is wrong, and what to do.
    pub message: String,
    /// Other places one must see: path, stretch, and why.
    pub related: Vec<(String, Range, String)>,
    /// The cure, where it is certain.
    pub edits: Vec<Edit>,
}

/// By the paths of files.
pub(super) type Faults = BTreeMap<String, Vec<Fault>>;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Of the organisation.
    pub own: Option<Faults>,
    /// Of each plan.
    pub plans: BTreeMap<FileId, Faults>,
}

impl Found {
    /// Forgets what was found of a plan.
    pub(super) fn forget(&mut self, file: FileId) {
        self.plans.remove(&file);
    }
}

/// The same, to be filled in while it is looked at.
pub(super) type Kept = Mutex<Found>;
