//! Rules that data must keep, one per file. Each takes what it looks at and
//! adds to the report; to add a rule, write a file and name it below.

mod bases;
mod basis_in_force;
mod deadline;
mod document_numbers;
mod duplicate_ids;
mod field_not_printed;
mod free_text_names;
mod heading;
mod leads;
mod overlapping_appointments;
mod periods;
mod phases;
mod placeholder;
mod seats;
mod still_open;
mod succession_loop;

pub(super) use basis_in_force::check_in_force;
pub(super) use deadline::{check_due, last_day_meant};
pub(super) use document_numbers::{check_brackets, check_listed, numbers_in};
pub(super) use field_not_printed::check_printed;
pub(super) use free_text_names::check as check_free_text;
pub(super) use heading::check_heading;
pub(super) use phases::check_phases;
pub(super) use placeholder::{check_placeholder, is_open};
pub(super) use still_open::still_open;

use crate::diagnostic::Report;
use crate::load::Card;
use crate::load::raw::{Plan, Raw};
use crate::model::Organisation;

/// The rules about the organisation's own records, and the ids of all plans.
const RECORDS: &[fn(&Records<'_>, &mut Report)] = &[
    duplicate_ids::check,
    periods::check,
    overlapping_appointments::check,
    seats::check,
    succession_loop::check,
    leads::check,
    bases::check,
];

/// The rules about a plan's own records, whatever the day.
const WRITTEN: &[fn(&Plan, &mut Report)] = &[duplicate_ids::check_plan, periods::check_plan];

/// The organisation's records before the rules.
pub(super) struct Records<'a> {
    /// As they were written.
    pub raw: &'a Raw,
    /// What is known of every plan.
    pub plans: &'a [Card],
    /// The organisation through time.
    pub organisation: &'a Organisation,
}

/// Holds the organisation's records to their rules.
pub(super) fn organisation(records: &Records<'_>, report: &mut Report) {
    RECORDS.iter().for_each(|check| check(records, report));
}

/// Holds a plan as it was written to the rules that ask for no day.
pub(super) fn written(plan: &Plan, report: &mut Report) {
    WRITTEN.iter().for_each(|check| check(plan, report));
}
