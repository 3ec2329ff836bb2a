//! What is wrong, ready to be told.

use super::session::Session;
use crate::diagnostic::{Diagnostic, Report, Sources};

/// What is wrong, every place found, and the texts that places stand in. As an
/// error it is why nothing was done.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// What is wrong.
    pub report: Report,
    /// The texts.
    pub sources: Sources,
}

impl Faults {
    /// That a single fault of the world outside is all.
    pub fn from_one(fault: Box<Diagnostic>) -> Box<Self> {
        fault.into()
    }

    /// The same, their files named as seen from a folder above.
    pub fn seen_from(mut self, folder: &str) -> Self {
        self.sources.seen_from(folder);
        self
    }

    /// Takes in others that are located, and the texts that they stand in.
    pub fn take_in(&mut self, mut others: Self) {
        let by = self.sources.take_in(&others.sources);
        others.report.renumber_spans(by);
        self.report.extend(others.report);
    }
}

impl From<Box<Diagnostic>> for Box<Faults> {
    /// A fault of the world outside, which stands in no text.
    fn from(fault: Box<Diagnostic>) -> Self {
        Box::new(Faults {
            report: fault.into(),
            sources: Sources::default(),
        })
    }
}

impl Session {
    /// Itself, where the organisation is not at fault: nothing is drawn from a
    /// list of staff that is in doubt.
    ///
    /// # Errors
    /// What is wrong.
    pub fn sound(self) -> Result<Self, Box<Faults>> {
        if self.stops_all() {
            return Err(self.faults(self.report.clone()));
        }
        Ok(self)
    }

    /// What was found, ready to be told.
    pub fn faults(&self, report: Report) -> Box<Faults> {
        Box::new(Faults {
            report: self.located(report),
            sources: self.sources.clone(),
        })
    }
}
