//! Takes a session and the records of the changes that were applied; gives it
//! without those that are not announced yet: nothing of them enters a public
//! edition. Where that cannot be made sure, nothing is built.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::applied::{self, Kept, Record};
use super::session::Session;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::digest::sha256;
use crate::load::Input;
use crate::model::date::full_date;
use crate::workspace::Workspace;

/// The session without the changes that are not announced yet; withheld, with
/// the reason in its report, where one of them cannot be taken back in memory.
pub(super) fn announced(
    workspace: &Workspace,
    mut session: Session,
    kept: Kept,
    clock: NaiveDate,
) -> Session {
    let records = match kept.records(&mut session.sources) {
        Ok(records) => records,
        Err(faults) => return session.withheld(faults),
    };
    let today = session.today(clock);
    let until = |record: &Record| record.secret_until(today);
    let Some(first) = records.iter().position(|record| until(record).is_some()) else {
        return session;
    };
    let day = records.iter().filter_map(until).max().unwrap_or(today);
    let mut lost: Option<String> = None;
    let without = Session::read_with(workspace, |data| {
        // From the last change back to the first that is secret.
        let secret = records[first..].iter().rev();
        for file in secret.flat_map(|Record { applied, .. }: &Record| &applied.files) {
            if lost.is_none() && take_back(data, file).is_none() {
                lost = Some(file.path.clone());
            }
        }
    });
    let Some(path) = lost else {
        return without;
    };
    let Record { applied, .. } = &records[first];
    let fault = Diagnostic::new(Code::CannotWithhold)
        .arg("change", &applied.change)
        .arg("path", &path)
        .arg("day", full_date(day))
        .at(workspace.root.join(&path));
    session.withheld(Report::from(fault))
}

/// Takes the edits of one file back, wherever it stands by now; nothing where it
/// was edited since.
pub(super) fn take_back(data: &mut Vec<Input>, file: &applied::File) -> Option<()> {
    let named = data.iter().position(|input| input.path == file.path);
    let moved = || {
        data.iter()
            .position(|input| sha256(&bytes(input)) == file.after)
    };
    let place = named.or_else(moved)?;
    match applied::undone(file, &bytes(&data[place]))? {
        Some(before) => data[place].bytes = before.into(),
        None => {
            data.remove(place);
        }
    }
    Some(())
}

fn bytes(input: &Input) -> Cow<'_, [u8]> {
    input.bytes.get().unwrap_or_default()
}
