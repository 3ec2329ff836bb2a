//! `fangan check`: every fault of every file in one pass.

use super::args::{Check, Global, ReportFormat};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, exit_code, open};
use crate::change;
use crate::diagnostic::{Diagnostic, Severity, render_json};
use crate::engine::{self, Faults};
use crate::workspace::Workspace;

/// Runs the command.
pub(super) fn run(args: &Check, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let bar = terminal.progress();
    let on_step = |step| bar.show(step);
    let check = || {
        let mut checked = engine::check(&workspace, args.as_of, open::clock(), &on_step);
        change::pending(&workspace, open::clock())
            .into_iter()
            .for_each(|found| checked.faults.take_in(found));
        checked
    };
    let mut checked = check();
    if args.fix {
        bar.clear();
        match put_right(args, &workspace, &checked.faults, terminal) {
            Ok(true) => checked = check(),
            Ok(false) => {}
            Err(fault) => {
                terminal.fault(*fault);
                return OUTSIDE;
            }
        }
    }
    bar.clear();
    let Faults { report, sources } = &checked.faults;
    match args.format {
        ReportFormat::Text => terminal.faults(report, sources),
        ReportFormat::Json => terminal.result(&render_json(report, sources, &terminal.locale)),
    }
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    terminal.say(
        if errors + warnings == 0 {
            "check-clean"
        } else {
            "check-summary"
        },
        &[
            ("plans", checked.plans.to_string()),
            ("errors", errors.to_string()),
            ("warnings", warnings.to_string()),
            ("notes", report.count(Severity::Note).to_string()),
        ],
    );
    if args.deny_warnings && errors == 0 && warnings > 0 {
        return MISTAKES;
    }
    exit_code(report)
}

/// Puts right what has a certain cure, and shows each line before and after. Says
/// whether anything was written.
fn put_right(
    args: &Check,
    workspace: &Workspace,
    faults: &Faults,
    terminal: &Terminal,
) -> Result<bool, Box<Diagnostic>> {
    let files = engine::repairs(workspace, faults);
    for file in &files {
        for (line, old, new) in &file.lines {
            let shown = [("place", format!("{}:{line}", file.path))];
            let lines = [("old", old.clone()), ("new", new.clone())];
            terminal.say("put-right", &[&shown[..], &lines[..]].concat());
        }
    }
    let lines: usize = files.iter().map(|file| file.lines.len()).sum();
    let write = lines > 0 && !args.dry_run;
    if write {
        let what = terminal.locale.ui("put-right-history", &[]);
        engine::repair(workspace, &files, &what, open::clock())?;
    }
    let key = match (lines, args.dry_run) {
        (0, _) => "nothing-to-put-right",
        (_, true) => "would-put-right",
        (_, false) => "put-right-done",
    };
    let counts = [
        ("lines", lines.to_string()),
        ("files", files.len().to_string()),
    ];
    terminal.say(key, &counts);
    Ok(write)
}
