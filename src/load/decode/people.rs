//! People, what they hold and lead, and when they are away.

use super::organisation::named;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Absence, Appointment, Person, Portfolio, Text};
use crate::model::Holding;

impl Decoder<'_> {
    pub(super) fn person(&mut self, mut fields: Fields) -> Option<Person> {
        let f = &mut fields;
        let name = self.required_text(f, "name");
        let known = (!name.is_empty()).then_some(&name);
        let id = self.id_or(f, known)?;
        // A telephone number is internal unless it says that it is not.
        let (phone, phone_internal) = self.marked(f, "phone");
        let (grade, grade_internal) = self.marked(f, "grade");
        Some(Person {
            at: f.at,
            phone,
            phone_public: phone_internal == Some(false),
            grade,
            grade_internal: grade_internal == Some(true),
            internal: self.flag(f, "internal").unwrap_or(false),
            department: self.reference(f, "department"),
            name: named(name, &id),
            id,
        })
    }

    /// A text, and what it says of whether it is internal.
    fn marked(&mut self, fields: &mut Fields, name: &'static str) -> (Option<Text>, Option<bool>) {
        let Some(node) = fields.take(name) else {
            return (None, None);
        };
        let (at, key) = (node.at, self.key_shown(fields, name));
        if !matches!(node.value, Value::Map(_)) {
            return (self.text_of(node, key, at), None);
        }
        let Some(mut fields) = self.fields(node, &keys::MARKED) else {
            return (None, None);
        };
        let text = self.required_text(&mut fields, "text");
        let internal = self.flag(&mut fields, "internal");
        ((!text.is_empty()).then_some(text), internal)
    }

    pub(super) fn appointment(&mut self, mut fields: Fields) -> Option<Appointment> {
        let f = &mut fields;
        let post = self.required_reference(f, "post");
        let person = self.required_reference(f, "person");
        let holding = self.choice(f, "as", &keys::HOLDINGS);
        let days = f.has("from") as u8 + f.has("until") as u8;
        let (from, until) = (self.day(f, "from"), self.day(f, "until"));
        let undated = days > from.is_some() as u8 + until.is_some() as u8;
        let order = self.number(f, "order");
        let in_charge_of_unit = self.reference(f, "in-charge-of-unit");
        if post.is_none() && person.is_none() {
            return None;
        }
        // Half an appointment still tells whose it is, and its word is checked.
        let missing = At::new(String::new(), f.at);
        Some(Appointment {
            at: f.at,
            post: post.unwrap_or_else(|| missing.clone()),
            person: person.unwrap_or(missing),
            from,
            until,
            order,
            holding: holding.unwrap_or(At::new(Holding::Regular, f.at)),
            in_charge_of_unit,
            undated,
        })
    }

    pub(super) fn portfolio(&mut self, mut fields: Fields) -> Option<Portfolio> {
        let f = &mut fields;
        let name = self.required_text(f, "name");
        let id = self.text(f, "id");
        let name = match &id {
            Some(id) => named(name, id),
            None => name,
        };
        let leader = self.party(f, "leader");
        let departments = self.references(f, "departments");
        let cover = self.party(f, "cover");
        let (from, until) = (self.day(f, "from"), self.day(f, "until"));
        if name.is_empty() {
            return None;
        }
        Some(Portfolio {
            at: f.at,
            id,
            name,
            leader,
            departments,
            cover,
            from,
            until,
        })
    }

    pub(super) fn absence(&mut self, mut fields: Fields) -> Option<Absence> {
        let f = &mut fields;
        let person = self.required_reference(f, "person");
        let (from, until) = (self.day(f, "from"), self.day(f, "until"));
        let cover = self.party(f, "cover");
        Some(Absence {
            at: f.at,
            person: person?,
            from,
            until,
            cover,
        })
    }
}
