//! `fangan build`: every document, or those named.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, build_verify, open};
use crate::build::{self, Session, Wanted};
use crate::diagnostic::{Code, Diagnostic, Report, Severity, nearest};
use crate::load::raw;
use crate::workspace::Workspace;
use crate::write::Format;

/// What became of one plan.
struct Done {
    files: usize,
    documents: usize,
    report: Report,
}

/// Runs the command.
pub fn run(args: &args::Build, global: &Global, terminal: &Terminal) -> u8 {
    let formats = match formats(&args.to) {
        Ok(formats) => formats,
        Err(unknown) => {
            terminal.say("unknown-format", &[("name", unknown)]);
            return OUTSIDE;
        }
    };
    let workspace = open::workspace(global);
    let session = open::session(&workspace);
    // What has not been announced stays out of what the public sees.
    let session = if args.public {
        super::secrecy::public(&workspace, session)
    } else {
        session
    };
    let wanted = Wanted {
        as_of: args.as_of,
        today: open::today(&session),
        public: args.public,
        formats,
    };
    let mut report = session.report.clone();
    let plans = chosen(&session, &args.plans, &mut report);
    let folder = folder(args);
    // A whole public edition begins with an empty folder: nothing that has become
    // internal since the last one may stay there.
    if args.public
        && args.plans.is_empty()
        && !session.stops_all()
        && let Err(fault) = workspace.empty_output(&folder)
    {
        terminal.fault(*fault);
        return OUTSIDE;
    }
    let bar = terminal.progress(plans.len());
    let measured = args.verify.then_some(terminal);
    let one = |plan: &&raw::Plan| {
        let done = one(&session, plan, &wanted, &workspace, &folder, measured);
        bar.inc(1);
        done
    };
    let done: Vec<Done> = match args.jobs {
        None => plans.par_iter().map(one).collect(),
        Some(jobs) => {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(jobs.max(1))
                .build();
            match pool {
                Ok(pool) => pool.install(|| plans.par_iter().map(one).collect()),
                // No threads to be had: one after the other.
                Err(_) => plans.iter().map(one).collect(),
            }
        }
    };
    bar.finish_and_clear();
    if !args.public && args.as_of.is_none() {
        super::issue::copy(&workspace, terminal);
    }
    let documents: usize = done.iter().map(|d| d.documents).sum();
    let files: usize = done.iter().map(|d| d.files).sum();
    let left_out = done
        .iter()
        .filter(|d| d.documents == 0 || fails_to_build(&d.report))
        .count();
    done.into_iter().for_each(|d| report.extend(d.report));
    let report = open::located(report, &session);
    terminal.faults(&report, &session.sources);
    summarise(
        &report, documents, files, left_out, &wanted, &workspace, &folder, terminal,
    );
    exit_code(&report)
}

/// Whether anything but a measured page is wrong: that file is there all the same.
fn fails_to_build(report: &Report) -> bool {
    let hinders = |d: &&Diagnostic| d.severity == Severity::Error && d.code != Code::PageRule;
    report.iter().any(|d| hinders(&d))
}

#[allow(clippy::too_many_arguments)]
fn summarise(
    report: &Report,
    documents: usize,
    files: usize,
    left_out: usize,
    wanted: &Wanted,
    workspace: &Workspace,
    folder: &str,
    terminal: &Terminal,
) {
    let day = wanted.as_of.unwrap_or(wanted.today);
    let output = workspace.output.join(folder);
    terminal.say(
        "build-summary",
        &[
            ("documents", documents.to_string()),
            ("files", files.to_string()),
            ("day", crate::model::date::full_date(day)),
            ("warnings", report.count(Severity::Warning).to_string()),
            (
                "output",
                output
                    .display()
                    .to_string()
                    .trim_start_matches("./")
                    .to_string(),
            ),
        ],
    );
    if left_out > 0 {
        let errors = report.count(Severity::Error).to_string();
        terminal.say(
            "build-left-out",
            &[("plans", left_out.to_string()), ("errors", errors)],
        );
    }
}

/// The disk's faults weigh more than mistakes in the data.
pub(super) fn exit_code(report: &Report) -> u8 {
    let outside = |d: &&Diagnostic| matches!(d.code, Code::CannotWrite | Code::FileUnreadable);
    if report
        .iter()
        .any(|d| outside(&d) && d.severity == Severity::Error)
    {
        OUTSIDE
    } else if report.has_errors() {
        MISTAKES
    } else {
        WELL
    }
}

fn formats(names: &[String]) -> Result<Vec<Format>, String> {
    let mut formats = BTreeSet::new();
    for name in names {
        formats.insert(Format::from_name(name.trim()).ok_or_else(|| name.clone())?);
    }
    Ok(formats.into_iter().collect())
}

/// The plans asked for by id or title; all where none is named.
fn chosen<'a>(session: &'a Session, names: &[String], report: &mut Report) -> Vec<&'a raw::Plan> {
    let all = &session.raw.plans;
    if names.is_empty() {
        if all.is_empty() {
            report.push(Diagnostic::new(Code::NothingToBuild));
        }
        return all.iter().collect();
    }
    let mut chosen: Vec<&raw::Plan> = Vec::new();
    for name in names {
        let found = all
            .iter()
            .find(|p| p.id.value == *name || p.title.value == *name);
        match found {
            Some(plan) if chosen.iter().any(|c| c.id == plan.id) => {}
            Some(plan) => chosen.push(plan),
            None => {
                let fault = Diagnostic::new(Code::UnknownPlan).arg("name", name);
                let ids = all.iter().map(|p| p.id.as_str());
                report.push(match nearest(name, ids) {
                    Some(near) => fault.hint_with("did-you-mean", [("name", near.to_string())]),
                    None => fault.hint("list-plans"),
                });
            }
        }
    }
    chosen
}

/// Where below the output folder an edition goes.
fn folder(args: &args::Build) -> String {
    let public = if args.public { "public" } else { "" };
    let as_of = args
        .as_of
        .map(|day| format!("as-of-{day}"))
        .unwrap_or_default();
    let parts = [public, as_of.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

fn one(
    session: &Session,
    plan: &raw::Plan,
    wanted: &Wanted,
    workspace: &Workspace,
    folder: &str,
    measured: Option<&Terminal>,
) -> Done {
    let (outputs, mut report) = build::plan(session, plan, wanted);
    let mut files = 0;
    let mut stems = BTreeSet::new();
    for output in &outputs {
        let name = [folder, output.name.as_str()].join("/");
        match workspace.write_output(name.trim_start_matches('/'), &output.bytes) {
            Ok(()) => {
                files += 1;
                stems.insert(
                    output
                        .name
                        .rsplit_once('.')
                        .map(|(stem, _)| stem.to_string()),
                );
                if let (Some(terminal), true) = (measured, output.name.ends_with(".pdf")) {
                    let faults =
                        build_verify::faults(&output.name, &output.bytes, plan.at, terminal);
                    faults.into_iter().for_each(|fault| report.push(fault));
                }
            }
            Err(fault) => report.push(*fault),
        }
    }
    Done {
        files,
        documents: stems.len(),
        report,
    }
}
