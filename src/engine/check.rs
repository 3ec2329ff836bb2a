//! Takes a workspace; gives every fault of every file in one pass.

use chrono::NaiveDate;

use super::faults::Faults;
use super::progress::{OnStep, Progress};
use super::session::{self, Session};
use super::wanted::Wanted;
use super::{applied, issue, stages, version};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::Card;
use crate::standing::{leading, slots};
use crate::workspace::Workspace;
use crate::write::Format;

/// A workspace that was checked.
#[derive(Debug)]
pub struct Checked {
    /// What is wrong.
    pub faults: Faults,
    /// How many plans there are.
    pub plans: usize,
    /// Whether it was stopped before all were looked at.
    pub stopped: bool,
}

/// Checks everything with the people of a day; of today where none is given.
pub fn check(
    workspace: &Workspace,
    as_of: Option<NaiveDate>,
    clock: NaiveDate,
    on_step: OnStep,
) -> Checked {
    let mut session = issue::without_taken(workspace, Session::read(workspace));
    let recorded = applied::records(workspace, &mut session.sources);
    let wanted = Wanted {
        as_of,
        formats: vec![Format::Pdf],
        ..Wanted::on(session.today(clock))
    };
    let plans: Vec<&Card> = session.plans.cards().iter().collect();
    let progress = Progress::new(plans.len(), on_step);
    let of_plans = session::each(&session, &plans, |_, plan| {
        progress.step(|| match plan {
            Ok(plan) => {
                let mut report = stages::checked(&session, &plan, &wanted);
                report.extend(issue::check(workspace, &session, &plan, wanted.today));
                report
            }
            Err(report) => report,
        })
    });
    let mut report = session.report.clone();
    report.extend(recorded.err().unwrap_or_default());
    for found in of_plans.into_iter().flatten() {
        report.extend(found);
    }
    if !session.stops_all() && !progress.stopped() {
        report.extend(overloaded(&session, &wanted));
    }
    report.extend(session.staff(&wanted));
    Checked {
        plans: plans.len(),
        stopped: progress.stopped(),
        faults: *session.faults(report),
    }
}

/// Everybody who leads more in the plans in force than `fangan.yaml` allows.
pub fn overloaded(session: &Session, wanted: &Wanted) -> Report {
    let Some(limit) = session.records.config.leading_role_limit else {
        return Report::default();
    };
    let in_force = |card: &&Card| {
        let day = wanted.as_of.or(card.roster_date).unwrap_or(wanted.today);
        card.in_force_until.is_none_or(|until| until >= day)
    };
    let cards: Vec<&Card> = session.plans.cards().iter().filter(in_force).collect();
    let led = session::each(session, &cards, |_, opened| {
        opened.map_or(leading::Led::new(), |opened| {
            let (plan, _) = version::resolved(session, &opened.plan, wanted);
            leading::of_plan(&plan.id, &slots(&plan, &session.locale))
        })
    });
    let counts = leading::count(&led.into_iter().flatten().collect());
    let over = counts.into_iter();
    let over = over.filter(|(_, count)| *count > limit as usize);
    let faults = over.map(|(person, count)| {
        let person = session.organisation.person(person);
        Diagnostic::new(Code::TooManyLeadingRoles)
            .arg("person", &person.name)
            .arg("count", count.to_string())
            .arg("limit", limit.to_string())
            .at(person.at)
    });
    let mut report: Report = faults.collect();
    report.adjust(&session.records.config.severities);
    report
}
