//! Phases follow each other and stay within the plan.

use chrono::{Datelike, NaiveDate};

use super::Seen;
use super::periods::reversed;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::{PartKind, Phase};
use crate::model::Period;
use crate::model::date::{PlanDate, full_date};
use crate::resolve::frame::Frame;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        if let PartKind::Phases(phases) = part {
            let mut time = usual_time(seen.frame);
            // A plan is prepared before it is in force.
            let dated = seen
                .frame
                .dated
                .filter(|day| time.from.is_some_and(|from| *day < from));
            time.from = dated.or(time.from);
            check_phases(&phases.items, time, report);
        }
    }
}

/// Days between two phases that are a slip rather than a pause; of more than half a
/// year, one is outside the plan.
const LONG_GAP: std::ops::Range<i64> = 16..183;

/// The time in force; without one, the year of the plan and the next.
fn usual_time(frame: Frame) -> Period {
    if frame.in_force != Period::default() {
        return frame.in_force;
    }
    let Some(dated) = frame.dated else {
        return Period::default();
    };
    Period {
        from: NaiveDate::from_ymd_opt(dated.year(), 1, 1),
        until: NaiveDate::from_ymd_opt(dated.year() + 1, 12, 31),
    }
}

/// Checks the phases of one part against each other and the plan's time.
fn check_phases(phases: &[Phase], in_force: Period, report: &mut Report) {
    let mut before: Option<(&Phase, NaiveDate)> = None;
    for phase in phases {
        let first = phase.from.as_ref().and_then(|d| d.value.first_day());
        let end = phase.until.as_ref().or(phase.from.as_ref());
        let last = end.and_then(|d| d.value.last_day());
        if let (Some(from), Some(until), Some(first), Some(last)) =
            (&phase.from, &phase.until, first, last)
            && last < first
        {
            let fault = reversed(from.value, until.value).at(until.at);
            report.push(fault.related(from.at, "begins-here"));
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
        if let (Some((earlier, ended)), Some(first), Some(from)) = (before, first, &phase.from)
            && LONG_GAP.contains(&(first - ended).num_days())
        {
            report.push(
                Diagnostic::new(Code::PhaseGap)
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
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    in_force: Period,
    report: &mut Report,
) {
    // A third of a month or a month may reach over the plan's first day: only a
    // phase that ends before the plan begins, or begins after it ends, is outside;
    // an exact day must lie within.
    let exact = |date: &Option<At<PlanDate>>| {
        matches!(date.as_ref().map(|d| d.value), Some(PlanDate::Day(_)))
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
