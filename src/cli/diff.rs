//! `fangan diff`: who changed in a plan between two days.

use super::args::{Diff, DiffFormat, Global};
use super::terminal::Terminal;
use super::{WELL, open, papers};
use crate::engine::{self, Output, Session, difference};
use crate::workspace::Workspace;

/// Runs the command.
pub fn run(args: &Diff, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let opened = match session.plan(&args.plan) {
        Ok(opened) => opened,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    let days = (args.from, args.to);
    if args.to_format == DiffFormat::Docx {
        let (outputs, report) = engine::marked(&session, &opened, args.from, args.to);
        if report.has_errors() {
            return terminal.refuse(session.faults(report));
        }
        return write(&workspace, &outputs, terminal);
    }
    let plan = &opened.plan;
    let found = difference::differences(&session, plan, days);
    let mut code = WELL;
    if args.html {
        let page = difference::page(&session, plan, days, &found);
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

/// Writes DOCX files with marked changes, and names them.
fn write(workspace: &Workspace, outputs: &[Output], terminal: &Terminal) -> u8 {
    if outputs.is_empty() {
        terminal.say("nothing-differs", &[]);
    }
    for output in outputs {
        let name = format!("diff/{}", output.name());
        if let Err(fault) = workspace.write_output(&name, &output.bytes) {
            return terminal.refuse(fault);
        }
        let path = workspace.output.join(&name).display().to_string();
        terminal.result(path.trim_start_matches("./"));
    }
    WELL
}
