//! A paper cites none that is numbered in a later year.

use chrono::Datelike;

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::model::date::full_date;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    for (at, open) in prose.text.match_indices('〔') {
        let rest = &prose.text[at + open.len()..];
        let Some((year, _)) = rest.split_once('〕').filter(|(year, _)| year.len() == 4) else {
            continue;
        };
        if year
            .parse::<i32>()
            .is_ok_and(|year| year > prose.dated.year())
        {
            let end = at + open.len() + year.len() + '〕'.len_utf8();
            let fault = prose.fault(Code::YearsDiffer, at..end);
            let fault = fault.arg("role", "year-of-cited").arg("year", year);
            report.push(fault.arg("day", full_date(prose.dated)));
        }
    }
}
