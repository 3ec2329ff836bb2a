//! What is wanted of plans.

use chrono::NaiveDate;

use crate::load::raw;
use crate::write::{Dpi, Format};

/// What is wanted of every plan.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Day on which people are looked up, instead of the plan's own.
    pub as_of: Option<NaiveDate>,
    /// The day that counts as today.
    pub today: NaiveDate,
    /// Whether internal parts are left out.
    pub public: bool,
    /// Formats to write.
    pub formats: Vec<Format>,
    /// How fine pictures are.
    pub dpi: Dpi,
}

impl Wanted {
    /// A plan as it stands on one day, and no files of it.
    pub fn on(day: NaiveDate) -> Self {
        Self {
            as_of: Some(day),
            today: day,
            public: false,
            formats: Vec::new(),
            dpi: Dpi::default(),
        }
    }

    /// The day whose people do the plan's work.
    pub fn day(&self, plan: &raw::Plan) -> NaiveDate {
        match (self.as_of, plan.pinned_on()) {
            (None, Some(pinned)) => pinned,
            (as_of, _) => plan.people_on(as_of.unwrap_or(self.today)),
        }
    }
}
