//! Whoever leads a field of work, or stands in for its leader or for somebody on
//! leave, holds a post on that day.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::date::full_date;
use crate::model::{Lead, Organisation, PersonId};

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    let name = |person: PersonId| organisation.person(person).name.as_str();
    for portfolio in organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(on))
    {
        if let Some(Lead::Person(leader)) = portfolio.leader
            && organisation.held_by(leader, on).is_empty()
        {
            let fault = without_post(name(leader), &portfolio.name, on);
            report.push(fault.at(portfolio.at));
        }
        let others = portfolio.assistants.iter().copied().chain(portfolio.cover);
        for one in others.filter_map(|lead| gone(organisation, Some(lead), on)) {
            let fault = without_post(name(one), &portfolio.name, on);
            report.push(fault.at(portfolio.at));
        }
    }
    for absence in organisation
        .absences
        .iter()
        .filter(|a| a.period.contains(on))
    {
        if let Some(cover) = gone(organisation, absence.cover, on) {
            let fault = Diagnostic::new(Code::LeftButListed).arg("name", name(cover));
            let last = organisation.left(cover, on).map(full_date);
            report.push(fault.arg("day", last.unwrap_or_default()).at(absence.at));
        }
    }
}

/// Who stands in, where that is somebody who has left: one who never held a post
/// may stand in all the same.
fn gone(organisation: &Organisation, lead: Option<Lead>, on: NaiveDate) -> Option<PersonId> {
    match lead? {
        Lead::Person(person) => organisation.left(person, on).map(|_| person),
        Lead::Post(_) => None,
    }
}

/// Says that somebody leads a portfolio, or stands in there, and holds nothing.
pub(crate) fn without_post(person: &str, portfolio: &str, on: NaiveDate) -> Diagnostic {
    let fault = Diagnostic::new(Code::LeaderWithoutPost).arg("person", person);
    fault.arg("name", portfolio).arg("day", full_date(on))
}
