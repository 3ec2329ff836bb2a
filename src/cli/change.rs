//! `fangan change preview|apply|undo`: a staff change, and what follows from it.

use super::args::{ChangeFile, ChangePapers, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, impact_text, list, open, papers};
use crate::change::adjusted::{Adjusted, Need};
use crate::change::{self, Proposal};
use crate::engine::{self, Session};
use crate::workspace::Workspace;

/// `preview`: what would change, without changing it.
pub(super) fn preview(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let mut proposal = match propose(&workspace, args, terminal) {
        Ok(proposal) => proposal,
        Err(code) => return code,
    };
    proposal.find_pages();
    terminal.result(&impact_text::text(&proposal.impact, &terminal.locale));
    tell_bodies(&proposal.bodies(), terminal);
    let faults = proposal.faults();
    let code = faults.map_or(WELL, |faults| terminal.refuse(faults));
    code.max(papers::write(&workspace, proposal.papers(), terminal))
}

/// `apply`: the edits, then what follows.
pub(super) fn apply(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let proposal = match propose(&workspace, args, terminal) {
        Ok(proposal) => proposal,
        Err(code) => return code,
    };
    let bodies = proposal.bodies();
    let done = match proposal.apply(args.each) {
        Ok(done) => done,
        Err(faults) => return terminal.refuse(faults),
    };
    terminal.say("change-applied", &[("files", done.files.join("、"))]);
    let code = rebuild(&workspace, &done.plans, terminal);
    tell_bodies(&bodies, terminal);
    let [notices, sheets, marked] = done.papers;
    for papers in [marked, notices, sheets] {
        papers::say(&workspace, papers.folder, papers.count, terminal);
        if let Some(faults) = papers.faults {
            terminal.refuse(faults);
            return MISTAKES;
        }
    }
    code
}

/// `papers`: the notices again, of a later day.
pub(super) fn papers(args: &ChangePapers, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let clock = open::clock();
    let today = Session::read_without_data(&workspace).today(clock);
    let on = args.on.unwrap_or(today);
    match change::later(&workspace, &args.file, (on, clock), args.each) {
        Ok(later) => {
            tell_bodies(&later.bodies, terminal);
            papers::write(&workspace, later.papers, terminal)
        }
        Err(faults) => terminal.refuse(faults),
    }
}

/// `undo`: the bytes that stood there before.
pub(super) fn undo(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let undone = match change::undo(&workspace, &args.file, open::clock()) {
        Ok(undone) => undone,
        Err(faults) => return terminal.refuse(faults),
    };
    terminal.say("change-undone", &[("files", undone.files.join("、"))]);
    if !undone.kept.is_empty() {
        terminal.say("papers-kept", &[("list", undone.kept.join("、"))]);
    }
    rebuild(&workspace, &undone.plans, terminal)
}

/// The bodies that change: what asks for a notice, and what does not.
fn tell_bodies(bodies: &[Adjusted], terminal: &Terminal) {
    if bodies.is_empty() {
        return;
    }
    let rows = bodies.iter().map(|body| {
        let need = match body.need {
            Need::Paper => "body-paper",
            Need::Succession => "body-succession",
            Need::Approval => "body-approval",
        };
        let need = terminal.locale.ui(need, &[]);
        vec![
            String::new(),
            need,
            body.body.name.text.clone(),
            body.plan.clone(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let heading = terminal.locale.ui("bodies", &[]);
    terminal.result(&format!("\n{heading}\n{}", list::aligned(&rows)));
}

/// Works the change out, and says what there is to say on it; an exit code where
/// that failed.
fn propose<'w>(
    workspace: &'w Workspace,
    args: &ChangeFile,
    terminal: &Terminal,
) -> Result<Proposal<'w>, u8> {
    let proposal = change::propose(workspace, &args.file, open::clock());
    let proposal = proposal.map_err(|faults| terminal.refuse(faults))?;
    terminal.faults(&proposal.prepared.report, &proposal.prepared.sources);
    Ok(proposal)
}

/// Builds the current editions of those plans, and names them.
fn rebuild(workspace: &Workspace, plans: &[String], terminal: &Terminal) -> u8 {
    let bar = terminal.progress();
    let rebuilt = engine::rebuild(workspace, plans, open::clock(), &|step| bar.show(step));
    bar.clear();
    let count = rebuilt.plans.len().to_string();
    terminal.say("change-rebuilt", &[("count", count)]);
    rebuilt.plans.iter().for_each(|id| terminal.result(id));
    if rebuilt.faults.report.has_errors() {
        return terminal.refuse(Box::new(rebuilt.faults));
    }
    WELL
}
