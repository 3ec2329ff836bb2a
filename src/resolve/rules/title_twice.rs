//! No two posts of one unit have one title at a time: written by it, nobody knows
//! which is meant, and the one without an id would win in silence.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Post;
use crate::spelling::folded;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let mut titled: HashMap<Cow<'_, str>, Vec<&Post>> = HashMap::new();
    for later in &records.organisation.posts {
        let Some(title) = later.titles.last().filter(|t| !t.name.is_empty()) else {
            continue;
        };
        let named = titled.entry(folded(&title.name)).or_default();
        let same = named.iter().find(|earlier| {
            let unit = match (earlier.department, later.department) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            // One id twice is a fault of its own.
            unit && earlier.id != later.id && earlier.period.overlaps(later.period)
        });
        if let Some(earlier) = same {
            let fault = Diagnostic::new(Code::TitleTwice).arg("name", &title.name);
            report.push(fault.at(later.at).related(earlier.at, "first-here"));
        }
        named.push(later);
    }
}
