//! Takes a plan; gives the sentences in which somebody who moves is named in plain
//! words, and the places where they stand by name, with what would have followed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::prepare::Prepared;
use crate::diagnostic::{Code, Locale, Place, Report, Span};
use crate::load::{Locator, raw};
use crate::model::{PersonId, Plan, PostId};
use crate::resolve;
use crate::standing::{Slot, named};

/// A name in running text.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeText {
    /// Who.
    pub name: String,
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// The sentence.
    pub sentence: String,
    /// What would follow: `@{director}`.
    pub reference: String,
    /// The place in which the name stands by itself.
    pub role: Option<Role>,
}

/// A place of a plan in which somebody is written by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Who.
    pub person: PersonId,
    /// The plan's title.
    pub plan: String,
    /// What it is: a body, a task.
    pub subject: String,
    /// As what: 责任人.
    pub label: String,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Every such sentence of one plan, in the order of its lines.
pub fn of_plan(
    prepared: &Prepared,
    plan: &raw::Plan,
    report: &Report,
    moved: &BTreeSet<PersonId>,
) -> Vec<FreeText> {
    let source = prepared.after.sources.get(plan.at.file);
    let whole = source.text();
    let mut found: BTreeSet<(u32, PersonId)> = BTreeSet::new();
    for person in moved {
        let name = prepared.after.organisation.person(*person).name.as_str();
        if !whole.contains(name) {
            continue;
        }
        let lines = whole.lines().enumerate();
        let naming = lines.filter(|(_, line)| names_in_words(line, name));
        found.extend(naming.map(|(i, _)| (i as u32 + 1, *person)));
        found.extend(noted(prepared, report, name).map(|line| (line, *person)));
    }
    let texts = found.into_iter().filter_map(|(line, person)| {
        let name = &prepared.after.organisation.person(person).name;
        let text = whole.lines().nth(line as usize - 1)?;
        let mut sentences = text.split_inclusive(['。', '；']);
        let sentence = sentences.find(|s| s.contains(name.as_str()));
        Some(FreeText {
            reference: resolve::reference(
                &prepared.after.organisation,
                person,
                prepared.steps.eve(),
            ),
            name: name.clone(),
            file: source.path.clone(),
            line,
            sentence: sentence.unwrap_or(text).trim().to_string(),
            role: None,
        })
    });
    texts.collect()
}

/// Places in which somebody is written by name who lays a post down: they go on
/// standing there, whoever takes the post.
pub fn by_name(
    prepared: &Prepared,
    plan: &Plan,
    slots: &[Slot],
    leaving: &BTreeMap<PersonId, Option<PostId>>,
    locale: &Locale,
) -> Vec<FreeText> {
    let (organisation, sources) = (&prepared.after.organisation, &prepared.after.sources);
    let mut locator = Locator::new(sources);
    let mut found = Vec::new();
    for slot in slots.iter().filter(|slot| slot.duty.is_none()) {
        for party in &slot.parties {
            let Some((person, post)) = party
                .person()
                .and_then(|one| Some((one, leaving.get(&one)?)))
            else {
                continue;
            };
            let record = organisation.person(person);
            let span = locator.span(party.at);
            let source = sources.get(span.file);
            let written = typed_at(&source.text(), &span);
            let written = [&record.name, &record.id]
                .into_iter()
                .any(|word| says(&written, word));
            if written {
                found.push(FreeText {
                    name: record.name.clone(),
                    file: source.path.clone(),
                    line: span.line,
                    sentence: format!("{}，{}：{}", plan.title.text, named(slot), record.name),
                    role: Some(Role {
                        person,
                        plan: plan.title.text.clone(),
                        subject: slot.subject.clone(),
                        label: slot.label.clone(),
                        due: slot.due,
                    }),
                    reference: post.map_or_else(
                        || locale.ui("impact-successor", &[]),
                        |post| {
                            organisation
                                .post(post)
                                .title(prepared.steps.eve())
                                .to_string()
                        },
                    ),
                });
            }
        }
    }
    found
}

/// What stands at a place, on its first line.
fn typed_at(text: &str, span: &Span) -> String {
    let line = text.lines().nth(span.line as usize - 1).unwrap_or_default();
    let from = span.column as usize - 1;
    let until = match span.end_line == span.line {
        true => span.end_column as usize - 1,
        false => usize::MAX,
    };
    line.chars().take(until).skip(from).collect()
}

/// Whether a value is that word, or a record whose person it is: {person: jia}.
fn says(value: &str, word: &str) -> bool {
    let bare = |value: &str| {
        value.trim_matches(|c: char| c.is_whitespace() || "\"'{}".contains(c)) == word
    };
    bare(value)
        || value
            .split([',', '\n'])
            .any(|field| match field.split_once(':') {
                Some((key, value)) => {
                    ["person", "姓名"].contains(&key.trim_matches(['{', ' '])) && bare(value)
                }
                None => false,
            })
}

/// Lines on which the rule about names in text has found this one.
fn noted<'a>(
    prepared: &'a Prepared,
    report: &'a Report,
    name: &'a str,
) -> impl Iterator<Item = u32> + 'a {
    let mut locator = Locator::new(&prepared.after.sources);
    let named = report.iter().filter(move |fault| {
        let mut args = fault.args.iter();
        fault.code == Code::FreeTextName && args.any(|(key, word)| *key == "name" && word == name)
    });
    named.filter_map(move |fault| match &fault.primary.as_ref()?.place {
        Place::Words(words) => Some(locator.words(words).line),
        Place::Node(at) => Some(locator.span(*at).line),
        _ => None,
    })
}

/// Whether the name stands among other words. A name that is a whole value, or
/// one of a list, refers to the person and is meant.
fn names_in_words(line: &str, name: &str) -> bool {
    let code = line.trim_start();
    if code.starts_with('#') {
        return false;
    }
    let text = code.split(" #").next().unwrap_or(code);
    text.match_indices(name).any(|(i, _)| {
        let (before, after) = (&text[..i], &text[i + name.len()..]);
        let in_reference = before
            .rfind("@{")
            .is_some_and(|open| !before[open..].contains('}'));
        let token: String = [
            before.rsplit(is_structure).next().unwrap_or(""),
            name,
            after.split(is_structure).next().unwrap_or(""),
        ]
        .concat();
        // Names with 、 between them and nothing else are a list.
        let list = token.split('、').all(|part| part.chars().count() <= 4);
        !in_reference && token != name && !(list && token.contains('、'))
    })
}

/// What parts the values of YAML from each other.
fn is_structure(c: char) -> bool {
    c.is_whitespace() || "[]{},\"':".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_among_words_is_free_text_and_a_reference_is_not() {
        for line in [
            "  text: 由何静负责。",
            "- 请找信访办何静",
            "  何静、李敏负责接访",
        ] {
            assert!(names_in_words(line, "何静"), "{line}");
        }
        for line in [
            "leader: 何静",
            "members: [何静, 李敏]",
            "  - 何静",
            "name: \"何静\"   # 何静负责",
            "# 何静负责",
            "由@{信访办何静}负责",
        ] {
            assert!(!names_in_words(line, "何静"), "{line}");
        }
    }
}
