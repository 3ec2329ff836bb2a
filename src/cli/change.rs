//! `fangan change preview|apply|undo`: a staff change, and what follows from it.

use std::path::Path;

use super::args::{ChangeFile, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, impact_text, open};
use crate::build::{self, Wanted};
use crate::change::applied::{self, Applied};
use crate::change::{self, Prepared};
use crate::diagnostic::{Code, Diagnostic, Report, Sources};
use crate::load::{self, Input};
use crate::workspace::{File, Workspace, Write, read_file};
use crate::write::Format;

/// Where the records of applied changes stand, below the data folder.
const APPLIED: &str = "changes/applied";

/// `preview`: what would change, without changing it.
pub fn preview(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let prepared = match prepare(&workspace, args, terminal) {
        Ok(prepared) => prepared,
        Err(code) => return code,
    };
    terminal.faults(&prepared.report, &prepared.sources);
    let impact = change::impact(&prepared);
    terminal.result(&impact_text::text(&impact));
    let session = open::session(&workspace);
    let outputs = change::papers::impact(&prepared, &impact, &session);
    papers(&workspace, outputs, "", terminal)
}

/// `apply`: the edits, then what follows.
pub fn apply(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let prepared = match prepare(&workspace, args, terminal) {
        Ok(prepared) => prepared,
        Err(code) => return code,
    };
    terminal.faults(&prepared.report, &prepared.sources);
    let impact = change::impact(&prepared);
    let (path, bytes) = match read(&workspace, args) {
        Ok(file) => file,
        Err(fault) => return refuse(terminal, *fault, OUTSIDE),
    };
    let records = records(&workspace);
    let record = Applied {
        change: path,
        digest: applied::digest(&bytes),
        date: prepared.steps.date.to_string(),
        announced: prepared
            .change
            .announced
            .as_ref()
            .map(|d| d.value.to_string()),
        order: records.iter().map(|(_, r)| r.order).max().unwrap_or(0) + 1,
        plans: impact.plans.iter().map(|p| p.id.clone()).collect(),
        files: prepared.files.iter().map(applied::file).collect(),
    };
    let mut writes: Vec<Write> = prepared
        .files
        .iter()
        .map(|file| Write {
            path: file.path.clone(),
            before: file.before.clone(),
            after: Some(file.after.clone()),
        })
        .collect();
    writes.push(Write {
        path: record_path(&workspace, args),
        before: None,
        after: Some(load::write_record(&record).into_bytes()),
    });
    if let Err(fault) = workspace.commit(&writes) {
        return refuse(terminal, *fault, OUTSIDE);
    }
    let names: Vec<&str> = record.files.iter().map(|f| f.path.as_str()).collect();
    terminal.say("change-applied", &[("files", names.join("、"))]);
    let session = open::session(&workspace);
    let code = rebuild(&workspace, &session, &record.plans, terminal);
    let outputs = change::papers::notices(&prepared, &session, args.each);
    let notices = papers(&workspace, outputs, "notices", terminal);
    let outputs = change::papers::handover(&prepared, &impact, &session);
    code.max(notices)
        .max(papers(&workspace, outputs, "handover", terminal))
}

/// `undo`: the bytes that stood there before.
pub fn undo(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let records = records(&workspace);
    let path = record_path(&workspace, args);
    let Some((_, record)) = records.iter().find(|(known, _)| *known == path) else {
        let fault = Diagnostic::new(Code::NotApplied).arg("change", id(args));
        return refuse(terminal, fault.at(args.file.clone()), MISTAKES);
    };
    if let Some((_, later)) = records.iter().find(|(_, other)| other.order > record.order) {
        let fault = Diagnostic::new(Code::LaterChangeApplied).arg("change", &later.change);
        return refuse(terminal, fault.at(args.file.clone()), MISTAKES);
    }
    let mut writes = Vec::new();
    for file in &record.files {
        let now = read_file(&workspace.root.join(&file.path)).unwrap_or_default();
        let Some(before) = applied::undone(file, &now) else {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &file.path);
            return refuse(
                terminal,
                fault.at(workspace.root.join(&file.path)),
                MISTAKES,
            );
        };
        writes.push(Write {
            path: file.path.clone(),
            before: Some(now),
            after: before,
        });
    }
    writes.push(Write {
        before: read_file(&workspace.root.join(&path)).ok(),
        path,
        after: None,
    });
    if let Err(fault) = workspace.commit(&writes) {
        return refuse(terminal, *fault, OUTSIDE);
    }
    let names: Vec<&str> = record.files.iter().map(|f| f.path.as_str()).collect();
    terminal.say("change-undone", &[("files", names.join("、"))]);
    let session = open::session(&workspace);
    rebuild(&workspace, &session, &record.plans, terminal)
}

/// Reads, checks, and works the change out; an exit code where that failed.
fn prepare(workspace: &Workspace, args: &ChangeFile, terminal: &Terminal) -> Result<Prepared, u8> {
    let (path, bytes) = read(workspace, args).map_err(|fault| refuse(terminal, *fault, OUTSIDE))?;
    let records = records(workspace);
    let record = record_path(workspace, args);
    if records.iter().any(|(known, _)| *known == record) {
        let fault = Diagnostic::new(Code::AlreadyApplied).arg("change", id(args));
        return Err(refuse(terminal, fault.at(args.file.clone()), MISTAKES));
    }
    let mut report = Report::default();
    let (data, config) = workspace.read_data(&mut report);
    if report.has_errors() {
        terminal.faults(&report, &Sources::default());
        return Err(OUTSIDE);
    }
    let input = |file: File| Input {
        path: file.path,
        bytes: file.bytes,
    };
    let data: Vec<Input> = data.into_iter().map(input).collect();
    let config = config.map(input);
    let prepared = change::prepare(&data, config.as_ref(), &Input { path, bytes });
    let prepared = prepared.map_err(|refused| {
        terminal.faults(&refused.0, &refused.1);
        MISTAKES
    })?;
    let day = prepared.steps.date.to_string();
    if let Some((_, later)) = records.iter().find(|(_, r)| r.date > day) {
        let fault = Diagnostic::new(Code::LaterChangeApplied).arg("change", &later.change);
        return Err(refuse(terminal, fault.at(args.file.clone()), MISTAKES));
    }
    Ok(prepared)
}

fn read(workspace: &Workspace, args: &ChangeFile) -> Result<(String, Vec<u8>), Box<Diagnostic>> {
    // A name alone is looked for where changes are kept.
    let given = &args.file;
    let kept = workspace.data.join("changes").join(given);
    let below = workspace.root.join(given);
    let with_ending = workspace
        .data
        .join("changes")
        .join(format!("{}.yaml", given.display()));
    let found = [given.clone(), below, kept, with_ending]
        .into_iter()
        .find(|p| p.is_file());
    let path = found.unwrap_or(given.clone());
    let bytes = read_file(&path)?;
    let shown = path.strip_prefix(&workspace.root).unwrap_or(&path);
    Ok((
        shown
            .to_string_lossy()
            .replace('\\', "/")
            .trim_start_matches("./")
            .to_string(),
        bytes,
    ))
}

/// The file's name without its ending.
fn id(args: &ChangeFile) -> String {
    let stem = args.file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn record_path(workspace: &Workspace, args: &ChangeFile) -> String {
    let data = workspace
        .data
        .strip_prefix(&workspace.root)
        .unwrap_or(&workspace.data);
    let path = data.join(APPLIED).join(format!("{}.yaml", id(args)));
    path.to_string_lossy().replace('\\', "/")
}

/// The changes applied so far, by path.
pub(super) fn records(workspace: &Workspace) -> Vec<(String, Applied)> {
    let files = workspace.read_folder(&workspace.data.join(APPLIED));
    let read = |file: File| {
        let record = load::read_record(std::str::from_utf8(&file.bytes).ok()?)?;
        Some((file.path, record))
    };
    files.into_iter().filter_map(read).collect()
}

fn refuse(terminal: &Terminal, fault: Diagnostic, code: u8) -> u8 {
    terminal.fault(fault);
    code
}

/// Builds the current editions of those plans, and names them.
fn rebuild(
    workspace: &Workspace,
    session: &build::Session,
    plans: &[String],
    terminal: &Terminal,
) -> u8 {
    let wanted = Wanted {
        as_of: None,
        today: open::today(session),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
    };
    let mut report = session.report.clone();
    let mut built = Vec::new();
    for plan in session
        .raw
        .plans
        .iter()
        .filter(|p| plans.contains(&p.id.value))
    {
        let (outputs, found) = build::plan(session, plan, &wanted);
        report.extend(found);
        let whole = !outputs.is_empty();
        for output in outputs {
            if let Err(fault) = workspace.write_output(&output.name, &output.bytes) {
                return refuse(terminal, *fault, OUTSIDE);
            }
        }
        if whole {
            built.push(plan.id.value.clone());
        }
    }
    let count = built.len().to_string();
    terminal.say("change-rebuilt", &[("count", count)]);
    built.iter().for_each(|id| terminal.result(id));
    if report.has_errors() {
        terminal.faults(&open::located(report, session), &session.sources);
        return MISTAKES;
    }
    WELL
}

/// Writes papers below the output folder.
fn papers(
    workspace: &Workspace,
    made: (Vec<build::Output>, Report, Sources),
    folder: &str,
    terminal: &Terminal,
) -> u8 {
    let (outputs, mut report, sources) = made;
    for output in &outputs {
        let name = Path::new(folder).join(&output.name);
        if let Err(fault) = workspace.write_output(&name.to_string_lossy(), &output.bytes) {
            return refuse(terminal, *fault, OUTSIDE);
        }
    }
    if !outputs.is_empty() {
        let folder = workspace.output.join(folder).display().to_string();
        let count = outputs.len().to_string();
        let folder = folder
            .trim_start_matches("./")
            .trim_end_matches('/')
            .to_string();
        terminal.say("change-papers", &[("count", count), ("folder", folder)]);
    }
    if report.has_errors() {
        load::locate(&sources, &mut report);
        terminal.faults(&report, &sources);
        return MISTAKES;
    }
    WELL
}
