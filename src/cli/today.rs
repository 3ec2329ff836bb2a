//! `fangan today`: what this morning asks for.

use super::args::{Global, ReportFormat, Today};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, list, open, papers};
use crate::agenda::{self, Agenda, Matter};
use crate::engine::Session;

/// Runs the command.
pub(super) fn run(args: &Today, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let day = args.on.unwrap_or_else(|| session.today(open::clock()));
    let (agenda, mut report) = agenda::agenda(&workspace, &session, day);
    match args.format {
        ReportFormat::Json => match serde_json::to_string_pretty(&agenda) {
            Ok(text) => terminal.result(&text),
            Err(_) => return OUTSIDE,
        },
        ReportFormat::Text => say(&agenda, terminal),
    }
    let (outputs, found) = agenda::print(&session, &agenda, &args.files.formats(&[]));
    for output in &outputs {
        let name = output.name();
        if let Err(fault) = papers::put(&workspace, &name, &output.bytes, terminal) {
            return terminal.refuse(fault);
        }
        terminal.result(&workspace.output_path(&name));
    }
    report.extend(found);
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    WELL
}

fn say(agenda: &Agenda, terminal: &Terminal) {
    if agenda.matters.is_empty() {
        return terminal.say("today-nothing", &[("day", agenda.day.to_string())]);
    }
    let groups = agenda.groups().map(|(why, matters)| {
        let rows: Vec<Vec<String>> = matters.iter().map(|one| row(one, terminal)).collect();
        let heading = terminal.locale.ui(why.heading(), &[]);
        format!("{heading}\n{}", list::aligned(&rows))
    });
    terminal.result(&groups.collect::<Vec<_>>().join("\n\n"));
}

/// A matter without the cells in which nothing stands.
fn row(matter: &Matter, terminal: &Terminal) -> Vec<String> {
    let day = matter.day.map_or(String::new(), |day| day.to_string());
    let plan = matter.plan.as_ref().map_or("", |plan| plan.id.as_str());
    let days = matter.days.map_or(String::new(), |days| {
        terminal
            .locale
            .ui("state-days", &[("days", days.to_string())])
    });
    let cells = ["", &day, &matter.what, &matter.said(), &days, plan];
    let kept = cells.iter().enumerate();
    let kept = kept.filter(|(nth, text)| *nth == 0 || !text.is_empty());
    kept.map(|(_, text)| text.to_string()).collect()
}
