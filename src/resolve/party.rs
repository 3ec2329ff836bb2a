//! Takes whoever was written where people stand; gives who that is on the day.

use crate::diagnostic::{At, Code, Diagnostic, Origin};
use crate::load::raw::{self, PartyRecord};
use crate::model::date::full_date;
use crate::model::{
    CategoryId, DepartmentId, Holder, Holding, Lead, Party, PartyKind, PersonId, PortfolioId,
    PostId,
};

use super::Context;
use super::names::{Expected, Kind};
use super::rules;
use super::wording;

/// A record in which nothing is written.
pub(super) fn empty_record(at: Origin) -> PartyRecord {
    PartyRecord {
        at,
        post: None,
        person: None,
        department: None,
        posts_of: None,
        text: None,
        in_charge_of: None,
        note: None,
        also: None,
        capacity: None,
        as_title: None,
        title: None,
        outside: false,
        count: None,
        equipment: None,
        show_phone: At::new(false, at),
        internal: false,
    }
}

impl Context<'_> {
    /// Looks a word up; a fault is reported once, here.
    pub(super) fn find(&mut self, word: &raw::Text, expected: Expected) -> Option<Kind> {
        match self.names.find(word, expected, self.organisation) {
            Ok(kind) => Some(kind),
            Err(fault) => {
                fault.into_iter().for_each(|d| self.push(*d));
                None
            }
        }
    }

    /// Whether the word means something: an id may look like a placeholder.
    pub(super) fn is_known(&self, word: &raw::Text, expected: Expected) -> bool {
        self.names.find(word, expected, self.organisation).is_ok()
    }

    /// Everybody a list names, in the order of official lists: a post with
    /// several holders gives them all.
    pub(super) fn parties(&mut self, written: &[raw::Party]) -> Vec<Party> {
        let mut parties = Vec::with_capacity(written.len());
        for party in written {
            match party {
                raw::Party::Open(at) => {
                    self.push(rules::still_open("待定", *at));
                    parties.push(Party::plain(PartyKind::Open, "待定", *at));
                }
                raw::Party::Reference(word) => {
                    parties.extend(self.word(word, &empty_record(word.at)));
                }
                raw::Party::Record(record) if self.public && record.internal => {}
                raw::Party::Record(record) => parties.extend(self.record(record)),
            }
        }
        if self.public {
            // Whoever is internal stands nowhere the public can read.
            let organisation = self.organisation;
            let hidden = |p: &Party| p.person().is_some_and(|p| organisation.person(p).internal);
            parties.retain(|party| !hidden(party));
        }
        parties
    }

    fn record(&mut self, record: &PartyRecord) -> Vec<Party> {
        let mut parties = if let Some(text) = &record.text {
            let text = self.line(text);
            vec![Party::plain(PartyKind::Text, &text.text, record.at)]
        } else if let (true, Some(person)) = (record.outside, &record.person) {
            vec![Party::plain(PartyKind::Text, &person.value, record.at)]
        } else if let Some(person) = &record.person {
            self.person_word(person, record)
        } else if let Some(word) = &record.post {
            self.word(word, record)
        } else if let Some(word) = &record.in_charge_of {
            self.in_charge_of(word, record.at)
        } else if let Some(word) = &record.department {
            self.word(word, record)
        } else if let Some(word) = &record.posts_of {
            self.posts_of(word, record.at)
        } else {
            Vec::new()
        };
        for party in &mut parties {
            if self.merged.contains(&party.at) {
                self.merged.push(record.at);
            }
            self.dress(party, record);
        }
        parties
    }

    /// What the record says beside the name.
    fn dress(&mut self, party: &mut Party, record: &PartyRecord) {
        party.at = record.at;
        if let Some(capacity) = &record.capacity {
            party.title = capacity.value.clone();
        }
        if let Some(title) = record.as_title.as_ref().or(record.title.as_ref()) {
            party.title = self.line(title).text;
        }
        if let Some(note) = &record.note {
            party.notes.push(self.line(note).text);
        }
        party.also = record.also.as_ref().map(|also| also.value.clone());
        party.count = record.count.as_ref().map(|count| count.value);
        party.equipment = record.equipment.as_ref().map(|e| e.value.clone());
        if record.show_phone.value
            && let Some(person) = party.person()
        {
            party.phone = self.phone_of(person);
        }
    }

    /// A word that may be a post, person, unit or category; the record narrows
    /// it down where it was written under a key.
    fn word(&mut self, word: &raw::Text, record: &PartyRecord) -> Vec<Party> {
        if rules::is_open(word) && !self.is_known(word, Expected::Party) {
            // *** and XXX: still to be filled in, kept as they are.
            let text = self.line(word);
            return vec![Party::plain(PartyKind::Open, &text.text, word.at)];
        }
        let bare = record.post.is_none() && record.department.is_none();
        if bare && let Some(parties) = self.typed_party(word) {
            return parties;
        }
        // A field of work stands for whoever leads it.
        let work = bare && !self.is_known(word, Expected::Party);
        if work && self.is_known(word, Expected::Portfolio) {
            return self.in_charge_of(word, word.at);
        }
        let expected = if record.post.is_some() {
            Expected::Post
        } else if record.department.is_some() {
            Expected::Department
        } else {
            Expected::Party
        };
        match self.find(word, expected) {
            Some(Kind::Post(post)) => self.post(post, word.at),
            Some(Kind::Person(person)) => vec![self.person(person, word.at)],
            Some(Kind::Department(unit)) => vec![self.unit(unit, word.at)],
            Some(Kind::Category(category)) => vec![self.category(category, word.at)],
            _ => Vec::new(),
        }
    }

    fn person_word(&mut self, word: &raw::Text, record: &PartyRecord) -> Vec<Party> {
        if let Some(unit) = &record.department
            && let Some(Kind::Department(unit)) = self.find(unit, Expected::Department)
            && let Some(person) = self.names.find_person_in(word, unit, self.organisation)
        {
            return vec![self.person(person, word.at)];
        }
        match self.find(word, Expected::Person) {
            Some(Kind::Person(person)) => vec![self.person(person, word.at)],
            _ => Vec::new(),
        }
    }

    pub(super) fn post(&mut self, post: PostId, at: Origin) -> Vec<Party> {
        let organisation = self.organisation;
        let asked = post;
        let post = organisation.post_on(asked, self.on);
        if post != asked {
            self.merged.push(at);
        }
        if organisation.has_ended(post, self.on) {
            let fault = Diagnostic::new(Code::EndedPost)
                .arg("name", organisation.post(post).title(self.on))
                .arg("day", full_date(self.on));
            self.push(fault.at(at));
            return vec![Party::plain(PartyKind::Open, "待定", at)];
        }
        let holders = organisation.holders(post, self.on);
        if holders.is_empty() {
            if !self.holder_in_doubt(post) {
                let title = organisation.post(post).title(self.on);
                let day = full_date(self.on);
                let fault = Diagnostic::new(Code::VacantPost).arg("post", title);
                self.push(fault.arg("day", day).at(at));
            }
            // Without a unit of its own there is nobody else to name.
            let head = wording::unit_head(organisation, post, self.on);
            let name = if head.is_some() { "" } else { "待定" };
            let mut party = Party::plain(PartyKind::Vacant(post), name, at);
            party.title = head.unwrap_or_default();
            return vec![party];
        }
        holders.iter().map(|h| self.holder(h, at)).collect()
    }

    /// Whether the post seems vacant only because of a fault reported elsewhere.
    pub(super) fn holder_in_doubt(&self, post: PostId) -> bool {
        let record = self.organisation.post(post);
        let titles = record.titles.iter().map(|title| title.name.as_str());
        let words = titles.chain([record.id.as_str()]);
        self.names.in_doubt(Kind::Post(post), words)
    }

    pub(super) fn holder(&mut self, holder: &Holder<'_>, at: Origin) -> Party {
        let organisation = self.organisation;
        let title = organisation.post(holder.post).title(self.on);
        if holder.appointment.holding == Holding::Acting && !wording::may_be_acting(title) {
            let fault = Diagnostic::new(Code::ActingAppointedPost).arg("post", title);
            self.push(fault.at(holder.appointment.at));
        }
        let kind = PartyKind::Person {
            person: holder.person,
            post: Some(holder.post),
            holding: holder.appointment.holding,
        };
        let mut party = Party::plain(kind, &organisation.person(holder.person).name, at);
        party.title = wording::title_of(organisation, holder, self.on);
        party.unit = self.apart(holder.person);
        party
    }

    /// The unit of somebody whose name another one has on the same day
    /// (practice 2.7).
    pub(super) fn apart(&self, person: PersonId) -> Option<String> {
        let organisation = self.organisation;
        let name = &organisation.person(person).name;
        let there = |other: &PersonId| {
            let here = organisation.left(*other, self.on).is_none();
            let belongs = here && organisation.person(*other).department.is_some();
            *other != person && (belongs || !organisation.held_by(*other, self.on).is_empty())
        };
        let others = self.names.people_named(name);
        others.iter().find(|other| there(other))?;
        let held = organisation.held_by(person, self.on);
        let by_post = held
            .iter()
            .find_map(|h| organisation.post(h.post).department);
        let unit = by_post.or(organisation.person(person).department)?;
        let unit = organisation.department_on(unit, self.on);
        Some(organisation.department(unit).short(self.on).to_string())
    }

    /// Somebody named, with all titles of the day; one who holds nothing then is
    /// told of.
    pub(super) fn person(&mut self, person: PersonId, at: Origin) -> Party {
        let named = person;
        let person = self.organisation.person_on(named, self.on);
        if person != named {
            self.merged.push(at);
        }
        let party = self.named(person, at);
        let record = self.organisation.person(person);
        if self.person_in_doubt(person) {
            return party;
        }
        if let Some(last) = self.organisation.left(person, self.on) {
            let fault = Diagnostic::new(Code::LeftButListed).arg("name", &record.name);
            self.push(fault.arg("day", full_date(last)).at(at));
        } else if !self.organisation.by_person[person.0 as usize].is_empty() {
            self.check_holds(person, at);
        }
        party
    }

    /// Tells of somebody who holds nothing on the day: who held something once, or
    /// leads. Staff who never held a post are named without one everywhere.
    pub(super) fn check_holds(&mut self, person: PersonId, at: Origin) {
        let organisation = self.organisation;
        let known = self.without_post.contains(&person) || self.person_in_doubt(person);
        let holds = !organisation.held_by(person, self.on).is_empty();
        if known || holds || organisation.left(person, self.on).is_some() {
            return;
        }
        // Once for each: where they stand is all the same.
        self.without_post.push(person);
        let name = &organisation.person(person).name;
        let fault = Diagnostic::new(Code::HolderWithoutPost).arg("name", name);
        self.push(fault.at(at));
    }

    fn person_in_doubt(&self, person: PersonId) -> bool {
        let record = self.organisation.person(person);
        let words = [record.name.as_str(), record.id.as_str()];
        self.names.in_doubt(Kind::Person(person), words.into_iter())
    }

    pub(super) fn named(&mut self, person: PersonId, at: Origin) -> Party {
        let organisation = self.organisation;
        let record = organisation.person(person);
        let held = organisation.held_by(person, self.on);
        let kind = PartyKind::Person {
            person,
            post: held.first().map(|h| h.post),
            holding: held
                .first()
                .map_or(Holding::Regular, |h| h.appointment.holding),
        };
        let mut party = Party::plain(kind, &record.name, at);
        party.title = wording::titles_of(organisation, person, self.on);
        party.unit = self.apart(person);
        if party.title.is_empty() {
            let unit = record
                .department
                .map(|d| organisation.department(d).short(self.on));
            let grade = self.said_of(person).grade;
            party.title = [unit, grade.as_deref()].into_iter().flatten().collect();
        }
        party
    }

    pub(super) fn unit(&mut self, unit: DepartmentId, at: Origin) -> Party {
        let asked = unit;
        let unit = self.organisation.department_on(asked, self.on);
        if unit != asked {
            self.merged.push(at);
        }
        let record = self.organisation.department(unit);
        let name = record.short(self.on);
        if record.period.until.is_some_and(|until| until < self.on) {
            let day = full_date(self.on);
            let fault = Diagnostic::new(Code::EndedUnit).arg("name", name);
            self.push(fault.arg("day", day).at(at));
            return Party::plain(PartyKind::Open, "待定", at);
        }
        Party::plain(PartyKind::Unit(unit), name, at)
    }

    fn category(&mut self, category: CategoryId, at: Origin) -> Party {
        let name = &self.organisation.categories[category.0 as usize].name;
        Party::plain(PartyKind::Category(category), name, at)
    }

    fn posts_of(&mut self, word: &raw::Text, at: Origin) -> Vec<Party> {
        match self.find(word, Expected::Category) {
            Some(Kind::Category(category)) => vec![self.category(category, at)],
            _ => Vec::new(),
        }
    }

    /// Whoever leads the portfolio on the day.
    fn in_charge_of(&mut self, word: &raw::Text, at: Origin) -> Vec<Party> {
        let Some(Kind::Portfolio(id)) = self.find(word, Expected::Portfolio) else {
            return Vec::new();
        };
        let organisation = self.organisation;
        let portfolio = organisation.portfolio_on(id, self.on);
        match portfolio.and_then(|p| p.leader.or(p.cover)) {
            Some(Lead::Person(person)) => {
                let holds_nothing = organisation.held_by(person, self.on).is_empty();
                if holds_nothing && !self.person_in_doubt(person) {
                    let name = &organisation.person(person).name;
                    let fault = rules::without_post(name, &word.value, self.on).at(word.at);
                    let written = portfolio.map_or(word.at, |portfolio| portfolio.at);
                    self.push(fault.related(written, "leads-by-this"));
                }
                vec![self.named(person, at)]
            }
            Some(Lead::Post(post)) => self.post(post, at),
            None => {
                if !self.leader_in_doubt(&organisation.portfolios[id.0 as usize].name) {
                    let fault = Diagnostic::new(Code::VacantPortfolio).arg("name", &word.value);
                    let day = full_date(self.on);
                    self.push(fault.arg("day", day).at(word.at));
                }
                vec![Party::plain(PartyKind::Open, "待定", at)]
            }
        }
    }

    /// Whether a fault hides who leads the portfolio, in any of its times.
    fn leader_in_doubt(&self, name: &str) -> bool {
        let all = self.organisation.portfolios.iter().enumerate();
        let mut same = all.filter(|(_, portfolio)| portfolio.name == name);
        same.any(|(i, _)| {
            let kind = Kind::Portfolio(PortfolioId(i as u32));
            self.names.in_doubt(kind, [name].into_iter())
        })
    }
}
