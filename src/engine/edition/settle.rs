//! Takes what became of each plan; leaves the manifest that the next build reads,
//! and removes files that nothing makes any more.

use std::collections::BTreeSet;

use super::folder::Before;
use super::manifest::{Entry, Made, Manifest, Summary, VERSION};
use super::work::Done;
use super::{Edition, kept};
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::session::Session;
use crate::write::Format;

impl Edition<'_> {
    /// Keeps the manifest, and removes files that nothing makes any more.
    ///
    /// # Errors
    /// `cannot-write`, `linked-folder`.
    pub(super) fn settle(
        self,
        session: &Session,
        report: &Report,
        done: Vec<Done>,
        summary: &Summary,
    ) -> Result<(), Box<Diagnostic>> {
        let before = self.before.as_ref();
        let built: BTreeSet<String> = done.iter().map(|done| done.id.clone()).collect();
        let whole = self.asked.plans.is_empty() && self.asked.shard.is_none();
        let plans = session.plans.cards().iter();
        let mut manifest = Manifest {
            version: VERSION.to_string(),
            inputs: self.inputs.all,
            faces: self.inputs.faces,
            shard: self.asked.shard,
            all: plans.map(|plan| plan.id.value.clone()).collect(),
            words: session.words.list().to_vec(),
            plans: done.into_iter().filter_map(Done::entry).collect(),
            summary: summary.clone(),
            report: kept::keep(report, &session.sources).unwrap_or_default(),
        };
        match before {
            Some(Before { manifest: old, .. }) if !self.asked.public => {
                keep_others(&mut manifest, old);
            }
            // What a public edition was made of does not matter: it is made anew.
            // That its other files are ours does.
            Some(Before { manifest: old, .. }) if !whole => {
                let others = old.plans.iter().filter(|(id, _)| !built.contains(*id));
                let others = others.map(|(id, entry)| (id.clone(), entry.clone()));
                manifest.plans.extend(others);
            }
            _ => {}
        }
        if !self.asked.plans.is_empty() {
            // The others are as they were: where nothing changed, all still stand.
            match before {
                Some(Before { manifest: old, .. }) if old.inputs == manifest.inputs => {
                    manifest.report = old.report.clone();
                    manifest.summary = old.summary.clone();
                }
                _ => manifest.inputs.clear(),
            }
        }
        if report.is_of_disk() || kept_nothing_of(report, &manifest) {
            manifest.inputs.clear();
        }
        let removed = match before {
            // A public edition was emptied before.
            Some(before) if self.asked.shard.is_none() && !self.asked.public => {
                let concerns = |id: &str| whole || built.contains(id);
                let gone = gone(&before.manifest, &manifest, &self.asked.formats, concerns);
                self.folder.remove(&gone, before.written)
            }
            _ => Ok(()),
        };
        self.folder.keep(&manifest)?;
        removed
    }
}

/// Entries of plans that were not built now stay, as long as no name has come or
/// gone that their lines may depend on.
fn keep_others(manifest: &mut Manifest, old: &Manifest) {
    if old.words != manifest.words || old.faces != manifest.faces {
        return;
    }
    for (id, entry) in &old.plans {
        if manifest.all.contains(id) && !manifest.plans.contains_key(id) {
            manifest.plans.insert(id.clone(), entry.clone());
        }
    }
}

/// Whether a report could not be put into the manifest.
fn kept_nothing_of(report: &Report, manifest: &Manifest) -> bool {
    manifest.report.len() != report.len() && manifest.report.is_empty()
}

/// Files that the last build made and this one does not: of the formats asked
/// for, and of plans that are no more; as far as it concerns their plans. A plan
/// that faults stop keeps its own.
fn gone<'m>(
    before: &'m Manifest,
    manifest: &Manifest,
    formats: &[Format],
    concerns: impl Fn(&str) -> bool,
) -> Vec<&'m Made> {
    let now: BTreeSet<&str> = manifest.outputs().map(|made| made.name.as_str()).collect();
    let stopped = |id: &str| manifest.all.contains(id) && !manifest.plans.contains_key(id);
    let others = before.plans.iter();
    let others = others.filter(|(id, _)| concerns(id) && !stopped(id));
    let made = others.flat_map(|(_, entry): (_, &Entry)| &entry.outputs);
    let vanished = |made: &Made| {
        let id = made.name.split('.').next().unwrap_or_default();
        !manifest.all.contains(id)
    };
    let gone = made.filter(|made| !now.contains(made.name.as_str()));
    gone.filter(|made| formats.contains(&made.format) || vanished(made))
        .collect()
}
