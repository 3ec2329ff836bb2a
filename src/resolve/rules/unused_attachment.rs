//! The text refers to every attachment: one it never mentions is easily
//! overlooked.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for attachment in &seen.attachments {
        if !seen.referred.contains(&attachment.id.value) {
            let reference = format!("@{{attachment:{}}}", attachment.id.value);
            report.push(
                Diagnostic::new(Code::UnusedAttachment)
                    .arg("title", &attachment.title.value)
                    .at(attachment.id.at)
                    .hint_with("refer-to-attachment", [("reference", reference)]),
            );
        }
    }
}
