//! Takes a plan as written and a day; gives the time that its deadlines, phases
//! and rotas are held against.

use chrono::{Datelike, NaiveDate};

use crate::load::raw;
use crate::model::Period;

/// The time of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The year that 6月底前 means.
    pub year: i32,
    /// Date of the document.
    pub dated: Option<NaiveDate>,
    /// First to last day in force.
    pub in_force: Period,
}

impl Frame {
    /// The time of the plan, looked at on a day.
    pub fn of(plan: &raw::Plan, on: NaiveDate) -> Self {
        let (from, until) = plan.in_force();
        let in_force = Period { from, until };
        let written = plan.date.as_ref().and_then(|d| d.day);
        Self {
            year: plan.year().unwrap_or(on.year()),
            dated: written,
            // Nothing is measured by a time that ends before it begins.
            in_force: if in_force.is_reversed() {
                Period::default()
            } else {
                in_force
            },
        }
    }
}
