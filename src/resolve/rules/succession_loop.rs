//! What is merged into something else is not, in the end, merged into itself.

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let organisation = records.organisation;
    let posts = organisation.posts.iter();
    let posts = posts.map(|p| (p.id.as_str(), p.merged_into.map(|n| n.0), p.at));
    check_chain(&posts.collect::<Vec<_>>(), report);
    let departments = organisation.departments.iter();
    let departments = departments.map(|d| (d.id.as_str(), d.merged_into.map(|n| n.0), d.at));
    check_chain(&departments.collect::<Vec<_>>(), report);
}

fn check_chain(records: &[(&str, Option<u32>, Origin)], report: &mut Report) {
    for (start, (id, _, at)) in records.iter().enumerate() {
        let mut current = start;
        for _ in 0..records.len() {
            let Some(next) = records[current].1 else {
                break;
            };
            current = next as usize;
            if current == start {
                let fault = Diagnostic::new(Code::SuccessionLoop);
                report.push(fault.arg("name", *id).at(*at));
                break;
            }
        }
    }
}
