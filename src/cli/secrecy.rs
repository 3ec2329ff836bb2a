//! Before a change is announced, nothing of it enters a public edition.

use super::{change, open};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Session, applied};
use crate::workspace::Workspace;

/// The session without the changes that are not announced yet. Where one of
/// them cannot be taken back in memory, nothing is built.
pub fn public(workspace: &Workspace, session: Session) -> Session {
    let today = open::today(&session).to_string();
    let mut records = change::records(workspace);
    records.sort_by_key(|(_, record)| record.order);
    let secret = |a: &applied::Applied| a.announced.as_ref().is_some_and(|day| *day > today);
    let Some(first) = records.iter().position(|(_, record)| secret(record)) else {
        return session;
    };
    let mut failed = None;
    let mut session = open::session_with(workspace, |data| {
        // From the last change back to the first that is secret.
        for (_, record) in records[first..].iter().rev() {
            for file in &record.files {
                let Some(place) = data.iter().position(|input| input.path == file.path) else {
                    continue;
                };
                let now = data[place].bytes.get().unwrap_or_default();
                match applied::undone(file, &now) {
                    Some(Some(before)) => data[place].bytes = before.into(),
                    Some(None) => {
                        data.remove(place);
                    }
                    None => failed = Some(file.path.clone()),
                }
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
