//! The moves of a staff change.

use super::*;
use crate::load::raw::Move;

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

impl Move {
    /// One subject, and something that happens to it.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let given: Vec<&'static str> = SUBJECTS
            .into_iter()
            .filter(|name| fields.has(name))
            .collect();
        // Beside a person a department tells same names apart.
        let narrowed = |name: &&str| !(*name == "department" && fields.has("person"));
        let subjects: Vec<&str> = given.into_iter().filter(narrowed).collect();
        match subjects[..] {
            [] => decoder.missing(fields, "person"),
            [subject] => {
                let needed: &[&'static str] = match subject {
                    "person" => &["leaves", "takes", "retires", "replaced-by", "phone"],
                    "new-person" => &["takes"],
                    "portfolio" => &["to"],
                    "post" | "department" => &["renamed", "merged-into", "abolished"],
                    _ => return Some(self),
                };
                if !needed.iter().any(|name| fields.has(name)) {
                    decoder.missing(fields, needed[0]);
                }
            }
            [first, second, ..] => {
                let fault = decoder.conflict(fields, second, first);
                decoder.push(fault.at(fields.key(second)));
            }
        }
        Some(self)
    }
}
