//! 印发: takes a plan; freezes its finished files below `data/issued/`, where no
//! later change touches them, and marks the plan as issued.

mod check;
mod record;

pub use check::check;

use chrono::NaiveDate;

use super::faults::Faults;
use super::session::Session;
use super::stages;
use super::wanted::Wanted;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::{self, raw};
use crate::model::Status;
use crate::workspace::{Workspace, Write};
use crate::write::Format;

/// A plan that was issued.
#[derive(Debug)]
pub struct Issued {
    /// Its title.
    pub title: String,
    /// How many files were frozen.
    pub files: usize,
    /// Where they stand, from the root.
    pub folder: String,
    /// Why they could not be copied to the output folder, where they could not.
    pub uncopied: Option<Box<Diagnostic>>,
}

/// Issues the plan of that id. Whoever calls has entered the workspace to write.
///
/// # Errors
/// `unknown-plan`, `already-issued`, what a draft may lack and an issued document
/// may not, every error of the plan, and faults of the disk.
pub fn issue(workspace: &Workspace, id: &str, clock: NaiveDate) -> Result<Issued, Box<Faults>> {
    let session = Session::read(workspace);
    let frozen = freeze(workspace, &session, id, session.today(clock));
    let (title, folder, writes) = frozen.map_err(|report| session.faults(report))?;
    workspace.commit(&writes)?;
    Ok(Issued {
        title,
        // The record and the plan are no files of its own.
        files: writes.len() - 2,
        folder,
        uncopied: copy(workspace).err(),
    })
}

/// Title, folder, and what is to be written: the frozen files, their record, and
/// the plan marked as issued.
fn freeze(
    workspace: &Workspace,
    session: &Session,
    id: &str,
    today: NaiveDate,
) -> Result<(String, String, Vec<Write>), Report> {
    let mut opened = session.plan(id)?;
    let plan = &mut opened.plan;
    let folder = folder(workspace, &plan.id.value);
    if workspace.has(&format!("{folder}/{}", record::NAME)) {
        let fault = Diagnostic::new(Code::AlreadyIssued).arg("title", &plan.title.value);
        return Err(fault.at(plan.status.at).into());
    }
    let wanted = wanted(None, today);
    // Marked in the record only: the pages must not say 草稿.
    plan.status.value = Status::Issued;
    let (outputs, report) = stages::plan(session, &opened, &wanted);
    let plan = &opened.plan;
    let hindrances = record::hindrances(&report);
    if !hindrances.is_empty() {
        return Err(hindrances);
    }
    if report.has_errors() || outputs.is_empty() {
        return Err(report);
    }
    let marked = mark(workspace, session, plan)?;
    let people = wanted.day(plan).to_string();
    let record = record::of(&plan.id.value, today.to_string(), people, &outputs);
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
    Ok((plan.title.value.clone(), folder, writes))
}

/// The plan's file with `status: issued`.
fn mark(workspace: &Workspace, session: &Session, plan: &raw::Plan) -> Result<Write, Report> {
    let source = session.sources.get(plan.at.file);
    let before = workspace.bytes(&source.path)?;
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
        today,
        public: false,
        formats: vec![Format::Html, Format::Pdf],
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
