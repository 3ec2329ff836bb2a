//! Phases follow each other and stay within the plan.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Phase;
use crate::model::Period;
use crate::model::date::full_date;

/// Checks the phases of one part against each other and the plan's time.
pub fn check_phases(phases: &[Phase], in_force: Period, report: &mut Report) {
    let mut before: Option<(&Phase, chrono::NaiveDate)> = None;
    for phase in phases {
        let first = phase.from.as_ref().and_then(|d| d.value.first_day());
        let end = phase.until.as_ref().or(phase.from.as_ref());
        let last = end.and_then(|d| d.value.last_day());
        if let (Some(from), Some(until), Some(first), Some(last)) =
            (&phase.from, &phase.until, first, last)
            && last < first
        {
            report.push(
                Diagnostic::new(Code::ReversedPeriod)
                    .arg("from", from.value.to_string())
                    .arg("until", until.value.to_string())
                    .at(until.at)
                    .related(from.at, "begins-here"),
            );
            continue;
        }
        if let (Some((earlier, ended)), Some(first), Some(from)) = (before, first, &phase.from)
            && first <= ended
        {
            report.push(
                Diagnostic::new(Code::PhaseOverlap)
                    .arg("phase", &phase.name.value)
                    .arg("other", &earlier.name.value)
                    .at(from.at)
                    .related(earlier.at, "other-phase"),
            );
        }
        check_outside(phase, first, last, in_force, report);
        if let Some(last) = last {
            before = Some((phase, last));
        }
    }
}

fn check_outside(
    phase: &Phase,
    first: Option<chrono::NaiveDate>,
    last: Option<chrono::NaiveDate>,
    in_force: Period,
    report: &mut Report,
) {
    // A third of a month or a month may reach over the plan's first day: only a
    // phase that ends before the plan begins, or begins after it ends, is outside;
    // an exact day must lie within.
    let exact = |date: &Option<crate::diagnostic::At<crate::model::date::PlanDate>>| {
        matches!(
            date.as_ref().map(|d| d.value),
            Some(crate::model::date::PlanDate::Day(_))
        )
    };
    let early = match (in_force.from, first, last) {
        (Some(start), Some(first), _) if exact(&phase.from) => first < start,
        (Some(start), _, Some(last)) => last < start,
        _ => false,
    };
    let late = match (in_force.until, first, last) {
        (Some(end), _, Some(last)) if exact(&phase.until) => last > end,
        (Some(end), Some(first), _) => first > end,
        _ => false,
    };
    if early || late {
        let day = if early { in_force.from } else { in_force.until };
        let at = match if early { &phase.from } else { &phase.until } {
            Some(date) => date.at,
            None => phase.at,
        };
        report.push(
            Diagnostic::new(Code::PhaseOutsidePlan)
                .arg("phase", &phase.name.value)
                .arg("day", day.map(full_date).unwrap_or_default())
                .at(at),
        );
    }
}
