//! Names and short phrases that are internal: finds them in texts, and tells a
//! name from the same characters in other words.

use std::sync::Arc;

use super::{Sure, squeezed};
use crate::character::is_hanzi;
use crate::document::WholeWords;
use crate::layout::text::words::Words;

/// So many characters on either side tell where words end.
const AROUND: usize = 12;

/// Names of internal people, and what is public.
#[derive(Debug)]
pub(crate) struct Names {
    /// Three characters and more: no chance brings them together.
    long: Vec<Name>,
    /// Two, which may stand in other words.
    two: Vec<Name>,
    /// Cuts a text into words; names of the public are words.
    words: Words,
    /// Names, titles and other terms that are public.
    public: Vec<String>,
}

#[derive(Debug)]
struct Name {
    name: String,
    /// Public names that it is part of.
    within: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new(), Vec::new())
    }
}

impl Names {
    /// Names of internal people; names of people and units, and other terms, that
    /// are public. A name that is both is no secret.
    pub(crate) fn new(internal: Vec<String>, mut public: Vec<String>, terms: Vec<String>) -> Self {
        let mut names: Vec<String> = internal.iter().map(|name| squeezed(name)).collect();
        names.retain(|name| name.chars().count() >= 2 && !public.contains(name));
        let name = |name: String| {
            let within = public.iter().filter(|other| other.contains(&name));
            Name {
                within: within.cloned().collect(),
                name,
            }
        };
        let names = names.into_iter().map(name);
        let (two, long) = names.partition(|name| name.name.chars().count() == 2);
        let words = Words::new(&Arc::new(WholeWords::new(public.clone())));
        public.extend(terms);
        Self {
            long,
            two,
            words,
            public,
        }
    }

    /// The name of three characters and more that a text without blanks holds.
    pub(crate) fn within(&self, text: &str) -> Option<&str> {
        let holds = |name: &&Name| {
            let mut left = text.to_string();
            if text.contains(&name.name) {
                name.within
                    .iter()
                    .for_each(|public| left = left.replace(public, "\n"));
            }
            left.contains(&name.name)
        };
        self.long.iter().find(holds).map(|name| name.name.as_str())
    }

    /// The name of two characters that a text holds, and how sure that is.
    pub(crate) fn two_within(&self, text: &str) -> Option<(&str, Sure)> {
        let text = squeezed(text);
        let found = self.two.iter().filter_map(|name| {
            let mut left = text.clone();
            if text.contains(&name.name) {
                name.within
                    .iter()
                    .for_each(|public| left = left.replace(public, "\n"));
            }
            let sure = self
                .places(&left, &name.name)
                .filter_map(|(begins, parted, ends)| {
                    match (begins, ends) {
                        // 高峰 is a name and a word.
                        (true, true) if parted => Some(Sure::Yes),
                        (false, false) => None,
                        // The dictionary may have taken a piece of the name: 请李平安排.
                        _ => Some(Sure::Perhaps),
                    }
                });
            Some((name.name.as_str(), sure.max()?))
        });
        found.max_by_key(|(_, sure)| *sure)
    }

    /// Whether a text holds an internal phrase as words of its own. Common words
    /// and what is public are never one.
    pub(crate) fn holds_phrase(&self, text: &str, phrase: &str) -> bool {
        let text = squeezed(text);
        self.places(&text, phrase)
            .any(|(begins, parted, ends)| begins && parted && ends)
    }

    /// Whether a phrase is worth looking for: some hanzi, no common word, nothing
    /// that is public.
    pub(crate) fn is_telling(&self, phrase: &str) -> bool {
        let chars: Vec<char> = phrase.chars().collect();
        if chars.iter().filter(|c| is_hanzi(**c)).count() < 2 {
            return false;
        }
        let ends = self.words.cut(phrase).words;
        let single = |at: usize| ends[at] && ends[at + 1] && !LITTLE.contains(chars[at]);
        let common = chars.len() < 4 && !(0..chars.len()).any(single);
        let word = ends[1..chars.len()].iter().all(|end| !end);
        let public = || self.public.iter().any(|public| public.contains(phrase));
        !common && !word && !public()
    }

    /// Where a text holds some characters: whether a word begins with them, whether
    /// they are more than one word, whether one ends with them.
    fn places(&self, text: &str, wanted: &str) -> impl Iterator<Item = (bool, bool, bool)> {
        let len = wanted.chars().count();
        text.match_indices(wanted).map(move |(byte, _)| {
            let before: Vec<char> = text[..byte].chars().rev().take(AROUND).collect();
            let before = before.iter().take_while(|c| is_hanzi(**c)).count();
            let start = text[..byte].chars().count() - before;
            let around: Vec<char> = text
                .chars()
                .skip(start)
                .take(before + len + AROUND)
                .collect();
            let behind = around[before + len..]
                .iter()
                .take_while(|c| is_hanzi(**c))
                .count();
            let around: String = around[..before + len + behind].iter().collect();
            let ends = self.words.cut(&around).words;
            let parted = ends[before + 1..before + len].iter().any(|end| *end);
            (ends[before], parted, ends[before + len])
        })
    }
}

/// Characters that are words of every text.
const LITTLE: &str = "一不与中为了从以但何其内再到前及又各后向和因在外多大好对将小就已并很总或是无日时最月有未本正此每的由着第等约给能自至被要该还过这那都须长";

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let internal = [
            "何静",
            "高峰",
            "高明",
            "王平",
            "李平",
            "何静文",
            "吴建国",
            "高远",
        ];
        let public = ["何静文安", "高远", "王平安"];
        let terms = ["街道办事处主任", "何静文工作方案"];
        let all = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
        Names::new(all(&internal), all(&public), all(&terms))
    }

    #[test]
    fn a_name_of_two_is_told_from_the_same_characters_in_other_words() {
        let names = names();
        let sure = |text: &str| names.two_within(text).map(|(_, sure)| sure);
        for text in [
            "由何静负责。",
            "何　静",
            "组长：何静",
            "请何静、吴建国到场",
            "何静",
        ] {
            assert_eq!(sure(text), Some(Sure::Yes), "{text}");
        }
        for text in ["早高峰期间加派人手", "请李平安排值班"] {
            assert_eq!(sure(text), Some(Sure::Perhaps), "{text}");
        }
        for text in ["提高明显", "王平安负责", "高远负责", "由何静文安负责"] {
            assert_eq!(sure(text), None, "{text}");
        }
    }

    #[test]
    fn a_longer_name_is_found_but_not_in_a_public_one() {
        let names = names();
        assert_eq!(names.within("由何静文负责"), Some("何静文"));
        assert_eq!(names.within("由何静文安负责"), None);
        assert_eq!(names.within("由何静文安、何静文负责"), Some("何静文"));
    }

    #[test]
    fn common_words_and_public_ones_tell_nothing() {
        let names = names();
        for phrase in [
            "已完成",
            "进行中",
            "工作",
            "办事处主任",
            "100",
            "abcd",
            "（三）",
        ] {
            assert!(!names.is_telling(phrase), "{phrase}");
        }
        for phrase in ["王小明", "机密甲", "北山三号院", "二级调研员林浩"] {
            assert!(names.is_telling(phrase), "{phrase}");
        }
        assert!(names.holds_phrase("在北山三号院集合", "北山三号院"));
        assert!(!names.holds_phrase("在北山二号院集合", "北山三号院"));
    }
}
