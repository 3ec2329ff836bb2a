//! Takes a text and words asked for again and again; gives where they stand, in
//! time that does not grow with how often one asks.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// How often words of one length are simply looked for, before all stretches of
/// that length are noted once.
const PATIENCE: u32 = 8;

/// Bytes of the longest words that are noted.
const NOTED: usize = 256;

/// Places of words in one text. The text is handed in at each question, always the
/// same.
#[derive(Debug, Default)]
pub struct Occurrences {
    hasher: RandomState,
    asked: HashMap<usize, u32>,
    /// By length, and by the hash of a stretch: the bytes at which it begins.
    noted: HashMap<usize, HashMap<u64, Vec<u32>>>,
}

impl Occurrences {
    /// How many times the words stand before that byte.
    pub fn before(&mut self, text: &str, words: &str, byte: usize) -> usize {
        match self.places(text, words) {
            Some(places) => places.partition_point(|at| (*at as usize) < byte),
            None => text[..byte].matches(words).count(),
        }
    }

    /// The byte at which they stand, as many times before.
    pub fn nth(&mut self, text: &str, words: &str, nth: usize) -> Option<usize> {
        match self.places(text, words) {
            Some(places) => places.get(nth).map(|at| *at as usize),
            None => text.match_indices(words).nth(nth).map(|(at, _)| at),
        }
    }

    /// Where the words stand; nothing while it is not worth a list.
    fn places(&mut self, text: &str, words: &str) -> Option<&[u32]> {
        let length = words.len();
        let asked = self.asked.entry(length).or_default();
        *asked += 1;
        let worth = (1..=NOTED).contains(&length) && *asked > PATIENCE;
        if !worth || u32::try_from(text.len()).is_err() {
            return None;
        }
        let hasher = &self.hasher;
        let noted = self.noted.entry(length).or_insert_with(|| {
            let mut noted: HashMap<u64, Vec<u32>> = HashMap::new();
            let stretches = text.as_bytes().windows(length).enumerate();
            for (at, stretch) in stretches.filter(|(at, _)| text.is_char_boundary(*at)) {
                let places = noted.entry(hasher.hash_one(stretch)).or_default();
                // As in a search, none begins within another.
                if places
                    .last()
                    .is_none_or(|last| *last as usize + length <= at)
                {
                    places.push(at as u32);
                }
            }
            noted
        });
        let hash = hasher.hash_one(words.as_bytes());
        Some(noted.get(&hash).map_or(&[], Vec::as_slice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_questions_get_the_answers_of_one() {
        let text = "@{甲}、@{乙}、@@{甲}，@{甲}。。。。".repeat(9);
        let all = [
            "@{甲}",
            "@{乙}",
            "、",
            "@@{甲}，@{甲}。@{甲}、@{乙}、@@{甲}，@{甲}。",
            "丙",
        ];
        let mut known = Occurrences::default();
        for _ in 0..=2 * PATIENCE {
            for words in all {
                let places: Vec<usize> = text.match_indices(words).map(|(at, _)| at).collect();
                for (nth, at) in places.iter().enumerate() {
                    assert_eq!(known.before(&text, words, *at), nth, "{words}");
                    assert_eq!(known.nth(&text, words, nth), Some(*at), "{words}");
                }
                assert_eq!(known.nth(&text, words, places.len()), None, "{words}");
            }
        }
    }
}
