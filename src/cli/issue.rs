//! `fangan issue`: 印发. Freezes the finished files of a plan.

use super::args::{Global, Issue};
use super::terminal::Terminal;
use super::{WELL, open};
use crate::engine;
use crate::model::date::full_date;

/// Runs the command.
pub(super) fn run(args: &Issue, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let issued = match engine::issue(&workspace, &args.plan, args.as_of, open::clock()) {
        Ok(issued) => issued,
        Err(faults) => return terminal.refuse(faults),
    };
    let said = [
        ("title", issued.title),
        ("count", issued.files.to_string()),
        ("folder", issued.folder),
        ("day", full_date(issued.people)),
    ];
    terminal.say("issued", &said);
    if issued.others_now > 0 {
        let count = issued.others_now.to_string();
        terminal.say("issued-others-now", &[("count", count)]);
    }
    issued.uncopied.map_or(WELL, |fault| terminal.refuse(fault))
}
