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
    /// Which of them are names of people, without blanks, sorted.
    people: Vec<Vec<char>>,
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
            let chars = bare(word);
            for tail in tails(&chars) {
                all.add(tail.to_vec());
            }
            all.add(chars);
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

    fn add(&mut self, word: Vec<char>) {
        let Some(first) = word.first().filter(|_| word.len() > 1) else {
            return;
        };
        self.firsts.add(*first);
        let group = self.groups.entry(*first).or_default();
        group.lengths.push(word.len());
        group.words.push(word);
    }

    /// The same words, of which these are names of people.
    pub fn with_people<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        self.people = names.map(bare).collect();
        self.people.sort_unstable();
        self.people.dedup();
        self
    }

    /// Whether a word is somebody's name.
    pub fn is_person(&self, word: &[char]) -> bool {
        let found = self
            .people
            .binary_search_by(|name| name.as_slice().cmp(word));
        found.is_ok()
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

/// What is left of a unit's name without the place it belongs to: 县教育局 and
/// 教育局 of 云溪县教育局.
fn tails(name: &[char]) -> Vec<&[char]> {
    let place = |c: &char| ['省', '市', '县', '区', '镇', '乡'].contains(c);
    let head = name.iter().take(LONGEST_PLACE).skip(1).rposition(place);
    let Some(at) = head.map(|at| at + 1).filter(|at| at + 3 < name.len()) else {
        return Vec::new();
    };
    vec![&name[at..], &name[at + 1..]]
}

/// Places have at most so many characters: 云溪县.
const LONGEST_PLACE: usize = 5;

fn bare(word: &str) -> Vec<char> {
    word.chars().filter(|c| !c.is_whitespace()).collect()
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
        let units = WholeWords::new(vec!["云溪县卫生健康局".to_string()]);
        let at = |text: &str| units.longest_at(&text.chars().collect::<Vec<_>>());
        assert_eq!(at("县卫生健康局"), Some(6));
        assert_eq!(at("卫生健康局等部门"), Some(5));
        assert_eq!(at(""), None);
    }
}
