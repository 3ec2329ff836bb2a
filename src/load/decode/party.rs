//! Whoever can stand where people stand.

use super::*;
use crate::diagnostic::At;
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
        self.several(fields, name, |decoder, item, key, out| {
            out.extend(decoder.party_of(item, key));
        })
    }

    /// One party. Of a list, the first.
    pub(super) fn party(&mut self, fields: &mut Fields, name: &'static str) -> Option<Party> {
        let (node, key) = self.taken(fields, name)?;
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
                let record = self.record(node).into_iter();
                record.map(|r| Party::Record(Box::new(r))).collect()
            }
            Value::Seq(_) => {
                self.wrong_type(&node, key, "party");
                Vec::new()
            }
            Value::Str(_) if self.text_for_mapping(&node, typing::Fit::KeyOf(&keys::PARTY)) => {
                Vec::new()
            }
            _ => {
                let at = node.at;
                let Some(text) = self.text_of(node, key) else {
                    return Vec::new();
                };
                if keys::OPEN.contains(&text.as_str()) {
                    return vec![Party::Open(at)];
                }
                self.split(text).into_iter().map(Party::Reference).collect()
            }
        }
    }

    /// Exactly one field says who; a person may be told apart by department.
    fn check_who(&mut self, fields: &Fields, who: &[&'static str]) {
        match who {
            [] => self.missing(fields, "post"),
            [_] | ["person", "department"] | ["department", "person"] => {}
            [first, second, ..] => {
                let fault = self.conflict(fields, first, second).at(fields.key(second));
                self.push(
                    fault
                        .related(fields.key(first), "first-given")
                        .hint("keep-one"),
                );
            }
        }
    }
}

impl PartyRecord {
    /// Somebody must be meant.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let given = fields.given().into_iter();
        let who: Vec<&'static str> = given.filter(|name| WHO.contains(name)).collect();
        decoder.check_who(fields, &who);
        // 称谓: "" prints the name alone.
        let nothing = |title: &crate::load::raw::Text| matches!(title.as_str(), "无" | "不印");
        if fields.is_blank("as-title") || self.as_title.as_ref().is_some_and(nothing) {
            self.as_title = Some(At::new(String::new(), fields.key("as-title")));
        }
        let said = [
            &self.post,
            &self.person,
            &self.department,
            &self.posts_of,
            &self.text,
            &self.in_charge_of,
        ];
        if let Some(count) = self.count.as_ref().filter(|count| count.value == 0) {
            let fault = Diagnostic::new(Code::InvalidNumber)
                .arg("key", decoder.key_shown(fields, "count"))
                .arg("word", count.value.to_string());
            decoder.push(
                fault
                    .at(count.at)
                    .hint_with("only-digits", [("right", "7".to_owned())]),
            );
        }
        if said.iter().all(|field| field.is_none()) {
            if let [name, ..] = who.as_slice() {
                let key = decoder.key_shown(fields, name);
                decoder.empty_value(fields.key(name), key);
            }
            return None;
        }
        Some(self)
    }
}
