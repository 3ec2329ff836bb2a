//! `fangan change preview|apply|undo`: a staff change, and what follows from it.

use std::collections::BTreeSet;

use super::args::{ChangeFile, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, impact_text, open, papers};
use crate::change::{self, Edited, Past, Prepared};
use crate::diagnostic::{Code, Diagnostic, Report, Sources};
use crate::digest::sha256;
use crate::engine::applied::{self, Applied};
use crate::engine::{self, Session, Wanted};
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
    let mut impact = change::impact(&prepared);
    let press = Session::read_without_data(&workspace);
    change::pages::find(&prepared, &mut impact, &press);
    terminal.result(&impact_text::text(&impact, terminal.locale));
    let code = faults(&impact, &prepared, terminal);
    let made = change::papers::impact(&prepared, &impact, &press, press.today(open::clock()));
    let outputs = papers::named(&made.0, "", "");
    code.max(papers::write(&workspace, &outputs, made, terminal))
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
    let code = faults(&impact, &prepared, terminal);
    if code != WELL {
        return code;
    }
    let (path, bytes) = match read(&workspace, args) {
        Ok(file) => file,
        Err(fault) => return refuse(terminal, *fault, OUTSIDE),
    };
    let press = Session::read_without_data(&workspace);
    let today = press.today(open::clock());
    let notices = change::papers::notices(&prepared, &press, today, args.each);
    let sheets = change::papers::handover(&prepared, &impact, &press, today);
    // Each change has papers of its own.
    let mut outputs = papers::named(&notices.0, "notices", &id(args));
    outputs.extend(papers::named(&sheets.0, "handover", &id(args)));
    let plans: Vec<String> = impact.plans.iter().map(|p| p.id.clone()).collect();
    let marked = super::marked::after(&workspace, &prepared, &plans);
    outputs.extend(papers::named(&marked, "marked", &id(args)));
    let records = records(&workspace);
    let announced = prepared.change.announced.as_ref();
    let record = Applied {
        change: path,
        digest: sha256(&bytes),
        date: prepared.steps.date.to_string(),
        announced: announced.map(|d| d.value.to_string()),
        order: records.iter().map(|(_, r)| r.order).max().unwrap_or(0) + 1,
        plans,
        files: prepared.files.iter().map(Edited::record).collect(),
        papers: outputs
            .iter()
            .map(|o| applied::paper(&o.name(), &o.bytes))
            .collect(),
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
    writes.extend(papers::writes(&workspace, &outputs));
    if let Err(fault) = workspace.commit(&writes) {
        return refuse(terminal, *fault, OUTSIDE);
    }
    let names: Vec<&str> = record.files.iter().map(|f| f.path.as_str()).collect();
    terminal.say("change-applied", &[("files", names.join("、"))]);
    let code = rebuild(&workspace, &record.plans, terminal);
    papers::say(&workspace, "marked", marked.len(), terminal);
    for (made, folder) in [(notices, "notices"), (sheets, "handover")] {
        papers::say(&workspace, folder, made.0.len(), terminal);
        if papers::faults(made, terminal) {
            return MISTAKES;
        }
    }
    code
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
        let place = workspace.root.join(&file.path);
        let now = read_file(&place).unwrap_or_default();
        let Some(before) = applied::undone(file, &now) else {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &file.path);
            return refuse(terminal, fault.at(place), MISTAKES);
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
    let (gone, kept) = papers::taken_back(&workspace, &record.papers);
    writes.extend(gone);
    if let Err(fault) = workspace.commit(&writes) {
        return refuse(terminal, *fault, OUTSIDE);
    }
    let names: Vec<&str> = record.files.iter().map(|f| f.path.as_str()).collect();
    terminal.say("change-undone", &[("files", names.join("、"))]);
    if !kept.is_empty() {
        terminal.say("papers-kept", &[("list", kept.join("、"))]);
    }
    rebuild(&workspace, &record.plans, terminal)
}

/// What the change would break within plans: an exit code, and the faults said.
fn faults(impact: &change::Impact, prepared: &Prepared, terminal: &Terminal) -> u8 {
    if impact.faults.is_empty() {
        return WELL;
    }
    let mut report = impact.faults.clone();
    load::locate(&prepared.after.sources, &mut report);
    report.sort();
    terminal.faults(&report, &prepared.after.sources);
    MISTAKES
}

/// Reads, checks, and works the change out; an exit code where that failed.
fn prepare(workspace: &Workspace, args: &ChangeFile, terminal: &Terminal) -> Result<Prepared, u8> {
    let (path, bytes) = read(workspace, args).map_err(|fault| refuse(terminal, *fault, OUTSIDE))?;
    let record = record_path(workspace, args);
    let past = records(workspace).into_iter().map(|(known, applied)| Past {
        same: known == record || applied.digest == sha256(&bytes),
        change: applied.change,
        date: applied.date,
    });
    let past: Vec<Past> = past.collect();
    let mut report = Report::default();
    let (data, config, _) = workspace.data(&mut report);
    if report.has_errors() {
        terminal.faults(&report, &Sources::default());
        return Err(OUTSIDE);
    }
    let file = Input {
        path,
        bytes: bytes.into(),
    };
    change::prepare(&past, &data, config.as_ref(), &file).map_err(|refused| {
        terminal.faults(&refused.0, &refused.1);
        MISTAKES
    })
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
fn rebuild(workspace: &Workspace, plans: &[String], terminal: &Terminal) -> u8 {
    let session = Session::read(workspace);
    let wanted = Wanted {
        as_of: None,
        today: session.today(open::clock()),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
    };
    let plans: BTreeSet<&str> = plans.iter().map(String::as_str).collect();
    let named = session.plans.cards().iter();
    let named: Vec<_> = named.filter(|p| plans.contains(p.id.as_str())).collect();
    let made = engine::each(&session, &named, |card, plan| {
        let made = match plan {
            Ok(plan) => engine::plan(&session, &plan, &wanted),
            Err(report) => (Vec::new(), report),
        };
        (&card.id.value, made)
    });
    let mut report = session.report.clone();
    let mut built = Vec::new();
    for (id, (outputs, found)) in made {
        report.extend(found);
        for output in &outputs {
            if let Err(fault) = workspace.write_output(&output.name(), &output.bytes) {
                return refuse(terminal, *fault, OUTSIDE);
            }
        }
        if !outputs.is_empty() {
            built.push(id);
        }
    }
    let count = built.len().to_string();
    terminal.say("change-rebuilt", &[("count", count)]);
    built.iter().for_each(|id| terminal.result(id));
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    WELL
}
