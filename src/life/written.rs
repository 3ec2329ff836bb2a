//! Takes a plan and fields of it; gives its file with them, every other byte as it was.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::Session;
use crate::load::edit::{Editor, Value};
use crate::load::{keys, raw};
use crate::workspace::Workspace;

/// The plan's file with these fields: its path, its bytes as they are, its new text.
///
/// # Errors
/// `cannot-edit`, and faults of the disk.
pub(super) fn edited(
    workspace: &Workspace,
    session: &Session,
    plan: &raw::Plan,
    fields: &[(&'static str, Value)],
    gone: &[&'static str],
) -> Result<(String, Vec<u8>, String), Report> {
    let source = session.sources.get(plan.at.file);
    let before = workspace.bytes(&source.path)?;
    let text = source.text();
    let cannot = || Report::from(Diagnostic::new(Code::CannotEdit).at(plan.at));
    if !source.edits().is_empty() || before != text.as_bytes() {
        return Err(cannot());
    }
    // One field after the other, each into the text that the last one left: what
    // comes new stands where it belongs.
    let mut now = text.into_owned();
    for (field, value) in fields {
        let mut editor = Editor::new(&now).ok_or_else(cannot)?;
        if !editor.set(plan.at.node, &keys::PLAN, field, value) {
            return Err(cannot());
        }
        now = editor.finish();
    }
    for field in gone {
        let mut editor = Editor::new(&now).ok_or_else(cannot)?;
        // That it was not there is well.
        editor.unset(plan.at.node, &keys::PLAN, field);
        now = editor.finish();
    }
    Ok((source.path.clone(), before, now))
}
