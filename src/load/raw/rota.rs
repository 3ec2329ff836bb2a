//! The days of a rota.

use chrono::NaiveDate;

use super::{Exception, Text};
use crate::diagnostic::At;
use crate::model::Recurrence;

/// On which days: the rules, and the words for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Every {
    /// The rules.
    pub rules: Vec<Recurrence>,
    /// As written.
    pub words: Vec<Text>,
}

impl Exception {
    /// Its last day; a day alone is its own.
    pub fn last(&self) -> &At<NaiveDate> {
        self.until.as_ref().unwrap_or(&self.from)
    }
}
