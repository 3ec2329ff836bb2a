//! `fangan import`: a list of staff or a responsibility table from a
//! spreadsheet becomes data, or is compared with the data there is.

mod answers;
mod json;
mod plans;
mod proof;
mod shown;

use std::path::Path;

use chrono::NaiveDate;

use json::Told;

use super::args::{Global, Import, ReportFormat};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic, Sources};
use crate::engine::{Session, import};
use crate::office::import::{self as office, Roster, Tasks};
use crate::workspace::{Workspace, read_file};

/// Where a new organisation goes, below the data folder.
const NEW: &str = "organisation-import.yaml";
/// Where tasks go, below the output folder: a plan's author takes them over.
const TASKS: &str = "tasks-import.yaml";

/// Runs the command.
pub(super) fn run(args: &Import, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let (plans, tables) = plans::sorted(&args.files);
    let mut told = Told::default();
    let mut code = plans::run(&workspace, plans, args, terminal, &mut told);
    for path in tables {
        code = code.max(table(&workspace, &path, args, (terminal, &mut told)));
    }
    if args.format == ReportFormat::Json {
        terminal.result(&told.document());
    }
    code
}

/// One table.
fn table(
    workspace: &Workspace,
    path: &Path,
    args: &Import,
    (terminal, told): (&Terminal, &mut Told),
) -> u8 {
    let text = args.format == ReportFormat::Text;
    let session = Session::read(workspace);
    let file = path.file_name().unwrap_or_default();
    let file = file.to_string_lossy().into_owned();
    let read = read_file(path).and_then(|bytes| {
        let sheet = args.sheet.as_deref();
        let wanted = (sheet, &args.columns[..]);
        import::import(&session, (&file, &bytes), wanted, &terminal.locale)
    });
    let found = match read {
        Ok(found) => found,
        Err(fault) => {
            let fault = match fault.primary {
                None => fault.at(path.to_path_buf()),
                Some(_) => *fault,
            };
            told.faults(&fault.clone().into(), &Sources::default(), terminal);
            terminal.fault(fault);
            return OUTSIDE;
        }
    };
    terminal.faults(&found.report, &Sources::default());
    for sheet in found.hidden {
        terminal.say("import-sheet-hidden", &[("sheet", sheet)]);
    }
    for sheet in found.skipped {
        terminal.say("import-sheet-skipped", &[("sheet", sheet)]);
    }
    let (rosters, tasks) = (found.rosters, found.tasks);
    if rosters.is_empty() && tasks.is_empty() {
        let fault = Diagnostic::new(Code::NoTableHead).at(path.to_path_buf());
        told.faults(&fault.clone().into(), &Sources::default(), terminal);
        terminal.fault(fault);
        return MISTAKES;
    }
    for roster in &rosters {
        match text {
            true => shown::roster(roster, terminal),
            false => told.roster(&file, roster, terminal),
        }
    }
    for found in &tasks {
        match text {
            true => shown::tasks(found, terminal),
            false => told.tasks(&file, found, terminal),
        }
    }
    let mut code = WELL;
    if !tasks.is_empty() {
        code = code.max(write_tasks(workspace, &tasks, args, terminal));
    }
    if !rosters.is_empty() {
        code = code.max(staff(
            workspace,
            &session,
            &rosters,
            (args, &file),
            (terminal, told),
        ));
    }
    code
}

/// A first list becomes data; a later one is compared with it.
fn staff(
    workspace: &Workspace,
    session: &Session,
    rosters: &[Roster],
    (args, file): (&Import, &str),
    (terminal, told): (&Terminal, &mut Told),
) -> u8 {
    let known = &session.organisation;
    if !known.people.is_empty() {
        if session.stops_all() {
            return terminal.refuse(session.faults(session.report.clone()));
        }
        let on: NaiveDate = args.date.unwrap_or_else(|| session.today(open::clock()));
        let found = office::difference(rosters, known, on);
        match args.format {
            ReportFormat::Text => shown::difference(&found, known, on, terminal),
            ReportFormat::Json => told.difference(file, &found, known),
        }
        if let Some(path) = &args.as_change {
            let text = office::change_file(&found, known, on, file, &terminal.locale);
            return create(workspace, path, &text, terminal);
        }
        if args.to.is_none() {
            if !found.is_empty() {
                terminal.say("import-nothing-written", &[]);
            }
            return WELL;
        }
    }
    let on = args.date.unwrap_or_else(|| session.today(open::clock()));
    let text = office::organisation(rosters, file, known, on, &terminal.locale);
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
