//! Words that must not be broken inside: official terms and the workspace's
//! own names; and the cutting of a text into words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// One official term a line; `#` begins a remark.
const LEXICON: &str = include_str!("lexicon.txt");

/// Terms by their first two characters, the longest first.
#[derive(Debug, Default)]
struct Terms {
    by_start: BTreeMap<(char, char), Vec<Vec<char>>>,
}

impl Terms {
    fn new<'t>(terms: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Self::default();
        for term in terms {
            let chars: Vec<char> = term.chars().filter(|c| !c.is_whitespace()).collect();
            if let [first, second, ..] = chars[..] {
                all.by_start.entry((first, second)).or_default().push(chars);
            }
        }
        for terms in all.by_start.values_mut() {
            terms.sort_by_key(|term| Reverse(term.len()));
        }
        all
    }

    /// Length of the longest term that the text begins with.
    fn at(&self, text: &[char]) -> Option<usize> {
        let start = (*text.first()?, *text.get(1)?);
        let terms = self.by_start.get(&start)?;
        let found = terms.iter().find(|term| text.starts_with(term));
        found.map(Vec::len)
    }
}

fn lexicon() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(|| {
        let lines = LEXICON.lines().filter(|l| !l.starts_with('#'));
        Terms::new(lines.flat_map(str::split_whitespace))
    })
}

/// Words of one document.
#[derive(Debug)]
pub(crate) struct Words {
    names: Terms,
}

impl Words {
    /// The workspace's names beside the lexicon.
    pub fn new(names: &[String]) -> Self {
        Self {
            names: Terms::new(names.iter().map(String::as_str)),
        }
    }

    /// Length of the longest name of the workspace that the text begins with.
    pub fn name_at(&self, text: &[char]) -> Option<usize> {
        self.names.at(text)
    }

    /// Ends of the words of a text, in characters: names and official terms
    /// first, the longest where several match, then a general dictionary.
    pub fn segment(&self, text: &str) -> Vec<usize> {
        let chars: Vec<char> = text.chars().collect();
        let mut ends = dictionary_ends(text);
        let mut i = 0;
        while i < chars.len() {
            let rest = &chars[i..];
            let len = self.name_at(rest).max(lexicon().at(rest)).unwrap_or(1);
            if len > 1 {
                // A word of the dictionary that this one cuts through is lost.
                ends.retain(|end| *end <= i || *end >= i + len);
                ends.insert(i);
                ends.insert(i + len);
            }
            i += len;
        }
        ends.remove(&0);
        ends.into_iter().collect()
    }
}

/// Ends of the words of a general dictionary, in characters: inside long terms
/// too.
pub(super) fn dictionary_ends(text: &str) -> BTreeSet<usize> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let bytes: BTreeSet<usize> = segmenter.segment_str(text).collect();
    let mut ends: BTreeSet<usize> = text
        .char_indices()
        .enumerate()
        .filter(|(_, (at, _))| bytes.contains(at))
        .map(|(n, _)| n)
        .collect();
    ends.insert(text.chars().count());
    ends
}
