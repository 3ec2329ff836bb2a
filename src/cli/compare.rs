//! `fangan compare`: what somebody changed in the DOCX of a plan, found again in
//! the data.

use std::path::Path;

use super::args::{Compare, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::compare::{Compared, NotCompared, compare};
use crate::office::compare::{Difference, Located};
use crate::workspace::{Workspace, read_file};

/// Runs the command.
pub fn run(args: &Compare, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let compared = match compared(&workspace, args) {
        Ok(compared) => compared,
        Err(NotCompared::Unreadable(fault)) => {
            terminal.fault(match fault.primary {
                None => fault.at(args.file.clone()),
                Some(_) => *fault,
            });
            return OUTSIDE;
        }
        Err(NotCompared::UnknownPlan(faults)) => return terminal.refuse(faults),
        Err(NotCompared::NotBuilt(faults)) => {
            terminal.refuse(faults);
            terminal.say("compare-not-built", &[]);
            return MISTAKES;
        }
    };
    show(&compared.differences, terminal);
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

fn compared(workspace: &Workspace, args: &Compare) -> Result<Compared, NotCompared> {
    let bytes = read_file(&args.file).map_err(NotCompared::Unreadable)?;
    let name = args.file.display().to_string();
    let file = (name.as_str(), bytes.as_slice());
    compare(workspace, file, &args.plan, args.as_of, open::clock())
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
    match compared.apply(workspace) {
        Ok(files) => {
            if !files.is_empty() {
                terminal.say("compare-applied", &[("files", files.join("、"))]);
            }
            WELL
        }
        Err(fault) => terminal.refuse(fault),
    }
}

fn show(found: &[(Difference, Located)], terminal: &Terminal) {
    let patched = found.iter().filter(|(_, one)| one.edit.is_some()).count();
    let args = [
        ("count", found.len().to_string()),
        ("patched", patched.to_string()),
        ("settle", (found.len() - patched).to_string()),
    ];
    terminal.result(&terminal.locale.ui("compare-summary", &args));
    for settle in [false, true] {
        let chosen = found.iter();
        let chosen: Vec<_> = chosen
            .filter(|(_, one)| one.edit.is_none() == settle)
            .collect();
        if settle && !chosen.is_empty() {
            terminal.result(&terminal.locale.ui("compare-to-settle", &[]));
        }
        for (difference, one) in chosen {
            let place = one.place.as_ref();
            let place = place.map(|p| format!("{}:{}:{}", p.path, p.line, p.column));
            let none = terminal.locale.ui("compare-nowhere", &[]);
            let quoted = |text: &str| match text {
                "" => "—".to_string(),
                text => format!("“{text}”"),
            };
            let change = format!("{} → {}", quoted(&one.old), quoted(&one.new));
            terminal.result(&format!("  {}  {change}", place.unwrap_or(none)));
            if settle {
                let why = match (difference.pieces.is_empty(), one.new.is_empty()) {
                    (true, _) => "compare-new",
                    (false, true) if one.old.chars().count() == one.context.chars().count() => {
                        "compare-gone"
                    }
                    _ => "compare-elsewhere",
                };
                terminal.result(&format!("      {}", terminal.locale.ui(why, &[])));
            }
            if !one.context.is_empty() && one.context != one.old {
                terminal.result(&format!("      …{}…", one.context));
                terminal.result(&format!("    → …{}…", one.now));
            }
        }
    }
}
