//! Takes a workspace; gives what is wrong with each staff change that waits there to
//! be applied, one after the other as their days come.

use std::path::PathBuf;

use super::file;
use super::prepare::prepare;
use super::records::Records;
use crate::diagnostic::{Code, Report, Severity, Sources};
use crate::digest::sha256;
use crate::engine::Faults;
use crate::engine::applied::Record;
use crate::load::{self, Input, raw};
use crate::workspace::Workspace;

/// What keeps each of them from being applied; nothing where the data itself is in
/// doubt.
pub fn pending(workspace: &Workspace) -> Vec<Faults> {
    let Ok(past) = file::records(workspace) else {
        return Vec::new();
    };
    let mut waiting = waiting(workspace, &past);
    let mut disk = Report::default();
    let (mut data, config, _) = workspace.data(&mut disk);
    if waiting.is_empty() || disk.has_errors() {
        return Vec::new();
    }
    let staff = data.iter().filter(|input| !load::is_only_plan(input));
    if Records::load(staff.cloned().collect(), config.clone())
        .report
        .has_errors()
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    waiting.sort_by_key(|one| one.change.as_ref().map(|change| change.date.value));
    let mut in_turn = true;
    for Waiting {
        file,
        change,
        faults,
    } in waiting
    {
        if change.is_none() || faults.report.has_errors() {
            found.push(faults);
            in_turn = false;
            continue;
        }
        match prepare(&[], &data, config.as_ref(), &file) {
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
    change: Option<raw::Change>,
    faults: Faults,
}

fn waiting(workspace: &Workspace, past: &[Record]) -> Vec<Waiting> {
    let folder = workspace.data.join(file::FOLDER);
    let mut unread = Report::default();
    let files = workspace.read_below(&folder, &["yaml", "yml"], &mut unread);
    let applied = |path: &str, bytes: &[u8]| {
        let record = file::record(workspace, &PathBuf::from(path));
        let digest = sha256(bytes);
        past.iter()
            .any(|one| one.path == record || one.applied.digest == digest)
    };
    let files = files
        .into_iter()
        .filter(|file| !applied(&file.path, &file.bytes));
    let waiting = files.map(|file| {
        let file = Input {
            path: file.path,
            bytes: file.bytes.into(),
        };
        let mut sources = Sources::default();
        let (change, mut report) = load::change(file.clone(), &mut sources);
        load::locate(&sources, &mut report);
        Waiting {
            file,
            change,
            faults: Faults { report, sources },
        }
    });
    waiting.collect()
}
