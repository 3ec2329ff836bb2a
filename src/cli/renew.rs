//! `fangan renew`: next year's plans from this year's, all at once, and one list of
//! what a person must settle.

use chrono::Datelike;

use super::args::{Global, Renew};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, list, new, open};
use crate::engine::Session;
use crate::renewal::{self, Renewed, Wanted};
use crate::write::Format;

/// Runs the command.
pub(super) fn run(args: &Renew, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let clock = open::clock();
    let day = session.today(clock);
    // In December next year's plans are made, in January those of the year.
    let usual = day.year() + i32::from(day.month() > 6);
    let year = args.year.unwrap_or(usual);
    if args.list {
        let due = renewal::candidates(&session, year).into_iter();
        let rows: Vec<Vec<String>> = due.map(|(id, title)| vec![id, title]).collect();
        if rows.is_empty() {
            terminal.say("renew-nothing", &[("year", year.to_string())]);
        } else {
            terminal.result(&list::aligned(&rows));
        }
        return WELL;
    }
    let wanted = Wanted {
        plans: args.plans.clone(),
        year,
        carry: args.carry.iter().cloned().collect(),
        carry_all: args
            .carry
            .iter()
            .any(|word| word == "all" || word == "全部"),
    };
    let done = match renewal::renew(&workspace, &session, &wanted, clock) {
        Ok(done) => done,
        Err((name, near)) => {
            terminal.say("unknown-plan", &[("name", name), ("near", near)]);
            return OUTSIDE;
        }
    };
    if done.made.is_empty() && done.refused.is_empty() {
        terminal.say("renew-nothing", &[("year", year.to_string())]);
        return MISTAKES;
    }
    let unknown: Vec<&String> = wanted
        .carry
        .iter()
        .filter(|id| !["all", "全部"].contains(&id.as_str()))
        .filter(|id| !done.unfinished.iter().any(|task| task.id == **id))
        .collect();
    for id in &unknown {
        terminal.say("renew-unknown-task", &[("task", id.to_string())]);
    }
    tell(&done, terminal);
    let mut code = if unknown.is_empty() { WELL } else { MISTAKES };
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let formats = [Format::Pdf, Format::Docx, Format::Xlsx];
    let (outputs, report) = renewal::papers(&session, &done, year, (day, &formats));
    for output in &outputs {
        let name = format!("renewal/{year}/{}", output.name());
        if let Err(fault) = workspace.write_output(&name, &output.bytes) {
            return terminal.refuse(fault);
        }
        terminal.result(&workspace.output_path(&name));
    }
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        code = MISTAKES;
    }
    let said = [
        ("count", done.made.len().to_string()),
        ("matters", done.matters.len().to_string()),
        ("year", year.to_string()),
    ];
    terminal.say("renew-done", &said);
    for (plan, why) in done.refused {
        code = code.max(new::refuse(why, &plan, terminal));
    }
    code
}

fn tell(done: &Renewed, terminal: &Terminal) {
    for (old, _, path) in &done.made {
        let args = [("old", old.clone()), ("path", path.clone())];
        terminal.result(&terminal.locale.ui("renew-made", &args));
    }
    for group in done
        .matters
        .chunk_by(|one, other| one.subject == other.subject)
    {
        terminal.result(&terminal.locale.ui(group[0].subject.name(), &[]));
        for one in group {
            terminal.result(&format!("  {}:{}: {}", one.plan, one.line, one.words));
        }
    }
    if !done.unfinished.is_empty() {
        terminal.result(&terminal.locale.ui("renew-unfinished", &[]));
        let rows = done.unfinished.iter().map(|one| {
            let state = match one.state {
                Some(state) => crate::collect::said(state).to_string(),
                None => terminal.locale.ui("renew-unreported", &[]),
            };
            vec![
                "".to_string(),
                one.id.clone(),
                one.unit.clone(),
                state,
                one.what.clone(),
            ]
        });
        terminal.result(&list::aligned(&rows.collect::<Vec<_>>()));
        terminal.result(&terminal.locale.ui("renew-how-to-carry", &[]));
    }
}
