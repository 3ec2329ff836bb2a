//! Takes the file of a staff change; gives it worked out, to be looked at, and
//! applied.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::adjusted::{Adjusted, adjusted};
use super::due_papers::DuePapers;
use super::held::{self, Withheld};
use super::impact::{Impact, impact};
use super::papers;
use super::prepare::{Edited, Past, Prepared, prepare};
use super::{file, pages};
use crate::diagnostic::{Diagnostic, Report, Sources};
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
    /// Where the file stands.
    place: PathBuf,
    /// What the change is known by.
    pub id: String,
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
    let place = file::find(workspace, given);
    let file = file::read(workspace, &place)?;
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
    let (data, settings, _) = workspace.data(&mut disk);
    if disk.has_errors() {
        return Err(Box::new(Faults {
            report: disk,
            sources: Sources::default(),
        }));
    }
    let past: Vec<Past> = past.collect();
    let mut prepared = prepare(&past, &data, &settings, &file)?;
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
        place,
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

    /// The day on which the change may become known, where that is still to come.
    pub fn secret_until(&self) -> Option<NaiveDate> {
        held::secret_until(&self.prepared.change, self.today)
    }

    /// That its file lies where others may read it before it is announced.
    pub fn lies_open(&self) -> Option<Diagnostic> {
        let until = self.secret_until()?;
        let open = self.workspace.is_shared(&self.place);
        open.then(|| held::lies_open(&self.place, &self.id, until))
    }

    /// The papers that follow, by their folders.
    fn made(&self, each: bool) -> [(&'static str, Papers); 3] {
        let (prepared, session, today) = (&self.prepared, &self.session, self.today);
        let plans: Vec<String> = self.impact.plans.iter().map(|p| p.id.clone()).collect();
        // Each change has papers of its own.
        let papers = [
            (
                "notices",
                papers::notices(prepared, session, (today, None), each),
            ),
            (
                "handover",
                papers::handover(prepared, &self.impact, session, today, each),
            ),
            ("marked", papers::marked(self.workspace, prepared, &plans)),
        ];
        papers.map(|(folder, papers)| (folder, papers::named(papers, folder, &self.id)))
    }

    /// Keeps the change and its drafts in this user's own folder until it is announced
    /// on that day: nothing of it is written where others may look.
    ///
    /// # Errors
    /// What the change would break; faults of the disk.
    pub fn hold(self, until: NaiveDate, each: bool) -> Result<Withheld, Box<Faults>> {
        if let Some(faults) = self.faults() {
            return Err(faults);
        }
        let mut papers = self.papers();
        for (_, more) in self.made(each) {
            papers.outputs.extend(more.outputs);
            papers.faults = papers.faults.or(more.faults);
        }
        let folder = held::keep(self.workspace, &self.place, &self.id, &papers.outputs)?;
        Ok(Withheld {
            id: self.id,
            until,
            folder,
            papers,
        })
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
        let prepared = &self.prepared;
        let plans: Vec<String> = self.impact.plans.iter().map(|p| p.id.clone()).collect();
        let papers = self.made(each);
        let outputs = papers.iter().flat_map(|(_, papers)| &papers.outputs);
        let of_papers = outputs.map(|o| applied::paper(&o.name(), &o.bytes));
        let record = self.record_of(plans, of_papers.collect());
        let files: Vec<String> = prepared.files.iter().map(|f| f.path.clone()).collect();
        let mut writes: Vec<Write> = prepared.files.iter().map(Edited::write).collect();
        let written = |path: &str, bytes: Vec<u8>| Write {
            path: path.to_string(),
            before: None,
            after: Some(bytes),
        };
        let on = papers::dated(prepared, None);
        let due = DuePapers::drafted(&adjusted(prepared), prepared.steps.date, (on, each));
        if !due.bodies.is_empty() {
            writes.push(due.write(self.workspace, &self.id));
        }
        let text = load::write_record(&record).into_bytes();
        writes.push(written(&self.record, text));
        let held = file::is_held(self.workspace, &self.place);
        if held {
            let bytes = self.file.bytes.get().unwrap_or_default().into_owned();
            writes.push(written(&record.change, bytes));
        }
        let papers = papers.map(|(folder, papers)| {
            let filed = Filed {
                folder,
                count: papers.outputs.len(),
                faults: papers.faults,
            };
            let names = papers.outputs.iter().map(|output| output.name());
            let names: Vec<String> = names.collect();
            let filing = names
                .into_iter()
                .zip(papers::writes(self.workspace, papers.outputs));
            let mut filing: Vec<(String, Write)> = filing.collect();
            if held {
                held::gone_on_with(self.workspace, &self.id, &mut filing);
            }
            writes.extend(filing.into_iter().map(|(_, write)| write));
            filed
        });
        let what = file::named(&self.session, prepared.steps.date);
        let done = (self.clock, Elsewhere::Change);
        history::note(self.workspace, writes, &what, done)?;
        if held {
            held::let_go(self.workspace, &self.id)?;
        }
        Ok(Done {
            files,
            plans: record.plans,
            papers,
        })
    }

    fn record_of(&self, plans: Vec<String>, papers: Vec<applied::Paper>) -> Applied {
        let announced = self.prepared.change.announced.as_ref();
        Applied {
            change: match file::is_held(self.workspace, &self.place) {
                true => self
                    .workspace
                    .data_path(&format!("{}/{}.yaml", file::FOLDER, self.id)),
                false => self.file.path.clone(),
            },
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
