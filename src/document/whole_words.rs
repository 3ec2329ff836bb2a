//! Words that stay whole: takes a list of them; finds the longest that a text
//! begins with.

use std::collections::BTreeMap;

use crate::model::Firsts;

/// Words that no line or title is broken inside of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WholeWords {
    list: Vec<String>,
    firsts: Firsts,
    groups: BTreeMap<char, Group>,
}

/// Words with the same first character.
#[derive(Debug, Clone, PartialEq, Default)]
struct Group {
    /// Sorted.
    words: Vec<Vec<char>>,
    /// How long they are, the longest first.
    lengths: Vec<usize>,
}

impl WholeWords {
    /// Blanks do not count; single characters cannot be broken.
    pub fn new(list: Vec<String>) -> Self {
        let mut all = Self::default();
        for word in &list {
            let chars: Vec<char> = word.chars().filter(|c| !c.is_whitespace()).collect();
            if let (Some(first), true) = (chars.first(), chars.len() > 1) {
                all.firsts.add(*first);
                let group = all.groups.entry(*first).or_default();
                group.lengths.push(chars.len());
                group.words.push(chars);
            }
        }
        for group in all.groups.values_mut() {
            group.words.sort_unstable();
            group.words.dedup();
            group.lengths.sort_unstable_by(|a, b| b.cmp(a));
            group.lengths.dedup();
        }
        all.list = list;
        all
    }

    /// The words as they were given.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// Length of the longest word that the text begins with, in characters.
    pub fn longest_at(&self, text: &[char]) -> Option<usize> {
        let first = text.first()?;
        if !self.firsts.may_hold(*first) {
            return None;
        }
        let group = self.groups.get(first)?;
        let mut lengths = group.lengths.iter().copied();
        lengths.find(|length| {
            let head = text.get(..*length);
            head.is_some_and(|head| {
                let found = group
                    .words
                    .binary_search_by(|word| word.as_slice().cmp(head));
                found.is_ok()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let words = ["青石街道", "青石街道 办事处", "青石", "单", "王志明"];
        let words = WholeWords::new(words.map(str::to_string).to_vec());
        let at = |text: &str| words.longest_at(&text.chars().collect::<Vec<_>>());
        assert_eq!(at("青石街道办事处印发"), Some(7));
        assert_eq!(at("青石街道办公室"), Some(4));
        assert_eq!(at("青石"), Some(2));
        assert_eq!(at("单位"), None);
        assert_eq!(at("王志"), None);
        assert_eq!(at(""), None);
    }
}
