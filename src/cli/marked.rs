//! DOCX files in which changes are marked (花脸稿): of a plan between two days,
//! and of every plan that a staff change touches.

use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL};
use crate::change::Prepared;
use crate::diagnostic::Report;
use crate::engine::{self, Output, Session};
use crate::load::{Bytes, Input};
use crate::workspace::Workspace;

/// The plans as they would stand on the change's day, marked up against the day
/// before. What is wrong with them is said where they are rebuilt.
pub(super) fn after(workspace: &Workspace, prepared: &Prepared, plans: &[String]) -> Vec<Output> {
    let session = Session::read_with(workspace, |inputs| {
        for file in &prepared.files {
            let bytes: Bytes = file.after.clone().into();
            match inputs.iter_mut().find(|input| input.path == file.path) {
                Some(input) => input.bytes = bytes,
                None => inputs.push(Input {
                    path: file.path.clone(),
                    bytes,
                }),
            }
        }
    });
    let to = prepared.steps.date;
    let Some(from) = to.pred_opt() else {
        return Vec::new();
    };
    let touched = session.plans.cards().iter();
    let touched = touched.filter(|plan| plans.contains(&plan.id.value));
    touched
        .filter_map(|card| session.open(card).ok())
        .flat_map(|plan| engine::marked(&session, &plan, from, to).0)
        .collect()
}

/// Writes DOCX files with marked changes below the output folder, and names
/// them.
pub(super) fn write(
    workspace: &Workspace,
    session: &Session,
    made: (Vec<Output>, Report),
    folder: &str,
    terminal: &Terminal,
) -> u8 {
    let (outputs, report) = made;
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    if outputs.is_empty() {
        terminal.say("nothing-differs", &[]);
    }
    for output in &outputs {
        let name = format!("{folder}/{}", output.name());
        if let Err(fault) = workspace.write_output(&name, &output.bytes) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
        let path = workspace.output.join(&name).display().to_string();
        terminal.result(path.trim_start_matches("./"));
    }
    WELL
}
