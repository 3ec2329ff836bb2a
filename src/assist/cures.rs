//! Takes the faults of a file and a stretch of it; gives the cures that are certain.

use super::found::Fault;
use super::place::{Lines, Point, Range};

/// What replaces which stretches.
pub(super) type Edits = Vec<(Range, String)>;

/// The faults that touch the stretch and have a certain cure, each with it.
pub(super) fn cures<'f>(
    faults: &'f [Fault],
    text: &str,
    asked: Range,
) -> impl Iterator<Item = (&'f Fault, Edits)> {
    let lines = Lines::new(text);
    let touches =
        move |fault: &&Fault| fault.range.start <= asked.end && asked.start <= fault.range.end;
    let curable = faults.iter().filter(|fault| !fault.edits.is_empty());
    curable.filter(touches).map(move |fault| {
        let edits = fault.edits.iter().map(|edit| {
            let at = |column: u32| -> Point { lines.at(edit.line, column) };
            let range = Range {
                start: at(edit.column),
                end: at(edit.column + edit.removed),
            };
            (range, edit.inserted.clone())
        });
        (fault, edits.collect())
    })
}
