//! A public edition's folder, which is given away: what an earlier build wrote
//! there is taken out, as long as it is as it was written, and whatever else
//! stands there is told.

use std::collections::BTreeSet;

use super::folder::Folder;
use super::manifest::{Made, Manifest, NAME};
use super::request::PUBLIC;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::workspace::Workspace;

/// So many files of others are named.
const NAMED: usize = 10;

impl Folder<'_> {
    /// The manifests of all builds, parts included.
    fn manifests(&self) -> Vec<Manifest> {
        let read = |place: &Workspace, name: &str| place.read_output(&self.path(name));
        let ours = names(&self.records, &self.name).filter_map(|name| read(&self.records, &name));
        // Earlier programs kept them beside the documents.
        let beside = names(self.workspace, &self.name);
        let beside = beside.filter_map(|name| read(self.workspace, &name));
        let all = ours.chain(beside);
        all.filter_map(|bytes| Manifest::read_any(&bytes)).collect()
    }

    /// Takes out what builds have written of plans, by their ids, and gives the
    /// names of these files. One that is another by now is somebody else's.
    ///
    /// # Errors
    /// `cannot-write` where a file stays that must not.
    pub(super) fn withdraw(
        &self,
        of: impl Fn(&str) -> bool,
    ) -> Result<BTreeSet<String>, Box<Diagnostic>> {
        let mut gone = BTreeSet::new();
        let manifests = self.manifests();
        let plans = manifests.iter().flat_map(|manifest| &manifest.plans);
        let written = plans
            .filter(|(id, _)| of(id))
            .flat_map(|(_, entry)| &entry.outputs);
        for made in written.filter(|made| made.is_document()) {
            let path = self.path(&made.name);
            if self.workspace.remove_written(&path, &made.digest)? {
                gone.insert(made.name.clone());
            }
        }
        for name in names(self.workspace, &self.name) {
            self.workspace.remove_output(&self.path(&name));
        }
        Ok(gone)
    }

    /// Takes out what other public editions, those of other days, hold of plans,
    /// and gives the paths of these files below the output folder.
    ///
    /// # Errors
    /// `cannot-write` where a file stays that must not.
    pub(super) fn withdraw_elsewhere(
        &self,
        plans: &[&str],
    ) -> Result<BTreeSet<String>, Box<Diagnostic>> {
        let mut gone = BTreeSet::new();
        let days = self.records.output_folders(PUBLIC).into_iter();
        let editions = days.map(|day| format!("{PUBLIC}/{day}"));
        for name in editions.chain([PUBLIC.to_string()]) {
            let other = Folder {
                name,
                shard: None,
                records: self.records.clone(),
                ..*self
            };
            // What lies behind a link is not looked after from here.
            if other.name != self.name && self.workspace.no_link(&other.name).is_ok() {
                let names = other.withdraw(|id| plans.contains(&id))?;
                gone.extend(names.iter().map(|name| other.path(name)));
            }
        }
        Ok(gone)
    }

    /// Whatever stands in the folder and is of no build: files of others, and
    /// files that are named for a plan, which somebody may take for this edition.
    pub(super) fn strangers(&self) -> Report {
        let manifests = self.manifests();
        let made = manifests.iter().flat_map(Manifest::outputs);
        let ours: BTreeSet<&str> = made.map(|made: &Made| made.name.as_str()).collect();
        let files = self.workspace.output_names(&self.name).into_iter();
        let others = files.filter(|name| !name.starts_with('.') && !ours.contains(name.as_str()));
        let of_plan = |name: &String| {
            let id = name.split('.').next().unwrap_or_default();
            manifests.iter().any(|manifest| manifest.all.contains(id))
        };
        let (of_plans, others): (Vec<String>, Vec<String>) = others.partition(of_plan);
        let place = |name: &str| self.workspace.output.join(self.path(name));
        let old = of_plans.iter().map(|name| {
            let fault = Diagnostic::new(Code::OldPublicFile).arg("file", name);
            fault.at(place(name))
        });
        let mut report: Report = old.collect();
        if !others.is_empty() {
            let fault = Diagnostic::new(Code::OtherFiles);
            report.push(listing(fault, &others).at(place("")));
        }
        report
    }
}

/// What is said of files that were taken out and not made again.
pub(super) fn withdrawn(gone: &BTreeSet<String>, made: &BTreeSet<&str>) -> Option<Diagnostic> {
    let gone = gone.iter().filter(|name| !made.contains(name.as_str()));
    let gone: Vec<String> = gone.cloned().collect();
    let fault = Diagnostic::new(Code::PublicFilesRemoved);
    (!gone.is_empty()).then(|| listing(fault, &gone))
}

fn listing(fault: Diagnostic, names: &[String]) -> Diagnostic {
    let more = if names.len() > NAMED { " …" } else { "" };
    let shown = names[..names.len().min(NAMED)].join("、") + more;
    fault
        .arg("count", names.len().to_string())
        .arg("files", shown)
}

/// Names of the manifests in a folder below an output folder.
fn names(workspace: &Workspace, folder: &str) -> impl Iterator<Item = String> {
    let start = NAME.trim_end_matches("json").trim_end_matches('.');
    let names = workspace.output_names(folder).into_iter();
    names.filter(move |name| name.starts_with(start) && name.ends_with(".json"))
}
