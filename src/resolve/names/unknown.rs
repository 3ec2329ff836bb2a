//! Takes a word that means nothing; gives the fault, with what was probably meant.

use std::sync::PoisonError;

use super::{Expected, Kind, Names, Tier};
use crate::character::is_hanzi;
use crate::diagnostic::{Diagnostic, FileId, Near};
use crate::load::raw::Text;
use crate::spelling::folded;

impl Names {
    fn near(&self) -> &Near {
        self.near.get_or_init(|| Near::new(self.words.keys()))
    }

    /// The longest name of one of our people that stands within the word.
    fn person_within(&self, word: &str) -> Option<String> {
        let word = folded(word);
        let is_person = |name: &&str| {
            let entries = self.words.get(*name).map_or(&[][..], Vec::as_slice);
            let is_person = |(tier, kind): &(Tier, Kind)| {
                *tier != Tier::Former && matches!(kind, Kind::Person(_))
            };
            name.chars().all(is_hanzi) && entries.iter().any(is_person)
        };
        let people = self.near().within(&word).filter(is_person);
        let longest = people.max_by_key(|name| (name.chars().count(), std::cmp::Reverse(*name)));
        longest.map(str::to_owned)
    }

    /// Whether a word stands in what could not be read; once more where its own file
    /// is one of these.
    pub(super) fn stands_unread(&self, word: &str, own: Option<FileId>) -> bool {
        if self.unread.is_empty() {
            return false;
        }
        // Half a list of places is as good as none: it is made anew.
        let occurrences = self.occurrences.lock();
        let mut occurrences = occurrences.unwrap_or_else(PoisonError::into_inner);
        let mut unread = self.unread.iter().zip(&mut *occurrences);
        unread.any(|((file, text), occurrences)| {
            let here = usize::from(own.is_some() && *file == own);
            occurrences.nth(text, word, here).is_some()
        })
    }

    /// Nothing where the word may stand in what could not be read.
    pub(super) fn unknown(&self, word: &Text, expected: Expected) -> Option<Diagnostic> {
        // The word itself does not count, where its own file is broken.
        if self.stands_unread(word.trim(), Some(word.at.file)) {
            return None;
        }
        let diagnostic = Diagnostic::new(expected.unknown())
            .arg("name", &word.value)
            .at(word.at);
        if let Some(list) = several(word) {
            return Some(diagnostic.hint_with("write-list", [("right", list)]));
        }
        let near = self.near();
        let fits = |word: &str| {
            let entries = self.words.get(word).map_or(&[][..], Vec::as_slice);
            entries.iter().any(|(_, kind)| expected.admits(*kind))
        };
        let near = near.nearest(word, fits);
        if near.is_none()
            && matches!(expected, Expected::Party | Expected::Person)
            && let Some(name) = self.person_within(word)
        {
            return Some(diagnostic.hint_with("write-name-only", [("right", name)]));
        }
        Some(match near {
            Some(name) => diagnostic.hint_with("did-you-mean", [("name", name.to_string())]),
            None if expected == Expected::Party => match counted(word) {
                Some((text, count)) => diagnostic.hint_with(
                    "free-text-with-count",
                    [("text", text.to_owned()), ("count", count.to_owned())],
                ),
                None => diagnostic.hint_with("free-text-as-record", [("text", word.value.clone())]),
            },
            None => diagnostic.hint("define-first"),
        })
    }
}

/// 党政办、应急办 in one text: the same as a list.
fn several(word: &str) -> Option<String> {
    let word = word.trim().trim_end_matches('。');
    let parts: Vec<&str> = word.split(['、', '，', ',']).map(str::trim).collect();
    let names = parts
        .iter()
        .all(|part| (2..=16).contains(&part.chars().count()) && !part.contains(['：', '；', '。']));
    (parts.len() > 1 && names).then(|| format!("[{}]", parts.join(", ")))
}

/// 民兵应急分队30人: the words, and how many.
fn counted(word: &str) -> Option<(&str, &str)> {
    let rest = word.strip_suffix(['人', '名'])?;
    let text = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = &rest[text.len()..];
    (!text.is_empty() && !count.is_empty()).then_some((text, count))
}
