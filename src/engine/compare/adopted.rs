//! Takes what several files that came back of one plan differ in, and which of it is
//! taken; writes that into the data, all at once.

use super::compared::Compared;
use super::patched::patched;
use super::undo;
use crate::diagnostic::Diagnostic;
use crate::engine::session::Session;
use crate::office::compare::Edit;
use crate::workspace::{Workspace, Write};

/// Differences of files that are taken: of each file which, by their numbers.
type Chosen<'a> = [(&'a Compared, Vec<usize>)];

/// What can be written of it.
#[derive(Debug, Default)]
pub struct Adopted {
    /// The files with the edits.
    files: Vec<Write>,
    /// What is left to a person, as file and difference by their numbers: an edit
    /// that is none, touches another one, or would change more than it should.
    pub left: Vec<(usize, usize)>,
}

/// Puts the edits together. Each file must be what it was compared with: no edit
/// was written since.
///
/// # Errors
/// Faults of the disk.
pub fn adopted(
    workspace: &Workspace,
    plan: &str,
    chosen: &Chosen<'_>,
) -> Result<Adopted, Box<Diagnostic>> {
    let session = Session::read(workspace);
    let all = chosen.iter().enumerate();
    let all = all.flat_map(|(n, (compared, taken))| {
        let edits = taken
            .iter()
            .map(move |one| (*one, &compared.differences[*one].1.edits));
        edits.map(move |(one, edits)| ((n, one), edits))
    });
    let all: Vec<((usize, usize), &Vec<Edit>)> = all.collect();
    let mut left: Vec<(usize, usize)> = Vec::new();
    for (at, edits) in &all {
        let others = all.iter().flat_map(|(_, others)| others.iter());
        let collides = |edit: &Edit| others.clone().any(|other| touches(edit, other));
        if edits.is_empty() || edits.iter().any(collides) {
            left.push(*at);
        }
    }
    // Some edits are right only together with others that were not taken.
    for (n, (compared, taken)) in chosen.iter().enumerate() {
        let kept = |one: &&usize| !left.contains(&(n, **one));
        let kept: Vec<usize> = taken.iter().filter(kept).copied().collect();
        let trial = compared.proof.trial(workspace, plan);
        let proves = |these: &[usize]| {
            let edits = edits_of(compared, these);
            trial.rest(&session, &edits) == Some(compared.differences.len() - these.len())
        };
        if !kept.is_empty() && !proves(&kept) {
            left.extend(
                kept.iter()
                    .filter(|one| !proves(&[**one]))
                    .map(|one| (n, *one)),
            );
        }
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (at, these) in all {
        if !left.contains(&at) {
            edits.extend(these.iter().cloned());
        }
    }
    edits.sort();
    edits.dedup();
    let files = patched(&session, &edits);
    let files = files.iter().map(|file| file.write(workspace));
    let files = files.collect::<Result<_, _>>()?;
    Ok(Adopted { files, left })
}

/// The edits of some differences, each once.
fn edits_of(compared: &Compared, these: &[usize]) -> Vec<Edit> {
    let all = these.iter().map(|one| &compared.differences[*one].1.edits);
    let mut edits: Vec<Edit> = all.flatten().cloned().collect();
    edits.sort();
    edits.dedup();
    edits
}

/// Whether two different edits change the same bytes, or put words into one place.
fn touches(one: &Edit, other: &Edit) -> bool {
    let (end, other_end) = (one.at + one.removed, other.at + other.removed);
    let apart = end < other.at
        || other_end < one.at
        || (end == other.at || other_end == one.at) && one.removed > 0 && other.removed > 0;
    one.file == other.file && one != other && !apart
}

impl Adopted {
    /// The files with the edits.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Writes the edits and what else is to be written with them, and a note for the
    /// way back. Whoever calls has entered the workspace to write.
    ///
    /// # Errors
    /// Faults of the disk; nothing is written then.
    pub fn write(self, workspace: &Workspace, besides: Vec<Write>) -> Result<(), Box<Diagnostic>> {
        let edited = !self.files.is_empty();
        let mut writes = self.files;
        writes.extend(besides);
        if edited {
            writes.extend(undo::note(workspace, &writes));
        }
        workspace.commit(&writes)
    }
}
