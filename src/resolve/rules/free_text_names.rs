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
    let plain = without_references(text);
    let mut told: Vec<PersonId> = Vec::new();
    for (id, start) in names.people_in(&plain) {
        let person = organisation.person(id);
        // Two characters may be any word: they are a name beside a title.
        let sure =
            person.name.chars().count() > 2 || is_titled(&plain, start, (organisation, id), on);
        if !sure || told.contains(&id) {
            continue;
        }
        told.push(id);
        let place = Words {
            at,
            words: person.name.clone(),
            nth: 0,
        };
        let fault = Diagnostic::new(Code::FreeTextName).arg("name", &person.name);
        let fault = fault.at(place);
        // The name of somebody without a post of his own follows nothing.
        report.push(match post_alone(organisation, id, on) {
            Some(reference) => fault.hint_with("use-inline-reference", [("reference", reference)]),
            None => fault,
        });
    }
}

/// Whether a title of the person's stands before the name, or 同志 behind it.
fn is_titled(
    text: &str,
    start: usize,
    (organisation, id): (&Organisation, PersonId),
    on: NaiveDate,
) -> bool {
    let (before, after) = text.split_at(start);
    let name = &organisation.person(id).name;
    let after = after.strip_prefix(name.as_str()).unwrap_or(after);
    let held = organisation.held_by(id, on).into_iter();
    let mut ends = held.filter_map(|holder| {
        let title = organisation.post(holder.post).title(on);
        let (last, _) = title.char_indices().rev().nth(1)?;
        Some(&title[last..])
    });
    after.starts_with("同志") || ends.any(|end| before.ends_with(end))
}

/// What would follow a change of staff: the post that somebody alone holds, else the
/// name.
pub(crate) fn reference(organisation: &Organisation, person: PersonId, on: NaiveDate) -> String {
    let own = || format!("@{{{}}}", organisation.person(person).id);
    post_alone(organisation, person, on).unwrap_or_else(own)
}

/// The post that somebody alone holds: one of several would print all of them.
fn post_alone(organisation: &Organisation, person: PersonId, on: NaiveDate) -> Option<String> {
    let held = organisation.held_by(person, on);
    let mut alone = held
        .iter()
        .filter(|holder| organisation.holders(holder.post, on).len() == 1);
    let holder = alone.next()?;
    Some(format!("@{{{}}}", organisation.post(holder.post).id))
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
