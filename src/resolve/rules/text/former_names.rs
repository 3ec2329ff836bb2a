//! A unit is called by its name of the day: one that it no longer has stands in no
//! text that is written now.

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::model::Department;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let renamed = prose
        .organisation
        .departments
        .iter()
        .filter(|d| d.names.len() > 1);
    for department in renamed {
        if let Some(fault) = former(prose, department) {
            report.push(fault);
        }
    }
}

fn former(prose: &Prose<'_>, department: &Department) -> Option<crate::diagnostic::Diagnostic> {
    let now = department.name(prose.dated);
    let over = |name: &str| name != now && !now.contains(name) && name.chars().count() >= 4;
    let begun = department.names.iter();
    let begun = begun.filter(|name| name.from.is_none_or(|from| from <= prose.dated));
    let former = begun
        .map(|name| name.name.as_str())
        .filter(|name| over(name));
    let (start, name) = former
        .filter_map(|name| Some((prose.text.find(name)?, name)))
        .min()?;
    // 原综治信访办公室 says itself that it is over.
    if prose.text[..start].ends_with('原') {
        return None;
    }
    let fault = prose.fault(Code::FormerName, start..start + name.len());
    Some(fault.arg("name", now))
}
