//! `fangan collect out|in|report`: 督查台账, out to the units and back.

use chrono::NaiveDate;

use super::args::{CollectIn, CollectWhat, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open, papers};
use crate::collect::{self, Asked};
use crate::diagnostic::Report;
use crate::engine::Session;
use crate::workspace::{Workspace, Write};

/// Runs the command: files below `output/collect/MONTH/`, data in `data/collected/`.
pub(super) fn run(what: &CollectWhat, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    // Nobody is asked for half of what there is.
    if session.report.has_errors() {
        return terminal.refuse(session.faults(session.report.clone()));
    }
    let day = session.today(open::clock());
    let (CollectWhat::Out(month)
    | CollectWhat::Report(month)
    | CollectWhat::In(CollectIn { month, .. })) = what;
    let month = month.month.clone();
    let month = month.unwrap_or_else(|| collect::month_of(day));
    let (asked, report) = collect::asked(&session, day);
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    match what {
        CollectWhat::Out(_) => out(&workspace, &session, &asked, (&month, day), terminal),
        CollectWhat::Report(_) => tell(&workspace, &session, &asked, (&month, day), terminal),
        CollectWhat::In(given) => {
            take(&workspace, &session, &asked, (given, &month, day), terminal)
        }
    }
}

fn out(
    workspace: &Workspace,
    session: &Session,
    asked: &[Asked],
    (month, day): (&str, NaiveDate),
    terminal: &Terminal,
) -> u8 {
    let sheets = collect::sheets(session, asked, day);
    for (unit, bytes) in &sheets {
        let unit: String = unit
            .chars()
            .filter(|c| !"/\\:*?\"<>|".contains(*c))
            .collect();
        let name = format!("collect/{month}/督查台账-{unit}.xlsx");
        if let Err(fault) = papers::put(workspace, &name, bytes, terminal) {
            return terminal.refuse(fault);
        }
    }
    let said = [
        ("count", sheets.len().to_string()),
        ("tasks", asked.len().to_string()),
        ("folder", workspace.output_path(&format!("collect/{month}"))),
    ];
    terminal.say("collect-out", &said);
    WELL
}

/// Reads what came back, keeps it, and makes the papers of the month.
fn take(
    workspace: &Workspace,
    session: &Session,
    asked: &[Asked],
    (given, month, day): (&CollectIn, &str, NaiveDate),
    terminal: &Terminal,
) -> u8 {
    let mut disk = Report::default();
    let kinds = ["xlsx", "xls", "ods", "csv"];
    let files = workspace.read_below(&given.folder, &kinds, &mut disk);
    if disk.has_errors() {
        terminal.faults(&disk, &Default::default());
        return OUTSIDE;
    }
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_string();
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|file| (name(&file.path), file.bytes))
        .filter(|(name, _)| !name.starts_with("~$"))
        .collect();
    let found = collect::returned(session, asked, (month, day), &files);
    for told in &found.told {
        terminal.result(&terminal.locale.ui(told.key, &told.args));
    }
    let unread = !found.unread.is_empty();
    found
        .unread
        .into_iter()
        .for_each(|fault| terminal.fault(fault));
    if found.entries.is_empty() {
        terminal.say("collect-nothing", &[]);
        return MISTAKES;
    }
    let path = workspace.data_path(&format!("collected/{month}.yaml"));
    let write = Write {
        before: workspace.bytes(&path).ok(),
        path: path.clone(),
        after: Some(collect::kept(session, month, &found.entries).into_bytes()),
    };
    if let Err(fault) = workspace.commit(&[write]) {
        return terminal.refuse(fault);
    }
    let said = [
        ("files", files.len().to_string()),
        ("rows", found.entries.len().to_string()),
        ("path", path),
    ];
    terminal.say("collect-in", &said);
    let session = match Session::read(workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let code = tell(workspace, &session, asked, (month, day), terminal);
    if unread { code.max(MISTAKES) } else { code }
}

fn tell(
    workspace: &Workspace,
    session: &Session,
    asked: &[Asked],
    (month, day): (&str, NaiveDate),
    terminal: &Terminal,
) -> u8 {
    let entries = collect::entries(session);
    let stands = collect::stands(session, asked, &entries, (month, day));
    let units = stands.chunk_by(|one, other| one.task.unit == other.task.unit);
    let silent = units.filter(|unit| unit.iter().all(|stand| stand.now.is_none()));
    let silent = silent.map(|unit| {
        session
            .organisation
            .department(unit[0].task.unit)
            .short(day)
    });
    let silent: Vec<&str> = silent.collect();
    if !silent.is_empty() {
        let count = silent.len().to_string();
        terminal.say("collect-missing", &[("count", count)]);
        terminal.result(&silent.join("、"));
    }
    let overdue = stands.iter().filter(|stand| stand.overdue).count();
    terminal.say("collect-overdue", &[("count", overdue.to_string())]);
    let (outputs, report) = collect::papers(session, &stands, (month, day));
    for output in &outputs {
        let name = format!("collect/{month}/{}", output.name());
        if let Err(fault) = papers::put(workspace, &name, &output.bytes, terminal) {
            return terminal.refuse(fault);
        }
        terminal.result(&workspace.output_path(&name));
    }
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    WELL
}
