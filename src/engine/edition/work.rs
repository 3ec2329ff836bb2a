//! Takes plans; builds them side by side and gives what became of each.
//!
//! Files are handed to threads that only write: a disk takes milliseconds to
//! say that a file is safe, and takes many at once in the same time.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Edition;
use super::folder::Before;
use super::key::{self, Key};
use super::manifest::{Entry, Made};
use super::measure;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::issue;
use crate::engine::progress::Progress;
use crate::engine::session::Session;
use crate::engine::stages;
use crate::engine::wanted::Wanted;
use crate::load::{Card, Opened};
use crate::write::{Format, Output};

/// How many files are written at once, at most.
const WRITERS: usize = 8;

/// What all plans have in common.
pub(super) struct Work<'a> {
    session: &'a Session,
    wanted: &'a Wanted,
    edition: &'a Edition<'a>,
    /// What the last build left; none to build everything.
    before: Option<&'a Before>,
    /// Names that have come or gone since.
    names: Vec<&'a str>,
}

/// What became of one plan.
pub(super) struct Done {
    pub id: String,
    pub documents: usize,
    pub report: Report,
    /// What the manifest keeps of it; nothing where it could not be built.
    pub entry: Option<Entry>,
    /// Whether its files stood already.
    pub kept: bool,
    /// Whether there is none of it in this edition.
    pub internal: bool,
}

impl Done {
    fn nothing(id: String) -> Self {
        Self {
            id,
            documents: 0,
            report: Report::default(),
            entry: None,
            kept: false,
            internal: false,
        }
    }

    /// What the manifest keeps of it, by its id.
    pub(super) fn entry(self) -> Option<(String, Entry)> {
        Some((self.id, self.entry?))
    }
}

/// A file on its way to the disk: numbers of its plan and within the plan.
type Sent = (usize, usize, Output);
type Written = (
    usize,
    usize,
    Result<(Made, Option<Diagnostic>), Box<Diagnostic>>,
);

impl<'a> Work<'a> {
    /// What is wanted of an edition's plans.
    pub(super) fn new(edition: &'a Edition, session: &'a Session, wanted: &'a Wanted) -> Self {
        let before = edition.before.as_ref();
        let installed = session.records.config.system_fonts;
        // A public edition was emptied, pages are measured as they are made, and
        // faces of the system are not known.
        let asked = edition.asked;
        let anew = asked.force || asked.public || asked.verify || installed;
        Self {
            session,
            wanted,
            edition,
            before: before.filter(|b| !anew && b.manifest.faces == edition.inputs.faces),
            names: before.map_or(Vec::new(), |before| {
                key::changed(&before.manifest.words, session.words.list())
            }),
        }
    }

    /// Builds the plans, each on a thread; those that are left when the work
    /// is stopped are not among what comes back.
    pub(super) fn all(&self, plans: &[&Card], progress: &Progress) -> Vec<Done> {
        let (send, receive) = sync_channel(2 * WRITERS);
        let (receive, written) = (Mutex::new(receive), Mutex::new(Vec::new()));
        let mut done = std::thread::scope(|scope| {
            for _ in 0..WRITERS.min(plans.len() * self.wanted.formats.len()) {
                scope.spawn(|| self.write(&receive, &written));
            }
            let one = |(i, plan): (usize, &&Card)| progress.step(|| self.one(i, plan, &send));
            let done: Vec<Option<Done>> = match self.edition.asked.jobs.map(pool) {
                // One alone has all threads to itself, for its glyphs.
                _ if plans.len() == 1 => plans.iter().enumerate().map(one).collect(),
                None => plans.par_iter().enumerate().map(one).collect(),
                Some(Some(pool)) => {
                    pool.install(|| plans.par_iter().enumerate().map(one).collect())
                }
                // No threads to be had: one after the other.
                Some(None) => plans.iter().enumerate().map(one).collect(),
            };
            // Nothing more comes: the writers end.
            drop(send);
            done
        });
        let mut written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        written.sort_by_key(|(plan, place, _)| (*plan, *place));
        for (plan, _, made) in written {
            // What was sent was made by a step that was done.
            let Some(done) = &mut done[plan] else {
                continue;
            };
            match (made, &mut done.entry) {
                (Ok((made, told)), Some(entry)) => {
                    entry.outputs.push(made);
                    if let Some(told) = told {
                        // Until it is closed it is made again.
                        entry.key.clear();
                        done.report.push(told);
                    }
                }
                (Ok(_), None) => {}
                (Err(fault), _) => {
                    done.entry = None;
                    done.report.push(*fault);
                }
            }
        }
        done.into_iter().flatten().collect()
    }

    fn write(&self, sent: &Mutex<Receiver<Sent>>, written: &Mutex<Vec<Written>>) {
        loop {
            let next = sent.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((plan, place, output)) = next else {
                return;
            };
            let last = self.edition.before.as_ref().and_then(|before| {
                let name = output.name();
                let id = name.split('.').next().unwrap_or_default();
                let mut made = before.manifest.plans.get(id)?.outputs.iter();
                made.find(|made| made.name == name)
            });
            let made = self.edition.folder.write(&output, last);
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            written.push((plan, place, made));
        }
    }

    fn one(&self, number: usize, card: &Card, send: &SyncSender<Sent>) -> Done {
        let id = card.id.value.clone();
        let opened = match self.session.open(card) {
            Ok(opened) => opened,
            Err(report) => {
                return Done {
                    report,
                    ..Done::nothing(id)
                };
            }
        };
        let plan = &opened.plan;
        if self.wanted.public && plan.withheld() {
            return Done {
                internal: true,
                report: self.internal(&opened),
                ..Done::nothing(id)
            };
        }
        let (versions, report) = stages::versions(self.session, &opened, self.wanted);
        let of_plan = stages::of_plan(&versions, self.wanted);
        let documents = || versions.iter().flat_map(|version| &version.documents);
        let workspace = self.edition.folder.workspace;
        let shared = self.edition.inputs.shared.clone() + &issue::word(workspace, plan);
        let key = Key::new(documents(), &of_plan, &shared);
        let documents = documents().count();
        if let Some(entry) = self.standing(&id, &key) {
            return Done {
                id,
                documents: entry.documents,
                report,
                entry: Some(entry.clone()),
                kept: true,
                internal: false,
            };
        }
        let said = report.len();
        let (session, wanted) = (self.session, self.wanted);
        let (mut outputs, mut report) = stages::finished(session, plan, &versions, report, wanted);
        let made = (&mut outputs, &mut report);
        issue::hold(workspace, session, &opened, wanted, made);
        // What pages gave rise to must be said again by the next build.
        let silent = report.len() == said;
        let built = !outputs.is_empty();
        for (place, output) in outputs.into_iter().enumerate() {
            if self.edition.asked.verify && output.format == Format::Pdf {
                let faults = measure::faults(&output.name(), &output.bytes, plan.at);
                faults.into_iter().for_each(|fault| report.push(fault));
            }
            // The writers live as long as this does.
            let _ = send.send((number, place, output));
        }
        let key = if silent { key.word } else { String::new() };
        Done {
            id,
            documents: if built { documents } else { 0 },
            report,
            entry: built.then(|| Entry {
                key,
                documents,
                outputs: Vec::new(),
            }),
            kept: false,
            internal: false,
        }
    }

    /// What is said of a plan that the public does not see: nothing, not even its
    /// faults, but to whoever asks for it by name.
    fn internal(&self, opened: &Opened) -> Report {
        if self.edition.asked.plans.is_empty() {
            return Report::default();
        }
        let plan = &opened.plan;
        let note = Diagnostic::new(Code::InternalPlan).arg("title", &plan.title.value);
        Report::from(note.at(plan.title.at))
    }

    /// The plan's entry, where its files are what would come out now.
    fn standing(&self, id: &str, key: &Key) -> Option<&Entry> {
        let before = self.before?;
        let entry = before
            .manifest
            .plans
            .get(id)
            .filter(|e| e.key == key.word)?;
        let outputs: Vec<&Made> = entry.outputs.iter().collect();
        let stands =
            !key.may_hold(&self.names) && self.edition.folder.stand(&outputs, before.written);
        stands.then_some(entry)
    }
}

fn pool(jobs: usize) -> Option<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
    pool.build().ok()
}
