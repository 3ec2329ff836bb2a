//! Takes the moves as written; gives steps, with every fault of them.

use chrono::NaiveDate;

use super::records::Records;
use super::seats;
use super::steps::{Appoint, Step, Steps};
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{Change, Move, Party, Text};
use crate::model::date::full_date;
use crate::model::{Appointment, DepartmentId, Holding, Lead, PersonId, PortfolioId, PostId};
use crate::resolve::{Expected, Kind};

/// The steps of a change; new people, posts and departments are known already.
pub fn steps(change: &Change, records: &Records) -> (Steps, Report) {
    let mut reader = Reader {
        records,
        steps: Steps {
            date: change.date.value,
            list: Vec::new(),
        },
        report: Report::default(),
    };
    // Who leaves first: whoever comes may take the post left later in the file.
    change.moves.iter().for_each(|m| reader.leave(m));
    change.moves.iter().for_each(|m| reader.take(m));
    seats::check(records, &reader.steps, &mut reader.report);
    reader.left_portfolios();
    (reader.steps, reader.report)
}

struct Reader<'a> {
    records: &'a Records,
    steps: Steps,
    report: Report,
}

impl Reader<'_> {
    fn find(&mut self, word: &Text, expected: Expected) -> Option<Kind> {
        match self
            .records
            .names
            .find(word, expected, &self.records.organisation)
        {
            Ok(kind) => Some(kind),
            Err(fault) => {
                fault.into_iter().for_each(|d| self.report.push(*d));
                None
            }
        }
    }

    fn post(&mut self, word: &Text) -> Option<PostId> {
        match self.find(word, Expected::Post)? {
            Kind::Post(id) => Some(self.records.organisation.post_on(id, self.steps.eve())),
            _ => None,
        }
    }

    fn department(&mut self, word: &Text) -> Option<DepartmentId> {
        match self.find(word, Expected::Department)? {
            Kind::Department(id) => Some(id),
            _ => None,
        }
    }

    fn person(&mut self, word: &Text, within: Option<&Text>) -> Option<PersonId> {
        if let Some(unit) = within
            && let Some(unit) = self.department(unit)
        {
            let organisation = &self.records.organisation;
            if let Some(found) = self.records.names.find_person_in(word, unit, organisation) {
                return Some(found);
            }
        }
        match self.find(word, Expected::Person)? {
            Kind::Person(id) => Some(id),
            _ => None,
        }
    }

    /// Who a move is about: somebody of ours, or somebody just come.
    fn who(&mut self, m: &Move) -> Option<PersonId> {
        match (&m.person, &m.new_person) {
            (Some(word), _) => self.person(word, m.department.as_ref()),
            (None, Some(new)) => self.person(&new.id, None),
            _ => None,
        }
    }

    fn fault(&mut self, code: Code, at: Origin, person: String, post: String) {
        let fault = Diagnostic::new(code)
            .arg("person", person)
            .arg("post", post)
            .arg("day", full_date(self.steps.date));
        self.report.push(fault.at(at));
    }

    fn name(&self, person: PersonId) -> String {
        self.records.organisation.person(person).name.clone()
    }

    fn title(&self, post: PostId) -> String {
        self.records
            .organisation
            .post(post)
            .title(self.steps.eve())
            .to_string()
    }

    /// What the person holds on the day before and would go on holding.
    fn running(&self, person: PersonId) -> Vec<(usize, &Appointment)> {
        let appointments = self.records.organisation.appointments.iter().enumerate();
        let date = self.steps.date;
        let runs = |a: &Appointment| {
            a.person == person
                && a.period.from.is_none_or(|from| from < date)
                && a.period.until.is_none_or(|until| until >= date)
        };
        appointments.filter(|(_, a)| runs(a)).collect()
    }

    fn close(&mut self, appointment: usize, at: Origin) {
        if self.steps.closes(appointment) {
            let a = &self.records.organisation.appointments[appointment];
            let (person, post) = (self.name(a.person), self.title(a.post));
            self.fault(Code::ContradictingMoves, at, person, post);
        } else {
            self.steps.list.push(Step::Close { appointment, at });
        }
    }

    /// What a move ends.
    fn leave(&mut self, m: &Move) {
        if m.person.is_some() || m.new_person.is_some() {
            let Some(person) = self.who(m) else { return };
            for word in &m.leaves {
                self.leave_post(person, word);
            }
            if m.retires {
                let held: Vec<usize> = self.running(person).iter().map(|(i, _)| *i).collect();
                for appointment in held {
                    if !self.steps.closes(appointment) {
                        self.close(appointment, m.at);
                    }
                }
            }
            if m.moves_to {
                self.leave_only_post(person, m.at);
            }
        } else if let Some(word) = &m.post
            && (m.merged_into.is_some() || m.abolished)
            && let Some(post) = self.post(word)
        {
            self.end_post(m, post, word);
        }
    }

    fn leave_post(&mut self, person: PersonId, word: &Text) {
        let Some(post) = self.post(word) else { return };
        let held = self.running(person);
        if let Some((i, _)) = held.iter().find(|(_, a)| a.post == post) {
            let i = *i;
            return self.close(i, word.at);
        }
        let (name, title) = (self.name(person), self.title(post));
        let code = if self.begins_later(person, post) {
            Code::ContradictingDates
        } else {
            Code::PostNotHeld
        };
        self.fault(code, word.at, name, title);
    }

    /// Whether the person is down for the post from the day or later.
    fn begins_later(&self, person: PersonId, post: PostId) -> bool {
        let later = |from: Option<NaiveDate>| from.is_some_and(|from| from >= self.steps.date);
        let appointments = &self.records.organisation.appointments;
        appointments
            .iter()
            .any(|a| a.person == person && a.post == post && later(a.period.from))
    }

    /// `moves-to`: the one regular post held.
    fn leave_only_post(&mut self, person: PersonId, at: Origin) {
        let held = self.running(person);
        let regular = held.iter().filter(|(i, a)| {
            matches!(a.holding, Holding::Regular | Holding::Seconded) && !self.steps.closes(*i)
        });
        let regular: Vec<usize> = regular.map(|(i, _)| *i).collect();
        match regular[..] {
            [one] => self.close(one, at),
            _ => {
                let fault = Diagnostic::new(Code::UnclearMove)
                    .arg("person", self.name(person))
                    .arg("count", regular.len().to_string());
                self.report.push(fault.at(at));
            }
        }
    }

    fn end_post(&mut self, m: &Move, post: PostId, word: &Text) {
        let mut merged_into = None;
        if let Some(target) = &m.merged_into {
            let Some(found) = self.post(target) else {
                return;
            };
            if found == post {
                let title = self.title(post);
                return self.fault(Code::ContradictingMoves, target.at, String::new(), title);
            }
            merged_into = Some(found);
        }
        let date = self.steps.date;
        if self
            .records
            .organisation
            .post(post)
            .period
            .until
            .is_some_and(|u| u < date)
        {
            let title = self.title(post);
            return self.fault(Code::ContradictingDates, word.at, String::new(), title);
        }
        let appointments = self.records.organisation.appointments.iter().enumerate();
        let held = appointments.filter(|(_, a)| {
            a.post == post && a.period.contains(date) && a.period.from.is_none_or(|f| f < date)
        });
        let held: Vec<usize> = held.map(|(i, _)| i).collect();
        for appointment in held {
            if !self.steps.closes(appointment) {
                self.close(appointment, m.at);
            }
        }
        self.steps.list.push(Step::EndPost { post, merged_into });
    }

    /// What a move begins.
    fn take(&mut self, m: &Move) {
        if m.person.is_some() || m.new_person.is_some() {
            let Some(person) = self.who(m) else { return };
            for word in &m.takes {
                self.take_post(m, person, word);
            }
        } else if let Some(word) = &m.portfolio {
            self.hand_over(m, word);
        } else if let (Some(word), Some(title)) = (&m.post, &m.renamed) {
            self.rename_post(word, title);
        } else if m.post.is_none()
            && let Some(word) = &m.department
        {
            self.change_department(m, word);
        }
    }

    fn take_post(&mut self, m: &Move, person: PersonId, word: &Text) {
        let Some(post) = self.post(word) else { return };
        let holding = m.holding.as_ref().map_or(Holding::Regular, |h| h.value);
        let organisation = &self.records.organisation;
        let (name, title) = (self.name(person), self.title(post));
        let ends = |s: &Step| matches!(s, Step::EndPost { post: ended, .. } if *ended == post);
        let ended = self.steps.list.iter().any(ends);
        if ended || !organisation.post(post).period.contains(self.steps.date) {
            return self.fault(Code::ContradictingDates, word.at, name, title);
        }
        if self
            .steps
            .appoints()
            .any(|a| a.person == person && a.post == post)
        {
            return self.fault(Code::ContradictingMoves, word.at, name, title);
        }
        let running = self.running(person);
        let same = running
            .iter()
            .find(|(i, a)| a.post == post && !self.steps.closes(*i));
        if let Some((i, a)) = same {
            if a.holding == holding && m.in_charge_of_unit.is_none() {
                return self.fault(Code::AlreadyHeld, word.at, name, title);
            }
            // 代主任 becomes 主任: the acting time ends.
            let i = *i;
            self.close(i, word.at);
        }
        if self.begins_later(person, post) {
            return self.fault(Code::ContradictingDates, word.at, name, title);
        }
        let mut in_charge_of_unit = None;
        if let Some(unit) = &m.in_charge_of_unit {
            let Some(unit) = self.department(unit) else {
                return;
            };
            in_charge_of_unit = Some(self.records.organisation.department(unit).id.clone());
        }
        let order = m
            .order
            .as_ref()
            .map(|o| o.value)
            .or_else(|| self.predecessors_order(post));
        self.steps.list.push(Step::Appoint(Appoint {
            person,
            post,
            holding,
            order,
            in_charge_of_unit,
            at: word.at,
        }));
    }

    /// The order of whoever leaves the post, if nobody else has taken it over.
    fn predecessors_order(&self, post: PostId) -> Option<u32> {
        let same = self.steps.appoints().filter(|a| a.post == post);
        let taken: Vec<u32> = same.filter_map(|a| a.order).collect();
        let mut left = self.steps.list.iter().filter_map(|step| match step {
            Step::Close { appointment, .. } => {
                let a = &self.records.organisation.appointments[*appointment];
                (a.post == post).then_some(a.order).flatten()
            }
            _ => None,
        });
        left.find(|order| !taken.contains(order))
    }

    fn lead(&mut self, party: &Party) -> Option<Lead> {
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

    fn hand_over(&mut self, m: &Move, word: &Text) {
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
            let who = match lead {
                Some(Lead::Person(person)) => self.name(person),
                Some(Lead::Post(post)) => self.title(post),
                None => String::new(),
            };
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

    fn rename_post(&mut self, word: &Text, title: &Text) {
        let Some(post) = self.post(word) else { return };
        let titles = &self.records.organisation.post(post).titles;
        if titles
            .iter()
            .any(|t| t.from.is_some_and(|from| from >= self.steps.date))
        {
            let title = self.title(post);
            return self.fault(Code::ContradictingDates, word.at, String::new(), title);
        }
        let title = title.value.clone();
        self.steps.list.push(Step::RenamePost { post, title });
    }

    fn change_department(&mut self, m: &Move, word: &Text) {
        let Some(department) = self.department(word) else {
            return;
        };
        if let Some(name) = &m.renamed {
            let names = &self.records.organisation.department(department).names;
            if names
                .iter()
                .any(|n| n.from.is_some_and(|from| from >= self.steps.date))
            {
                let name = word.value.clone();
                return self.fault(Code::ContradictingDates, word.at, String::new(), name);
            }
            self.steps.list.push(Step::RenameDepartment {
                department,
                name: name.value.clone(),
                short_name: m.short_name.as_ref().map(|s| s.value.clone()),
            });
            return;
        }
        let mut merged_into = None;
        if let Some(target) = &m.merged_into {
            let Some(found) = self.department(target) else {
                return;
            };
            if found == department {
                let name = word.value.clone();
                return self.fault(Code::ContradictingMoves, word.at, String::new(), name);
            }
            merged_into = Some(found);
        }
        self.steps.list.push(Step::EndDepartment {
            department,
            merged_into,
        });
    }

    /// Whoever holds nothing any more leads nothing any more: until somebody is
    /// named, whoever covers the portfolio takes it.
    fn left_portfolios(&mut self) {
        let organisation = &self.records.organisation;
        for (i, portfolio) in organisation.portfolios.iter().enumerate() {
            let id = PortfolioId(i as u32);
            let Some(Lead::Person(leader)) = portfolio.leader else {
                continue;
            };
            if !portfolio.period.contains(self.steps.date) || self.steps.hands_over(id) {
                continue;
            }
            let running = self.running(leader);
            let gone = running.iter().all(|(i, _)| self.steps.closes(*i))
                && !self.steps.appoints().any(|a| a.person == leader);
            let closing = self.steps.list.iter().find_map(|step| match step {
                Step::Close { appointment, at }
                    if running.first().is_some_and(|(i, _)| i == appointment) =>
                {
                    Some(*at)
                }
                _ => None,
            });
            if let (true, Some(at)) = (gone, closing) {
                let fault = Diagnostic::new(Code::PortfolioLeft)
                    .arg("person", self.name(leader))
                    .arg("name", &portfolio.name);
                self.report.push(fault.at(at));
                self.steps.list.push(Step::HandOver {
                    portfolio: id,
                    to: None,
                    cover: portfolio.cover,
                    at,
                });
            }
        }
    }
}
