//! A long plan is offered a table of contents.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Section;

/// From so many headings on.
const LONG: usize = 20;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let count = headings(&seen.plan.sections);
    if count >= LONG && !seen.plan.contents {
        let fault = Diagnostic::new(Code::LongWithoutContents).arg("count", count.to_string());
        report.push(fault.at(seen.plan.at));
    }
}

fn headings(sections: &[Section]) -> usize {
    let of =
        |section: &Section| usize::from(section.heading.is_some()) + headings(&section.sections);
    sections.iter().map(of).sum()
}
