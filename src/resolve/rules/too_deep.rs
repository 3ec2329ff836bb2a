//! No chapter and no item stands deeper than templates can write.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::DEEPEST;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for at in &seen.too_deep {
        let fault = Diagnostic::new(Code::NestedTooDeep).arg("limit", DEEPEST.to_string());
        report.push(fault.at(*at));
    }
}
