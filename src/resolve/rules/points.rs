//! Points are numbers, and add up to the total that is stated.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{PartKind, Text};
use crate::resolve::points::{decimal, hundredths, sum};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        let PartKind::Assessment(assessment) = part else {
            continue;
        };
        for score in &assessment.items {
            if hundredths(&score.points).is_none() && !score.points.is_empty() {
                report.push(no_number("分值", &score.points));
            }
        }
        let Some(sum) = sum(assessment) else { continue };
        let Some(total) = &assessment.total else {
            // A table that says nothing has a hundred: a little more is a slip.
            if (WHOLE + 1..WHOLE + WHOLE / 5).contains(&sum) {
                let fault = Diagnostic::new(Code::PointsDiffer).arg("sum", decimal(sum));
                let fault = fault.arg("total", decimal(WHOLE));
                let first = assessment.items.first();
                report.extend(first.map(|score| fault.at(score.at)).into_iter().collect());
            }
            continue;
        };
        match hundredths(total) {
            Some(stated) if stated == sum => {}
            Some(_) => {
                let fault = Diagnostic::new(Code::PointsDiffer).arg("sum", decimal(sum));
                report.push(fault.arg("total", &total.value).at(total.at));
            }
            None => report.push(no_number("总分", total)),
        }
    }
}

/// A hundred points, in hundredths.
const WHOLE: i64 = 10_000;

fn no_number(key: &str, written: &Text) -> Diagnostic {
    let fault = Diagnostic::new(Code::InvalidNumber).arg("key", key);
    fault.arg("word", &written.value).at(written.at)
}
