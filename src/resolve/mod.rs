//! Takes Raw; gives the Model: every word looked up, every rule checked.
//!
//! [`organisation`](fn@organisation) is done once; [`open`] whenever a plan is
//! read; [`plan`](fn@plan) once for each plan and day.

mod bases;
mod body_name;
mod brief;
mod charts;
mod cited_numbers;
mod citing;
mod clauses;
mod columns;
mod compilation;
mod deadline;
mod division;
mod duty_owners;
mod forms;
mod frame;
mod host;
mod level;
mod names;
mod notice;
mod once;
mod organisation;
mod parts;
mod party;
mod people;
mod plan;
mod points;
mod presided;
mod records;
mod rota;
mod rules;
mod shares;
mod table;
mod tasks;
mod text;
mod typed_party;
mod wording;

pub use bases::number_of;
pub use cited_numbers::number_in_parts;
pub use division::{Division, division};
pub use names::{Expected, Kind, Names};
pub use organisation::organisation;
pub use plan::{paper, plan};
pub(crate) use rules::reference;
pub use wording::{title_of, titles_of};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Origin, Report, Sources};
use crate::load::{Card, Opened, Plans};
use crate::model::date::Years;
use crate::model::{Organisation, PersonId};

/// Opens a plan: what it names of other plans stands in it then, and its report
/// says what is wrong with it on any day.
///
/// # Errors
/// What is wrong, where no plan can be made out.
pub fn open(plans: &Plans, card: &Card, sources: &Sources) -> Result<Opened, Report> {
    Ok(whole(plans.open(card, sources)?, plans, card, sources))
}

/// The same as it would be with other bytes in its file.
///
/// # Errors
/// As [`open`].
pub fn open_as(
    plans: &Plans,
    card: &Card,
    bytes: Vec<u8>,
    sources: &Sources,
) -> Result<Opened, Report> {
    let opened = plans.open_as(card, bytes, sources)?;
    Ok(whole(opened, plans, card, sources))
}

fn whole(mut opened: Opened, plans: &Plans, card: &Card, sources: &Sources) -> Opened {
    let Opened { plan, report, .. } = &mut opened;
    compilation::gather(plan, plans, sources, report);
    rules::written(plan, report);
    let file = card.file;
    rules::check_identity_numbers(file, &sources.get(file).text(), report);
    opened
}

/// What is wrong with the organisation on a day, whatever plans say.
pub fn staff(organisation: &Organisation, on: NaiveDate) -> Report {
    let mut report = Report::default();
    rules::staff(organisation, on, &mut report);
    report
}

/// What a plan is resolved against, and where its faults go.
struct Context<'a> {
    organisation: &'a Organisation,
    names: &'a Names,
    on: NaiveDate,
    /// No day behind this one is looked at.
    latest: NaiveDate,
    /// Whether internal parts are left out.
    public: bool,
    /// The day the plan is dated, on which what it rests on must be in force.
    dated: NaiveDate,
    /// The years of dates without one.
    years: Option<Years>,
    /// How many attachments have a number.
    counted: usize,
    /// The attachments by id, for `@{attachment:…}`.
    attachments: Vec<Label>,
    /// The clauses by id, for `@{item:…}`.
    clauses: Vec<clauses::Named>,
    /// Ids of the attachments that the text refers to.
    referred: Vec<String>,
    /// Of whom it was told that they hold no post.
    without_post: Vec<PersonId>,
    /// Where a post or unit is written that has been merged by now.
    merged: Vec<Origin>,
    report: Report,
}

impl Context<'_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }
}

/// What the text calls an attachment.
struct Label {
    id: String,
    /// 附件, 附件1; `None` for one that a public edition leaves out.
    label: Option<String>,
    title: String,
}
