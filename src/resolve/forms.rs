//! Takes contacts and scores as written; gives them resolved, points added up.

use crate::diagnostic::Origin;
use crate::load::raw;
use crate::model::{
    Assessment, Column, Contact, ContactColumn, Contacts, Enquiry, Part, PartKind, Particulars,
    Party, PartyKind, PersonId, Plan, Text,
};

use super::Context;
use super::parts::Around;
use super::points;
use super::wording::title_of;

impl Context<'_> {
    pub(super) fn contacts(&mut self, raw: &raw::Contacts) -> Contacts {
        let public = self.public;
        let shown = raw.items.iter().filter(|c| !(public && c.internal));
        let items = shown.flat_map(|contact| self.contact(contact)).collect();
        let mut items = self.rows_once(items);
        let columns = self.columns(&raw.columns, &mut items);
        Contacts {
            items,
            columns,
            from_plan: raw.from_plan,
            own_columns: raw.columns.is_empty(),
            title: self.optional_line(&raw.title),
        }
    }

    /// Fills in the lists of contacts that gather whoever is in the plan's bodies.
    pub(super) fn gather_contacts(&mut self, plan: &mut Plan) {
        let people = |parts: &[&Part]| self.people_among(parts);
        plan.gather(people, |part, people| {
            if let PartKind::Contacts(contacts) = &mut part.kind
                && contacts.from_plan
            {
                contacts.items.splice(0..0, people.iter().cloned());
                if contacts.own_columns {
                    contacts.columns = ContactColumn::with_values(&contacts.items);
                }
            }
        });
    }

    /// A contact for each person of the bodies among these parts.
    fn people_among(&self, parts: &[&Part]) -> Vec<Contact> {
        let mut people: Vec<Contact> = Vec::new();
        let bodies = parts.iter().filter_map(|part| match &part.kind {
            PartKind::BodyOfPeople(body) => Some(body),
            _ => None,
        });
        let parties = bodies
            .flat_map(|body| &body.roles)
            .flat_map(|role| &role.parties);
        for party in parties.flat_map(|party| self.members(party)) {
            let Some(person) = party.person() else {
                continue;
            };
            let same = |known: &Contact| known.who.person() == Some(person);
            if people.iter().any(same) {
                continue;
            }
            people.push(Contact {
                who: Party {
                    phone: None,
                    ..party.clone()
                },
                unit: None,
                duty: None,
                said: self.said_in_contacts(person, party.at),
                office_phone: None,
                note: None,
                at: party.at,
            });
        }
        people
    }

    /// Who stands behind a category: whoever holds its posts. Anybody else is
    /// themselves.
    fn members(&self, party: &Party) -> Vec<Party> {
        let PartyKind::Category(category) = party.kind else {
            return vec![party.clone()];
        };
        let organisation = self.organisation;
        let posts = &organisation.categories[category.0 as usize].posts;
        let holders = posts
            .iter()
            .flat_map(|post| organisation.holders(*post, self.on));
        let shown = |person| !(self.public && organisation.person(person).internal);
        let members = holders.filter(|h| shown(h.person)).map(|h| {
            let kind = PartyKind::Person {
                person: h.person,
                post: Some(h.post),
                holding: h.appointment.holding,
            };
            let mut member = Party::plain(kind, &organisation.person(h.person).name, party.at);
            member.title = title_of(organisation, &h, self.on);
            member.unit = self.apart(h.person);
            member
        });
        members.collect()
    }

    /// A contact for each person that the words mean.
    fn contact(&mut self, raw: &raw::Contact) -> Vec<Contact> {
        let who: Vec<Party> = self.distinct(raw.who.as_slice());
        let unit = self.optional_line(&raw.unit);
        let duty = self.optional_line(&raw.duty);
        let note = self.optional_line(&raw.note);
        let phone = self.phone_as_shown(&raw.phone);
        let office_phone = self.phone_as_shown(&raw.office_phone);
        let contacts = who.into_iter().map(|mut who| {
            who.phone = None;
            let own = who
                .person()
                .map(|person| self.said_in_contacts(person, raw.at));
            let given = Particulars {
                phone: phone.clone(),
                ..Particulars::default()
            };
            Contact {
                said: given.or(own.unwrap_or_default()),
                who,
                unit: unit.clone(),
                duty: duty.clone(),
                office_phone: office_phone.clone(),
                note: note.clone(),
                at: raw.at,
            }
        });
        contacts.collect()
    }

    /// Everybody in one row, unless the rows say different things.
    fn rows_once(&self, rows: Vec<Contact>) -> Vec<Contact> {
        let mut once: Vec<Contact> = Vec::new();
        for row in rows {
            let same = once.iter_mut().find(|known| same_contact(known, &row));
            let Some(known) = same else {
                once.push(row);
                continue;
            };
            self.join_alone(&mut known.who, &row.who);
            let cells = [
                (&mut known.unit, row.unit),
                (&mut known.duty, row.duty),
                (&mut known.office_phone, row.office_phone),
                (&mut known.note, row.note),
            ];
            for (cell, other) in cells {
                *cell = cell.take().or(other);
            }
            known.said = std::mem::take(&mut known.said).or(row.said);
        }
        once
    }

    /// A number that a plan gives: internal, as every number is.
    pub(super) fn phone_as_shown(&mut self, phone: &Option<raw::Text>) -> Option<Text> {
        let mut phone = self.optional_line(phone)?;
        if self.public {
            if !self.organisation.mask_phones {
                return None;
            }
            phone.text = masked(&phone.text);
        }
        Some(phone)
    }

    /// A person's number as this edition shows it.
    pub(super) fn phone_of(&self, person: PersonId) -> Option<String> {
        self.said_of(person).phone
    }

    /// What is said of a person, as this edition shows it.
    pub(super) fn said_of(&self, person: PersonId) -> Particulars<String> {
        let mask = self.organisation.mask_phones;
        let said = &self.organisation.person(person).said;
        said.shown(|key, one| match (self.public && one.internal, key) {
            (false, _) => Some(one.text.clone()),
            (true, "phone") if mask => Some(masked(&one.text)),
            (true, _) => None,
        })
    }

    /// What is said of a person, as said where the list names them.
    fn said_in_contacts(&self, person: PersonId, at: Origin) -> Particulars<Text> {
        let said = self.said_of(person);
        said.shown(|_, text| {
            Some(Text {
                text: text.clone(),
                at,
            })
        })
    }

    /// Whom to ask: internal, unless it says otherwise.
    pub(super) fn enquiries(&mut self, raw: &[raw::Enquiry]) -> Vec<Enquiry> {
        let public = self.public;
        let shown = raw.iter().filter(|one| one.public || !public);
        let enquiries = shown.map(|one| {
            let who = self.distinct(&one.who);
            let own = who.iter().find_map(Party::person);
            let own = own.and_then(|person| self.phone_of(person));
            let own = own.map(|text| Text { text, at: one.at });
            Enquiry {
                unit: self.distinct(&one.unit),
                who,
                phone: self.optional_line(&one.phone).or(own),
                mail: self.optional_line(&one.mail),
                at: one.at,
            }
        });
        enquiries.collect()
    }

    pub(super) fn assessment(&mut self, raw: &raw::Assessment, around: &Around<'_>) -> Assessment {
        Assessment {
            items: self.each(&raw.items, around),
            title: self.optional_line(&raw.title),
            total: points::sum(raw).map(points::decimal).unwrap_or_default(),
            score: raw.score,
        }
    }
}

/// Whether two rows are about the same, and say nothing that differs.
fn same_contact(one: &Contact, other: &Contact) -> bool {
    let same = match (one.who.person(), other.who.person()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let unit = matches!(one.who.kind, PartyKind::Unit(_) | PartyKind::Category(_));
            unit && one.who.kind == other.who.kind
        }
        _ => false,
    };
    let cells = |c: &Contact| {
        let cells = [&c.unit, &c.duty, &c.said.phone, &c.office_phone, &c.note];
        cells.map(|cell| cell.as_ref().map(|text| text.text.clone()))
    };
    let pairs = cells(one).into_iter().zip(cells(other));
    let agree = |(a, b): (Option<String>, Option<String>)| a.is_none() || b.is_none() || a == b;
    same && pairs.into_iter().all(agree)
}

/// 139****0002: at most the first three and the last four digits are left, and
/// never more than half of them.
pub(super) fn masked(phone: &str) -> String {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let (first, last) = if digits >= 11 {
        (3, 4)
    } else {
        (0, digits.min(4) / 2)
    };
    let mut nth = 0;
    let kept = phone.chars().map(|c| {
        if !c.is_ascii_digit() {
            return c;
        }
        nth += 1;
        if nth <= first || nth > digits - last {
            c
        } else {
            '*'
        }
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_leaves_less_than_half_of_a_short_number() {
        assert_eq!(masked("13900010002"), "139****0002");
        assert_eq!(masked("555-0102"), "***-**02");
    }
}
