//! A staff change and its moves.

use super::*;
use crate::load::keys;
use crate::load::raw::{Change, Move};

/// Who or what a move is about; one of them stands in every move.
const SUBJECTS: [&str; 7] = [
    "person",
    "new-person",
    "portfolio",
    "post",
    "new-post",
    "department",
    "new-department",
];

impl Decoder<'_> {
    /// A `change` record; nothing without its day.
    pub(super) fn change(&mut self, mut fields: Fields) -> Option<Change> {
        let f = &mut fields;
        if !f.has("date") {
            self.missing(f, "date");
        }
        if !f.has("moves") {
            self.missing(f, "moves");
        }
        let date = self.day(f, "date");
        let announced = self.day(f, "announced");
        let basis = self.text(f, "basis");
        let reason = self.text(f, "reason");
        let moves = self.list(f, "moves", &keys::MOVE, Self::one_move);
        Some(Change {
            file: self.file,
            at: f.at,
            date: date?,
            announced,
            basis,
            reason,
            moves,
        })
    }

    fn one_move(&mut self, mut fields: Fields) -> Option<Move> {
        let f = &mut fields;
        self.check_subject(f);
        let record = |decoder: &mut Self, f: &mut Fields, name, record| {
            f.take(name).and_then(|node| decoder.fields(node, record))
        };
        let new_person = record(self, f, "new-person", &keys::PERSON);
        let new_post = record(self, f, "new-post", &keys::POST);
        let new_department = record(self, f, "new-department", &keys::DEPARTMENT);
        Some(Move {
            at: f.at,
            person: self.reference(f, "person"),
            new_person: new_person.and_then(|fields| self.person(fields)),
            department: self.reference(f, "department"),
            leaves: self.references(f, "leaves"),
            takes: self.references(f, "takes"),
            holding: self.choice(f, "as", &keys::HOLDINGS),
            order: self.number(f, "order"),
            in_charge_of_unit: self.reference(f, "in-charge-of-unit"),
            moves_to: self.flag(f, "moves-to").unwrap_or(false),
            retires: self.flag(f, "retires").unwrap_or(false),
            portfolio: self.reference(f, "portfolio"),
            to: self.party(f, "to"),
            cover: self.party(f, "cover"),
            post: self.reference(f, "post"),
            new_post: new_post.and_then(|fields| self.post(fields)),
            new_department: new_department.and_then(|fields| self.department(fields)),
            merged_into: self.reference(f, "merged-into"),
            renamed: self.text(f, "renamed"),
            short_name: self.text(f, "short-name"),
            abolished: self.flag(f, "abolished").unwrap_or(false),
        })
    }

    /// One subject, and something that happens to it.
    fn check_subject(&mut self, fields: &Fields) {
        let given: Vec<&'static str> = SUBJECTS
            .into_iter()
            .filter(|name| fields.has(name))
            .collect();
        // Beside a person a department tells same names apart.
        let narrowed = |name: &&str| !(*name == "department" && fields.has("person"));
        let subjects: Vec<&str> = given.into_iter().filter(narrowed).collect();
        match subjects[..] {
            [] => self.missing(fields, "person"),
            [subject] => {
                let needed: &[&'static str] = match subject {
                    "person" => &["leaves", "takes", "retires"],
                    "new-person" => &["takes"],
                    "portfolio" => &["to"],
                    "post" | "department" => &["renamed", "merged-into", "abolished"],
                    _ => return,
                };
                if !needed.iter().any(|name| fields.has(name)) {
                    self.missing(fields, needed[0]);
                }
            }
            [first, second, ..] => {
                let shown = |name: &str| fields.record.field(name).map_or("", |f| self.shown(f));
                let fault = Diagnostic::new(Code::ConflictingFields)
                    .arg("key", shown(second))
                    .arg("other", shown(first))
                    .at(fields.key(second));
                self.push(fault);
            }
        }
    }
}
