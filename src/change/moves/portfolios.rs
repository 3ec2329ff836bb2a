//! Moves of portfolios: handed over, or left behind by whoever goes.

use super::*;

impl Reader<'_> {
    pub(super) fn lead(&mut self, party: &Party) -> Option<Lead> {
        let word = match party {
            Party::Reference(word) => word,
            Party::Record(record) => match (&record.person, &record.post) {
                (Some(word), _) => {
                    return self
                        .person(word, record.department.as_ref())
                        .map(Lead::Person);
                }
                (None, Some(word)) => word,
                _ => {
                    let fault = Diagnostic::new(Code::UnknownPerson).arg("name", "");
                    self.report.push(fault.at(record.at));
                    return None;
                }
            },
            Party::Open(_) => return None,
        };
        match self.find(word, Expected::Party)? {
            Kind::Person(id) => Some(Lead::Person(id)),
            Kind::Post(id) => Some(Lead::Post(id)),
            _ => {
                let fault = Diagnostic::new(Code::UnknownPerson).arg("name", &word.value);
                self.report.push(fault.at(word.at));
                None
            }
        }
    }

    pub(super) fn hand_over(&mut self, m: &Move, word: &Text) {
        let Some(Kind::Portfolio(id)) = self.find(word, Expected::Portfolio) else {
            return;
        };
        let Some(to) = m.to.as_ref() else { return };
        let lead = self.lead(to);
        if lead.is_none() && !matches!(to, Party::Open(_)) {
            return;
        }
        let cover = m.cover.as_ref().and_then(|cover| self.lead(cover));
        let organisation = &self.records.organisation;
        let name = organisation.portfolios[id.0 as usize].name.clone();
        let date = self.steps.date;
        let current = organisation.portfolios.iter().position(|p| {
            p.name == name && p.period.contains(date) && p.period.from.is_none_or(|f| f < date)
        });
        let Some(current) = current else {
            return self.fault(Code::ContradictingDates, word.at, String::new(), name);
        };
        let portfolio = PortfolioId(current as u32);
        if self.steps.hands_over(portfolio) {
            return self.fault(Code::ContradictingMoves, word.at, String::new(), name);
        }
        let old = &organisation.portfolios[current];
        if lead.is_some() && old.leader == lead && cover.is_none() {
            let who = lead.map_or(String::new(), |lead| self.lead_name(lead));
            return self.fault(Code::AlreadyHeld, word.at, who, name);
        }
        // Nobody covers for themselves.
        let cover = cover.or(old.cover).filter(|cover| Some(*cover) != lead);
        self.steps.list.push(Step::HandOver {
            portfolio,
            to: lead,
            cover,
            at: word.at,
        });
    }

    /// A portfolio goes to somebody who is still there.
    pub(super) fn handed_to_nobody(&mut self) {
        let handed = self.steps.list.iter().filter_map(|step| match step {
            Step::HandOver {
                portfolio,
                to: Some(Lead::Person(person)),
                at,
                ..
            } => Some((*portfolio, *person, *at)),
            _ => None,
        });
        let gone: Vec<_> = handed
            .filter(|(_, person, _)| self.holds_nothing(*person))
            .collect();
        for (portfolio, person, at) in gone {
            let name = self.records.organisation.portfolios[portfolio.0 as usize]
                .name
                .clone();
            let fault = Diagnostic::new(Code::NothingHeld)
                .arg("person", self.name(person))
                .arg("day", full_date(self.steps.date))
                .arg("name", name);
            self.report.push(fault.at(at));
        }
    }

    /// Whoever holds nothing any more leads nothing any more: until somebody is
    /// named, whoever covers the portfolio takes it, if that one is still there.
    pub(super) fn left_portfolios(&mut self) {
        let organisation = &self.records.organisation;
        for (i, portfolio) in organisation.portfolios.iter().enumerate() {
            let id = PortfolioId(i as u32);
            if !portfolio.period.contains(self.steps.date) || self.steps.hands_over(id) {
                continue;
            }
            let Some(Lead::Person(leader)) = portfolio.leader.or(portfolio.cover) else {
                continue;
            };
            let Some(at) = self.last_left(leader) else {
                continue;
            };
            let covers = portfolio.cover.filter(|cover| match cover {
                Lead::Person(person) => *person != leader && !self.is_gone(*person),
                Lead::Post(_) => true,
            });
            let mut fault = Diagnostic::new(Code::PortfolioLeft)
                .arg("person", self.name(leader))
                .arg("name", &portfolio.name);
            if let Some(cover) = covers {
                fault = fault.arg("cover", self.lead_name(cover));
            }
            self.report.push(fault.at(at));
            self.steps.list.push(Step::HandOver {
                portfolio: id,
                to: None,
                cover: covers,
                at,
            });
        }
    }

    /// The move by which a person lays down the last post held; nothing where
    /// the change leaves or gives them one.
    fn last_left(&self, person: PersonId) -> Option<Origin> {
        let left = self.steps.list.iter().find_map(|step| match step {
            Step::Close { appointment, at } => {
                let closed = &self.records.organisation.appointments[*appointment];
                (closed.person == person).then_some(*at)
            }
            _ => None,
        });
        left.filter(|_| self.is_gone(person))
    }

    /// Whether somebody who held posts holds none after the change.
    pub(super) fn is_gone(&self, person: PersonId) -> bool {
        let held = &self.records.organisation.by_person[person.0 as usize];
        !held.is_empty() && self.holds_nothing(person)
    }

    /// Whether somebody holds no post after the change, be it that they never did.
    fn holds_nothing(&self, person: PersonId) -> bool {
        let organisation = &self.records.organisation;
        let held = &organisation.by_person[person.0 as usize];
        let stays = |i: &u32| {
            let until = organisation.appointments[*i as usize].period.until;
            until.is_none_or(|until| until >= self.steps.date) && !self.steps.closes(*i as usize)
        };
        !held.iter().any(stays) && !self.steps.appoints().any(|a| a.person == person)
    }

    fn lead_name(&self, lead: Lead) -> String {
        match lead {
            Lead::Person(person) => self.name(person),
            Lead::Post(post) => self.title(post),
        }
    }
}
