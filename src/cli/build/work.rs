//! Takes plans; builds them side by side and gives what became of each.
//!
//! Files are handed to threads that only write: a disk takes milliseconds to
//! say that a file is safe, and takes many at once in the same time.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::edition::Edition;
use super::measure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::key::Key;
use crate::engine::manifest::{Entry, Made, Manifest};
use crate::engine::{self, Output, Session, Wanted};
use crate::load::Card;
use crate::write::Format;

/// How many files are written at once, at most.
const WRITERS: usize = 8;

/// What all plans have in common.
pub struct Work<'a> {
    pub session: &'a Session,
    pub wanted: &'a Wanted,
    pub edition: &'a Edition<'a>,
    /// What the last build left, and when that was; none to build everything.
    pub before: Option<&'a (Manifest, u64)>,
    /// Names that have come or gone since.
    pub names: Vec<&'a str>,
    /// Stands for style, faces and formats.
    pub shared: &'a str,
    /// Whether each PDF is measured.
    pub measured: Option<&'a Terminal>,
}

/// What became of one plan.
pub struct Done {
    pub id: String,
    pub documents: usize,
    pub report: Report,
    /// What the manifest keeps of it; nothing where it could not be built.
    pub entry: Option<Entry>,
    /// Whether its files stood already.
    pub kept: bool,
}

/// A file on its way to the disk: numbers of its plan and within the plan.
type Sent = (usize, usize, Output);
type Written = (usize, usize, Result<Made, Box<Diagnostic>>);

impl Work<'_> {
    /// Builds the plans on that many threads; `step` is called after each.
    pub fn all(&self, plans: &[&Card], jobs: Option<usize>, step: impl Fn() + Sync) -> Vec<Done> {
        let (send, receive) = sync_channel(2 * WRITERS);
        let (receive, written) = (Mutex::new(receive), Mutex::new(Vec::new()));
        let mut done = std::thread::scope(|scope| {
            for _ in 0..WRITERS.min(plans.len() * self.wanted.formats.len()) {
                scope.spawn(|| self.write(&receive, &written));
            }
            let one = |(i, plan): (usize, &&Card)| {
                let done = self.one(i, plan, &send);
                step();
                done
            };
            let done: Vec<Done> = match jobs.map(pool) {
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
            let done = &mut done[plan];
            match (made, &mut done.entry) {
                (Ok(made), Some(entry)) => entry.outputs.push(made),
                (Ok(_), None) => {}
                (Err(fault), _) => {
                    done.entry = None;
                    done.report.push(*fault);
                }
            }
        }
        done
    }

    fn write(&self, sent: &Mutex<Receiver<Sent>>, written: &Mutex<Vec<Written>>) {
        loop {
            let next = sent.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((plan, place, output)) = next else {
                return;
            };
            let made = self.edition.write(&output);
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            written.push((plan, place, made));
        }
    }

    fn one(&self, number: usize, card: &Card, send: &SyncSender<Sent>) -> Done {
        let id = card.id.value.clone();
        let plan = &match self.session.open(card) {
            Ok(plan) => plan,
            Err(report) => {
                return Done {
                    id,
                    documents: 0,
                    report,
                    entry: None,
                    kept: false,
                };
            }
        };
        let (documents, report) = if self.wanted.public && plan.internal {
            // Nothing of it is for the public, not even its faults.
            (Vec::new(), Report::default())
        } else {
            engine::documents(self.session, plan, self.wanted)
        };
        let key = Key::new(&documents, self.shared);
        if let Some(entry) = self.standing(&id, &key) {
            return Done {
                id,
                documents: entry.documents,
                report,
                entry: Some(entry.clone()),
                kept: true,
            };
        }
        let said = report.len();
        let (outputs, mut report) =
            engine::finished(self.session, plan, &documents, report, self.wanted);
        // What pages gave rise to must be said again by the next build.
        let silent = report.len() == said;
        let built = !outputs.is_empty();
        for (place, output) in outputs.into_iter().enumerate() {
            if let (Some(terminal), true) = (self.measured, output.format == Format::Pdf) {
                let faults = measure::faults(&output.name(), &output.bytes, plan.at, terminal);
                faults.into_iter().for_each(|fault| report.push(fault));
            }
            // The writers live as long as this does.
            let _ = send.send((number, place, output));
        }
        let key = if silent { key.word } else { String::new() };
        Done {
            id,
            documents: if built { documents.len() } else { 0 },
            report,
            entry: built.then(|| Entry {
                key,
                documents: documents.len(),
                outputs: Vec::new(),
            }),
            kept: false,
        }
    }

    /// The plan's entry, where its files are what would come out now.
    fn standing(&self, id: &str, key: &Key) -> Option<&Entry> {
        let (manifest, written) = self.before?;
        let entry = manifest.plans.get(id).filter(|e| e.key == key.word)?;
        let outputs: Vec<&Made> = entry.outputs.iter().collect();
        let stands = !key.may_hold(&self.names) && self.edition.stand(&outputs, *written);
        stands.then_some(entry)
    }
}

fn pool(jobs: usize) -> Option<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
    pool.build().ok()
}
