//! `fangan check`: every fault of every file in one pass.

use super::args::{Check, Global, ReportFormat};
use super::terminal::Terminal;
use super::{MISTAKES, exit_code, open};
use crate::diagnostic::{Severity, render_json};
use crate::engine::{self, Faults};

/// Runs the command.
pub(super) fn run(args: &Check, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let bar = terminal.progress();
    let on_step = |step| bar.show(step);
    let checked = engine::check(&workspace, args.as_of, open::clock(), &on_step);
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
