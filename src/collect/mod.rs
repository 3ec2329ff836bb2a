//! 督查台账: takes the tasks of all plans; gives one table a unit to fill in, takes the
//! filled ones back, and tells who is where, what is overdue, and who has not reported.
//!
//! ```text
//! plans ─asked→ tasks ─sheet→ XLSX a unit → the units → XLSX ─returned→ data/collected/ ─papers→ files
//! ```

mod asked;
mod heads;
mod kept;
mod papers;
mod returned;
mod sheet;

pub use asked::{Asked, asked, task_id};
pub use heads::said;
pub use kept::{Entry, entries, kept};
pub use papers::{Stand, papers, stands};
pub use returned::{Returned, Told, returned};
pub use sheet::sheets;

use chrono::{Datelike, NaiveDate};

/// The month of a day, as records have it: 2026-04.
pub fn month_of(day: NaiveDate) -> String {
    format!("{}-{:02}", day.year(), day.month())
}

/// The month before: 2025-12 before 2026-01.
pub fn month_before(month: &str) -> Option<String> {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()?;
    first.pred_opt().map(month_of)
}
