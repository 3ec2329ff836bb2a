//! `fangan build`: every document, or those named; only what has changed.

use std::collections::BTreeSet;

use super::args::{self, Global, ReportFormat};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL, exit_code, open, papers};
use crate::diagnostic::{Severity, render_json};
use crate::engine::{self, Built, Request, Session};
use crate::life::{self, Purpose};
use crate::workspace::Workspace;
use crate::write::Format;

/// Runs the command.
pub(super) fn run(args: &args::Build, global: &Global, terminal: &Terminal) -> u8 {
    let Some(asked) = request(args, terminal) else {
        return OUTSIDE;
    };
    let workspace = open::workspace(global);
    match build(&asked, &workspace, args.format, terminal) {
        Ok(built) => {
            let code = match args.name {
                true => name(&built, &workspace, args.public, None, terminal),
                false => WELL,
            };
            code.max(exit_code(&built.report))
        }
        Err(code) => code,
    }
}

/// What the arguments ask for; said where it cannot be.
pub(super) fn request(args: &args::Build, terminal: &Terminal) -> Option<Request> {
    let formats: BTreeSet<Format> = args.built.to.iter().copied().collect();
    if args.dpi.is_some() && !formats.contains(&Format::Png) {
        terminal.say("dpi-without-pictures", &[]);
        return None;
    }
    Some(Request {
        clock: open::clock(),
        plans: args.built.plans.clone(),
        formats: formats.into_iter().collect(),
        dpi: args.dpi.unwrap_or_default(),
        as_of: args.as_of,
        public: args.public,
        force: args.force,
        verify: args.verify,
        jobs: args.jobs,
        shard: args.shard,
    })
}

/// Builds, and says what came of it; an exit code where nothing was built.
pub(super) fn build(
    asked: &Request,
    workspace: &Workspace,
    format: ReportFormat,
    terminal: &Terminal,
) -> Result<Built, u8> {
    let bar = terminal.progress();
    let built = engine::build(workspace, asked, &|step| bar.show(step));
    bar.clear();
    let built = built.map_err(|fault| terminal.refuse(fault))?;
    let (report, sources) = (&built.report, &built.sources);
    match format {
        ReportFormat::Text => terminal.faults(report, sources),
        ReportFormat::Json => terminal.result(&render_json(report, sources, &terminal.locale)),
    }
    summarise(&built, workspace, terminal);
    Ok(built)
}

/// Copies what was built under the names that people know it by; for a purpose, into
/// its folder.
pub(super) fn name(
    built: &Built,
    workspace: &Workspace,
    public: bool,
    purpose: Option<Purpose>,
    terminal: &Terminal,
) -> u8 {
    let session = Session::read(workspace);
    let today = session.today(open::clock());
    let folder = match (purpose, built.folder.as_str()) {
        (Some(purpose), _) => format!("named/{}", purpose.name()),
        (None, "") => "named".to_string(),
        (None, edition) => format!("named/{edition}"),
    };
    let papers = purpose.is_some_and(Purpose::is_of_papers);
    let roster = format!(".{}.", engine::current::NAME);
    for file in built
        .outputs
        .iter()
        .filter(|file| !(papers && file.contains(&roster)))
    {
        let Some(name) = life::file_name(&session, file, public, today) else {
            continue;
        };
        let copied = workspace
            .bytes(&workspace.output_path(file))
            .and_then(|bytes| {
                papers::put(workspace, &format!("{folder}/{name}"), &bytes, terminal)
            });
        if let Err(fault) = copied {
            return terminal.refuse(fault);
        }
    }
    let folder = workspace.output_path(&folder);
    terminal.say("build-named", &[("folder", folder)]);
    WELL
}

/// Says what was built.
fn summarise(built: &Built, workspace: &Workspace, terminal: &Terminal) {
    let (summary, report) = (&built.summary, &built.report);
    let output = workspace.output.join(&built.folder).display().to_string();
    let numbers = [
        ("documents", summary.documents.to_string()),
        ("files", summary.files.to_string()),
        ("day", summary.day.clone()),
        ("warnings", report.count(Severity::Warning).to_string()),
        ("output", output.trim_start_matches("./").to_string()),
    ];
    terminal.say("build-summary", &numbers);
    if built.standing > 0 {
        let standing = built.standing.to_string();
        terminal.say("build-standing", &[("documents", standing)]);
    }
    if summary.left_out > 0 {
        let errors = report.count(Severity::Error).to_string();
        let plans = summary.left_out.to_string();
        let left_out = match built.folder.starts_with("public") {
            // Of a public edition nothing old is left standing.
            true => "build-left-out-public",
            false => "build-left-out",
        };
        terminal.say(left_out, &[("plans", plans), ("errors", errors)]);
    }
}
