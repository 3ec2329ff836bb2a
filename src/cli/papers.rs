//! Papers below the output folder: written, and said how many.

use super::terminal::Terminal;
use super::{MISTAKES, WELL};
use crate::diagnostic::Diagnostic;
use crate::engine::Papers;
use crate::workspace::Workspace;

/// Writes papers at once, each by itself.
pub(super) fn write(workspace: &Workspace, papers: Papers, terminal: &Terminal) -> u8 {
    for output in &papers.outputs {
        if let Err(fault) = put(workspace, &output.name(), &output.bytes, terminal) {
            return terminal.refuse(fault);
        }
    }
    say(workspace, "", papers.outputs.len(), terminal);
    match papers.faults {
        Some(faults) => {
            terminal.refuse(faults);
            MISTAKES
        }
        None => WELL,
    }
}

/// Writes a file below the output folder; says where one that is open in another
/// program was written instead.
pub(super) fn put(
    workspace: &Workspace,
    name: &str,
    bytes: &[u8],
    terminal: &Terminal,
) -> Result<(), Box<Diagnostic>> {
    let told = workspace.write_output_or_beside(name, bytes)?;
    told.into_iter().for_each(|told| terminal.fault(told));
    Ok(())
}

/// Says how many files went where.
pub(super) fn say(workspace: &Workspace, folder: &str, count: usize, terminal: &Terminal) {
    if count > 0 {
        let folder = workspace.output.join(folder).display().to_string();
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        let args = [("count", count.to_string()), ("folder", folder.to_string())];
        terminal.say("change-papers", &args);
    }
}
