//! Takes what was issued; gives the plans that bear the number of another paper
//! that was: whatever became of its plan since, the paper is out.

use std::collections::HashMap;

use super::record::{self, Issue};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::session::Session;
use crate::resolve;
use crate::workspace::Workspace;

/// The session, which builds none of these plans. A record that cannot be read is
/// told where its plan is checked.
pub(in crate::engine) fn without_taken(workspace: &Workspace, session: Session) -> Session {
    let issued: HashMap<String, Issue> = record::all(workspace)
        .filter_map(|issue| Some((issue.number.clone()?, issue)))
        .collect();
    let mut report = Report::default();
    for card in session.plans.cards() {
        let number = resolve::number_of(&session.records, card);
        let (Some(number), Some(written)) = (number, &card.number) else {
            continue;
        };
        let other = |issue: &&Issue| issue.plan != card.id.value;
        if let Some(issue) = issued.get(&number).filter(other) {
            let fault = Diagnostic::new(Code::DuplicateNumber)
                .arg("number", number)
                .arg("title", &issue.title);
            report.push(fault.at(written.at));
        }
    }
    session.stopped_by(report)
}
