//! Takes a plan and the state that it has come to; writes state, day and with whom it
//! lies into its file.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{self, Faults, Session, history, issue};
use crate::load::edit::Value;
use crate::load::{Card, keys};
use crate::model::{DocumentNumber, Status};
use crate::resolve;
use crate::workspace::{Workspace, Write};

use super::registered::next;
use super::written::edited;

/// How far a plan has come as a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The plan's id.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Its state.
    pub status: Status,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// With whom it lies.
    pub with: Option<String>,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// Whether it was issued and its last day in force is past.
    pub ended: bool,
    /// Whether somebody set the state; what nobody has is taken for a draft.
    pub set: bool,
}

/// How far all plans have come, in the order of their files.
pub fn stands(session: &Session, today: NaiveDate) -> Vec<Stand> {
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let stands = engine::each(session, &cards, |card, opened| {
        let plan = opened.ok()?.plan;
        let until = plan.in_force().1;
        Some(Stand {
            plan: plan.id.value.clone(),
            title: plan.title.value.replace('\n', ""),
            status: plan.status.value,
            since: plan.status_since.as_ref().map(|day| day.value),
            with: plan.status_with.as_ref().map(|who| who.value.clone()),
            number: resolve::number_of(&session.records, card),
            ended: plan.status.value.is_out() && until.is_some_and(|until| until < today),
            set: plan.status.at != plan.at,
        })
    });
    stands.into_iter().flatten().collect()
}

/// What a plan was moved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its title.
    pub title: String,
    /// The number that it may have now, where it is signed and has none.
    pub next: Option<DocumentNumber>,
}

/// What is said of a plan along with its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Along {
    /// Since when it is so.
    pub since: NaiveDate,
    /// With whom it lies.
    pub with: Option<String>,
    /// Units that are asked for their opinion.
    pub units: Vec<String>,
    /// By when they are to answer.
    pub reply_by: Option<NaiveDate>,
}

/// Writes the state. Whoever calls has entered the workspace to write.
///
/// # Errors
/// `unknown-plan`; `state-by-issue` for 已印发, which freezes files, and for whatever
/// would take that back; `cannot-edit`, and faults of the disk.
pub fn move_to(
    workspace: &Workspace,
    id: &str,
    status: Status,
    along: Along,
    clock: NaiveDate,
) -> Result<Moved, Box<Faults>> {
    let session = Session::read(workspace);
    let opened = session.plan(id).map_err(|report| session.faults(report))?;
    let plan = &opened.plan;
    // Once a paper is out, it runs out or is repealed, and nothing else.
    let was_out = plan.status.value.is_out();
    if status == Status::Issued || was_out != status.is_out() {
        let fault = Diagnostic::new(Code::StateByIssue).arg("plan", id);
        let fault = fault.arg("title", &plan.title.value).at(plan.status.at);
        return Err(session.faults(fault.into()));
    }
    let mut fields = vec![
        ("status", typed(status)),
        ("status-since", Value::Day(along.since)),
    ];
    let mut gone = Vec::new();
    let units = (!along.units.is_empty()).then(|| Value::List(along.units.clone()));
    let said = [
        ("status-with", along.with.map(Value::Text)),
        ("asked-units", units),
        ("reply-by", along.reply_by.map(Value::Day)),
    ];
    for (field, value) in said {
        match value {
            Some(value) => fields.push((field, value)),
            None => gone.push(field),
        }
    }
    let since = along.since;
    let (path, before, text) = edited(workspace, &session, plan, &fields, &gone)
        .map_err(|report| session.faults(report))?;
    let write = Write {
        path,
        before: Some(before),
        after: Some(text.into_bytes()),
    };
    let title = plan.title.value.replace('\n', "");
    let what = format!("{title} · {}", session.locale.ui(named(status), &[]));
    history::commit(workspace, vec![write], &what, clock)?;
    let unnumbered = plan.number.as_ref().is_none_or(|n| n.serial.is_none());
    let wanted = status == Status::Signed && unnumbered && plan.form().has_number();
    Ok(Moved {
        title,
        next: wanted
            .then(|| next(&session, &issue::numbered(workspace), plan, since))
            .flatten(),
    })
}

fn typed(status: Status) -> Value {
    let words = keys::STATUSES.written(&status);
    let (english, chinese) = words.unwrap_or_default();
    Value::Choice(english, chinese)
}

/// Key of the state's name in the locale's `ui`.
pub fn named(status: Status) -> &'static str {
    match status {
        Status::Draft => "state-draft",
        Status::Consulting => "state-consulting",
        Status::Review => "state-review",
        Status::Countersigning => "state-countersigning",
        Status::Signed => "state-signed",
        Status::Issued => "state-issued",
        Status::Expired => "state-expired",
        Status::Repealed => "state-repealed",
    }
}
