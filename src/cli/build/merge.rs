//! `fangan merge-manifests`: takes the manifests of the parts that several
//! machines built; gives one for all, and names what is missing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::args::{self, Global};
use super::super::terminal::Terminal;
use super::super::{MISTAKES, OUTSIDE, WELL, open};
use super::edition::Edition;
use crate::engine::manifest::{Made, Manifest, NAME, VERSION};
use crate::workspace::{Workspace, read_file};

/// Runs the command.
pub fn run(args: &args::MergeManifests, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let files = if args.files.is_empty() {
        beside(&workspace)
    } else {
        args.files.clone()
    };
    let mut parts = Vec::new();
    let mut missing = false;
    for file in &files {
        let bytes = match read_file(file) {
            Ok(bytes) => bytes,
            Err(fault) => {
                terminal.fault(*fault);
                return OUTSIDE;
            }
        };
        match Manifest::read(&bytes) {
            Some(manifest) if manifest.shard.is_some() => parts.push(manifest),
            _ => {
                missing = true;
                terminal.say("merge-unreadable", &[("path", file.display().to_string())]);
            }
        }
    }
    let folder = files.first().and_then(|file| file.parent());
    let (Some(first), Some(folder)) = (parts.first().cloned(), folder) else {
        terminal.say("merge-nothing", &[]);
        return MISTAKES;
    };
    let count = first.shard.map_or(0, |(_, count)| count);
    let same = |part: &&Manifest| {
        part.all == first.all
            && part.words == first.words
            && part.shard.map(|(_, n)| n) == Some(count)
    };
    if !parts.iter().all(|part| same(&part)) {
        terminal.say("merge-different", &[]);
        return MISTAKES;
    }
    let merged = joined(&parts);
    let edition = Edition {
        workspace: &Workspace {
            output: folder.to_path_buf(),
            ..workspace
        },
        folder: String::new(),
        shard: None,
    };
    missing |= tell_missing(&parts, count, &merged, &edition, terminal);
    if let Err(fault) = edition.keep(&merged) {
        terminal.fault(*fault);
        return OUTSIDE;
    }
    let numbers = [
        ("parts", parts.len().to_string()),
        ("documents", merged.summary.documents.to_string()),
    ];
    terminal.say("merge-summary", &numbers);
    if missing { MISTAKES } else { WELL }
}

/// The parts' manifests in the output folder.
fn beside(workspace: &Workspace) -> Vec<PathBuf> {
    let start = NAME.replace(".json", "-");
    let names = workspace.output_names("").into_iter();
    names
        .filter(|name| name.starts_with(&start) && name.ends_with(".json"))
        .map(|name| workspace.output.join(name))
        .collect()
}

/// One manifest of all. What went in is not told: each part was asked for
/// another thing, so that the next build looks at every plan, and writes none.
fn joined(parts: &[Manifest]) -> Manifest {
    let mut merged = Manifest {
        version: VERSION.to_string(),
        ..Manifest::default()
    };
    for part in parts {
        merged.all.extend(part.all.iter().cloned());
        merged.words.clone_from(&part.words);
        // Parts made with other faces: the next build makes everything.
        if merged.faces.is_empty() || merged.faces == part.faces {
            merged.faces.clone_from(&part.faces);
        } else {
            merged.faces = "several".to_string();
        }
        merged.plans.extend(part.plans.clone());
        merged.summary.day.clone_from(&part.summary.day);
        for kept in &part.report {
            if !merged.report.contains(kept) {
                merged.report.push(kept.clone());
            }
        }
    }
    let entries = merged.plans.values();
    merged.summary.documents = entries.clone().map(|entry| entry.documents).sum();
    merged.summary.files = entries.map(|entry| entry.outputs.len()).sum();
    merged.summary.left_out = merged.all.len() - merged.plans.len();
    merged
}

/// Names the parts, plans and files that are not there; tells whether any is.
fn tell_missing(
    parts: &[Manifest],
    count: usize,
    merged: &Manifest,
    edition: &Edition,
    terminal: &Terminal,
) -> bool {
    let there: BTreeSet<usize> = parts
        .iter()
        .filter_map(|p| p.shard.map(|(k, _)| k))
        .collect();
    let absent = (1..=count).filter(|k| !there.contains(k));
    let absent: Vec<String> = absent.map(|k| format!("{k}/{count}")).collect();
    let plans = merged
        .all
        .iter()
        .filter(|id| !merged.plans.contains_key(*id));
    let plans: Vec<String> = plans.cloned().collect();
    let damaged = |made: &&Made| !edition.stand(&[made], u64::MAX);
    let files: Vec<String> = merged
        .outputs()
        .filter(damaged)
        .map(|m| m.name.clone())
        .collect();
    for (key, names) in [
        ("merge-missing-parts", &absent),
        ("merge-missing-plans", &plans),
        ("merge-missing-files", &files),
    ] {
        if !names.is_empty() {
            let words = [("count", names.len().to_string()), ("names", some(names))];
            terminal.say(key, &words);
        }
    }
    !(absent.is_empty() && plans.is_empty() && files.is_empty())
}

/// The names, or the first of very many.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 200;
    let mut text = names
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    if names.len() > SHOWN {
        text.push_str(" …");
    }
    text
}
