//! Somebody answers for every goal, every task, every duty and every area.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{Area, Clause, Duty, Goal, PartKind};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        if let PartKind::Duties(duties) = part {
            let without = |duty: &&Duty| {
                let covers = [&duty.leader, &duty.lead, &duty.first_responsible];
                covers.iter().all(|list| list.is_empty())
            };
            // What the portfolios say is told there.
            let by_unit = |duty: &&Duty| duties.from_portfolios && !duty.lead.is_empty();
            let without = duties
                .items
                .iter()
                .filter(|duty| without(duty) && !by_unit(duty));
            for duty in without {
                let fault = Diagnostic::new(Code::DutyWithoutOwner).arg("duty", &duty.scope.value);
                report.push(fault.at(duty.at));
            }
        }
        if let PartKind::Coverage(coverage) = part {
            let without = |area: &&Area| {
                let covers = [&area.leader, &area.lead, &area.responsible];
                covers.iter().all(|list| list.is_empty())
            };
            for area in coverage.items.iter().filter(without) {
                let fault = Diagnostic::new(Code::DutyWithoutOwner).arg("duty", &area.area.value);
                report.push(fault.at(area.at));
            }
        }
        let PartKind::Goals(goals) = part else {
            continue;
        };
        // Whoever answers for all answers for each.
        let without = |goal: &&Goal| {
            goals.owner.is_empty() && goal.owner.is_empty() && goal.responsibility.is_none()
        };
        for goal in goals.items.iter().filter(without) {
            let fault = Diagnostic::new(Code::GoalWithoutOwner).arg("goal", &goal.name.value);
            report.push(fault.at(goal.at));
        }
    }
    for clause in &seen.clauses {
        let (owners, task, at) = match clause {
            Clause::Task(task, _) => (
                [
                    &task.leader,
                    &task.lead,
                    &task.responsible,
                    &task.accountable,
                ],
                Some(&task.task),
                task.at,
            ),
            Clause::Responsibility(by, _) => (
                [&by.leader, &by.lead, &by.responsible, &by.accountable],
                by.task.as_ref(),
                by.at,
            ),
        };
        if owners.iter().all(|owners| owners.is_empty()) {
            let task = task.map_or("", |task| &task.value);
            let fault = Diagnostic::new(Code::TaskWithoutOwner).arg("task", task);
            report.push(fault.at(at));
        }
    }
}
