//! Rules that data must keep, one per file. Each takes what it looks at and
//! adds to the report; to add a rule, write a file and name it below.

mod deadline;
mod document_numbers;
mod duplicate_ids;
mod field_not_printed;
mod free_text_names;
mod heading;
mod overlapping_appointments;
mod periods;
mod phases;
mod placeholder;
mod seats;
mod succession_loop;

pub(super) use deadline::{check_due, last_day_meant};
pub(super) use document_numbers::{check_brackets, check_listed, numbers_in};
pub(super) use field_not_printed::check_printed;
pub(super) use free_text_names::check as check_free_text;
pub(super) use heading::check_heading;
pub(super) use phases::check_phases;
pub(super) use placeholder::{check_placeholder, is_open};

use crate::diagnostic::Report;
use crate::load::Card;
use crate::load::raw::{Plan, Raw};
use crate::model::Organisation;

/// The rules about the organisation's own records, and the ids of all plans.
pub(super) fn organisation(
    raw: &Raw,
    plans: &[Card],
    organisation: &Organisation,
    report: &mut Report,
) {
    duplicate_ids::check(raw, plans, report);
    periods::check(raw, report);
    overlapping_appointments::check(organisation, report);
    seats::check(organisation, report);
    succession_loop::check(organisation, report);
}

/// The rules about a plan's own records, whatever the day.
pub(super) fn plan(plan: &Plan, report: &mut Report) {
    duplicate_ids::check_attachments(plan, report);
    periods::check_plan(plan, report);
}
