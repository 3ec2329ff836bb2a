//! A chart shows something: the plan has a body or phases to draw.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::PartKind;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in seen.plan.parts() {
        if let PartKind::Chart(chart) = &part.kind
            && chart.nodes.is_empty()
        {
            report.push(Diagnostic::new(Code::EmptyChart).at(part.at));
        }
    }
}
