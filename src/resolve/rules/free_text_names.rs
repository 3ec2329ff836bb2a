//! A name typed into running text does not follow staff; say so, once each.

use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::model::Organisation;

/// Notes each of our people whose name stands in the text as plain words.
pub fn check(text: &str, at: Origin, organisation: &Organisation, report: &mut Report) {
    for person in &organisation.people {
        // Two characters are too often part of other words.
        if person.name.chars().count() >= 3 && text.contains(&person.name) {
            let fault = Diagnostic::new(Code::FreeTextName).arg("name", &person.name);
            let reference = format!("@{{{}}}", person.id);
            report.push(
                fault
                    .at(at)
                    .hint_with("use-inline-reference", [("reference", reference)]),
            );
        }
    }
}
