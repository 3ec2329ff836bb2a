//! `fangan state`: how far a plan has come as a paper, and with whom it lies.

use super::args::{Global, State};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, list, open};
use crate::engine::Session;
use crate::life;
use crate::model::Status;

/// Runs the command: without a state, the table of all plans or the row of one.
pub(super) fn run(args: &State, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    if let (Some(plan), Some(status)) = (&args.plan, args.state) {
        let session = Session::read_without_data(&workspace);
        let day = args.on.unwrap_or_else(|| session.today(open::clock()));
        let units = args.units.iter().flat_map(|units| units.0.clone());
        let along = life::Along {
            since: day,
            with: args.with.clone(),
            units: units.collect(),
            reply_by: args.due,
        };
        let asks = status == Status::Consulting;
        if !asks && (!along.units.is_empty() || along.reply_by.is_some()) {
            terminal.say("state-units-not-asked", &[]);
            return OUTSIDE;
        }
        let moved = match life::move_to(&workspace, plan, status, along, open::clock()) {
            Ok(moved) => moved,
            Err(faults) => return terminal.refuse(faults),
        };
        let state = terminal.locale.ui(life::named(status), &[]);
        terminal.say("state-set", &[("title", moved.title), ("state", state)]);
        if let Some(next) = moved.next {
            terminal.say("state-next", &[("number", next.to_string())]);
        }
        return WELL;
    }
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let today = session.today(open::clock());
    let stands = life::stands(&session, today);
    let wanted = |stand: &&life::Stand| args.plan.as_ref().is_none_or(|id| stand.plan == *id);
    let rows: Vec<Vec<String>> = stands
        .iter()
        .filter(wanted)
        .map(|stand| {
            let days = stand.since.map(|since| (today - since).num_days());
            vec![
                stand.plan.clone(),
                terminal.locale.ui(life::named(stand.status), &[]),
                stand.since.map_or("—".to_string(), |day| day.to_string()),
                days.filter(|_| !stand.status.is_out())
                    .map_or(String::new(), |days| {
                        terminal
                            .locale
                            .ui("state-days", &[("days", days.to_string())])
                    }),
                stand.with.clone().unwrap_or_default(),
                stand.number.clone().unwrap_or_default(),
                stand.title.clone(),
            ]
        })
        .collect();
    if let (Some(id), true) = (&args.plan, rows.is_empty()) {
        if let Err(report) = session.plan(id) {
            return terminal.refuse(session.faults(report));
        }
        return MISTAKES;
    }
    terminal.result(&list::aligned(&rows));
    WELL
}
