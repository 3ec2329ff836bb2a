//! A name typed into running text does not follow staff; say so, once each.

use crate::diagnostic::{Code, Diagnostic, Origin, Report, Words};
use crate::model::Organisation;
use crate::resolve::Names;

/// Notes each of our people whose name stands in the text as plain words.
pub(crate) fn check(
    text: &str,
    at: Origin,
    organisation: &Organisation,
    names: &Names,
    report: &mut Report,
) {
    for id in names.people_in(text) {
        let person = organisation.person(id);
        let place = Words {
            at,
            words: person.name.clone(),
            nth: 0,
        };
        let reference = format!("@{{{}}}", person.id);
        report.push(
            Diagnostic::new(Code::FreeTextName)
                .arg("name", &person.name)
                .at(place)
                .hint_with("use-inline-reference", [("reference", reference)]),
        );
    }
}
