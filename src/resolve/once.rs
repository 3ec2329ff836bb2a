//! Takes lists of people and units, the highest role first; gives each of them
//! once, where it stands highest, however many words it came from: a name and a
//! post, two posts of one person, two units that were merged, the same word twice.

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::load::raw;
use crate::model::{Holding, Organisation, Party, PartyKind, PostId};

use super::Context;
use super::wording;

/// Whether the same party in a lower list is told of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Across {
    /// As is usual: the secretary is a deputy, and in charge of a unit as well.
    Usual,
    /// A unit leads a task or supports it, not both: told where it was typed, and
    /// left out where a merger has made two units one.
    Told,
}

/// Somebody who stands in a list already.
struct Kept {
    list: usize,
    row: usize,
    /// The posts that their title is made of; nothing where it has words of its
    /// own.
    posts: Option<Vec<PostId>>,
}

impl Context<'_> {
    /// A list in which nobody stands twice.
    pub(super) fn distinct(&mut self, written: &[raw::Party]) -> Vec<Party> {
        let mut parties = self.parties(written);
        self.said_once(&mut [&mut parties], Across::Usual);
        parties
    }

    /// Leaves everybody in the first of the lists, and there once.
    pub(super) fn said_once(&mut self, lists: &mut [&mut Vec<Party>], across: Across) {
        let mut kept: Vec<Kept> = Vec::new();
        for list in 0..lists.len() {
            for party in std::mem::take(lists[list]) {
                let known = kept.iter_mut().find(|known| {
                    let first = &lists[known.list][known.row];
                    is_same(first, &party, known.list == list)
                });
                let Some(known) = known else {
                    let posts = self.posts_said(&party);
                    let row = lists[list].len();
                    kept.push(Kept { list, row, posts });
                    lists[list].push(party);
                    continue;
                };
                let first = &mut lists[known.list][known.row];
                if known.list == list {
                    self.tell_twice(Code::DuplicateInBody, first, &party);
                } else if across == Across::Told
                    && self.tell_twice(Code::LeadsAndSupports, first, &party)
                {
                    lists[list].push(party);
                    continue;
                }
                self.join(first, &mut known.posts, &party);
            }
        }
    }

    /// Says that the same word was typed twice, and whether it was: what a merger
    /// has made equal is as it should be.
    fn tell_twice(&mut self, code: Code, first: &Party, again: &Party) -> bool {
        let merged = |at: &Origin| self.merged.contains(at);
        let named = !matches!(first.kind, PartyKind::Vacant(_) | PartyKind::Open);
        let typed = named && !merged(&first.at) && !merged(&again.at);
        let twice = typed && first.kind == again.kind;
        if twice {
            let fault = Diagnostic::new(code).arg("name", &first.name);
            self.push(fault.at(again.at).related(first.at, "first-here"));
        }
        twice
    }

    /// The posts that a title is made of, as far as it is made of posts.
    fn posts_said(&self, party: &Party) -> Option<Vec<PostId>> {
        let PartyKind::Person { person, post, .. } = party.kind else {
            return None;
        };
        let title =
            |posts: &[PostId]| wording::titles_among(self.organisation, person, self.on, posts);
        let held = self.organisation.held_by(person, self.on);
        let all: Vec<PostId> = held.iter().map(|h| h.post).collect();
        let one: Vec<PostId> = post.into_iter().collect();
        [one, all]
            .into_iter()
            .find(|posts| !posts.is_empty() && title(posts) == party.title)
    }

    /// Makes one of two who are the same.
    pub(super) fn join_alone(&self, first: &mut Party, other: &Party) {
        let mut posts = self.posts_said(first);
        self.join(first, &mut posts, other);
    }

    /// Adds to `first` what `other` says beside the name.
    fn join(&self, first: &mut Party, posts: &mut Option<Vec<PostId>>, other: &Party) {
        if let Some(person) = first.person() {
            let also = self.posts_said(other);
            match (posts.as_mut(), also) {
                (Some(posts), Some(also)) => {
                    posts.extend(also);
                    let (organisation, on) = (self.organisation, self.on);
                    first.title = wording::titles_among(organisation, person, on, posts);
                }
                _ => {
                    *posts = None;
                    first.title = joined_titles(self.organisation, first, other);
                }
            }
        }
        for note in &other.notes {
            if !first.notes.contains(note) {
                first.notes.push(note.clone());
            }
        }
        let both = |a: Option<u32>, b: Option<u32>| match (a, b) {
            (Some(a), Some(b)) if first.at != other.at => Some(a.saturating_add(b)),
            (a, b) => a.or(b),
        };
        if matches!(first.kind, PartyKind::Unit(_) | PartyKind::Category(_)) {
            first.count = both(first.count, other.count);
        }
        first.also = first.also.take().or(other.also.clone());
        first.phone = first.phone.take().or(other.phone.clone());
        first.equipment = first.equipment.take().or(other.equipment.clone());
    }
}

/// Whether two places mean the same; what is known by its words alone is so only
/// beside each other, in one list.
fn is_same(first: &Party, other: &Party, beside: bool) -> bool {
    match (&first.kind, &other.kind) {
        (PartyKind::Person { person, .. }, PartyKind::Person { person: other, .. }) => {
            person == other
        }
        (PartyKind::Unit(_), PartyKind::Unit(_))
        | (PartyKind::Category(_), PartyKind::Category(_)) => {
            let brings = [&first.equipment, &other.equipment];
            let alike = brings.iter().any(|one| one.is_none()) || brings[0] == brings[1];
            first.kind == other.kind && first.title == other.title && alike
        }
        // 信访办负责人 is one person, whichever post nobody holds.
        (PartyKind::Vacant(_), PartyKind::Vacant(_)) => {
            let of_unit = first.name.is_empty() || first.kind == other.kind;
            of_unit && words(first) == words(other)
        }
        (PartyKind::Text, PartyKind::Text) | (PartyKind::Open, PartyKind::Open) => {
            let count = first.count == other.count;
            beside && count && words(first) == words(other)
        }
        _ => false,
    }
}

fn words(party: &Party) -> (&str, &str, &[String]) {
    (&party.name, &party.title, &party.notes)
}

/// The titles of both, where a title has words of its own: that of the higher post
/// first, whichever role it came from.
fn joined_titles(organisation: &Organisation, first: &Party, other: &Party) -> String {
    let rank = |party: &Party| match party.kind {
        PartyKind::Person {
            post: Some(post), ..
        } => organisation.post(post).rank,
        _ => u32::MAX,
    };
    // What is held beside another post stands last, whatever its rank.
    let place = |party: &Party| (is_concurrent(party), rank(party));
    let (higher, lower) = if place(other) < place(first) {
        (other, first)
    } else {
        (first, other)
    };
    let beside = is_concurrent(lower) && !is_concurrent(higher);
    joined(&higher.title, &lower.title, beside)
}

fn is_concurrent(party: &Party) -> bool {
    let PartyKind::Person { holding, .. } = party.kind else {
        return false;
    };
    holding == Holding::Concurrent
}

/// 副局长 and 总工程师 → 副局长、总工程师, or with 兼 if held `beside` the first;
/// what either has said already is not said again.
fn joined(higher: &str, lower: &str, beside: bool) -> String {
    let plain = wording::without_charge;
    let said = |known: &str, title: &str| {
        let mut parts = known.split(['、', '兼']);
        parts.any(|part| part == title || plain(part) == title)
    };
    let parts = |titles: &str| -> Vec<String> {
        let parts = titles.split('、').filter(|part| !part.is_empty());
        parts.map(str::to_string).collect()
    };
    let mut titles = parts(higher);
    titles.retain(|title| lower.split('、').all(|l| l == title || !said(l, title)));
    for title in parts(lower) {
        if titles
            .iter()
            .any(|known| said(known, &title) || *known == title)
        {
            continue;
        }
        match titles.last_mut().filter(|_| beside) {
            Some(last) => *last = format!("{last}兼{title}"),
            None => titles.push(title),
        }
    }
    titles.join("、")
}

/// Each of these words once, in order.
pub(super) fn words_once(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_said_once_however_it_was_found() {
        assert_eq!(
            joined("副局长兼总工程师", "副局长", false),
            "副局长兼总工程师"
        );
        assert_eq!(
            joined("副局长", "副局长兼总工程师", false),
            "副局长兼总工程师"
        );
        assert_eq!(
            joined("副局长兼总工程师", "总工程师", true),
            "副局长兼总工程师"
        );
        assert_eq!(joined("副局长", "总工程师", true), "副局长兼总工程师");
        assert_eq!(joined("党委书记、局长", "局长", false), "党委书记、局长");
        assert_eq!(joined("", "局长", true), "局长");
        let in_charge = "副局长（主持工作）";
        assert_eq!(joined(in_charge, "副局长", false), in_charge);
        assert_eq!(joined("副局长", in_charge, false), in_charge);
    }
}
