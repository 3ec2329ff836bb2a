//! Takes a finished file; writes it, or where another program holds the old one open,
//! beside it: what somebody reads is left to them, and everything else is new.

use std::io;
use std::path::{Path, PathBuf};

use super::{Workspace, write_whole};
use crate::diagnostic::{Code, Diagnostic};

/// What stands in the name of the file beside.
const NEW: &str = "（新）";

impl Workspace {
    /// Writes a file below `output/` whole or not at all; where another program holds
    /// it open, beside it, and says so.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn write_output_or_beside(
        &self,
        name: &str,
        bytes: &[u8],
    ) -> Result<Option<Diagnostic>, Box<Diagnostic>> {
        let path = self.output.join(name);
        let reason = match is_open(&path) {
            true => io::Error::from(io::ErrorKind::ResourceBusy),
            false => match write_whole(&path, bytes) {
                Ok(()) => return Ok(None),
                Err(reason) => reason,
            },
        };
        let beside = self.output.join(beside(name));
        if !(path.is_file() && is_held(&reason) && write_whole(&beside, bytes).is_ok()) {
            return Err(Box::new(self.cannot_write(&path, &reason)));
        }
        let named = |path: &Path| {
            path.file_name()
                .map(|name| name.to_string_lossy().into_owned())
        };
        let fault = Diagnostic::new(Code::OpenElsewhere)
            .arg("name", named(&path).unwrap_or_default())
            .arg("new", named(&beside).unwrap_or_default());
        Ok(Some(fault.at(path)))
    }

    /// Removes the file that was written beside one that was open, if nobody has gone
    /// on with it.
    pub fn remove_beside(&self, name: &str, written: &str) {
        let beside = beside(name);
        if self.output.join(&beside).is_file() {
            // One that stays is told by the next build.
            let _ = self.remove_written(&beside, written);
        }
    }
}

/// petition-2026（新）.docx.
fn beside(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}{NEW}.{ending}"),
        None => format!("{name}{NEW}"),
    }
}

/// Whether an office program has put its mark beside the file: Word, WPS and Excel
/// `~$` in front of the name or in place of its first signs, LibreOffice `.~lock.`.
fn is_open(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let rest = |skipped: usize| -> String { name.chars().skip(skipped).collect() };
    let marks = [
        format!(".~lock.{name}#"),
        format!(".~{name}"),
        format!("~${name}"),
        format!("~${}", rest(1)),
        format!("~${}", rest(2)),
    ];
    let mut marks = marks
        .into_iter()
        .map(|mark| -> PathBuf { path.with_file_name(mark) });
    path.is_file() && marks.any(|mark| mark.exists())
}

/// Whether the reason is that somebody else holds the file.
fn is_held(reason: &io::Error) -> bool {
    // Sharing and lock violations of Windows have no kind of their own.
    let violation = cfg!(windows) && [Some(32), Some(33)].contains(&reason.raw_os_error());
    let kinds = [
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ResourceBusy,
        io::ErrorKind::ExecutableFileBusy,
    ];
    violation || kinds.contains(&reason.kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_beside_keeps_its_ending() {
        assert_eq!(beside("a/petition-2026.docx"), "a/petition-2026（新）.docx");
        assert_eq!(beside("notices/x.tasks.xlsx"), "notices/x.tasks（新）.xlsx");
    }
}
