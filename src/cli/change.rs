//! `fangan change preview|apply|announce|papers|issued|undo`: a staff change, and what follows from it.

use chrono::NaiveDate;

use super::args::{ChangeAnnounce, ChangeFile, ChangeIssued, ChangePapers, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, impact_text, list, open, papers};
use crate::change::adjusted::{Adjusted, Need};
use crate::change::{self, DuePapers, IssuedPaper, PaperState, Proposal};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{self, Session};
use crate::model::date::full_date;
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
    let papers = proposal.papers();
    let Some(until) = proposal.secret_until() else {
        return code.max(papers::write(&workspace, papers, terminal));
    };
    // What is not announced stands where nobody else looks.
    let own = workspace
        .of_user()
        .and_then(|own| own.make_of_user().map(|()| own));
    match own {
        Ok(own) => {
            let day = full_date(until);
            terminal.say("change-secret", &[("day", day)]);
            if let Some(fault) = proposal.lies_open() {
                terminal.fault(fault);
            }
            code.max(papers::write(&own, papers, terminal))
        }
        Err(fault) => terminal.refuse(fault),
    }
}

/// `apply`: the edits, then what follows; of what is not announced yet, drafts on this
/// machine alone.
pub(super) fn apply(args: &ChangeFile, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let proposal = match propose(&workspace, args, terminal) {
        Ok(proposal) => proposal,
        Err(code) => return code,
    };
    match proposal.secret_until() {
        Some(until) => hold(proposal, until, args, terminal),
        None => write(&workspace, proposal, args, terminal),
    }
}

/// `announce`: the same for what was kept until its day.
pub(super) fn announce(args: &ChangeAnnounce, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let proposal = match propose(&workspace, &args.change, terminal) {
        Ok(proposal) => proposal,
        Err(code) => return code,
    };
    match proposal.secret_until().filter(|_| !args.early) {
        Some(until) => {
            let fault = Diagnostic::new(Code::NotAnnounced).arg("change", &proposal.id);
            terminal.refuse(Box::new(fault.arg("day", full_date(until))))
        }
        None => write(&workspace, proposal, &args.change, terminal),
    }
}

/// Keeps a change with its drafts on this machine.
fn hold(proposal: Proposal<'_>, until: NaiveDate, args: &ChangeFile, terminal: &Terminal) -> u8 {
    let bodies = proposal.bodies();
    let held = match proposal.hold(until, args.each) {
        Ok(held) => held,
        Err(faults) => return terminal.refuse(faults),
    };
    tell_bodies(&bodies, terminal);
    let told = [
        ("day", full_date(held.until)),
        ("count", held.papers.outputs.len().to_string()),
        ("folder", held.folder.display().to_string()),
        ("change", held.id),
    ];
    terminal.say("change-held", &told);
    match held.papers.faults {
        Some(faults) => {
            terminal.refuse(faults);
            MISTAKES
        }
        None => WELL,
    }
}

fn write(
    workspace: &Workspace,
    proposal: Proposal<'_>,
    args: &ChangeFile,
    terminal: &Terminal,
) -> u8 {
    let bodies = proposal.bodies();
    let done = match proposal.apply(args.each) {
        Ok(done) => done,
        Err(faults) => return terminal.refuse(faults),
    };
    terminal.say("change-applied", &[("files", done.files.join("、"))]);
    let code = rebuild(workspace, &done.plans, terminal);
    tell_bodies(&bodies, terminal);
    let [notices, sheets, marked] = done.papers;
    for papers in [marked, notices, sheets] {
        papers::say(workspace, papers.folder, papers.count, terminal);
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
        Ok(later) if later.held => {
            tell_bodies(&later.bodies, terminal);
            match workspace.of_user() {
                Ok(own) => papers::write(&own, later.papers, terminal),
                Err(fault) => terminal.refuse(fault),
            }
        }
        Ok(later) => {
            let when = (later.date, on, args.each);
            match change::drafted_again(&workspace, &later.id, &later.bodies, when) {
                Ok(due) => tell_due(&due, terminal),
                Err(fault) => return terminal.refuse(fault),
            }
            papers::write(&workspace, later.papers, terminal)
        }
        Err(faults) => terminal.refuse(faults),
    }
}

/// `issued`: the paper for bodies is out, under its number.
pub(super) fn issued(args: &ChangeIssued, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let today = Session::read_without_data(&workspace).today(open::clock());
    let issued = IssuedPaper {
        bodies: args.body.clone(),
        number: args.number,
        on: args.on.unwrap_or(today),
    };
    match change::issued_paper(&workspace, &args.file, &issued) {
        Ok(due) => {
            tell_due(&due, terminal);
            WELL
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

/// How far the paper for each body is.
fn tell_due(due: &DuePapers, terminal: &Terminal) {
    let word = |key: &str| terminal.locale.ui(key, &[]);
    let rows = due.bodies.iter().map(|paper| {
        let settled = paper.need == Need::Succession;
        vec![
            String::new(),
            word(need(paper.need)),
            if settled {
                String::new()
            } else {
                word(state(paper.state))
            },
            paper.body.clone(),
            paper.plan.clone(),
            paper.number.clone().unwrap_or_default(),
            paper.date.clone().unwrap_or_default(),
            paper.issuers.join("、"),
            if paper.together {
                word("body-together")
            } else {
                String::new()
            },
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    terminal.result(&format!("{}\n{}", word("bodies"), list::aligned(&rows)));
}

/// What a body asks for, as a key of the locale.
fn need(need: Need) -> &'static str {
    match need {
        Need::Paper => "body-paper",
        Need::Succession => "body-succession",
        Need::Approval => "body-approval",
    }
}

fn state(state: PaperState) -> &'static str {
    match state {
        PaperState::Open => "body-open",
        PaperState::Drafted => "body-drafted",
        PaperState::Issued => "body-issued",
    }
}

/// The bodies that change: what asks for a notice, and what does not.
fn tell_bodies(bodies: &[Adjusted], terminal: &Terminal) {
    if bodies.is_empty() {
        return;
    }
    let rows = bodies.iter().map(|body| {
        let need = terminal.locale.ui(need(body.need), &[]);
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
