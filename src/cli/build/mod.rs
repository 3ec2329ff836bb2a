//! `fangan build`: every document, or those named; only what has changed.

mod edition;
mod inputs;
mod measure;
mod merge;
mod work;

pub use merge::run as merge_manifests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources, nearest};
use crate::engine::manifest::{Entry, Made, Manifest, Summary, VERSION};
use crate::engine::{Session, Texts, Wanted, kept, key, leak};
use crate::load::{Card, Input};
use crate::workspace::Workspace;
use crate::write::Format;
use edition::Edition;
use work::{Done, Work};

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
    let edition = Edition {
        workspace: &workspace,
        folder: folder(args),
        shard: args.shard,
    };
    let mut read = Report::default();
    let (texts, watch) = open::texts(&workspace, &mut read);
    let faces = inputs::faces(&texts.fonts);
    // What the disk did not give cannot be told from what it will give.
    // What a measured page breaks is said in the words of the language asked for.
    let mut inputs = match read.is_empty() && !args.verify {
        true => inputs::inputs(&texts, &faces, args),
        false => String::new(),
    };
    let before = if args.force { None } else { edition.manifest() };
    if let Some((manifest, written)) = &before
        && args.plans.is_empty()
        && !inputs.is_empty()
        && manifest.inputs == inputs
        && let Some((report, sources)) = unchanged(manifest, *written, &texts, &edition)
    {
        copy_issued(args, &workspace, terminal);
        terminal.faults(&report, &sources);
        summarise(
            &report,
            &manifest.summary,
            manifest.summary.documents,
            &edition,
            terminal,
        );
        return exit_code(&report);
    }
    let shared = inputs::shared(&texts, &formats);
    let session = open::session_of(texts, read);
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
    let installed = session.records.config.system_fonts;
    if installed {
        // Faces that come and go without our knowing.
        inputs.clear();
    }
    let mut report = session.report.clone();
    let plans = chosen(&session, args, &mut report);
    if args.public
        && !session.stops_all()
        && let Err(fault) = empty(args, &edition, &plans)
    {
        terminal.fault(*fault);
        return OUTSIDE;
    }
    let bar = terminal.progress(plans.len());
    let work = Work {
        session: &session,
        wanted: &wanted,
        edition: &edition,
        before: before
            .as_ref()
            .filter(|(manifest, _)| manifest.faces == faces)
            .filter(|_| !(args.public || args.verify || installed)),
        names: match &before {
            Some((manifest, _)) => key::changed(&manifest.words, session.words.list()),
            None => Vec::new(),
        },
        shared: &shared,
        measured: args.verify.then_some(terminal),
    };
    if args.public {
        leak::gather_contacts(&session);
    }
    let mut done = work.all(&plans, args.jobs, || bar.inc(1));
    bar.finish_and_clear();
    copy_issued(args, &workspace, terminal);
    let standing = done.iter().filter(|d| d.kept).map(|d| d.documents).sum();
    let summary = Summary {
        documents: done.iter().map(|d| d.documents).sum(),
        files: done
            .iter()
            .flat_map(|d| &d.entry)
            .map(|e| e.outputs.len())
            .sum(),
        left_out: done
            .iter()
            .filter(|d| d.documents == 0 || fails_to_build(&d.report))
            .count(),
        day: crate::model::date::full_date(inputs::day(&wanted)),
    };
    for done in &mut done {
        report.extend(std::mem::take(&mut done.report));
    }
    let mut report = open::located(report, &session);
    if watch.moved() {
        // Of what state the files are cannot be told.
        inputs.clear();
    }
    let mut manifest = manifest(&report, &session, &before, done, (args, &faces));
    manifest.inputs = inputs;
    manifest.faces = faces;
    manifest.summary = summary.clone();
    if let Err(fault) = settle(
        &edition,
        manifest,
        &before,
        (args, &wanted.formats),
        &report,
    ) {
        report.push(*fault);
    }
    terminal.faults(&report, &session.sources);
    summarise(&report, &summary, standing, &edition, terminal);
    // The process ends here: what took long to put together is not taken apart.
    std::mem::forget(session);
    exit_code(&report)
}

/// Whether anything but a measured page is wrong: that file is there all the same.
fn fails_to_build(report: &Report) -> bool {
    let hinders = |d: &&Diagnostic| d.severity == Severity::Error && d.code != Code::PageRule;
    report.iter().any(|d| hinders(&d))
}

/// What the last build said, where nothing has changed since and its files
/// stand: nothing is parsed for it.
fn unchanged(
    manifest: &Manifest,
    written: u64,
    texts: &Texts,
    edition: &Edition,
) -> Option<(Report, Sources)> {
    let outputs: Vec<&Made> = manifest.outputs().collect();
    if !edition.stand(&outputs, written) {
        return None;
    }
    let data = texts.data.iter().chain(&texts.config);
    let data: BTreeMap<&str, &Input> = data.map(|input| (input.path.as_str(), input)).collect();
    kept::recall(&manifest.report, |path, sources| {
        if let Some(input) = data.get(path).copied() {
            return Some(sources.add_elsewhere(path, Arc::new(input.clone())));
        }
        let mut others = texts.templates.iter().chain(&texts.styles);
        let (_, _, text) = others.rfind(|(_, other, _)| other == path)?;
        Some(sources.add(path, text.clone()))
    })
}

/// A whole public edition begins with an empty folder, a part of one without
/// the files of its plans: nothing that has become internal since may stay.
fn empty(args: &args::Build, edition: &Edition, plans: &[&Card]) -> Result<(), Box<Diagnostic>> {
    if args.shard.is_some() {
        let ids: Vec<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
        edition.clear(&ids);
    } else if args.plans.is_empty() {
        edition.workspace.empty_output(&edition.folder)?;
    }
    Ok(())
}

/// What this build leaves. Entries of plans that were not built now stay, as
/// long as no name has come or gone that their lines may depend on.
fn manifest(
    report: &Report,
    session: &Session,
    before: &Option<(Manifest, u64)>,
    done: Vec<Done>,
    (args, faces): (&args::Build, &str),
) -> Manifest {
    let plans = session.plans.cards();
    let mut manifest = Manifest {
        version: VERSION.to_string(),
        shard: args.shard,
        all: plans.iter().map(|plan| plan.id.value.clone()).collect(),
        words: session.words.list().to_vec(),
        report: kept::keep(report, &session.sources).unwrap_or_default(),
        ..Manifest::default()
    };
    let entries = done.into_iter().filter_map(|d| Some((d.id, d.entry?)));
    manifest.plans = entries.collect();
    if let Some((before, _)) = before
        && before.words == manifest.words
        && before.faces == faces
    {
        for (id, entry) in &before.plans {
            if manifest.all.contains(id) && !manifest.plans.contains_key(id) {
                manifest.plans.insert(id.clone(), entry.clone());
            }
        }
    }
    manifest
}

/// Keeps the manifest, and removes files that nothing makes any more.
fn settle(
    edition: &Edition,
    mut manifest: Manifest,
    before: &Option<(Manifest, u64)>,
    (args, formats): (&args::Build, &[Format]),
    report: &Report,
) -> Result<(), Box<Diagnostic>> {
    if !args.plans.is_empty() {
        // The others are as they were: where nothing changed, all still stand.
        match before {
            Some((before, _)) if before.inputs == manifest.inputs => {
                manifest.report = before.report.clone();
                manifest.summary = before.summary.clone();
            }
            _ => manifest.inputs.clear(),
        }
    }
    if exit_code(report) == OUTSIDE || kept_nothing_of(report, &manifest) {
        manifest.inputs.clear();
    }
    if let Some((before, written)) = before
        && args.plans.is_empty()
        && args.shard.is_none()
    {
        let now: BTreeSet<&str> = manifest.outputs().map(|made| made.name.as_str()).collect();
        let stopped = |id: &str| manifest.all.contains(id) && !manifest.plans.contains_key(id);
        let gone = before.plans.iter().filter(|(id, _)| !stopped(id));
        let gone = gone.flat_map(|(_, entry): (_, &Entry)| &entry.outputs);
        let asked = |made: &&Made| formats.contains(&made.format);
        let vanished = |made: &&Made| {
            let id = made.name.split('.').next().unwrap_or_default();
            !manifest.all.contains(id)
        };
        let gone = gone.filter(|made| !now.contains(made.name.as_str()));
        let gone: Vec<&Made> = gone.filter(|made| asked(made) || vanished(made)).collect();
        edition.remove(&gone, *written);
    }
    edition.keep(&manifest)
}

/// Whether a report could not be put into the manifest.
fn kept_nothing_of(report: &Report, manifest: &Manifest) -> bool {
    manifest.report.len() != report.len() && manifest.report.is_empty()
}

fn copy_issued(args: &args::Build, workspace: &Workspace, terminal: &Terminal) {
    let first = args.shard.is_none_or(|(part, _)| part == 1);
    if !args.public && args.as_of.is_none() && first {
        super::issue::copy(workspace, terminal);
    }
}

/// Says what was built; `standing` documents needed nothing.
fn summarise(
    report: &Report,
    summary: &Summary,
    standing: usize,
    edition: &Edition,
    terminal: &Terminal,
) {
    let output = edition.workspace.output.join(&edition.folder);
    let output = output.display().to_string();
    terminal.say(
        "build-summary",
        &[
            ("documents", summary.documents.to_string()),
            ("files", summary.files.to_string()),
            ("day", summary.day.clone()),
            ("warnings", report.count(Severity::Warning).to_string()),
            ("output", output.trim_start_matches("./").to_string()),
        ],
    );
    if standing > 0 {
        terminal.say("build-standing", &[("documents", standing.to_string())]);
    }
    if summary.left_out > 0 {
        let errors = report.count(Severity::Error).to_string();
        let plans = summary.left_out.to_string();
        terminal.say("build-left-out", &[("plans", plans), ("errors", errors)]);
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

/// The plans asked for by id or title, or a part's; all where none is named.
fn chosen<'a>(session: &'a Session, args: &args::Build, report: &mut Report) -> Vec<&'a Card> {
    let all = session.plans.cards();
    if args.plans.is_empty() {
        if all.is_empty() {
            report.push(Diagnostic::new(Code::NothingToBuild));
        }
        let mut plans: Vec<&Card> = all.iter().collect();
        if let Some((part, parts)) = args.shard {
            // Dealt out like cards in the order of the ids: even, and the same
            // wherever it is done.
            plans.sort_by_key(|plan| plan.id.as_str());
            let mut place = 0..;
            plans.retain(|_| place.next().unwrap_or(0) % parts == part - 1);
        }
        return plans;
    }
    let names = &args.plans;
    let mut chosen: Vec<&Card> = Vec::new();
    for name in names {
        match session.plans.find(name) {
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
