//! A body with people in it has somebody at its head.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::PartKind;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        let PartKind::BodyOfPeople(body) = part else {
            continue;
        };
        let heads = [&body.leader, &body.responsible];
        let others = [
            &body.executive_deputy,
            &body.deputy,
            &body.members,
            &body.liaison,
        ];
        if heads.iter().all(|one| one.is_empty()) && !others.iter().all(|one| one.is_empty()) {
            let fault = Diagnostic::new(Code::NoHead).arg("kind", body.kind.value.words());
            report.push(fault.at(body.at));
        }
    }
}
