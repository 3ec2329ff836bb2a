//! The papers of a staff change below the output folder: written with the data,
//! all or none, and taken back with it.

use super::terminal::Terminal;
use super::{OUTSIDE, WELL};
use crate::change::papers::Made;
use crate::digest::sha256;
use crate::engine::{Output, applied};
use crate::load;
use crate::workspace::{Workspace, Write, read_file};

/// The files under the names they get below the output folder: the folder, then
/// the change they belong to.
pub fn named(outputs: &[Output], folder: &str, change: &str) -> Vec<Output> {
    let id = |id: &str| match (folder, change) {
        ("", _) => id.to_string(),
        (_, "") => format!("{folder}/{id}"),
        _ => format!("{folder}/{change}-{id}"),
    };
    let named = outputs.iter().map(|output| Output {
        id: id(&output.id),
        ..output.clone()
    });
    named.collect()
}

/// What a commit has to write.
pub fn writes(workspace: &Workspace, outputs: &[Output]) -> Vec<Write> {
    let write = |output: &Output| {
        let path = workspace.output_path(&output.name());
        Write {
            before: read_file(&workspace.root.join(&path)).ok(),
            path,
            after: Some(output.bytes.clone()),
        }
    };
    outputs.iter().map(write).collect()
}

/// Takes the papers of a change back: what a commit has to remove, and the names
/// of those that somebody has edited, which stay.
pub fn taken_back(workspace: &Workspace, papers: &[applied::Paper]) -> (Vec<Write>, Vec<String>) {
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for paper in papers {
        let path = workspace.output_path(&paper.name);
        let Ok(now) = read_file(&workspace.root.join(&path)) else {
            continue;
        };
        if sha256(&now) == paper.digest {
            gone.push(Write {
                path,
                before: Some(now),
                after: None,
            });
        } else {
            kept.push(path);
        }
    }
    (gone, kept)
}

/// Writes papers at once, each by itself.
pub fn write(workspace: &Workspace, outputs: &[Output], made: Made, terminal: &Terminal) -> u8 {
    for output in outputs {
        if let Err(fault) = workspace.write_output(&output.name(), &output.bytes) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
    }
    say(workspace, "", outputs.len(), terminal);
    if faults(made, terminal) {
        return super::MISTAKES;
    }
    WELL
}

/// Says how many files went where.
pub fn say(workspace: &Workspace, folder: &str, count: usize, terminal: &Terminal) {
    if count > 0 {
        let folder = workspace.output.join(folder).display().to_string();
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        let args = [("count", count.to_string()), ("folder", folder.to_string())];
        terminal.say("change-papers", &args);
    }
}

/// Shows what was wrong with the papers; says whether they are worth less by it.
pub fn faults((_, mut report, sources): Made, terminal: &Terminal) -> bool {
    if report.has_errors() {
        load::locate(&sources, &mut report);
        terminal.faults(&report, &sources);
        return true;
    }
    false
}
