//! Takes the moves as written; gives steps, with every fault of them.

mod portfolios;
mod units;

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
pub(super) fn steps(change: &Change, records: &Records) -> (Steps, Report) {
    let mut reader = Reader {
        records,
        steps: Steps::new(change.date.value),
        retired: Vec::new(),
        report: Report::default(),
    };
    reader.check_file(change);
    // Who leaves first: whoever comes may take the post left later in the file.
    change.moves.iter().for_each(|m| reader.leave(m));
    reader.left_posts();
    change.moves.iter().for_each(|m| reader.take(m));
    seats::check(records, &reader.steps, &mut reader.report);
    seats::stand_ins(records, &reader.steps, &mut reader.report);
    reader.handed_to_nobody();
    reader.left_portfolios();
    (reader.steps, reader.report)
}

struct Reader<'a> {
    records: &'a Records,
    steps: Steps,
    /// Who lays everything down.
    retired: Vec<PersonId>,
    report: Report,
}

impl Reader<'_> {
    /// A change changes something, and is known by the day it takes effect.
    fn check_file(&mut self, change: &Change) {
        if change.moves.is_empty() {
            let fault = Diagnostic::new(Code::EmptyValue).arg("key", "moves");
            self.report.push(fault.at(change.at));
        }
        if let Some(announced) = &change.announced
            && announced.value > change.date.value
        {
            let fault = Diagnostic::new(Code::AnnouncedLate)
                .arg("day", full_date(announced.value))
                .arg("date", full_date(change.date.value));
            self.report.push(fault.at(announced.at));
        }
    }

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
        let organisation = &self.records.organisation;
        let held = organisation.by_person[person.0 as usize].iter();
        let appointments = held.map(|i| (*i as usize, &organisation.appointments[*i as usize]));
        let date = self.steps.date;
        let runs = |a: &Appointment| {
            a.period.from.is_none_or(|from| from < date)
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
            self.steps.close(appointment, at);
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
                self.retire(person, m.at);
            }
            if m.retires || m.replaced_by.is_some() {
                self.end_person(m, person);
            }
            if m.moves_to {
                self.leave_only_post(person, m.at);
            }
            if let Some(number) = &m.phone {
                let number = number.value.clone();
                self.steps.list.push(Step::Phone { person, number });
            }
        } else if let Some(word) = &m.post
            && (m.merged_into.is_some() || m.abolished)
            && let Some(post) = self.post(word)
        {
            self.end_post(m, post, word);
        } else if m.portfolio.is_none()
            && let Some(word) = &m.department
            && (m.merged_into.is_some() || m.abolished)
            && let Some(department) = self.department(word)
        {
            self.end_department(m, department, word);
        }
    }

    /// Everything held is laid down.
    fn retire(&mut self, person: PersonId, at: Origin) {
        let held: Vec<usize> = self.running(person).iter().map(|(i, _)| *i).collect();
        let known = self.records.organisation.left(person, self.steps.date);
        if held.is_empty() && known.is_some() {
            let fault = Diagnostic::new(Code::NothingHeld)
                .arg("person", self.name(person))
                .arg("day", full_date(self.steps.date));
            self.report.push(fault.at(at));
        }
        self.retired.push(person);
        for appointment in held {
            if !self.steps.closes(appointment) {
                self.close(appointment, at);
            }
        }
    }

    /// Who leaves the office is marked so if nothing else says it: they held no
    /// post, or somebody stands where they are named.
    fn end_person(&mut self, m: &Move, person: PersonId) {
        let successor = m.replaced_by.as_ref();
        let succeeded_by = successor.and_then(|word| self.person(word, None));
        let held = !self.records.organisation.by_person[person.0 as usize].is_empty();
        if successor.is_some() != succeeded_by.is_some() || held && succeeded_by.is_none() {
            return;
        }
        if succeeded_by == Some(person) {
            let name = self.name(person);
            return self.fault(Code::ContradictingMoves, m.at, name, String::new());
        }
        self.steps.list.push(Step::EndPerson {
            person,
            succeeded_by,
        });
    }

    fn leave_post(&mut self, person: PersonId, word: &Text) {
        let Some(post) = self.post(word) else { return };
        let held = self.running(person);
        if let Some((i, _)) = held.iter().find(|(_, a)| a.post == post) {
            let i = *i;
            if !self.begins_later(person, post) {
                return self.close(i, word.at);
            }
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
            && let (Some(word), Some(name)) = (&m.department, &m.renamed)
        {
            self.rename_department(m, word, name);
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
        let taken = |a: &Appoint| a.person == person && a.post == post;
        if self.steps.appoints().any(taken) || self.retired.contains(&person) {
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
            until: m.until.as_ref().map(|day| day.value),
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
}
