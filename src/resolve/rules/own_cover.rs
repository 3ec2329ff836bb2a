//! Nobody stands in for themselves, whether written by name or by post.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Lead, Organisation, PersonId};

pub(super) fn check(organisation: &Organisation, on: NaiveDate, report: &mut Report) {
    for portfolio in &organisation.portfolios {
        let same = portfolio.leader.is_some() && portfolio.leader == portfolio.cover;
        let people = |lead| standing(organisation, lead, on);
        let (leaders, cover) = (people(portfolio.leader), people(portfolio.cover));
        let met = portfolio.period.contains(on) && leaders.iter().any(|one| cover == [*one]);
        if same || met {
            let fault = Diagnostic::new(Code::OwnCover).arg("name", &portfolio.name);
            report.push(fault.at(portfolio.at));
        }
    }
}

fn standing(organisation: &Organisation, lead: Option<Lead>, on: NaiveDate) -> Vec<PersonId> {
    match lead {
        Some(Lead::Person(person)) => vec![organisation.person_on(person, on)],
        Some(Lead::Post(post)) => {
            let holders = organisation.holders(post, on).into_iter();
            holders.map(|holder| holder.person).collect()
        }
        None => Vec::new(),
    }
}
