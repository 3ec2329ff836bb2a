//! The text refers to every attachment, one that it never mentions is easily
//! overlooked, and to one after the other.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let places = seen.attachments.iter().filter_map(|attachment| {
        let mentioned = seen
            .referred
            .iter()
            .position(|id| *id == attachment.id.value);
        Some((mentioned?, *attachment))
    });
    let places: Vec<_> = places.collect();
    for pair in places.windows(2).filter(|pair| pair[1].0 < pair[0].0) {
        let fault = Diagnostic::new(Code::AttachmentOrder).arg("title", &pair[1].1.title.value);
        report.push(
            fault
                .at(pair[1].1.id.at)
                .related(pair[0].1.id.at, "first-here"),
        );
    }
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
