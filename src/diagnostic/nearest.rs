//! Takes a misspelt word and the words that exist; finds what was meant.

use std::collections::{BTreeSet, HashMap};

/// The existing word nearest to `word`, if one is near enough to be offered.
pub fn nearest<'a>(word: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let chars: Vec<char> = word.chars().collect();
    let length = chars.len();
    let allowed = slips(length);
    // Each character that only one of them has is a slip of its own, told without
    // weighing the whole: there may be thousands of names, and of slips.
    let near = |candidate: &&str| {
        let (mut count, mut common) = (0_usize, 0);
        for c in candidate.chars() {
            count += 1;
            common += usize::from(chars.contains(&c));
        }
        count.abs_diff(length) <= allowed && common + allowed >= count.max(length)
    };
    existing
        .into_iter()
        .filter(near)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

/// One slip in a short word, about one in three in a longer one.
fn slips(length: usize) -> usize {
    (length / 3).max(1)
}

/// Words that exist, by their characters: where many words are missed, none of them
/// is held against all that exist.
#[derive(Debug, Default)]
pub struct Near {
    words: Vec<String>,
    by_char: HashMap<char, Vec<u32>>,
    /// How many characters words have, by their first one.
    lengths: HashMap<char, BTreeSet<usize>>,
    numbers: HashMap<String, u32>,
}

impl Near {
    /// Takes all words that exist.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a String>) -> Self {
        let mut near = Self::default();
        for word in words {
            let number = near.words.len() as u32;
            let chars: BTreeSet<char> = word.chars().collect();
            for c in chars {
                near.by_char.entry(c).or_default().push(number);
            }
            if let Some(first) = word.chars().next() {
                let lengths = near.lengths.entry(first).or_default();
                lengths.insert(word.chars().count());
            }
            near.numbers.insert(word.clone(), number);
            near.words.push(word.clone());
        }
        near
    }

    /// The same as [`nearest`] among those that fit.
    pub fn nearest(&self, word: &str, fits: impl Fn(&str) -> bool) -> Option<&str> {
        let mut lists: Vec<&[u32]> = word.chars().map(|c| self.having(c)).collect();
        // So many slips cannot have touched each of one character more: what was
        // meant has one of them. The rarest are held by the fewest words.
        lists.sort_by_key(|list| list.len());
        let some = lists.iter().take(slips(lists.len()) + 1);
        let numbers: BTreeSet<u32> = some.flat_map(|list| list.iter().copied()).collect();
        let words = numbers
            .iter()
            .map(|number| self.words[*number as usize].as_str());
        nearest(word, words.filter(|word| fits(word)))
    }

    /// All that stand within a text.
    pub fn within(&self, text: &str) -> impl Iterator<Item = &str> {
        text.char_indices().flat_map(move |(start, first)| {
            let rest = &text[start..];
            let lengths = self.lengths.get(&first).into_iter().flatten();
            lengths.filter_map(move |length| {
                let end = rest
                    .char_indices()
                    .nth(*length)
                    .map_or(rest.len(), |(at, _)| at);
                let number = self.numbers.get(&rest[..end])?;
                Some(self.words[*number as usize].as_str())
            })
        })
    }

    fn having(&self, c: char) -> &[u32] {
        self.by_char.get(&c).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::{Near, nearest};

    #[test]
    fn offers_what_is_one_slip_away_and_nothing_far() {
        let existing = ["信访办主任", "司法所所长", "director"];
        assert_eq!(nearest("信访办主人", existing), Some("信访办主任"));
        assert_eq!(nearest("directer", existing), Some("director"));
        assert_eq!(nearest("财政所长", existing), None);
    }

    #[test]
    fn a_missed_word_is_held_against_few_of_many() {
        let hanzi = |n: u32| char::from_u32(0x4E00 + n).unwrap();
        let name =
            |family: char, i: u32| format!("{family}{}{}", hanzi(i % 97), hanzi(500 + i / 97));
        let all: Vec<String> = (0..3000).map(|i| name('王', i)).collect();
        let near = Near::new(&all);
        let asked = std::cell::Cell::new(0);
        for i in 0..1000 {
            near.nearest(&name('李', i * 7), |_| {
                asked.set(asked.get() + 1);
                true
            });
        }
        assert!(asked.get() < 1000 * 200, "{}", asked.get());
    }

    #[test]
    fn by_characters_the_same_is_found_among_many() {
        let hanzi = ["王", "李", "何", "静", "安", "国", "建", "办", "主", "任"];
        let word = |mut n: usize| {
            let mut word = String::new();
            for _ in 0..2 + n % 4 {
                word.push_str(hanzi[n % 10]);
                n = n * 7 / 3 + 1;
            }
            word
        };
        let all: std::collections::BTreeSet<String> = (0..400).map(word).collect();
        let near = Near::new(&all);
        for n in 0..3000 {
            let missed = word(n * 13 + 5) + if n % 2 == 0 { "人" } else { "" };
            let fits = |known: &str| known != missed;
            let others = all.iter().map(String::as_str).filter(|known| fits(known));
            assert_eq!(
                near.nearest(&missed, fits),
                nearest(&missed, others),
                "{missed}"
            );
            let text = word(n) + "和" + &word(n + 1);
            let mut within: Vec<&str> = near.within(&text).collect();
            within.sort();
            within.dedup();
            let standing: Vec<&String> = all.iter().filter(|w| text.contains(*w)).collect();
            assert_eq!(within, standing, "{text}");
        }
    }
}
