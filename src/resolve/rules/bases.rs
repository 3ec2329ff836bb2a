//! The records of bases: numbers in the right brackets, successors that exist.

use super::{Records, check_brackets};
use crate::diagnostic::Report;
use crate::resolve::bases::{find, unknown};

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let bases = &records.organisation.bases;
    for basis in &records.raw.bases {
        if let Some(number) = &basis.number {
            check_brackets(&number.value, number.at, report);
        }
        if let Some(successor) = &basis.successor
            && find(bases, &successor.value).is_none()
        {
            report.push(unknown(bases, &successor.value, successor.at));
        }
    }
}
