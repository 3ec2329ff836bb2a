//! Takes a workspace on the disk and what is asked for; gives the finished files
//! of an edition below its output folder. Only what has changed is made.
//!
//! [`request`] says what can be asked, [`work`] builds plan after plan and
//! [`folder`] knows what stands there, [`public`] what may not; [`manifest`] is
//! what one build leaves for the next, made of [`inputs`], of a [`key`] for each
//! plan and of what was said ([`kept`]). [`mod@merge`] joins what several
//! machines built.

mod folder;
mod inputs;
mod kept;
mod key;
mod manifest;
mod measure;
mod merge;
mod public;
mod request;
mod settle;
mod unchanged;
mod work;

pub use manifest::Summary;
pub use merge::{Merged, Unmergeable, merge};
pub use request::Request;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::load::Card;
use crate::model::date::full_date;
use crate::workspace::{Watch, Workspace};

use super::progress::{OnStep, Progress};
use super::session::{Session, Texts};
use super::wanted::Wanted;
use super::{announced, issue, leak};
use crate::engine::applied::Kept;
use folder::{Before, Folder};
use inputs::Inputs;
use manifest::Manifest;
use work::{Done, Work};

/// An edition as it stands after a build.
#[derive(Debug)]
pub struct Built {
    /// What is wrong, every place found.
    pub report: Report,
    /// The texts that the report points into.
    pub sources: Sources,
    /// How much there is.
    pub summary: Summary,
    /// How many of its documents stood already.
    pub standing: usize,
    /// Its folder below the output folder; empty for the plain edition.
    pub folder: String,
    /// The files of the plans that were asked for, below the output folder.
    pub outputs: Vec<String>,
    /// Whether it was stopped before all was built.
    pub stopped: bool,
}

/// What is known of an edition before anything is parsed.
struct Edition<'a> {
    asked: &'a Request,
    folder: Folder<'a>,
    /// What the last build left.
    before: Option<Before>,
    inputs: Inputs,
}

/// Builds an edition. Whoever calls has entered the workspace.
///
/// # Errors
/// `cannot-write`, where files of an earlier public edition cannot be removed, and
/// `linked-folder`, where it would have to be done through a link. Faults of the
/// data and of single files are in what comes back.
pub fn build(
    workspace: &Workspace,
    asked: &Request,
    on_step: OnStep,
) -> Result<Built, Box<Diagnostic>> {
    let folder = Folder::of(workspace, asked);
    if asked.public {
        workspace.no_link(&folder.name)?;
    }
    let applied = asked.public.then(|| Kept::anywhere(workspace));
    let mut disk = Report::default();
    let (texts, watch) = Texts::read(workspace, &mut disk);
    let mut edition = Edition {
        asked,
        before: folder.before(asked.public),
        folder,
        inputs: Inputs::of(&texts, asked, applied.as_ref()),
    };
    if !disk.is_empty() {
        // What the disk did not give cannot be told from what it will give.
        edition.inputs.all.clear();
    }
    let mut built = match unchanged::again(&edition, &texts) {
        Some(built) => built,
        None => {
            let unread = disk.has_errors();
            let mut session = Session::load_after(disk, texts);
            session = issue::without_taken(workspace, session);
            if let Some(applied) = applied {
                session = announced::announced(workspace, session, applied, asked.clock);
                if unread {
                    // What is internal may stand in what could not be read.
                    session = session.withheld(Report::default());
                }
            }
            edition.make(session, &watch, on_step)?
        }
    };
    // Of a part, others may be at work beside it.
    if asked.public && asked.shard.is_none() {
        let folder = Folder::of(workspace, asked);
        built.report.extend(folder.strangers());
    }
    if !asked.public && asked.as_of.is_none() && asked.shard.is_none_or(|(part, _)| part == 1) {
        let copied = issue::copy(workspace).err();
        copied
            .into_iter()
            .for_each(|fault| built.report.push(*fault));
    }
    Ok(built)
}

impl Edition<'_> {
    /// Makes what has changed, and leaves a manifest of what there is now.
    fn make(
        mut self,
        session: Session,
        watch: &Watch,
        on_step: OnStep,
    ) -> Result<Built, Box<Diagnostic>> {
        let wanted = Wanted {
            as_of: self.asked.as_of,
            today: session.today(self.asked.clock),
            public: self.asked.public,
            formats: self.asked.formats.clone(),
            dpi: self.asked.dpi,
        };
        let mut report = session.report.clone();
        report.extend(session.staff(&wanted));
        let plans = self.asked.chosen(&session, &mut report);
        let mut gone = BTreeSet::new();
        if wanted.public {
            if session.is_withheld() || !session.stops_all() {
                gone = self.withdraw(&plans)?;
            }
            leak::gather(&session);
        }
        let progress = Progress::new(plans.len(), on_step);
        let mut done = Work::new(&self, &session, &wanted).all(&plans, &progress);
        for done in &mut done {
            report.extend(std::mem::take(&mut done.report));
        }
        let mut report = session.located(report);
        // Faces of the system come and go without our knowing; of files that
        // moved, and of work that was stopped, it cannot be told what is done.
        if session.records.config.system_fonts || watch.moved() || progress.stopped() {
            self.inputs.all.clear();
        }
        let mut built = Built {
            summary: summary(&done, &wanted),
            standing: done.iter().filter(|d| d.kept).map(|d| d.documents).sum(),
            outputs: self.outputs(&done),
            folder: self.folder.name.clone(),
            stopped: progress.stopped(),
            report: Report::default(),
            sources: Sources::default(),
        };
        let internal: Vec<&str> = done
            .iter()
            .filter(|done| done.internal)
            .map(|done| done.id.as_str())
            .collect();
        if !internal.is_empty() {
            match self.folder.withdraw_elsewhere(&internal) {
                Ok(more) => gone.extend(more),
                Err(fault) => report.push(*fault),
            }
        }
        let made = done.iter().filter_map(|done| done.entry.as_ref());
        let made = made.flat_map(|entry| &entry.outputs);
        let made = made.map(|made| made.name.as_str()).collect();
        let withdrawn = public::withdrawn(&gone, &made);
        if let Err(fault) = self.settle(&session, &report, done, &built.summary) {
            report.push(*fault);
        }
        // It is done: the next build has no reason to say it again.
        withdrawn.into_iter().for_each(|note| report.push(note));
        built.report = report;
        built.sources = session.sources;
        Ok(built)
    }

    /// Takes out what stands of a public edition before it is made, or of the
    /// plans that are: nothing that has become internal since may stay.
    fn withdraw(&self, plans: &[&Card]) -> Result<BTreeSet<String>, Box<Diagnostic>> {
        let all = self.asked.plans.is_empty() && self.asked.shard.is_none();
        let ids: BTreeSet<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
        let made_now = |id: &str| all || ids.contains(id);
        let gone = self.folder.withdraw(made_now)?;
        // What cannot be kept account of is not begun.
        let mut left = self
            .before
            .as_ref()
            .map_or(Manifest::default(), |before| before.manifest.clone());
        left.version = manifest::VERSION.to_string();
        left.inputs.clear();
        left.plans.retain(|id, _| !made_now(id));
        self.folder.keep(&left)?;
        Ok(gone)
    }

    fn outputs(&self, done: &[Done]) -> Vec<String> {
        let entries = done.iter().flat_map(|done| &done.entry);
        let made = entries.flat_map(|entry| &entry.outputs);
        made.map(|made| self.folder.path(&made.name)).collect()
    }
}

fn summary(done: &[Done], wanted: &Wanted) -> Summary {
    let entries = done.iter().flat_map(|done| &done.entry);
    let left_out =
        |done: &&Done| !done.internal && (done.documents == 0 || fails_to_build(&done.report));
    Summary {
        documents: done.iter().map(|done| done.documents).sum(),
        files: entries.map(|entry| entry.outputs.len()).sum(),
        left_out: done.iter().filter(left_out).count(),
        day: full_date(wanted.as_of.unwrap_or(wanted.today)),
    }
}

/// Whether anything but a measured page is wrong: that file is there all the same.
fn fails_to_build(report: &Report) -> bool {
    let hinders = |d: &&Diagnostic| d.severity == Severity::Error && d.code != Code::PageRule;
    report.iter().any(|d| hinders(&d))
}
