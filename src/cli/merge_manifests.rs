//! `fangan merge-manifests`: what several machines built, as one.

use std::path::PathBuf;

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, open};
use crate::engine::edition::{Unmergeable, merge};

/// Runs the command.
pub(super) fn run(args: &args::MergeManifests, global: &Global, terminal: &Terminal) -> u8 {
    let merged = match merge(&open::workspace(global), args.public, &args.files) {
        Ok(merged) => merged,
        Err(Unmergeable::Disk(fault)) => return terminal.refuse(fault),
        Err(Unmergeable::NoParts(files)) => return nothing(&files, "merge-nothing", terminal),
        Err(Unmergeable::Different(files)) => return nothing(&files, "merge-different", terminal),
    };
    unreadable(&merged.unreadable, terminal);
    for (key, names) in [
        ("merge-missing-parts", &merged.missing_parts),
        ("merge-missing-plans", &merged.missing_plans),
        ("merge-missing-files", &merged.missing_files),
    ] {
        if !names.is_empty() {
            let words = [("count", names.len().to_string()), ("names", some(names))];
            terminal.say(key, &words);
        }
    }
    let numbers = [
        ("parts", merged.parts.to_string()),
        ("documents", merged.documents.to_string()),
    ];
    terminal.say("merge-summary", &numbers);
    if merged.is_whole() { WELL } else { MISTAKES }
}

fn nothing(files: &[PathBuf], why: &str, terminal: &Terminal) -> u8 {
    unreadable(files, terminal);
    terminal.say(why, &[]);
    MISTAKES
}

fn unreadable(files: &[PathBuf], terminal: &Terminal) {
    for file in files {
        terminal.say("merge-unreadable", &[("path", file.display().to_string())]);
    }
}

/// The names, or the first of very many.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 200;
    let shown = &names[..names.len().min(SHOWN)];
    let more = if names.len() > SHOWN { " …" } else { "" };
    shown.join(" ") + more
}
