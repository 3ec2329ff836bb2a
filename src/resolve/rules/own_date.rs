//! A plan is dated (GB/T 9704 7.3.5.4).

use super::{Seen, still_open};
use crate::diagnostic::{Code, Diagnostic, Report};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    match &plan.date {
        // A placeholder is reported with its words.
        Some(date) if date.words.is_some() => {}
        Some(date) if date.day.is_none() => report.push(still_open("成文日期", date.at)),
        Some(_) => {}
        // What is no date has been called one already.
        None if plan.date_given => {}
        None => report.push(Diagnostic::new(Code::MissingDate).at(plan.at)),
    }
}
