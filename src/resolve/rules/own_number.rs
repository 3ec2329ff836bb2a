//! A plan's number has a code and a serial (GB/T 9704 7.2.5).

use super::{Seen, still_open};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::resolve::host::host;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let Some(number) = &seen.written.number else {
        return;
    };
    // A number without a code cannot be made out, and is left out.
    if seen.plan.number.is_some() && number.serial.is_none() {
        report.push(still_open("发文字号", number.at));
    }
    let host = host(seen.written, seen.names, seen.organisation);
    if let (None, Some(issuer)) = (&number.code, host)
        && issuer.code.is_none()
    {
        let fault = Diagnostic::new(Code::MissingField).arg("key", "code");
        let fault = fault.arg("record", "issuers").arg("name", &issuer.name);
        report.push(fault.at(number.at));
    }
}
