//! Takes clauses of duties that name a unit alone; gives them with whoever leads the
//! unit by the portfolios, and with its head.

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{DepartmentId, Duties, Lead, Party, PartyKind, PostId};

use super::Context;

impl Context<'_> {
    /// Fills in who answers for each clause, where it does not say so itself.
    pub(super) fn fill_duties(&mut self, duties: &mut Duties) {
        for duty in &mut duties.items {
            let unit = duty.lead.iter().find_map(|party| match party.kind {
                PartyKind::Unit(unit) => Some((unit, party.at)),
                _ => None,
            });
            let Some((unit, at)) = unit else { continue };
            if duty.leader.is_empty() {
                duty.leader = self.leader_of(unit, at);
            }
            if duty.first_responsible.is_empty() {
                duty.first_responsible = self.head_of(unit, at);
            }
        }
    }

    /// Whoever leads the unit on the day; told where nobody does, or two do.
    fn leader_of(&mut self, unit: DepartmentId, at: Origin) -> Vec<Party> {
        let (organisation, on) = (self.organisation, self.on);
        let mut leads: Vec<Lead> = Vec::new();
        let portfolios = organisation.portfolios.iter();
        for portfolio in portfolios.filter(|one| one.period.contains(on)) {
            let mut units = portfolio.departments.iter();
            let covers = units.any(|one| organisation.department_on(*one, on) == unit);
            leads.extend(
                portfolio
                    .leader
                    .or(portfolio.cover)
                    .filter(|lead| covers && !leads.contains(lead)),
            );
        }
        let mut people: Vec<Party> = Vec::new();
        for lead in leads {
            people.extend(match lead {
                Lead::Person(person) => vec![self.named(person, at)],
                Lead::Post(post) => self.post(post, at),
            });
        }
        let name = organisation.department(unit).short(on);
        match &people[..] {
            [] => {
                let fault = Diagnostic::new(Code::UnitWithoutLeader).arg("name", name);
                self.push(fault.at(at));
            }
            [first, other, ..] if first.person() != other.person() => {
                let fault = Diagnostic::new(Code::UnitLedTwice).arg("name", name);
                let fault = fault.arg("first", &first.name).arg("other", &other.name);
                self.push(fault.at(at));
            }
            _ => {}
        }
        people.truncate(1);
        people
    }

    /// Whoever is at the head of the unit on the day.
    fn head_of(&mut self, unit: DepartmentId, at: Origin) -> Vec<Party> {
        let organisation = self.organisation;
        let of_unit = |(i, post): (usize, &crate::model::Post)| {
            let id = PostId(i as u32);
            let unit_of = post
                .department
                .map(|one| organisation.department_on(one, self.on));
            (unit_of == Some(unit) && organisation.heads_its_unit(id)).then_some(id)
        };
        let head = organisation.posts.iter().enumerate().find_map(of_unit);
        match head {
            Some(head) => self.post(head, at),
            None => {
                let name = organisation.department(unit).short(self.on);
                self.push(Diagnostic::new(Code::NoHead).arg("kind", name).at(at));
                Vec::new()
            }
        }
    }
}
