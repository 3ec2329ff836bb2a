//! The papers of a staff change below the output folder: written with the data,
//! all or none, and taken back with it.

use crate::digest::sha256;
use crate::engine::{Output, applied};
use crate::workspace::{Workspace, Write};

/// What a commit has to write.
pub(crate) fn writes(workspace: &Workspace, outputs: Vec<Output>) -> impl Iterator<Item = Write> {
    outputs.into_iter().map(|output| {
        let path = workspace.output_path(&output.name());
        Write {
            before: workspace.bytes(&path).ok(),
            path,
            after: Some(output.bytes),
        }
    })
}

/// Takes the papers of a change back: what a commit has to remove, and the paths
/// of those that somebody has edited, which stay.
pub(crate) fn taken_back(
    workspace: &Workspace,
    papers: &[applied::Paper],
) -> (Vec<Write>, Vec<String>) {
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for paper in papers {
        let path = workspace.output_path(&paper.name);
        let Ok(now) = workspace.bytes(&path) else {
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
