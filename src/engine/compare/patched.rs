//! Takes edits of data files; gives the files as they would be.

use crate::diagnostic::{Diagnostic, FileId};
use crate::engine::line_ends;
use crate::engine::session::Session;
use crate::office::compare::{self, Edit, Located};
use crate::workspace::{Workspace, Write};

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// A file with edits in it.
#[derive(Debug)]
pub(super) struct Patched {
    /// Its path.
    pub path: String,
    /// As it is read, with the edits.
    pub new: String,
}

/// The edits, each once.
pub(super) fn edits(located: &[Located]) -> Vec<Edit> {
    let all = located.iter().flat_map(|one| &one.edits);
    let mut edits: Vec<Edit> = all.cloned().collect();
    edits.sort();
    edits.dedup();
    edits
}

/// Every file that edits touch; one whose edits touch each other is left out.
pub(super) fn patched(session: &Session, edits: &[Edit]) -> Vec<Patched> {
    let mut ids: Vec<FileId> = edits.iter().map(|edit| edit.file).collect();
    ids.sort();
    ids.dedup();
    let one = |id: FileId| {
        let source = session.sources.get(id);
        let of = edits.iter().filter(|edit| edit.file == id);
        let of: Vec<Edit> = of.cloned().collect();
        let new = compare::applied(&source.text(), &of)?;
        Some(Patched {
            path: source.path.clone(),
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
    pub(super) fn write(&self, workspace: &Workspace) -> Result<Write, Box<Diagnostic>> {
        let before = workspace.bytes(&self.path)?;
        let typed = std::str::from_utf8(&before).unwrap_or_default();
        let bare = typed.strip_prefix(MARK);
        let after = line_ends::restored(bare.unwrap_or(typed), &self.new);
        let after = [bare.map_or("", |_| MARK), &after].concat();
        Ok(Write {
            path: self.path.clone(),
            before: Some(before),
            after: Some(after.into_bytes()),
        })
    }
}
