//! The plans that a change touches as DOCX, with what changes in them marked
//! (花脸稿).

use crate::change::prepare::Prepared;
use crate::engine::{self, Papers, Session, Side};
use crate::load::{Bytes, Input};
use crate::workspace::Workspace;

/// The plans as they would stand on the change's day, marked up against those that
/// stand, on the day before. What is wrong with them is said where they are
/// rebuilt.
pub(crate) fn marked(workspace: &Workspace, prepared: &Prepared, plans: &[String]) -> Papers {
    let Some(eve) = prepared.steps.date.pred_opt() else {
        return Papers::default();
    };
    let before = Session::read(workspace);
    let after = Session::read_with(workspace, |data| {
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
    let outputs = plans.iter().filter_map(|plan| {
        let before = Side::of(&before, plan, eve).ok()?;
        let after = Side::of(&after, plan, prepared.steps.date).ok()?;
        Some(engine::marked(&before, &after).0)
    });
    Papers {
        outputs: outputs.flatten().collect(),
        faults: None,
    }
}
