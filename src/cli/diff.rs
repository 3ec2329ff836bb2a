//! `fangan diff`: who changed in a plan between two days.

use chrono::NaiveDate;

use super::args::{Diff, DiffFormat, Global};
use super::terminal::Terminal;
use super::{WELL, open, papers};
use crate::engine::{self, Output, Session, Side, difference};
use crate::model::date::full_date;
use crate::workspace::Workspace;

/// Runs the command.
pub(super) fn run(args: &Diff, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let ((old, later), (new, none)) = match (
        stood(&workspace, args.from, terminal),
        stood(&workspace, args.to, terminal),
    ) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(code), _) | (_, Err(code)) => return code,
    };
    let old_side = Side::of(&old, &args.plan, args.from);
    let new_side = Side::of(&new, &args.plan, args.to);
    let (before, after) = match (old_side, new_side) {
        (Ok(before), Ok(after)) => (before, after),
        (_, Err(report)) => return terminal.refuse(new.faults(report)),
        (Err(report), _) => return terminal.refuse(old.faults(report)),
    };
    // Without a change that was applied both sides have the rota of today.
    if later.is_some() && later == none && difference::has_rota(&after) {
        let days = [("from", full_date(args.from)), ("to", full_date(args.to))];
        terminal.say("diff-rota-of-today", &days);
    }
    if args.to_format == DiffFormat::Docx {
        let (outputs, report) = engine::marked(&before, &after);
        if report.has_errors() {
            return terminal.refuse(new.faults(report));
        }
        return write(&workspace, &outputs, terminal);
    }
    let found = difference::differences(&before, &after);
    let mut code = WELL;
    if args.html {
        let (plan, days) = (&after.opened.plan, (args.from, args.to));
        let page = difference::page(&new, plan, days, &found);
        code = papers::write(&workspace, page, terminal);
    }
    if found.is_empty() {
        terminal.say("nothing-differs", &[]);
        return code;
    }
    let lines = found.into_iter().map(|d| {
        let words = |words: &[String]| match words {
            [] => "—".to_string(),
            words => words.join("、"),
        };
        format!("{}\n  {}\n→ {}", d.place, words(&d.before), words(&d.after))
    });
    terminal.result(&lines.collect::<Vec<_>>().join("\n"));
    code
}

/// The data as they stood on a day, and how many changes were taken back for it.
fn stood(
    workspace: &Workspace,
    day: NaiveDate,
    terminal: &Terminal,
) -> Result<(Session, Option<usize>), u8> {
    let stood = engine::stood(workspace, day).map_err(|faults| terminal.refuse(faults))?;
    if let Err(path) = &stood.taken {
        let args = [("path", path.clone()), ("day", full_date(day))];
        terminal.say("diff-edited-since", &args);
    }
    match stood.session.sound() {
        Ok(session) => Ok((session, stood.taken.ok())),
        Err(faults) => Err(terminal.refuse(faults)),
    }
}

/// Writes DOCX files with marked changes, and names them.
fn write(workspace: &Workspace, outputs: &[Output], terminal: &Terminal) -> u8 {
    if outputs.is_empty() {
        terminal.say("nothing-differs", &[]);
    }
    for output in outputs {
        let name = format!("diff/{}", output.name());
        if let Err(fault) = papers::put(workspace, &name, &output.bytes, terminal) {
            return terminal.refuse(fault);
        }
        let path = workspace.output.join(&name).display().to_string();
        terminal.result(path.trim_start_matches("./"));
    }
    WELL
}
