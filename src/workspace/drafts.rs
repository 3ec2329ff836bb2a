//! What somebody is typing, kept until it is written: it survives the program's
//! end, however it ends.

use super::Workspace;
use super::within::resolved;
use crate::diagnostic::Diagnostic;

impl Workspace {
    /// Keeps a draft.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn keep_draft(&self, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let folder = self.root.join(".fangan");
        let made = self.make_own();
        made.map_err(|reason| Box::new(self.cannot_write(&folder, &reason)))?;
        self.write(&folder.join("drafts").join(format!("{name}.json")), bytes)
    }

    /// Keeps a draft under a name of its own; gives its path from the root.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn keep_draft_as(&self, name: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
        let folder = self.root.join(".fangan");
        let made = self.make_own();
        made.map_err(|reason| Box::new(self.cannot_write(&folder, &reason)))?;
        self.write(&folder.join(name), bytes)?;
        Ok(format!(".fangan/{name}"))
    }

    /// Forgets a draft; that there is none is no fault.
    pub fn forget_draft(&self, name: &str) {
        let path = self.root.join(format!(".fangan/drafts/{name}.json"));
        let _ = std::fs::remove_file(path);
    }

    /// Whether a path, as seen from the root, is that of a data file.
    pub fn is_data(&self, path: &str) -> bool {
        let (Ok(place), Ok(data)) = (self.within(path), resolved(&self.data)) else {
            return false;
        };
        place.starts_with(data) || path == "fangan.yaml"
    }
}
