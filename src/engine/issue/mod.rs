//! 印发: takes a plan; freezes its finished files below `data/issued/`, where no
//! later change touches them, and marks the plan as issued.

mod check;
mod hold;
mod record;
mod taken;

pub use check::check;
pub(super) use hold::{hold, word};
pub use record::{Frozen, Numbered, frozen, frozen_file, numbered, pages};
pub(super) use taken::without_taken;

use chrono::NaiveDate;

use super::current;
use super::faults::Faults;
use super::history::{self, Elsewhere};
use super::session::Session;
use super::stages;
use super::version::{self, Version};
use super::wanted::Wanted;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::{self, raw};
use crate::model::Status;
use crate::model::date::full_date;
use crate::resolve;
use crate::standing;
use crate::workspace::{Workspace, Write};
use crate::write::Format;

/// A plan that was issued.
#[derive(Debug)]
pub struct Issued {
    /// Its title.
    pub title: String,
    /// How many files were frozen.
    pub files: usize,
    /// The day whose people stand in them.
    pub people: NaiveDate,
    /// In how many places others stand today.
    pub others_now: usize,
    /// Where they stand, from the root.
    pub folder: String,
    /// Why they could not be copied to the output folder, where they could not.
    pub uncopied: Option<Box<Diagnostic>>,
}

/// Issues the plan of that id with the people of its own date, or of the day asked
/// for. Whoever calls has entered the workspace to write.
///
/// # Errors
/// `unknown-plan`, `already-issued`, `issue-other-day`, what a draft may lack and
/// an issued document may not, every error of the plan, and faults of the disk.
pub fn issue(
    workspace: &Workspace,
    id: &str,
    as_of: Option<NaiveDate>,
    clock: NaiveDate,
) -> Result<Issued, Box<Faults>> {
    let session = without_taken(workspace, Session::read(workspace));
    let frozen = freeze(workspace, &session, id, (as_of, session.today(clock)), None);
    let (mut issued, writes) = frozen.map_err(|report| session.faults(report))?;
    noted(workspace, &session, writes, (&issued, clock))?;
    issued.uncopied = copy(workspace).err();
    Ok(issued)
}

/// Writes it all, and says so in the history.
fn noted(
    workspace: &Workspace,
    session: &Session,
    writes: Vec<Write>,
    (issued, clock): (&Issued, NaiveDate),
) -> Result<(), Box<Diagnostic>> {
    let out = session.locale.ui("state-issued", &[]);
    let what = format!("{} · {out}", issued.title.replace('\n', ""));
    history::note(workspace, writes, &what, (clock, Elsewhere::Issue))
}

/// A plan's file as it is to be issued, and what is written with it.
#[derive(Debug)]
pub struct Edited {
    /// The file, from the root.
    pub path: String,
    /// Its bytes as they are.
    pub before: Vec<u8>,
    /// Its bytes as they are to be, the state apart.
    pub after: Vec<u8>,
    /// What else is written, all or none.
    pub with: Vec<Write>,
}

/// The same of a plan that is edited as it is issued: number and date are given then.
/// Whoever calls has entered the workspace to write.
///
/// # Errors
/// As [`issue`].
pub fn issue_edited(
    workspace: &Workspace,
    id: &str,
    (as_of, clock): (Option<NaiveDate>, NaiveDate),
    edited: Edited,
) -> Result<Issued, Box<Faults>> {
    let session = Session::read_with(workspace, |data| {
        let own = data.iter_mut().filter(|input| input.path == edited.path);
        own.for_each(|input| input.bytes = edited.after.clone().into());
    });
    let session = without_taken(workspace, session);
    let days = (as_of, session.today(clock));
    let frozen = freeze(workspace, &session, id, days, Some(&edited.after));
    let (mut issued, mut writes) = frozen.map_err(|report| session.faults(report))?;
    for write in writes.iter_mut().filter(|write| write.path == edited.path) {
        write.before = Some(edited.before.clone());
    }
    writes.extend(edited.with);
    noted(workspace, &session, writes, (&issued, clock))?;
    issued.uncopied = copy(workspace).err();
    Ok(issued)
}

/// What was issued, and what is to be written: the frozen files, their record, and
/// the plan marked as issued.
fn freeze(
    workspace: &Workspace,
    session: &Session,
    id: &str,
    (as_of, today): (Option<NaiveDate>, NaiveDate),
    edited: Option<&[u8]>,
) -> Result<(Issued, Vec<Write>), Report> {
    let mut opened = session.plan(id)?;
    let folder = folder(workspace, &opened.plan.id.value);
    if workspace.has(&format!("{folder}/{}", record::NAME)) {
        let title = &opened.plan.title.value;
        let fault = Diagnostic::new(Code::AlreadyIssued).arg("title", title);
        return Err(fault.at(opened.plan.status.at).into());
    }
    let people = people(session, &opened.plan, as_of, today)?;
    let wanted = wanted(Some(people), today);
    // Marked in the record only: the pages must not say 草稿.
    opened.plan.status.value = Status::Issued;
    let (paper, report) = version::paper(session, &opened, &wanted);
    let paper: Vec<Version> = paper.into_iter().collect();
    let (outputs, report) = stages::finished(session, &opened.plan, &paper, report, &wanted);
    let plan = &opened.plan;
    let hindrances = record::hindrances(&report);
    if !hindrances.is_empty() {
        return Err(hindrances);
    }
    if report.has_errors() {
        return Err(report);
    }
    if outputs.is_empty() {
        // What stops it stands in another file than its own, or between two.
        return Err(session.report.clone());
    }
    let (now, _) = version::resolved(session, plan, &Wanted::on(today));
    let others = |paper: &Version| standing::differences(&paper.plan, &now, &session.locale).len();
    let issued = Issued {
        title: plan.title.value.clone(),
        files: outputs.len(),
        people,
        others_now: paper.iter().map(others).sum(),
        folder: folder.clone(),
        uncopied: None,
    };
    let marked = mark(workspace, session, plan, edited)?;
    let (today, people) = (today.to_string(), people.to_string());
    let card = session.plans.by_id(&plan.id.value);
    let number = card.and_then(|card| resolve::number_of(&session.records, card));
    let record = record::of(plan, number, (today, people), &outputs);
    let new = |name: &str, bytes: Vec<u8>| Write {
        path: format!("{folder}/{name}"),
        before: None,
        after: Some(bytes),
    };
    let files = outputs.into_iter().map(|o| new(&o.name(), o.bytes));
    let mut writes: Vec<Write> = files.collect();
    let record = load::write_record(&record).into_bytes();
    writes.push(new(record::NAME, record));
    writes.push(marked);
    Ok((issued, writes))
}

/// The day whose people are issued: of a numbered paper always its own, where
/// another one that is asked for would name others it is refused.
fn people(
    session: &Session,
    plan: &raw::Plan,
    as_of: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, Report> {
    let dated = plan.date.as_ref().and_then(|date| date.day);
    let Some(settled) = plan.settled_on() else {
        let day = as_of.or(plan.pinned_on()).or(dated).unwrap_or(today);
        return Ok(plan.people_on(day));
    };
    if let Some(asked) = as_of {
        let (asked_for, _) = version::resolved(session, plan, &Wanted::on(asked));
        let (paper, _) = version::printed(session, plan, &Wanted::on(asked));
        if !current::same(session, &paper, &asked_for) {
            let fault = Diagnostic::new(Code::IssueOtherDay)
                .arg("title", &plan.title.value)
                .arg("day", full_date(settled))
                .arg("asked", full_date(asked));
            let at = plan.roster_date.as_ref().map(|day| day.at);
            let at = at.or(plan.date.as_ref().map(|date| date.at));
            return Err(fault.at(at.unwrap_or(plan.at)).into());
        }
    }
    Ok(settled)
}

/// The plan's file with `status: issued`; where it was edited in memory, as it is there.
fn mark(
    workspace: &Workspace,
    session: &Session,
    plan: &raw::Plan,
    edited: Option<&[u8]>,
) -> Result<Write, Report> {
    let source = session.sources.get(plan.at.file);
    let before = match edited {
        Some(bytes) => bytes.to_vec(),
        None => workspace.bytes(&source.path)?,
    };
    let text = source.text();
    let same = source.edits().is_empty() && before == text.as_bytes();
    let marked = same.then(|| record::marked(&text, plan)).flatten();
    let cannot = || Report::from(Diagnostic::new(Code::CannotEdit).at(plan.at));
    Ok(Write {
        path: source.path.clone(),
        before: Some(before),
        after: Some(marked.ok_or_else(cannot)?.into_bytes()),
    })
}

/// What is frozen: the full edition as it is printed and shown.
fn wanted(as_of: Option<NaiveDate>, today: NaiveDate) -> Wanted {
    Wanted {
        as_of,
        formats: vec![Format::Html, Format::Pdf],
        ..Wanted::on(today)
    }
}

/// Where a plan's frozen files stand, from the root.
fn folder(workspace: &Workspace, plan: &str) -> String {
    workspace.data_path(&format!("issued/{plan}"))
}

/// Copies what was issued to `output/issued/`, byte for byte.
///
/// # Errors
/// `file-unreadable` or `cannot-write`.
pub fn copy(workspace: &Workspace) -> Result<(), Box<Diagnostic>> {
    workspace.copy_to_output(&workspace.data.join("issued"), "issued")
}
