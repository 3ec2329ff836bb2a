//! No two posts of one unit have one title at a time: written by it, nobody knows
//! which is meant, and the one without an id would win in silence.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::spelling::folded;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let posts = &records.organisation.posts;
    for (i, later) in posts.iter().enumerate() {
        let Some(title) = later.titles.last().filter(|t| !t.name.is_empty()) else {
            continue;
        };
        let same = posts[..i].iter().find(|earlier| {
            let unit = match (earlier.department, later.department) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            let named = earlier.titles.last();
            unit && named.is_some_and(|t| folded(&t.name) == folded(&title.name))
                // One id twice is a fault of its own.
                && earlier.id != later.id
                && earlier.period.overlaps(later.period)
        });
        if let Some(earlier) = same {
            let fault = Diagnostic::new(Code::TitleTwice).arg("name", &title.name);
            report.push(fault.at(later.at).related(earlier.at, "first-here"));
        }
    }
}
