//! Takes edits of data files; gives the files as they would be.

use crate::diagnostic::{Diagnostic, FileId};
use crate::engine::session::Session;
use crate::office::compare::{self, Edit, Located};
use crate::workspace::{Workspace, Write};

/// A file with edits in it.
#[derive(Debug)]
pub struct Patched {
    /// Its path.
    pub path: String,
    /// As it is read.
    pub old: String,
    /// With the edits.
    pub new: String,
}

/// The edits, each once.
pub fn edits(located: &[Located]) -> Vec<Edit> {
    let all = located.iter().flat_map(|one| &one.edits);
    let mut edits: Vec<Edit> = all.cloned().collect();
    edits.sort();
    edits.dedup();
    edits
}

/// Every file that edits touch; one whose edits touch each other is left out.
pub fn patched(session: &Session, edits: &[Edit]) -> Vec<Patched> {
    let mut ids: Vec<FileId> = edits.iter().map(|edit| edit.file).collect();
    ids.sort();
    ids.dedup();
    let one = |id: FileId| {
        let source = session.sources.get(id);
        let of = edits.iter().filter(|edit| edit.file == id);
        let of: Vec<Edit> = of.cloned().collect();
        let old = source.text().into_owned();
        let new = compare::applied(&old, &of)?;
        Some(Patched {
            path: source.path.clone(),
            old,
            new,
        })
    };
    ids.into_iter().filter_map(one).collect()
}

impl Patched {
    /// The file as it lies on the disk and as it is to lie there, line ends and
    /// the mark at its beginning as they were.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn write(&self, workspace: &Workspace) -> Result<Write, Box<Diagnostic>> {
        let before = workspace.bytes(&self.path)?;
        let mut after = self.new.clone();
        if before.windows(2).any(|pair| pair == b"\r\n") {
            after = after.replace('\n', "\r\n");
        }
        if before.starts_with("\u{feff}".as_bytes()) {
            after.insert(0, '\u{feff}');
        }
        Ok(Write {
            path: self.path.clone(),
            before: Some(before),
            after: Some(after.into_bytes()),
        })
    }
}
