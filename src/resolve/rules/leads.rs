//! Whoever leads a field of work or stands in for somebody is named.

use super::{Records, still_open};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Party;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let portfolios = records.raw.portfolios.iter();
    let portfolios = portfolios.flat_map(|p| p.leader.iter().chain(&p.cover).chain(&p.assist));
    let absences = records.raw.absences.iter();
    let absences = absences.flat_map(|absence| &absence.cover);
    for party in portfolios.chain(absences) {
        match party {
            Party::Open(at) => report.push(still_open("待定", *at)),
            Party::Record(record) if record.person.is_none() && record.post.is_none() => {
                let fault = Diagnostic::new(Code::MissingField).arg("key", "person");
                report.push(fault.arg("record", "portfolios").at(record.at));
            }
            Party::Record(_) | Party::Reference(_) => {}
        }
    }
}
