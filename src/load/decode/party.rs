//! Whoever can stand where people stand.

use super::*;
use crate::load::keys;
use crate::load::raw::{Party, PartyRecord};

/// Fields that say who is meant.
const WHO: [&str; 6] = [
    "post",
    "person",
    "department",
    "posts-of",
    "in-charge-of",
    "text",
];

impl Decoder<'_> {
    /// Several parties; one alone need not stand in a list.
    pub(super) fn parties(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Party> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let key = self.key_shown(fields, name);
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            out.extend(decoder.party_of(item, key));
        });
        out
    }

    /// One party. Of a list, the first.
    pub(super) fn party(&mut self, fields: &mut Fields, name: &'static str) -> Option<Party> {
        let node = fields.take(name)?;
        let key = self.key_shown(fields, name);
        if let Value::Seq(items) = &node.value
            && items.len() != 1
        {
            self.wrong_type(&node, key, "party");
        }
        let mut found = None;
        self.each(node, key, &mut |decoder, item| {
            let party = decoder.party_of(item, key).into_iter().next();
            found = found.take().or(party);
        });
        found
    }

    /// One item: several parties if full-width commas stand in it.
    pub(super) fn party_of(&mut self, node: Node, key: &'static str) -> Vec<Party> {
        match node.value {
            Value::Map(_) => {
                let fields = self.fields(node, &keys::PARTY);
                let record = fields.and_then(|fields| self.party_record(fields));
                record
                    .map(|r| Party::Record(Box::new(r)))
                    .into_iter()
                    .collect()
            }
            Value::Seq(_) => {
                self.wrong_type(&node, key, "party");
                Vec::new()
            }
            Value::Str(_) if self.text_for_mapping(&node, typing::Fit::KnownKey) => Vec::new(),
            _ => {
                let at = node.at;
                let Some(text) = self.text_of(node, key, at) else {
                    return Vec::new();
                };
                if keys::OPEN.contains(&text.as_str()) {
                    return vec![Party::Open(at)];
                }
                self.split(text).into_iter().map(Party::Reference).collect()
            }
        }
    }

    fn party_record(&mut self, mut fields: Fields) -> Option<PartyRecord> {
        let given = fields.given().into_iter();
        let who: Vec<&'static str> = given.filter(|name| WHO.contains(name)).collect();
        self.check_who(&fields, &who);
        let f = &mut fields;
        let outside = self.flag(f, "outside").unwrap_or(false);
        let record = PartyRecord {
            at: f.at,
            post: self.reference(f, "post"),
            person: self.reference(f, "person"),
            department: self.reference(f, "department"),
            posts_of: self.reference(f, "posts-of"),
            text: self.text(f, "text"),
            in_charge_of: self.reference(f, "in-charge-of"),
            note: self.text(f, "note"),
            also: self.text(f, "also"),
            capacity: self.text(f, "as"),
            as_title: self.text(f, "as-title"),
            title: self.text(f, "title"),
            outside,
            count: self.number(f, "count"),
            equipment: self.text(f, "equipment"),
            show_phone: self
                .choice(f, "phone", &keys::PHONES)
                .is_some_and(|show| show.value),
            internal: self.flag(f, "internal").unwrap_or(false),
        };
        let said = [
            &record.post,
            &record.person,
            &record.department,
            &record.posts_of,
            &record.text,
            &record.in_charge_of,
        ];
        if said.iter().all(|field| field.is_none()) {
            if let [name, ..] = who.as_slice() {
                let key = self.key_shown(&fields, name);
                self.empty_value(fields.key(name), key);
            }
            return None;
        }
        Some(record)
    }

    /// Exactly one field says who; a person may be told apart by department.
    fn check_who(&mut self, fields: &Fields, who: &[&'static str]) {
        match who {
            [] => self.missing(fields, "post"),
            [_] | ["person", "department"] | ["department", "person"] => {}
            [first, second, ..] => {
                let (key, other) = (
                    self.key_shown(fields, first),
                    self.key_shown(fields, second),
                );
                let fault = Diagnostic::new(Code::ConflictingFields)
                    .arg("key", key)
                    .arg("other", other)
                    .at(fields.key(second))
                    .related(fields.key(first), "first-given")
                    .hint("keep-one");
                self.push(fault);
            }
        }
    }
}
