//! `fangan check`: every fault of every file in one pass.

use super::args::{Check, Global, ReportFormat};
use super::build::exit_code;
use super::terminal::Terminal;
use super::{MISTAKES, open};
use crate::change::leading;
use crate::diagnostic::{Severity, render_json};
use crate::engine::{self, Wanted};
use crate::load::Card;
use crate::write::Format;

/// Runs the command.
pub fn run(args: &Check, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = open::session(&workspace);
    let wanted = Wanted {
        as_of: args.as_of,
        today: open::today(&session),
        public: false,
        formats: vec![Format::Pdf],
    };
    let plans: Vec<&Card> = session.plans.cards().iter().collect();
    let of_plans = engine::each(&session, &plans, |_, plan| match plan {
        Ok(plan) => {
            let mut report = engine::checked(&session, &plan, &wanted);
            report.extend(super::issue::check(&workspace, &session, &plan));
            report
        }
        Err(report) => report,
    });
    let mut report = session.report.clone();
    of_plans.into_iter().for_each(|found| report.extend(found));
    if !session.stops_all() {
        report.extend(leading::check(&session, &wanted));
    }
    let report = open::located(report, &session);
    match args.format {
        ReportFormat::Text => terminal.faults(&report, &session.sources),
        ReportFormat::Json => {
            terminal.result(&render_json(&report, &session.sources, terminal.locale));
        }
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
            ("plans", plans.len().to_string()),
            ("errors", errors.to_string()),
            ("warnings", warnings.to_string()),
            ("notes", report.count(Severity::Note).to_string()),
        ],
    );
    if args.deny_warnings && errors == 0 && warnings > 0 {
        return MISTAKES;
    }
    exit_code(&report)
}
