//! What somebody is typing, kept until it is written: it survives the program's
//! end, however it ends.

use super::Workspace;
use super::within::resolved;
use crate::diagnostic::{Diagnostic, Report};

/// Where they are, below this user's own folder.
const FOLDER: &str = "typed";

impl Workspace {
    /// Keeps a draft, on this machine: a share may go away meanwhile.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn keep_draft(&self, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let own = self.of_user()?;
        own.make_of_user()?;
        own.keep(&format!("{FOLDER}/{name}.json"), bytes)
    }

    /// Everything that was being typed and never written.
    pub fn drafts(&self) -> Vec<Vec<u8>> {
        let Ok(own) = self.of_user() else {
            return Vec::new();
        };
        let folder = own.root.join(FOLDER);
        let files = match folder.is_dir() {
            true => own.read_below(&folder, &["json"], &mut Report::default()),
            false => Vec::new(),
        };
        files.into_iter().map(|file| file.bytes).collect()
    }

    /// Forgets a draft; that there is none is no fault.
    pub fn forget_draft(&self, name: &str) {
        if let Ok(own) = self.of_user() {
            let _ = own.remove(&own.root.join(format!("{FOLDER}/{name}.json")));
        }
    }

    /// Whether a path, as seen from the root, is that of a data file.
    pub fn is_data(&self, path: &str) -> bool {
        let (Ok(place), Ok(data)) = (self.within(path), resolved(&self.data)) else {
            return false;
        };
        place.starts_with(data) || path == "fangan.yaml"
    }
}
