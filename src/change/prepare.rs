//! Takes the texts of a workspace and a change file; gives the edited texts,
//! checked: nothing is written before everything is known to hold.

use super::edits::{self, Texts};
use super::moves;
use super::records::Records;
use super::steps::Steps;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::load::{self, Input, raw};

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

/// A change that can be applied.
pub struct Prepared {
    /// The change.
    pub change: raw::Change,
    /// What it does.
    pub steps: Steps,
    /// The files it edits, in order of their paths.
    pub files: Vec<Edited>,
    /// The data as it stands.
    pub before: Records,
    /// The data as it would stand; its sources hold the change file, too.
    pub after: Records,
    /// What is to be said of it all the same.
    pub report: Report,
    /// The texts that report points into.
    pub sources: Sources,
}

/// Why a change cannot be applied: faults and the texts they point into.
pub type Refused = Box<(Report, Sources)>;

/// Prepares a change.
///
/// # Errors
/// Every fault of the change, or of the data as the change would leave it.
pub fn prepare(data: &[Input], config: Option<&Input>, file: &Input) -> Result<Prepared, Refused> {
    let mut before = Records::load(data.to_vec(), config.cloned());
    let (change, mut report) = load::change(file.clone(), &mut before.sources);
    if before.raw.broken.iter().any(|f| !is_plan(&before, *f)) {
        report.extend(before.report.clone());
    }
    let Some(change) = change.filter(|_| !report.has_errors()) else {
        return Err(refused(report, before.sources));
    };
    let new = edits::newcomers(&change, &before, &mut report);
    if report.has_errors() {
        return Err(refused(report, before.sources));
    }
    let (texts, mid) = with(data, &new);
    let mut known = Records::load(texts, config.cloned());
    let (again, found) = load::change(file.clone(), &mut known.sources);
    report = found;
    let change = again.unwrap_or(change);
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
    let (texts, _) = with(&mid, &edited);
    let after = Records::load(texts.clone(), config.cloned());
    check_result(&before, &after)?;
    let files = files(data, &texts, &before, &mut report);
    if report.has_errors() {
        return Err(refused(report, known.sources));
    }
    load::locate(&known.sources, &mut report);
    Ok(Prepared {
        change,
        steps,
        files,
        before,
        after,
        report,
        sources: known.sources,
    })
}

fn is_plan(records: &Records, file: crate::diagnostic::FileId) -> bool {
    let text = &records.sources.get(file).text;
    text.lines()
        .any(|line| line.starts_with("plan") || line.starts_with("方案"))
}

fn refused(mut report: Report, sources: Sources) -> Refused {
    load::locate(&sources, &mut report);
    report.sort();
    Box::new((report, sources))
}

/// The texts with some of them new, twice: to be loaded and to be kept.
fn with(data: &[Input], new: &Texts) -> (Vec<Input>, Vec<Input>) {
    let mut texts = data.to_vec();
    for (path, text) in new {
        let bytes = text.clone().into_bytes();
        match texts.iter_mut().find(|input| input.path == *path) {
            Some(input) if input.bytes.starts_with(BOM) => input.bytes = [BOM, &bytes].concat(),
            Some(input) => input.bytes = bytes,
            None => texts.push(Input {
                path: path.clone(),
                bytes,
            }),
        }
    }
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    (texts.clone(), texts)
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The change must leave no error that was not there before.
fn check_result(before: &Records, after: &Records) -> Result<(), Refused> {
    let errors = |records: &Records| -> Vec<Diagnostic> {
        let errors = records
            .report
            .iter()
            .filter(|d| d.severity == Severity::Error);
        errors.cloned().collect()
    };
    let old = errors(before);
    let known = |d: &Diagnostic| old.iter().any(|o| o.code == d.code && o.args == d.args);
    let new: Report = errors(after).into_iter().filter(|d| !known(d)).collect();
    if new.has_errors() {
        return Err(refused(new, after.sources.clone()));
    }
    Ok(())
}

/// What differs. A file in an old encoding cannot be edited byte by byte.
fn files(data: &[Input], texts: &[Input], before: &Records, report: &mut Report) -> Vec<Edited> {
    let mut files = Vec::new();
    for input in texts {
        let old = data.iter().find(|known| known.path == input.path);
        if old.is_some_and(|old| old.bytes == input.bytes) {
            continue;
        }
        if let Some(old) = old {
            let read = before.sources.iter().find(|(_, s)| s.path == old.path);
            let bytes = old.bytes.strip_prefix(BOM).unwrap_or(&old.bytes);
            if read.is_none_or(|(_, source)| source.text.as_bytes() != bytes) {
                let place = std::path::PathBuf::from(&old.path);
                report.push(
                    Diagnostic::new(Code::CannotEdit)
                        .at(place)
                        .hint("save-as-utf8"),
                );
            }
        }
        files.push(Edited {
            path: input.path.clone(),
            before: old.map(|old| old.bytes.clone()),
            after: input.bytes.clone(),
        });
    }
    files
}
