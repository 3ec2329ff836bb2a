//! Takes a plan as written and a day; gives the time that its deadlines, phases
//! and rotas are held against.

use chrono::{Datelike, NaiveDate};

use crate::load::raw;
use crate::model::Period;
use crate::model::date::Years;

/// The time of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The plan's year.
    pub year: i32,
    /// The years that 6月底前 and 1月中旬 mean.
    pub years: Years,
    /// Date of the document.
    pub dated: Option<NaiveDate>,
    /// First to last day in force.
    pub in_force: Period,
    /// Whether the paper was issued.
    pub issued: bool,
}

impl Frame {
    /// Whether what was settled on a day came after the paper: what nobody has noted
    /// did once it was issued.
    pub(super) fn is_later(&self, noted: Option<NaiveDate>) -> bool {
        match (noted, self.dated) {
            (Some(noted), Some(dated)) => noted > dated,
            _ => self.issued,
        }
    }

    /// The time of the plan, looked at on a day.
    pub(super) fn of(plan: &raw::Plan, on: NaiveDate) -> Self {
        let (from, until) = plan.in_force();
        let in_force = Period { from, until };
        let written = plan.date.as_ref().and_then(|d| d.day);
        let year = plan.year().unwrap_or(on.year());
        Self {
            year,
            years: plan.years().unwrap_or(Years {
                usual: year,
                time: None,
            }),
            dated: written,
            issued: plan.status.value.is_out(),
            // Nothing is measured by a time that ends before it begins.
            in_force: if in_force.is_reversed() {
                Period::default()
            } else {
                in_force
            },
        }
    }
}
