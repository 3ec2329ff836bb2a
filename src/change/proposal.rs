//! Takes the file of a staff change; gives it worked out, to be looked at, and
//! applied.

use std::path::Path;

use chrono::NaiveDate;

use super::adjusted::{Adjusted, adjusted};
use super::impact::{Impact, impact};
use super::papers;
use super::prepare::{Edited, Past, Prepared, prepare};
use super::{file, pages};
use crate::diagnostic::{Report, Sources};
use crate::digest::sha256;
use crate::engine::applied::{self, Applied, Record};
use crate::engine::history::{self, Elsewhere};
use crate::engine::{Faults, Papers, Session};
use crate::load::{self, Input};
use crate::workspace::{Workspace, Write};

/// A staff change worked out: nothing is written yet.
pub struct Proposal<'w> {
    /// What it edits; notes and warnings on it are in its report.
    pub prepared: Prepared,
    /// What it means for every plan.
    pub impact: Impact,
    workspace: &'w Workspace,
    file: Input,
    id: String,
    record: String,
    /// Number of the last change that was applied before.
    order: u32,
    /// Templates, styles and faces.
    session: Session,
    today: NaiveDate,
    clock: NaiveDate,
}

/// A staff change that has been applied.
#[derive(Debug)]
pub struct Done {
    /// The data files that were edited, from the root.
    pub files: Vec<String>,
    /// Plans whose current edition follows: to be rebuilt.
    pub plans: Vec<String>,
    /// The notices, the handover sheets and the marked plans.
    pub papers: [Filed; 3],
}

/// Papers as they were written.
#[derive(Debug)]
pub struct Filed {
    /// Their folder below the output folder.
    pub folder: &'static str,
    /// How many files there are.
    pub count: usize,
    /// Why they are worth less than they should be, where they are.
    pub faults: Option<Box<Faults>>,
}

/// Works a change out. `given` is its file, or its name in `data/changes/`.
/// Whoever calls has entered the workspace.
///
/// # Errors
/// Every fault of the change, of the data as the change would leave it, and of
/// the disk.
pub fn propose<'w>(
    workspace: &'w Workspace,
    given: &Path,
    clock: NaiveDate,
) -> Result<Proposal<'w>, Box<Faults>> {
    let file = file::read(workspace, given)?;
    let record = file::record(workspace, given);
    let digest = digest(&file);
    let past = file::records(workspace)?;
    let order = past.iter().map(|r| r.applied.order).max().unwrap_or(0);
    let past = past.into_iter().map(|Record { path, applied, .. }| Past {
        same: path == record || applied.digest == digest,
        change: applied.change,
        date: applied.date,
    });
    let mut disk = Report::default();
    let (data, config, _) = workspace.data(&mut disk);
    if disk.has_errors() {
        return Err(Box::new(Faults {
            report: disk,
            sources: Sources::default(),
        }));
    }
    let past: Vec<Past> = past.collect();
    let mut prepared = prepare(&past, &data, config.as_ref(), &file)?;
    let session = Session::read_without_data(workspace);
    let mut impact = impact(&prepared, &session.locale);
    prepared.report.extend(std::mem::take(&mut impact.warnings));
    let mut open = papers::questions(&prepared);
    open.adjust(&prepared.after.raw.config.severities);
    load::locate(&prepared.sources, &mut open);
    if open.has_errors() {
        let (report, sources) = (open, prepared.sources);
        return Err(Box::new(Faults { report, sources }));
    }
    prepared.report.extend(open);
    Ok(Proposal {
        impact,
        today: session.today(clock),
        clock,
        id: file::id(given),
        order,
        prepared,
        workspace,
        file,
        record,
        session,
    })
}

/// A change file is held once it is read.
fn digest(file: &Input) -> String {
    sha256(&file.bytes.get().unwrap_or_default())
}

impl Proposal<'_> {
    /// Finds the page of the PDF on which each role stands: the plans concerned
    /// are set for it.
    pub fn find_pages(&mut self) {
        pages::find(&self.prepared, &mut self.impact, &self.session);
    }

    /// What the change would break within plans, for which it cannot be applied.
    pub fn faults(&self) -> Option<Box<Faults>> {
        if self.impact.faults.is_empty() {
            return None;
        }
        let sources = self.prepared.after.sources.clone();
        let mut report = self.impact.faults.clone();
        load::locate(&sources, &mut report);
        report.sort();
        Some(Box::new(Faults { report, sources }))
    }

    /// The bodies of people in which somebody else stands, and what each asks for.
    pub fn bodies(&self) -> Vec<Adjusted> {
        adjusted(&self.prepared)
    }

    /// The impact as a document.
    pub fn papers(&self) -> Papers {
        papers::impact(&self.prepared, &self.impact, &self.session, self.today)
    }

    /// Writes the data and the papers that follow: all or none. `each` makes one
    /// notice for each body and one file for each person who hands over. Whoever calls has entered the workspace to write.
    ///
    /// # Errors
    /// What the change would break; `edited-meanwhile` where a file is not what
    /// it was when the change was worked out; faults of the disk.
    pub fn apply(self, each: bool) -> Result<Done, Box<Faults>> {
        if let Some(faults) = self.faults() {
            return Err(faults);
        }
        let (prepared, session, today) = (&self.prepared, &self.session, self.today);
        let notices = papers::notices(prepared, session, (today, None), each);
        let sheets = papers::handover(prepared, &self.impact, session, today, each);
        let plans: Vec<String> = self.impact.plans.iter().map(|p| p.id.clone()).collect();
        let marked = papers::marked(self.workspace, prepared, &plans);
        // Each change has papers of its own.
        let papers = [
            ("notices", notices),
            ("handover", sheets),
            ("marked", marked),
        ];
        let papers =
            papers.map(|(folder, papers)| (folder, papers::named(papers, folder, &self.id)));
        let outputs = papers.iter().flat_map(|(_, papers)| &papers.outputs);
        let of_papers = outputs.map(|o| applied::paper(&o.name(), &o.bytes));
        let record = self.record_of(plans, of_papers.collect());
        let files: Vec<String> = prepared.files.iter().map(|f| f.path.clone()).collect();
        let mut writes: Vec<Write> = prepared.files.iter().map(Edited::write).collect();
        writes.push(Write {
            path: self.record.clone(),
            before: None,
            after: Some(load::write_record(&record).into_bytes()),
        });
        let papers = papers.map(|(folder, papers)| {
            let filed = Filed {
                folder,
                count: papers.outputs.len(),
                faults: papers.faults,
            };
            writes.extend(papers::writes(self.workspace, papers.outputs));
            filed
        });
        let what = file::named(session, prepared.steps.date);
        let done = (self.clock, Elsewhere::Change);
        history::note(self.workspace, writes, &what, done)?;
        Ok(Done {
            files,
            plans: record.plans,
            papers,
        })
    }

    fn record_of(&self, plans: Vec<String>, papers: Vec<applied::Paper>) -> Applied {
        let announced = self.prepared.change.announced.as_ref();
        Applied {
            change: self.file.path.clone(),
            digest: digest(&self.file),
            date: self.prepared.steps.date.to_string(),
            announced: announced.map(|day| day.value.to_string()),
            order: self.order.saturating_add(1),
            plans,
            files: self.prepared.files.iter().map(Edited::record).collect(),
            papers,
        }
    }
}
