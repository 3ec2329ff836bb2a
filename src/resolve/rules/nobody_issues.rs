//! A paper says whose it is.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    let signed = plan.signature.unwrap_or(plan.pieces.is_empty());
    let named = !plan.issuers.is_empty() || plan.mark.is_some();
    if signed && !named && seen.organisation.name.is_empty() {
        report.push(Diagnostic::new(Code::NobodyIssues).at(plan.at));
    }
}
