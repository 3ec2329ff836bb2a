//! No two units have one name at a time.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let departments = &records.organisation.departments;
    for (i, later) in departments.iter().enumerate() {
        let Some(name) = later
            .names
            .last()
            .map(|n| &n.name)
            .filter(|n| !n.is_empty())
        else {
            continue;
        };
        let same = departments[..i].iter().find(|earlier| {
            earlier.names.last().is_some_and(|n| n.name == *name)
                && earlier.period.overlaps(later.period)
        });
        if let Some(earlier) = same {
            let fault = Diagnostic::new(Code::NameTwice).arg("name", name);
            report.push(fault.at(later.at).related(earlier.at, "first-here"));
        }
    }
}
