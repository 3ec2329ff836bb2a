//! Takes the texts of a workspace and a change file; gives the edited texts,
//! checked: nothing is written before everything is known to hold.

use std::collections::BTreeSet;

use super::edits::{self, Texts};
use super::moves;
use super::records::Records;
use super::steps::Steps;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::engine::{Faults, applied, line_ends};
use crate::load::raw::Change;
use crate::load::{self, Bytes, Input, Settings, raw};
use crate::model::Organisation;
use crate::resolve;
use crate::workspace::Write;

/// A file that the change edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Path below the root.
    pub path: String,
    /// Its bytes; none for a new file.
    pub before: Option<Vec<u8>>,
    /// Its new bytes.
    pub after: Vec<u8>,
}

impl Edited {
    /// What the record of the change keeps of it: the way back.
    pub fn record(&self) -> applied::File {
        applied::file(&self.path, self.before.as_deref(), &self.after)
    }

    /// What is written of it.
    pub fn write(&self) -> Write {
        Write {
            path: self.path.clone(),
            before: self.before.clone(),
            after: Some(self.after.clone()),
        }
    }
}

/// A change that can be applied.
pub struct Prepared {
    /// The change.
    pub change: raw::Change,
    /// What it does.
    pub steps: Steps,
    /// The files it edits, in order of their paths.
    pub files: Vec<Edited>,
    /// The data as it stands, without the plans.
    pub before: Records,
    /// The organisation whose numbers the steps speak of: as it stands, and
    /// with whoever comes new.
    pub known: Organisation,
    /// The data as it would stand; its sources hold the change file, too.
    pub after: Records,
    /// What is to be said of it all the same.
    pub report: Report,
    /// The texts that report points into.
    pub sources: Sources,
}

/// A change that was applied before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its file.
    pub change: String,
    /// Its first day, such as 2026-07-01.
    pub date: String,
    /// Whether it is this change.
    pub same: bool,
}

/// Prepares a change, others having been applied before.
///
/// # Errors
/// Every fault of the change, or of the data as the change would leave it.
pub fn prepare(
    past: &[Past],
    data: &[Input],
    settings: &Settings,
    file: &Input,
) -> Result<Prepared, Box<Faults>> {
    // No change edits a plan: they are read once, at the end.
    let (plans, staff): (Vec<Input>, Vec<Input>) =
        data.iter().cloned().partition(load::is_only_plan);
    let mut before = Records::load(staff.clone(), settings.clone());
    let (change, mut report) = load::change(file.clone(), &mut before.sources);
    let errors = before.report.iter();
    let errors = errors.filter(|d| d.severity == Severity::Error);
    let in_doubt: Report = errors.cloned().collect();
    // Nothing is built on a list of staff that is in doubt.
    let Some(first) = change.filter(|_| in_doubt.is_empty()) else {
        report.extend(in_doubt);
        return Err(refused(report, before.sources));
    };
    let turn = out_of_turn(&first, past);
    if turn.iter().any(|d| d.code == Code::AlreadyApplied) {
        return Err(refused(turn, before.sources));
    }
    report.extend(turn);
    report.extend(taken_ids(&first, &before));
    let new = edits::newcomers(&first, &before, &mut report);
    let mid = with(&staff, &new);
    let mut known = Records::load(mid.clone(), settings.clone());
    let (again, found) = load::change(file.clone(), &mut known.sources);
    let change = again.unwrap_or(first.clone());
    if change.at.file != first.at.file {
        // A new file has moved the numbers by which places are known.
        if report.has_errors() {
            return Err(refused(report, before.sources));
        }
        report = found;
    }
    let (steps, found) = moves::steps(&change, &known);
    report.extend(found);
    report.adjust(&known.raw.config.severities);
    if report.has_errors() {
        return Err(refused(report, known.sources));
    }
    let edited = edits::steps(&change, &steps, &known, &mut report);
    if report.has_errors() {
        return Err(refused(report, known.sources));
    }
    let texts = with(&mid, &edited);
    let files = files(&staff, &texts, &before, &mut report);
    let after = Records::load(sorted([texts, plans.clone()].concat()), settings.clone());
    check_result(&before, &after, &plans)?;
    report.extend(leads_without_post(&change, &after, &report));
    if report.has_errors() {
        return Err(refused(report, known.sources));
    }
    load::locate(&known.sources, &mut report);
    Ok(Prepared {
        change,
        steps,
        files,
        before,
        known: known.organisation,
        after,
        report,
        sources: known.sources,
    })
}

/// A change is applied once, and after those of earlier days.
fn out_of_turn(change: &raw::Change, past: &[Past]) -> Report {
    if let Some(same) = past.iter().find(|past| past.same) {
        let fault = Diagnostic::new(Code::AlreadyApplied).arg("change", &same.change);
        return [fault.at(change.at)].into_iter().collect();
    }
    let day = change.date.value.to_string();
    let later = past.iter().find(|past| past.date > day).map(|later| {
        let fault = Diagnostic::new(Code::LaterChangeApplied).arg("change", &later.change);
        fault.at(change.date.at)
    });
    later.into_iter().collect()
}

/// Ids of newcomers that somebody has already.
fn taken_ids(change: &raw::Change, records: &Records) -> Report {
    let raw = &records.raw;
    let mut known: Vec<&raw::Text> = raw.people.iter().map(|r| &r.id).collect();
    known.extend(raw.posts.iter().map(|r| &r.id));
    known.extend(raw.departments.iter().map(|r| &r.id));
    known.extend(raw.issuers.iter().map(|r| &r.id));
    known.extend(raw.categories.iter().map(|r| &r.id));
    let mut report = Report::default();
    for m in &change.moves {
        let person = m.new_person.as_ref().map(|new| &new.id);
        let post = m.new_post.as_ref().map(|new| &new.id);
        let department = m.new_department.as_ref().map(|new| &new.id);
        for id in [person, post, department].into_iter().flatten() {
            let same = |other: &&&raw::Text| other.eq_ignore_ascii_case(id);
            if let Some(other) = known.iter().find(same).filter(|_| !id.is_empty()) {
                let fault = Diagnostic::new(Code::DuplicateId).arg("name", &id.value);
                report.push(fault.at(id.at).related(other.at, "first-here"));
            }
            known.push(id);
        }
    }
    report
}

fn refused(mut report: Report, sources: Sources) -> Box<Faults> {
    load::locate(&sources, &mut report);
    report.sort();
    Box::new(Faults { report, sources })
}

/// The texts with some of them new; byte order mark and line ends stay.
fn with(data: &[Input], new: &Texts) -> Vec<Input> {
    let mut texts = data.to_vec();
    for (path, text) in new {
        match texts.iter_mut().find(|input| input.path == *path) {
            Some(input) => {
                let bytes = input.bytes.get().unwrap_or_default();
                let typed = std::str::from_utf8(&bytes).unwrap_or_default();
                let bare = typed.strip_prefix(BOM);
                let text = line_ends::restored(bare.unwrap_or(typed), text);
                let text = [bare.map_or("", |_| BOM), &text].concat();
                input.bytes = text.into_bytes().into();
            }
            None => texts.push(Input {
                path: path.clone(),
                bytes: text.clone().into_bytes().into(),
            }),
        }
    }
    sorted(texts)
}

fn sorted(mut texts: Vec<Input>) -> Vec<Input> {
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    texts
}

const BOM: &str = "\u{FEFF}";

/// The change must leave no error that was not there before. What is wrong
/// within a plan was so before, unless an id comes that a plan has.
fn check_result(before: &Records, after: &Records, plans: &[Input]) -> Result<(), Box<Faults>> {
    let plans: BTreeSet<&str> = plans.iter().map(|p| p.path.as_str()).collect();
    let in_plan = |d: &Diagnostic| {
        let file = d.primary.as_ref().and_then(|label| label.place.file());
        let path = file.map(|file| after.sources.get(file).path.as_str());
        d.code != Code::DuplicateId && path.is_some_and(|path| plans.contains(path))
    };
    let errors = |records: &Records| -> Vec<Diagnostic> {
        let errors = records.report.iter();
        errors
            .filter(|d| d.severity == Severity::Error)
            .cloned()
            .collect()
    };
    let old = errors(before);
    let known = |d: &Diagnostic| old.iter().any(|o| o.code == d.code && o.args == d.args);
    let new = errors(after).into_iter();
    let new: Report = new.filter(|d| !known(d) && !in_plan(d)).collect();
    if new.has_errors() {
        return Err(refused(new, after.sources.clone()));
    }
    Ok(())
}

/// Whoever leads a field of work after the change and holds nothing: the notice on
/// portfolios would print them all the same.
fn leads_without_post(change: &Change, after: &Records, told: &Report) -> Report {
    let person = |d: &Diagnostic| {
        let mut args = d.args.iter();
        args.find(|(key, _)| *key == "person")
            .map(|(_, name)| name.clone())
    };
    let known = |d: &Diagnostic| {
        let mut told = told.iter().filter(|t| t.code == Code::NothingHeld);
        told.any(|t| person(t) == person(d))
    };
    let found = resolve::staff(&after.organisation, change.date.value);
    let leads = found.iter().filter(|d| d.code == Code::LeaderWithoutPost);
    let new = leads.filter(|d| !known(d));
    // The data as it would stand has places of its own.
    new.map(|d| d.clone().at(change.date.at)).collect()
}

/// What differs. A file in an old encoding cannot be edited byte by byte.
fn files(data: &[Input], texts: &[Input], before: &Records, report: &mut Report) -> Vec<Edited> {
    let mut files = Vec::new();
    for input in texts {
        // What is still where it lies was not edited.
        let Bytes::Held(after) = &input.bytes else {
            continue;
        };
        let old = data.iter().find(|known| known.path == input.path);
        let old = old.and_then(|old| Some(old.bytes.get().ok()?.into_owned()));
        if old.as_ref() == Some(&**after) {
            continue;
        }
        if let Some(old) = &old {
            let read = before.sources.iter().find(|(_, s)| s.path == input.path);
            let typed = std::str::from_utf8(old).unwrap_or_default();
            let plain = line_ends::plain(typed.strip_prefix(BOM).unwrap_or(typed));
            if read.is_none_or(|(_, source)| source.text() != plain) {
                let place = std::path::PathBuf::from(&input.path);
                report.push(
                    Diagnostic::new(Code::CannotEdit)
                        .at(place)
                        .hint("save-as-utf8"),
                );
            }
        }
        files.push(Edited {
            path: input.path.clone(),
            before: old,
            after: after.to_vec(),
        });
    }
    files
}
