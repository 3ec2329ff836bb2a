//! Rules that data must keep, one family per file. A rule takes what it looks at
//! and adds to the report. There are two kinds:
//!
//! - A rule that looks at finished records has a `check` on one of the lists
//!   below: [`RECORDS`] for the organisation's own, [`STAFF`] for these on a day,
//!   [`WRITTEN`] for a plan whatever the day, [`PLAN`] for a plan on a day. To add one, write its file and put it
//!   on its list.
//! - A rule about a single text, citation or 待定 is called where that is resolved,
//!   since it is told at the words themselves: what is exported below.
//!
//! What cannot be judged apart from finding it (what a name means, who holds a
//! post, whose turn it is) is reported where it is found; `tests/it/architecture.rs`
//! lists these codes, each with its reason.

mod bases;
mod basis_in_force;
mod blank_form;
mod calendars;
mod counts;
mod deadline;
mod document_numbers;
mod duplicate_ids;
mod empty_chart;
mod empty_plan;
mod empty_section;
mod ended_posts;
mod executive;
mod far_off_days;
mod field_not_printed;
mod first_days;
mod free_text_names;
mod gone_people;
mod head;
mod heading;
mod identity_numbers;
mod item_words;
mod leadership;
mod leads;
mod leads_without_post;
mod long_plan;
mod no_head;
mod nobody_issues;
mod one_number;
mod order_partly;
mod overlapping_appointments;
mod overlapping_leave;
mod own_cover;
mod own_date;
mod own_number;
mod owners;
mod periods;
mod phases;
mod phones;
mod placeholder;
mod plan_on_red_head;
mod points;
mod portfolio_leaders;
mod responsible;
mod rota;
mod rota_rest;
mod rota_shares;
mod seats;
mod secrecy;
mod seen;
mod stand_ins;
mod still_open;
mod succession_loop;
mod swaps;
mod table;
mod targets;
mod text;
mod title_twice;
mod too_deep;
mod twice;
mod two_heads;
mod typed_numbers;
mod typed_responsibility;
mod unanswered;
mod unfilled_names;
mod unit_names;
mod unsigned_number;
mod unused_attachment;
mod years;

pub(super) use basis_in_force::not_in_force;
pub(super) use document_numbers::{check_brackets, check_listed};
pub(super) use free_text_names::check as check_free_text;
pub(crate) use free_text_names::reference;
pub(super) use heading::check_heading;
pub(super) use identity_numbers::check_identity_numbers;
pub(super) use leads_without_post::without_post;
pub(super) use placeholder::{check_placeholder, is_open};
pub(super) use seen::Seen;
pub(super) use still_open::still_open;
pub(super) use text::{Prose, check_prose};

use chrono::NaiveDate;

use crate::diagnostic::Report;
use crate::load::Card;
use crate::load::raw::{Plan, Raw};
use crate::model::Organisation;

/// The rules about the organisation's own records, and the ids of all plans.
const RECORDS: &[fn(&Records<'_>, &mut Report)] = &[
    duplicate_ids::check,
    one_number::check,
    periods::check,
    overlapping_appointments::check,
    overlapping_leave::check,
    seats::check,
    stand_ins::check,
    portfolio_leaders::check,
    succession_loop::check,
    leads::check,
    bases::check,
    calendars::check,
    phones::check,
    two_heads::check,
    unit_names::check,
    title_twice::check,
    unfilled_names::check,
    first_days::check,
];

/// The rules about who stands where on a day, be it in a plan or not.
const STAFF: &[fn(&Organisation, NaiveDate, &mut Report)] = &[
    leads_without_post::check,
    own_cover::check,
    ended_posts::check,
    gone_people::check,
    far_off_days::check,
    order_partly::check,
];

/// The rules about a plan's own records, whatever the day.
const WRITTEN: &[fn(&Plan, &mut Report)] = &[
    duplicate_ids::check_plan,
    periods::check_plan,
    secrecy::check_plan,
    head::check_plan,
    unsigned_number::check,
];

/// The rules about a plan on a day.
const PLAN: &[fn(&Seen<'_>, &mut Report)] = &[
    own_date::check,
    own_number::check,
    years::check,
    head::check,
    phones::check_plan,
    secrecy::check,
    plan_on_red_head::check,
    field_not_printed::check,
    empty_plan::check,
    empty_section::check,
    too_deep::check,
    long_plan::check,
    no_head::check,
    executive::check,
    owners::check,
    twice::check,
    targets::check,
    counts::check,
    typed_numbers::check,
    item_words::check,
    nobody_issues::check,
    responsible::check,
    typed_responsibility::check,
    unanswered::check,
    deadline::check,
    phases::check,
    points::check,
    blank_form::check,
    table::check,
    leadership::check,
    rota::check,
    rota_rest::check,
    rota_shares::check,
    swaps::check,
    empty_chart::check,
    unused_attachment::check,
];

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

/// Holds the organisation on a day to its rules.
pub(super) fn staff(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    STAFF
        .iter()
        .for_each(|check| check(organisation, on, report));
}

/// Holds a plan as it was written to the rules that ask for no day.
pub(super) fn written(plan: &Plan, report: &mut Report) {
    WRITTEN.iter().for_each(|check| check(plan, report));
}

/// Holds a plan on a day to its rules.
pub(super) fn plan(seen: &Seen<'_>, report: &mut Report) {
    PLAN.iter().for_each(|check| check(seen, report));
}
