//! A plan says something: one without chapters is a title and a date.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let written = seen.written;
    let empty = written.sections.is_empty()
        && written.attachments.is_empty()
        && written.pieces.is_empty()
        && written.preamble.is_none();
    if empty {
        let fault = Diagnostic::new(Code::EmptyPlan).arg("title", &written.title.value);
        report.push(fault.at(written.title.at));
    }
}
