//! `fangan import`: a list of staff or a responsibility table from a
//! spreadsheet becomes data, or is compared with the data there is.

mod shown;

use std::path::Path;

use chrono::NaiveDate;

use super::args::{Global, Import};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{At, Code, Diagnostic, FileId, Origin, Sources};
use crate::engine::Session;
use crate::office::import::{self, Roster, Tasks};
use crate::resolve::Expected;
use crate::workspace::{Workspace, read_file};

/// Where a new organisation goes, below the data folder.
const NEW: &str = "organisation-import.yaml";
/// Where tasks go, below the output folder: a plan's author takes them over.
const TASKS: &str = "tasks-import.yaml";

/// Runs the command.
pub fn run(args: &Import, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let file = args.file.file_name().unwrap_or_default();
    let file = file.to_string_lossy().into_owned();
    let sheets = read_file(&args.file).and_then(|bytes| import::read(&bytes, &file));
    let (mut sheets, report) = match sheets {
        Ok(read) => read,
        Err(fault) => {
            let fault = if fault.primary.is_none() {
                fault.at(args.file.clone())
            } else {
                *fault
            };
            terminal.fault(fault);
            return OUTSIDE;
        }
    };
    terminal.faults(&report, &Sources::default());
    if let Some(only) = &args.sheet {
        sheets.retain(|sheet| sheet.name == *only);
    }
    let session = Session::read(&workspace);
    let rosters: Vec<Roster> = sheets.iter().filter_map(import::roster).collect();
    let listed = |word: &str| {
        let mut staff = rosters.iter().flat_map(|roster| &roster.staff);
        staff.any(|one| one.name == word || one.department.as_deref() == Some(word))
    };
    let known = |word: &str| listed(word) || is_known(&session, word);
    let mut tasks = Vec::new();
    for sheet in &sheets {
        if rosters.iter().any(|roster| roster.sheet == sheet.name) {
            continue;
        } else if let Some(found) = import::tasks(sheet, &known, terminal.locale) {
            tasks.push(found);
        } else {
            let args = [("sheet", sheet.name.clone())];
            terminal.say("import-sheet-skipped", &args);
        }
    }
    if rosters.is_empty() && tasks.is_empty() {
        terminal.fault(Diagnostic::new(Code::NoTableHead).at(args.file.clone()));
        return MISTAKES;
    }
    rosters
        .iter()
        .for_each(|roster| shown::roster(roster, terminal));
    tasks.iter().for_each(|found| shown::tasks(found, terminal));
    let mut code = WELL;
    if !tasks.is_empty() {
        code = code.max(write_tasks(&workspace, &tasks, args, terminal));
    }
    if !rosters.is_empty() {
        code = code.max(staff(&workspace, &session, &rosters, args, &file, terminal));
    }
    code
}

fn is_known(session: &Session, word: &str) -> bool {
    let nowhere = Origin {
        file: FileId(u32::MAX),
        node: 0,
    };
    let word = At::new(word.to_string(), nowhere);
    let found = session
        .names
        .find(&word, Expected::Party, &session.organisation);
    found.is_ok()
}

/// A first list becomes data; a later one is compared with it.
fn staff(
    workspace: &Workspace,
    session: &Session,
    rosters: &[Roster],
    args: &Import,
    file: &str,
    terminal: &Terminal,
) -> u8 {
    let known = &session.organisation;
    if !known.people.is_empty() {
        if session.stops_all() {
            let report = session.located(session.report.clone());
            terminal.faults(&report, &session.sources);
            return MISTAKES;
        }
        let on: NaiveDate = args.date.unwrap_or_else(|| session.today(open::clock()));
        let found = import::difference(rosters, known, on);
        shown::difference(&found, known, on, terminal);
        if let Some(path) = &args.as_change {
            let text = import::change_file(&found, known, on, file, terminal.locale);
            return create(workspace, path, &text, terminal);
        }
        if args.to.is_none() {
            if !found.is_empty() {
                terminal.say("import-nothing-written", &[]);
            }
            return WELL;
        }
    }
    let text = import::organisation(rosters, file, known, terminal.locale);
    let data = workspace.data.strip_prefix(&workspace.root);
    let default = data.unwrap_or(&workspace.data).join(NEW);
    create(
        workspace,
        args.to.as_ref().unwrap_or(&default),
        &text,
        terminal,
    )
}

fn write_tasks(workspace: &Workspace, tasks: &[Tasks], args: &Import, terminal: &Terminal) -> u8 {
    let texts: Vec<&str> = tasks.iter().map(|found| found.yaml.as_str()).collect();
    let output = workspace.output.strip_prefix(&workspace.root);
    let default = output.unwrap_or(&workspace.output).join(TASKS);
    let path = args.to.as_ref().unwrap_or(&default);
    create(workspace, path, &texts.join("\n"), terminal)
}

/// Writes a new file; one that exists is never touched.
fn create(workspace: &Workspace, path: &Path, text: &str, terminal: &Terminal) -> u8 {
    match workspace.create(&path.to_string_lossy(), text.as_bytes()) {
        Ok(true) => {
            terminal.say("import-done", &[("path", path.display().to_string())]);
            WELL
        }
        Ok(false) => {
            let fault = Diagnostic::new(Code::FileExists).arg("path", path.display().to_string());
            terminal.fault(fault.at(path.to_path_buf()));
            MISTAKES
        }
        Err(fault) => {
            terminal.fault(*fault);
            OUTSIDE
        }
    }
}
