//! A name typed into running text does not follow staff; say so, once each.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Origin, Report, Words};
use crate::model::{Organisation, PersonId};
use crate::resolve::Names;

/// Notes each of our people whose name stands in the text as plain words.
pub(crate) fn check(
    text: &str,
    at: Origin,
    organisation: &Organisation,
    names: &Names,
    on: NaiveDate,
    report: &mut Report,
) {
    for id in names.people_in(&without_references(text)) {
        let person = organisation.person(id);
        let place = Words {
            at,
            words: person.name.clone(),
            nth: 0,
        };
        let reference = reference(organisation, id, on);
        report.push(
            Diagnostic::new(Code::FreeTextName)
                .arg("name", &person.name)
                .at(place)
                .hint_with("use-inline-reference", [("reference", reference)]),
        );
    }
}

/// What would follow a change of staff: the post that somebody alone holds, else the
/// name.
pub(crate) fn reference(organisation: &Organisation, person: PersonId, on: NaiveDate) -> String {
    let held = organisation.held_by(person, on);
    // A post of several would print all of them.
    let mut alone = held
        .iter()
        .filter(|holder| organisation.holders(holder.post, on).len() == 1);
    match alone.next() {
        Some(holder) => format!("@{{{}}}", organisation.post(holder.post).id),
        None => format!("@{{{}}}", organisation.person(person).id),
    }
}

/// The text without what is looked up anyway.
fn without_references(text: &str) -> String {
    let mut parts = text.split("@{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('@');
        out.push_str(part.split_once('}').map_or(part, |(_, after)| after));
    }
    out
}
