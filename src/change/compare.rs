//! Takes the places of a plan on two days; gives those where others stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Origin, Sources};
use crate::load::Locator;
use crate::model::{Party, PartyKind, PersonId, PostId};
use crate::standing::Slot;

/// One role, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleChange {
    /// Heading, body or table row.
    pub place: String,
    /// The record itself, as short as it can be told.
    pub subject: String,
    /// 总指挥, 牵头领导 …; 正文 for running text.
    pub label: String,
    /// Who stood there.
    pub before: Vec<String>,
    /// Who stands there now.
    pub after: Vec<String>,
    /// Which of our people stood there, and stand there now, each with the post by
    /// which they do.
    pub people: (Vec<Standing>, Vec<Standing>),
    /// Nobody is left.
    pub without: bool,
    /// An open deadline that passes to somebody else.
    pub due: Option<NaiveDate>,
    /// The day on duty that passes to somebody else.
    pub duty: Option<NaiveDate>,
    /// File and line.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Page of the plan's PDF, from 1, once the plan has been set.
    pub page: Option<usize>,
    /// Where whoever stands there was written, and the record it belongs to.
    pub at: (Origin, Origin),
}

/// One of our people, and the post by which they stand in a place.
pub(super) type Standing = (PersonId, Option<PostId>);

/// Every place that differs, in the order of the plan; at the end those that are
/// no longer in it.
pub(super) fn rows(
    before: &[Slot],
    after: &[Slot],
    date: NaiveDate,
    sources: &Sources,
) -> Vec<RoleChange> {
    let index = |slots: &[Slot]| -> BTreeMap<_, usize> {
        slots.iter().enumerate().map(|(i, s)| (s.key, i)).collect()
    };
    let (old, new) = (index(before), index(after));
    let gone = before.iter().filter(|s| !new.contains_key(&s.key));
    let pairs = after
        .iter()
        .map(|s| (old.get(&s.key).map(|i| &before[*i]), Some(s)))
        .chain(gone.map(|s| (Some(s), None)));
    // A file is looked at again only if something in it changes.
    let mut locator = Locator::new(sources);
    let rows = pairs.filter_map(|(before, after)| {
        let words = |slot: Option<&Slot>| slot.map(|s| s.words.clone()).unwrap_or_default();
        let people = |slot: Option<&Slot>| -> Vec<Standing> {
            let parties = slot.map_or(&[][..], |s| &s.parties);
            parties.iter().filter_map(standing).collect()
        };
        let printed = |slot: Option<&Slot>| slot.map(|s| s.printed.clone()).unwrap_or_default();
        // Who gets another title changes no paper that prints the name alone.
        let slot = after
            .or(before)
            .filter(|_| printed(before) != printed(after))?;
        let span = locator.span(slot.at);
        let (had, has) = (people(before), people(after));
        let stood = !had.is_empty() || before.is_some_and(|s| s.filled && s.needed);
        Some(RoleChange {
            place: slot.place.clone(),
            subject: slot.subject.clone(),
            label: slot.label.clone(),
            before: words(before),
            after: words(after),
            without: slot.needed && stood && !after.is_some_and(|s| s.filled),
            due: slot
                .due
                .filter(|due| !same_people(&had, &has) && *due >= date),
            people: (had, has),
            file: sources.get(span.file).path.clone(),
            line: span.line,
            duty: slot.duty,
            page: None,
            at: (slot.at, slot.key.0),
        })
    });
    rows.collect()
}

fn standing(party: &Party) -> Option<Standing> {
    match party.kind {
        PartyKind::Person { person, post, .. } => Some((person, post)),
        _ => None,
    }
}

fn same_people(had: &[Standing], has: &[Standing]) -> bool {
    had.iter().map(|one| one.0).eq(has.iter().map(|one| one.0))
}
