//! Commands whose reports on many offices are one report.

use std::collections::BTreeSet;

use super::{Office, at_once};
use crate::change;
use crate::cli::args::{self, ReportFormat};
use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, WELL, build as one, exit_code, open, preview as trial};
use crate::diagnostic::{Severity, render_json};
use crate::engine::{self, Faults, unwatched};

/// Builds every office.
pub(super) fn build(args: &args::Build, offices: &[Office], terminal: &Terminal) -> u8 {
    let Some(asked) = one::request(args, terminal) else {
        return crate::cli::OUTSIDE;
    };
    let built = at_once(offices, args.jobs, terminal, |office, jobs| {
        let workspace = open::workspace(&office.global);
        workspace.sweep();
        let _held = entered(office)?;
        let asked = engine::Request {
            jobs: Some(jobs),
            shard: None,
            ..asked.clone()
        };
        engine::build(&workspace, &asked, &unwatched).map_err(Faults::from_one)
    });
    let (mut faults, mut totals) = (Vec::new(), [0; 3]);
    for built in built {
        faults.push(match built {
            Ok(built) => {
                let numbers = [built.summary.documents, built.summary.files, built.standing];
                totals
                    .iter_mut()
                    .zip(numbers)
                    .for_each(|(sum, n)| *sum += n);
                Faults {
                    report: built.report,
                    sources: built.sources,
                }
            }
            Err(faults) => *faults,
        });
    }
    let keys = ["documents", "files", "standing"];
    let numbers = keys
        .into_iter()
        .zip(totals.map(|n| n.to_string()))
        .collect();
    told(
        args.format,
        offices,
        faults,
        ("each-built", numbers),
        terminal,
    )
}

/// Checks every office.
pub(super) fn check(args: &args::Check, offices: &[Office], terminal: &Terminal) -> u8 {
    let checked = at_once(offices, None, terminal, |office, _| {
        let workspace = open::workspace(&office.global);
        let _held = entered(office)?;
        let checked = engine::check(&workspace, args.as_of, open::clock(), &unwatched);
        let mut faults = checked.faults;
        for found in change::pending(&workspace, open::clock()) {
            faults.take_in(found);
        }
        Ok::<_, Box<Faults>>((faults, checked.plans))
    });
    let (mut faults, mut plans) = (Vec::new(), 0);
    for checked in checked {
        faults.push(match checked {
            Ok((faults, count)) => {
                plans += count;
                faults
            }
            Err(faults) => *faults,
        });
    }
    let warned = |faults: &Faults| faults.report.count(Severity::Warning) > 0;
    let denied = args.deny_warnings && faults.iter().any(warned);
    let numbers = vec![("plans", plans.to_string())];
    let code = told(
        args.format,
        offices,
        faults,
        ("each-checked", numbers),
        terminal,
    );
    if denied { code.max(MISTAKES) } else { code }
}

/// Shows what another layer would change in every office.
pub(super) fn preview(args: &args::Preview, offices: &[Office], terminal: &Terminal) -> u8 {
    let found = at_once(offices, None, terminal, |office, _| {
        let _held = entered(office)?;
        trial::previewed(args, &office.global, &unwatched)
    });
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for (office, found) in offices.iter().zip(found) {
        match found {
            Ok(mut found) => {
                if !found.documents.is_empty() {
                    let rows = trial::rows(&found, &terminal.locale);
                    terminal.result(&format!("{}\n{rows}", office.name));
                }
                faults.push(std::mem::take(&mut found.faults));
                all.push(found);
            }
            Err(refused) => faults.push(*refused),
        }
    }
    let code = told(
        ReportFormat::Text,
        offices,
        faults,
        ("each-previewed", Vec::new()),
        terminal,
    );
    trial::say(&all.iter().collect::<Vec<_>>(), terminal);
    code
}

/// Enters an office to read it.
fn entered(office: &Office) -> Result<crate::workspace::Lock, Box<Faults>> {
    let entered = open::workspace(&office.global).enter(false, &mut || {});
    entered.map(|(lock, _)| lock).map_err(Faults::from_one)
}

/// Tells what is wrong in all of them, files named as seen from where the offices
/// are; which have errors, and how much there is.
fn told(
    format: ReportFormat,
    offices: &[Office],
    faults: Vec<Faults>,
    (summary, mut numbers): (&str, Vec<(&'static str, String)>),
    terminal: &Terminal,
) -> u8 {
    let (mut all, mut code) = (Faults::default(), WELL);
    let mut failing: BTreeSet<usize> = BTreeSet::new();
    for (number, (office, faults)) in offices.iter().zip(faults).enumerate() {
        if faults.report.has_errors() {
            failing.insert(number);
        }
        code = code.max(exit_code(&faults.report));
        all.take_in(faults.seen_from(&office.name));
    }
    let Faults { report, sources } = &all;
    match format {
        ReportFormat::Text => terminal.faults(report, sources),
        ReportFormat::Json => terminal.result(&render_json(report, sources, &terminal.locale)),
    }
    numbers.extend([
        ("offices", offices.len().to_string()),
        ("errors", report.count(Severity::Error).to_string()),
        ("warnings", report.count(Severity::Warning).to_string()),
    ]);
    terminal.say(summary, &numbers);
    if !failing.is_empty() {
        let names: Vec<&str> = failing.iter().map(|n| offices[*n].name.as_str()).collect();
        let args = [
            ("count", failing.len().to_string()),
            ("list", names.join("、")),
        ];
        terminal.say("each-failing", &args);
    }
    code
}
