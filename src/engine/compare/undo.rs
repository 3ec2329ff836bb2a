//! The note on what was last written into the data from a DOCX, and the way back.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic};
use crate::digest::sha256;
use crate::load;
use crate::workspace::{Workspace, Write};

/// What was written last.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    files: Vec<File>,
}

/// A file that was edited.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    /// Its path below the root.
    path: String,
    /// SHA-256 with the edits.
    after: String,
}

/// Where the note stands, below the root.
const NOTE: &str = ".fangan/compared.yaml";

/// Where the bytes lie that a file had before.
fn kept(number: usize) -> String {
    format!(".fangan/compared-{number}")
}

/// What is written beside edits so that they can be taken back, in the place of
/// what was kept of the ones before.
pub(super) fn note(workspace: &Workspace, writes: &[Write]) -> Vec<Write> {
    let files = writes.iter().map(|write| File {
        path: write.path.clone(),
        after: sha256(write.after.as_deref().unwrap_or_default()),
    });
    let note = Note {
        files: files.collect(),
    };
    let text = load::write_record(&note).into_bytes();
    let copies = writes.iter().enumerate();
    let copies = copies.map(|(number, write)| (kept(number), write.before.clone()));
    let all = copies.chain([(NOTE.to_string(), Some(text))]);
    let writes = all.map(|(path, after)| Write {
        before: workspace.bytes(&path).ok(),
        path,
        after,
    });
    writes.collect()
}

/// Puts back what stood in the data before the last edits from a DOCX; gives the
/// files. Whoever calls has entered the workspace to write.
///
/// # Errors
/// `nothing-compared`, `edited-since`, and faults of the disk; nothing is written
/// then.
pub fn undo(workspace: &Workspace) -> Result<Vec<String>, Box<Diagnostic>> {
    let bytes = workspace.bytes(NOTE).ok();
    let text = bytes
        .as_deref()
        .and_then(|bytes| std::str::from_utf8(bytes).ok());
    let note: Option<Note> = text.and_then(|text| load::read_record(text).ok());
    let Some(note) = note else {
        return Err(Box::new(Diagnostic::new(Code::NothingCompared)));
    };
    let mut writes = Vec::new();
    for (number, file) in note.files.iter().enumerate() {
        let now = workspace.bytes(&file.path).unwrap_or_default();
        let copy = kept(number);
        let before = workspace.bytes(&copy)?;
        if sha256(&now) != file.after {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &file.path);
            return Err(Box::new(fault.at(workspace.root.join(&file.path))));
        }
        writes.push(Write {
            path: file.path.clone(),
            before: Some(now),
            after: Some(before.clone()),
        });
        writes.push(Write {
            path: copy,
            before: Some(before),
            after: None,
        });
    }
    writes.push(Write {
        path: NOTE.to_string(),
        before: bytes,
        after: None,
    });
    workspace.commit(&writes)?;
    Ok(note.files.into_iter().map(|file| file.path).collect())
}
