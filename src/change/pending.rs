//! Takes a workspace; gives what is wrong with each staff change that waits there to
//! be applied, one after the other as their days come.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::file;
use super::held::lies_open;
use super::prepare::prepare;
use super::records::Records;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::digest::sha256;
use crate::engine::applied::Record;
use crate::engine::{Faults, Session};
use crate::load::{self, Input, raw};
use crate::model::date::full_date;
use crate::workspace::{File, Workspace};

/// What keeps each of them from being applied; nothing where the data itself is in
/// doubt.
pub fn pending(workspace: &Workspace, clock: NaiveDate) -> Vec<Faults> {
    let Ok(past) = file::records(workspace) else {
        return Vec::new();
    };
    let mut waiting = waiting(workspace, &past);
    let mut disk = Report::default();
    let (mut data, settings, _) = workspace.data(&mut disk);
    if waiting.is_empty() || disk.has_errors() {
        return Vec::new();
    }
    let staff = data.iter().filter(|input| !load::is_only_plan(input));
    if Records::load(staff.cloned().collect(), settings.clone())
        .report
        .has_errors()
    {
        return Vec::new();
    }
    let today = Session::read_without_data(workspace).today(clock);
    let mut found: Vec<Faults> = waiting.iter().filter_map(|one| one.told(today)).collect();
    waiting.sort_by_key(|one| one.change.as_ref().map(|change| change.date.value));
    let mut in_turn = true;
    for Waiting {
        file,
        change,
        faults,
        ..
    } in waiting
    {
        if change.is_none() || faults.report.has_errors() {
            found.push(faults);
            in_turn = false;
            continue;
        }
        match prepare(&[], &data, &settings, &file) {
            // The next one finds the data as this one leaves it.
            Ok(prepared) => {
                for edited in prepared.files {
                    data.retain(|input| input.path != edited.path);
                    data.push(Input {
                        path: edited.path,
                        bytes: edited.after.into(),
                    });
                }
                data.sort_by(|a, b| a.path.cmp(&b.path));
            }
            Err(mut faults) => {
                let known = faults.report.iter().filter(|fault| {
                    let names = [
                        Code::UnknownPerson,
                        Code::UnknownPost,
                        Code::UnknownDepartment,
                    ];
                    // Without what an earlier one would do, only names are sure.
                    fault.severity == Severity::Error && (in_turn || names.contains(&fault.code))
                });
                faults.report = known.cloned().collect();
                in_turn = false;
                found.push(*faults);
            }
        }
    }
    found.retain(|faults| !faults.report.is_empty());
    found
}

/// A change that was not applied yet, and what its file alone is at fault in.
struct Waiting {
    file: Input,
    /// Where the file stands.
    place: PathBuf,
    /// Whether this user keeps it until it is announced.
    held: bool,
    change: Option<raw::Change>,
    faults: Faults,
}

impl Waiting {
    /// What it waits for, where that is its announcement.
    fn told(&self, today: NaiveDate) -> Option<Faults> {
        let id = file::id(&self.place);
        let announced = self.change.as_ref()?.announced.as_ref()?.value;
        let ahead = announced > today;
        let fault = match (self.held, ahead) {
            (true, true) => Diagnostic::new(Code::ChangeWaits),
            (true, false) => Diagnostic::new(Code::ChangeToAnnounce),
            (false, true) => return Some(of_disk(lies_open(&self.place, &id, announced).into())),
            (false, false) => return None,
        };
        let fault = fault.arg("change", id).arg("day", full_date(announced));
        Some(of_disk(fault.at(self.place.clone()).into()))
    }
}

fn of_disk(report: Report) -> Faults {
    Faults {
        report,
        sources: Sources::default(),
    }
}

/// Those in the office's folder and those that this user keeps.
fn waiting(workspace: &Workspace, past: &[Record]) -> Vec<Waiting> {
    let own = workspace.of_user().ok();
    let kept = own.iter().flat_map(|own| below(own, true));
    let applied = |path: &Path, bytes: &[u8]| {
        let record = file::record(workspace, path);
        let digest = sha256(bytes);
        past.iter()
            .any(|one| one.path == record || one.applied.digest == digest)
    };
    let files = below(workspace, false).chain(kept);
    let files = files.filter(|(place, file, _)| !applied(place, &file.bytes));
    let waiting = files.map(|(place, file, held)| {
        let file = Input {
            path: file.path,
            bytes: file.bytes.into(),
        };
        let mut sources = Sources::default();
        let (change, mut report) = load::change(file.clone(), &mut sources);
        load::locate(&sources, &mut report);
        Waiting {
            file,
            place,
            held,
            change,
            faults: Faults { report, sources },
        }
    });
    waiting.collect()
}

/// The files of changes in one folder.
fn below(home: &Workspace, held: bool) -> impl Iterator<Item = (PathBuf, File, bool)> {
    let folder = home.data.join(file::FOLDER);
    let files = home.read_below(&folder, &["yaml", "yml"], &mut Report::default());
    files
        .into_iter()
        .map(move |file| (home.root.join(&file.path), file, held))
        .collect::<Vec<_>>()
        .into_iter()
}
