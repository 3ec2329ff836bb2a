//! `fangan issue`: 印发. Freezes the finished files of a plan.

use super::args::{Global, Issue};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::{self, Session, Wanted, issue};
use crate::load::{self, Opened};
use crate::model::Status;
use crate::workspace::{Workspace, Write, read_file};
use crate::write::Format;

/// Runs the command.
pub fn run(args: &Issue, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = open::session(&workspace);
    let plan = match open::plan(&session, &args.plan, terminal) {
        Ok(plan) => plan,
        Err(code) => return code,
    };
    let folder = folder(&workspace, &plan.id.value);
    if workspace.root.join(&folder).join("issue.yaml").exists() {
        let fault = Diagnostic::new(Code::AlreadyIssued).arg("title", &plan.title.value);
        let report: Report = [fault.at(plan.status.at)].into_iter().collect();
        terminal.faults(&open::located(report, &session), &session.sources);
        return MISTAKES;
    }
    let title = plan.title.value.clone();
    match writes(&workspace, &session, plan, &folder) {
        Ok(writes) => match workspace.commit(&writes) {
            Ok(()) => {
                let count = (writes.len() - 2).to_string();
                terminal.say(
                    "issued",
                    &[("title", title), ("count", count), ("folder", folder)],
                );
                copy(&workspace, terminal)
            }
            Err(fault) => {
                terminal.fault(*fault);
                OUTSIDE
            }
        },
        Err(report) => {
            terminal.faults(&open::located(report, &session), &session.sources);
            MISTAKES
        }
    }
}

/// The frozen files, their record, and the plan marked as issued.
fn writes(
    workspace: &Workspace,
    session: &Session,
    mut plan: Opened,
    folder: &str,
) -> Result<Vec<Write>, Report> {
    let wanted = Wanted {
        as_of: None,
        today: open::today(session),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
    };
    // Marked in the record only: the pages must not say 草稿.
    plan.status.value = Status::Issued;
    let (outputs, report) = engine::plan(session, &plan, &wanted);
    let hindrances = issue::hindrances(&report);
    if !hindrances.is_empty() {
        return Err(hindrances);
    }
    if report.has_errors() || outputs.is_empty() {
        return Err(report);
    }
    let source = session.sources.get(plan.file);
    let path = workspace.root.join(&source.path);
    let before = read_file(&path).map_err(|fault| [*fault].into_iter().collect::<Report>())?;
    let text = source.text();
    let same = source.edits().is_empty() && before == text.as_bytes();
    let marked = if same {
        issue::marked(&text, &plan)
    } else {
        None
    };
    let Some(marked) = marked else {
        return Err([Diagnostic::new(Code::CannotEdit).at(plan.at)]
            .into_iter()
            .collect());
    };
    let today = wanted.today.to_string();
    let people = wanted.day(&plan).to_string();
    let record = issue::record(&plan.id.value, today, people, &outputs);
    let mut writes: Vec<Write> = outputs
        .into_iter()
        .map(|output| Write {
            path: format!("{folder}/{}", output.name()),
            before: None,
            after: Some(output.bytes),
        })
        .collect();
    writes.push(Write {
        path: format!("{folder}/issue.yaml"),
        before: None,
        after: Some(load::write_record(&record).into_bytes()),
    });
    writes.push(Write {
        path: source.path.clone(),
        before: Some(before),
        after: Some(marked.into_bytes()),
    });
    Ok(writes)
}

fn folder(workspace: &Workspace, plan: &str) -> String {
    let data = workspace
        .data
        .strip_prefix(&workspace.root)
        .unwrap_or(&workspace.data);
    data.join("issued")
        .join(plan)
        .to_string_lossy()
        .replace('\\', "/")
}

/// Copies what was issued to `output/issued/`, byte for byte.
pub fn copy(workspace: &Workspace, terminal: &Terminal) -> u8 {
    match workspace.copy_to_output(&workspace.data.join("issued"), "issued") {
        Ok(()) => WELL,
        Err(fault) => {
            terminal.fault(*fault);
            OUTSIDE
        }
    }
}

/// Plans that say they were issued and have no record, files of a record that
/// are no longer what was issued, and what would come out otherwise today.
pub fn check(workspace: &Workspace, session: &Session, plan: &Opened) -> Report {
    let mut report = Report::default();
    if plan.status.value != Status::Issued {
        return report;
    }
    let folder = workspace.root.join(folder(workspace, &plan.id.value));
    let record = read_file(&folder.join("issue.yaml")).ok();
    let record = record
        .and_then(|bytes| load::read_record::<issue::Issue>(std::str::from_utf8(&bytes).ok()?));
    let Some(record) = record else {
        let fault = Diagnostic::new(Code::IssuedWithoutRecord).arg("title", &plan.title.value);
        report.push(fault.at(plan.status.at));
        return report;
    };
    let damaged: Vec<String> = record
        .files
        .iter()
        .filter(|file| {
            let now = read_file(&folder.join(&file.name));
            now.map_or(true, |bytes| !file.is(&bytes))
        })
        .map(|file| file.name.clone())
        .collect();
    if !damaged.is_empty() {
        let fault = Diagnostic::new(Code::IssueDamaged).arg("title", &plan.title.value);
        report.push(fault.arg("files", damaged.join("、")).at(plan.status.at));
    }
    let people = chrono::NaiveDate::parse_from_str(&record.people, "%Y-%m-%d").ok();
    let wanted = Wanted {
        as_of: people,
        today: open::today(session),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
    };
    let (outputs, _) = engine::plan(session, plan, &wanted);
    let drifted = issue::drifted(&record, &outputs);
    if !drifted.is_empty() {
        let fault = Diagnostic::new(Code::IssueDrift).arg("title", &plan.title.value);
        report.push(fault.arg("files", drifted.join("、")).at(plan.status.at));
    }
    report
}
