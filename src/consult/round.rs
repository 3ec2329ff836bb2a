//! Takes a plan; gives the round in which units are asked about it.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::Session;
use crate::load::raw;
use crate::model::Status;

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Id of the plan.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Since when units are asked.
    pub since: NaiveDate,
    /// By when they are to answer.
    pub due: Option<NaiveDate>,
    /// Which, as they are written.
    pub units: Vec<String>,
}

impl Round {
    /// What its files are called: petition-2026-2026-04-01.
    pub fn name(&self) -> String {
        format!("{}-{}", self.plan, self.since)
    }
}

/// The round that a plan is in.
///
/// # Errors
/// `unknown-plan`, what keeps the plan from being read, `not-consulting`.
pub fn round(session: &Session, id: &str) -> Result<Round, Report> {
    let plan = session.plan(id)?.plan;
    of(&plan).ok_or_else(|| {
        let fault = Diagnostic::new(Code::NotConsulting).arg("plan", id);
        let fault = fault.arg("title", plan.title.value.replace('\n', ""));
        fault.at(plan.status.at).into()
    })
}

/// The round of a plan; none where nobody is asked.
pub(super) fn of(plan: &raw::Plan) -> Option<Round> {
    let since = plan.status_since.as_ref()?.value;
    (plan.status.value == Status::Consulting).then(|| Round {
        plan: plan.id.value.clone(),
        title: plan.title.value.replace('\n', ""),
        since,
        due: plan.reply_by.as_ref().map(|day| day.value),
        units: plan.asked_units.iter().map(|u| u.value.clone()).collect(),
    })
}
