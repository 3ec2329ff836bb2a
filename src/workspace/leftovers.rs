//! What a killed process left: files that were being written beside their place.

use std::path::Path;
use std::time::Duration;

use super::{Workspace, collect};
use crate::diagnostic::Report;

/// No file takes so long to write; a younger one may be somebody's who writes now.
const OLD: Duration = Duration::from_secs(600);

/// How the name of such a file ends.
pub(super) const ENDING: &str = ".part";

impl Workspace {
    /// Removes what writers that are no more left below the data and the output.
    pub fn sweep(&self) {
        let mut paths = Vec::new();
        for folder in [&self.data, &self.output] {
            if folder.is_dir() {
                collect(folder, true, &mut paths, &mut Report::default());
            }
        }
        for path in paths.iter().filter(|path| is_left(path)) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Whether it is an old file called `.NAME.PROCESS-NUMBER.part`.
fn is_left(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ours = name.strip_prefix('.').and_then(|n| n.strip_suffix(ENDING));
    let ours = ours.and_then(|name| name.rsplit_once('.'));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numbered = ours.and_then(|(_, numbers)| numbers.split_once('-'));
    if !numbered.is_some_and(|(process, number)| digits(process) && digits(number)) {
        return false;
    }
    let written = path.symlink_metadata().and_then(|found| found.modified());
    written.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > OLD))
}
