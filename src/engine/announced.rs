//! Before a change is announced, nothing of it enters a public edition.

use chrono::NaiveDate;

use super::applied::{self, Applied};
use super::session::Session;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Input;
use crate::workspace::Workspace;

/// The session without the changes that are not announced yet. Where one of
/// them cannot be taken back in memory, nothing is built.
pub(super) fn announced(workspace: &Workspace, session: Session, clock: NaiveDate) -> Session {
    let today = session.today(clock).to_string();
    let mut records = applied::records(workspace);
    records.sort_by_key(|(_, record)| record.order);
    let secret = |record: &Applied| record.announced.as_ref().is_some_and(|day| *day > today);
    let Some(first) = records.iter().position(|(_, record)| secret(record)) else {
        return session;
    };
    let mut failed = None;
    let mut session = Session::read_with(workspace, |data| {
        // From the last change back to the first that is secret.
        let secret = records[first..].iter().rev();
        for file in secret.flat_map(|(_, record)| &record.files) {
            if take_back(data, file).is_none() {
                failed = Some(file.path.clone());
            }
        }
        if failed.is_some() {
            data.clear();
        }
    });
    if let Some(path) = failed {
        let fault = Diagnostic::new(Code::EditedSince).arg("path", &path);
        session.report.push(fault.at(workspace.root.join(&path)));
    }
    session
}

/// Takes the edits of one file back; nothing where it was edited since.
fn take_back(data: &mut Vec<Input>, file: &applied::File) -> Option<()> {
    let Some(place) = data.iter().position(|input| input.path == file.path) else {
        return Some(());
    };
    let now = data[place].bytes.get().unwrap_or_default();
    match applied::undone(file, &now)? {
        Some(before) => data[place].bytes = before.into(),
        None => {
            data.remove(place);
        }
    }
    Some(())
}
