//! `fangan compare`: what somebody changed in the DOCX of a plan, found again in
//! the data.

mod shown;

use std::path::Path;

use super::args::{Compare, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::compare::{self, Compared, NotCompared, compare};
use crate::workspace::{Workspace, read_file};

/// Runs the command.
pub(super) fn run(args: &Compare, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let (Some(file), Some(plan)) = (&args.file, &args.plan) else {
        return undo(&workspace, terminal);
    };
    let compared = match compared(&workspace, file, plan, args) {
        Ok(compared) => compared,
        Err(NotCompared::Unreadable(fault)) => {
            terminal.fault(match fault.primary {
                None => fault.at(file.clone()),
                Some(_) => *fault,
            });
            return OUTSIDE;
        }
        Err(NotCompared::Other(fault)) => return terminal.refuse(fault),
        Err(NotCompared::UnknownPlan(faults)) => return terminal.refuse(faults),
        Err(NotCompared::NotBuilt(faults)) => {
            terminal.refuse(faults);
            terminal.say("compare-not-built", &[]);
            return MISTAKES;
        }
    };
    if let Some(doubt) = &compared.doubt {
        terminal.fault(*doubt.clone());
    }
    shown::show(&compared, terminal);
    if compared.doubt.is_some() && args.apply {
        terminal.say("compare-nothing", &[]);
        return MISTAKES;
    }
    let patch = compared.patch();
    if let Some(path) = &args.patch {
        if let Err(code) = write(&workspace, path, &patch, terminal) {
            return code;
        }
    } else if !patch.is_empty() && !args.apply {
        terminal.result(&format!("\n{patch}"));
    }
    if args.apply {
        return apply(&compared, &workspace, terminal);
    }
    WELL
}

fn compared(
    workspace: &Workspace,
    file: &Path,
    plan: &str,
    args: &Compare,
) -> Result<Compared, NotCompared> {
    let bytes = read_file(file).map_err(NotCompared::Unreadable)?;
    let name = file.display().to_string();
    let file = (name.as_str(), bytes.as_slice());
    compare(workspace, file, plan, args.as_of, open::clock())
}

/// Takes back what was last written.
fn undo(workspace: &Workspace, terminal: &Terminal) -> u8 {
    match compare::undo(workspace) {
        Ok(files) => {
            terminal.say("compare-undone", &[("files", files.join("、"))]);
            WELL
        }
        Err(fault) => terminal.refuse(fault),
    }
}

/// Writes the patch as a new file.
fn write(workspace: &Workspace, path: &Path, patch: &str, terminal: &Terminal) -> Result<(), u8> {
    match workspace.create(&path.to_string_lossy(), patch.as_bytes()) {
        Ok(true) => {
            terminal.say("compare-patch", &[("path", path.display().to_string())]);
            Ok(())
        }
        Ok(false) => {
            let fault = Diagnostic::new(Code::FileExists).arg("path", path.display().to_string());
            terminal.fault(fault.at(path.to_path_buf()));
            Err(MISTAKES)
        }
        Err(fault) => Err(terminal.refuse(fault)),
    }
}

/// Writes into the data what can be written.
fn apply(compared: &Compared, workspace: &Workspace, terminal: &Terminal) -> u8 {
    let done = (terminal.locale.ui("web-compare", &[]), open::clock());
    match compared.apply(workspace, (&done.0, done.1)) {
        Ok(files) => {
            match files.is_empty() {
                true => terminal.say("compare-nothing", &[]),
                false => terminal.say("compare-applied", &[("files", files.join("、"))]),
            }
            WELL
        }
        Err(fault) => terminal.refuse(fault),
    }
}
