//! A chapter with a heading says something below it, and so do an attachment and a
//! panel.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::PartKind;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for section in &seen.sections {
        let empty =
            section.body.is_empty() && section.sections.is_empty() && section.basis.is_empty();
        // Of what could not be read enough was said.
        let empty = empty && !section.unread;
        if let (true, Some(heading)) = (empty, &section.heading) {
            let fault = Diagnostic::new(Code::EmptySection).arg("heading", &heading.value);
            report.push(fault.at(section.at));
        }
    }
    for part in &seen.parts {
        if let PartKind::Panel(panel) = part
            && panel.body.is_empty()
        {
            let fault = Diagnostic::new(Code::EmptySection).arg("heading", &panel.title.value);
            report.push(fault.at(panel.title.at));
        }
    }
    for attachment in &seen.attachments {
        if attachment.body.is_empty() && attachment.sections.is_empty() {
            let title = &attachment.title.value;
            let fault = Diagnostic::new(Code::EmptySection).arg("heading", title);
            report.push(fault.at(attachment.at));
        }
    }
}
