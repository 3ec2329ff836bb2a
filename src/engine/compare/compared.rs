//! Takes the DOCX of a plan and a workspace; gives what somebody changed in it.

use chrono::NaiveDate;

use super::patched::{Patched, edits, patched};
use super::trial::Trial;
use crate::diagnostic::Diagnostic;
use crate::engine::faults::Faults;
use crate::engine::session::Session;
use crate::engine::wanted::Wanted;
use crate::office::compare::{self, Difference, Located};
use crate::workspace::Workspace;

/// What somebody changed.
#[derive(Debug)]
pub struct Compared {
    /// Each difference, and where it belongs: with edits where it can be written
    /// into the data.
    pub differences: Vec<(Difference, Located)>,
    /// The files that the edits touch.
    files: Vec<Patched>,
}

/// Why nothing was compared.
#[derive(Debug)]
pub enum NotCompared {
    /// The DOCX cannot be read.
    Unreadable(Box<Diagnostic>),
    /// There is no such plan.
    UnknownPlan(Box<Faults>),
    /// The plan cannot be built.
    NotBuilt(Box<Faults>),
}

/// Compares a DOCX with the plan of that id, as it was built for a day.
///
/// # Errors
/// Why nothing was compared.
pub fn compare(
    workspace: &Workspace,
    (path, bytes): (&str, &[u8]),
    plan: &str,
    as_of: Option<NaiveDate>,
    clock: NaiveDate,
) -> Result<Compared, NotCompared> {
    let received = compare::read(bytes, path).map_err(NotCompared::Unreadable)?;
    let session = Session::read(workspace);
    if session.plans.by_id(plan).is_none() {
        let faults = session.faults(session.unknown_plan(plan).into());
        return Err(NotCompared::UnknownPlan(faults));
    }
    let trial = Trial {
        workspace,
        plan,
        wanted: Wanted {
            as_of,
            ..Wanted::on(session.today(clock))
        },
        document: received.id.clone(),
        received: &received.parts,
    };
    let Some(written) = trial.written(&session) else {
        let faults = session.faults(session.report.clone());
        return Err(NotCompared::NotBuilt(faults));
    };
    let found = compare::compared(&written, &received.parts);
    let mut located = compare::locate(&found.differences, &session.sources);
    trial.prove(&session, found.differences.len(), &mut located);
    Ok(Compared {
        files: patched(&session, &edits(&located)),
        differences: found.differences.into_iter().zip(located).collect(),
    })
}

impl Compared {
    /// The edits as a unified patch; empty where there are none.
    pub fn patch(&self) -> String {
        let files = self.files.iter();
        files
            .map(|file| compare::unified(&file.path, &file.old, &file.new))
            .collect()
    }

    /// Writes the edits into the data; gives the files. Whoever calls has entered the workspace to write.
    ///
    /// # Errors
    /// Faults of the disk; nothing is written then.
    pub fn apply(&self, workspace: &Workspace) -> Result<Vec<&str>, Box<Diagnostic>> {
        let files = self.files.iter();
        let writes: Result<Vec<_>, _> = files.map(|file| file.write(workspace)).collect();
        workspace.commit(&writes?)?;
        Ok(self.files.iter().map(|file| file.path.as_str()).collect())
    }
}
