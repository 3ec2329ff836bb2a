//! The plans that a change touches as DOCX, with what changes in them marked
//! (花脸稿).

use crate::change::prepare::Prepared;
use crate::engine::{self, Papers, Session};
use crate::load::{Bytes, Input};
use crate::workspace::Workspace;

/// The plans as they would stand on the change's day, marked up against the day
/// before. What is wrong with them is said where they are rebuilt.
pub fn marked(workspace: &Workspace, prepared: &Prepared, plans: &[String]) -> Papers {
    let Some(eve) = prepared.steps.date.pred_opt() else {
        return Papers::default();
    };
    let session = Session::read_with(workspace, |data| {
        for file in &prepared.files {
            let bytes: Bytes = file.after.clone().into();
            match data.iter_mut().find(|input| input.path == file.path) {
                Some(input) => input.bytes = bytes,
                None => data.push(Input {
                    path: file.path.clone(),
                    bytes,
                }),
            }
        }
    });
    let touched = session.plans.cards().iter();
    let touched = touched.filter(|plan| plans.contains(&plan.id.value));
    let outputs = touched
        .filter_map(|card| session.open(card).ok())
        .flat_map(|plan| engine::marked(&session, &plan, eve, prepared.steps.date).0);
    Papers {
        outputs: outputs.collect(),
        faults: None,
    }
}
