//! A paper that says who of the leadership sees to what leaves no unit out, and puts
//! none under two of them.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Department, DepartmentId, Lead, PartKind, Portfolio};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in seen.plan.parts() {
        if let PartKind::Leadership(_) = part.kind {
            units(seen, part.at, report);
        }
    }
}

fn units(seen: &Seen<'_>, at: crate::diagnostic::Origin, report: &mut Report) {
    let (organisation, on) = (seen.organisation, seen.plan.on);
    let in_force = |portfolio: &&Portfolio| portfolio.period.contains(on);
    let portfolios: Vec<&Portfolio> = organisation.portfolios.iter().filter(in_force).collect();
    let leaders = |unit: DepartmentId| -> Vec<(Lead, &Portfolio)> {
        let over = portfolios.iter().filter(|portfolio| {
            let mut units = portfolio.departments.iter();
            units.any(|one| organisation.department_on(*one, on) == unit)
        });
        let led = over.filter_map(|portfolio| Some((portfolio.leader?, *portfolio)));
        led.collect()
    };
    // Villages and communities go by their category.
    let listed = |unit: DepartmentId| {
        let mut categories = organisation.categories.iter();
        categories.any(|category| category.departments.contains(&unit))
    };
    let exists = |unit: &Department| unit.period.contains(on) && unit.merged_into.is_none();
    for (i, record) in organisation.departments.iter().enumerate() {
        let unit = DepartmentId(i as u32);
        let led = leaders(unit);
        let first = led.first();
        let other = led
            .iter()
            .find(|(lead, _)| Some(*lead) != first.map(|(lead, _)| *lead));
        if let (Some((_, first)), Some((_, other))) = (first, other) {
            let fault = Diagnostic::new(Code::UnitLedTwice).arg("name", record.short(on));
            let fault = fault.arg("first", &first.name).arg("other", &other.name);
            report.push(fault.at(other.at).related(first.at, "first-given"));
        }
        let below = record.parent.is_some() || listed(unit) || !exists(record);
        if led.is_empty() && !below {
            let fault = Diagnostic::new(Code::UnitWithoutLeader).arg("name", record.short(on));
            report.push(fault.at(at));
        }
    }
}
