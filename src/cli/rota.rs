//! `fangan rota`: what is posted of a plan's rotas: the paper of one holiday, how often
//! everybody is on duty, and messages of what has changed.

use super::args::{Global, RotaArgs};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, list, open, papers};
use crate::engine::{Session, Wanted, rota};
use crate::model::{Rota, Tally};
use crate::write::Format;

/// Runs the command.
pub(super) fn run(args: &RotaArgs, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let opened = match session.plan(&args.plan) {
        Ok(opened) => opened,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    let today = session.today(open::clock());
    let wanted = Wanted {
        as_of: None,
        formats: args.files.formats(&[Format::Pdf, Format::Docx]),
        ..Wanted::on(today)
    };
    if let Some(holiday) = &args.holiday {
        let (outputs, report) = rota::of_holiday(&session, &opened, &wanted, holiday);
        for output in &outputs {
            let name = output.name();
            if let Err(fault) = papers::put(&workspace, &name, &output.bytes, terminal) {
                return terminal.refuse(fault);
            }
            terminal.result(&workspace.output_path(&name));
        }
        let failed = report.has_errors();
        terminal.faults(&session.located(report), &session.sources);
        return if failed { MISTAKES } else { WELL };
    }
    let rotas = rota::rotas(&session, &opened, &wanted);
    let holidays = rota::holidays(&session, &opened, &wanted);
    if !holidays.is_empty() {
        terminal.say("rota-holidays", &[("list", holidays.join("、"))]);
    }
    for rota in &rotas {
        for message in rota::messages(rota, &terminal.locale) {
            terminal.result(&message);
        }
        tell(rota, terminal);
    }
    WELL
}

/// How often everybody is on duty: people, then units.
fn tell(rota: &Rota, terminal: &Terminal) {
    let name = rota.name.as_ref().map_or("", |name| &name.text);
    for (key, units) in [("rota-people", false), ("rota-units", true)] {
        let those: Vec<&Tally> = rota.tally.iter().filter(|one| one.unit == units).collect();
        if those.is_empty() {
            continue;
        }
        let rows = those.iter().map(|one| {
            let counted = [
                ("days", one.days.to_string()),
                ("weekends", one.weekends.to_string()),
                ("holidays", one.holidays.to_string()),
            ];
            let counted = terminal.locale.ui("rota-counted", &counted);
            vec![String::new(), one.name.clone(), counted]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let heading = terminal.locale.ui(key, &[("name", name.to_string())]);
        terminal.result(&format!("{}\n{}", heading.trim(), list::aligned(&rows)));
    }
}
