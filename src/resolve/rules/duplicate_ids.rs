//! An id is unique across files and kinds, whatever the case of its letters.

use std::collections::HashMap;

use super::super::clauses;
use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{Plan, Text};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let raw = records.raw;
    let issuers = raw.issuers.iter().map(|r| &r.id);
    let departments = raw.departments.iter().map(|r| &r.id);
    let posts = raw.posts.iter().map(|r| &r.id);
    let people = raw.people.iter().map(|r| &r.id);
    let categories = raw.categories.iter().map(|r| &r.id);
    let bases = raw.bases.iter().map(|r| &r.id);
    let plans = records.plans.iter().map(|card| &card.id);
    let ids = issuers.chain(departments).chain(posts).chain(people);
    unique(ids.chain(categories).chain(bases).chain(plans), report);
}

/// The ids of a plan's attachments, and of its chapters and items.
pub(super) fn check_plan(plan: &Plan, report: &mut Report) {
    unique(plan.attachments.iter().map(|a| &a.id), report);
    unique(clauses::ids(plan, false).map(|(id, _)| id), report);
}

fn unique<'a>(ids: impl Iterator<Item = &'a Text>, report: &mut Report) {
    let mut seen: HashMap<String, &Text> = HashMap::new();
    for id in ids.filter(|id| !id.is_empty()) {
        match seen.get(&id.to_lowercase()) {
            Some(first) => report.push(
                Diagnostic::new(Code::DuplicateId)
                    .arg("name", &id.value)
                    .at(id.at)
                    .related(first.at, "first-here"),
            ),
            None => {
                seen.insert(id.to_lowercase(), id);
            }
        }
    }
}
