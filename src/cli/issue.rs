//! `fangan issue`: 印发. Freezes the finished files of a plan.

use super::args::{Global, Issue};
use super::terminal::Terminal;
use super::{WELL, open};
use crate::engine;

/// Runs the command.
pub fn run(args: &Issue, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let issued = match engine::issue(&workspace, &args.plan, open::clock()) {
        Ok(issued) => issued,
        Err(faults) => return terminal.refuse(faults),
    };
    let said = [
        ("title", issued.title),
        ("count", issued.files.to_string()),
        ("folder", issued.folder),
    ];
    terminal.say("issued", &said);
    issued.uncopied.map_or(WELL, |fault| terminal.refuse(fault))
}
