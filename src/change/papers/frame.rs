//! The frame of a paper: a plan without chapters, which gives it head, title
//! and signature.

use chrono::NaiveDate;

use super::Press;
use crate::diagnostic::Origin;
use crate::model::{Form, Plan};

/// A paper of that id. Its title, like every word on it, is the template's.
pub fn frame(press: &Press<'_>, id: String, template: &str, form: Form) -> Plan {
    let (at, on) = (press.prepared.change.at, press.prepared.steps.date);
    bare(id, template, form, at, on)
}

/// The same without a change: `at` is where faults of it stand, `on` its day.
pub fn bare(id: String, template: &str, form: Form, at: Origin, on: NaiveDate) -> Plan {
    Plan::paper(id, template, form, on, at)
}

/// The day a paper is dated: that of the announcement, else of the change.
pub fn dated(press: &Press<'_>) -> NaiveDate {
    let change = &press.prepared.change;
    change
        .announced
        .as_ref()
        .map_or(change.date.value, |d| d.value)
}
