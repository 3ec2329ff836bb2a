//! Words that must not be broken inside: official terms and the workspace's
//! own names; and the cutting of a text into words.

use std::sync::{Arc, OnceLock};

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::document::{Document, WholeWords};

/// One official term a line; `#` begins a remark.
const LEXICON: &str = include_str!("lexicon.txt");

fn lexicon() -> &'static WholeWords {
    static TERMS: OnceLock<WholeWords> = OnceLock::new();
    TERMS.get_or_init(|| {
        let lines = LEXICON.lines().filter(|l| !l.starts_with('#'));
        let terms = lines.flat_map(str::split_whitespace);
        WholeWords::new(terms.map(str::to_string).collect())
    })
}

/// Words of one document.
#[derive(Debug)]
pub(crate) struct Words {
    names: Arc<WholeWords>,
    /// Those that only the document knows.
    own: WholeWords,
}

/// Terms of so many characters are words of longer ones.
const SHORT_TERM: usize = 3;

impl Words {
    /// These names beside the lexicon.
    pub(crate) fn new(names: &Arc<WholeWords>) -> Self {
        Self {
            names: Arc::clone(names),
            own: WholeWords::default(),
        }
    }

    /// The workspace's names and the document's own.
    pub(crate) fn of(document: &Document) -> Self {
        let own = document.names.iter().map(String::as_str);
        Self {
            own: WholeWords::new(document.names.clone()).with_people(own),
            ..Self::new(&document.words)
        }
    }

    /// Length of the longest name that the text begins with.
    pub(crate) fn name_at(&self, text: &[char]) -> Option<usize> {
        self.names.longest_at(text).max(self.own.longest_at(text))
    }

    /// Whether a name is that of a person.
    pub(crate) fn is_person(&self, name: &[char]) -> bool {
        self.names.is_person(name) || self.own.is_person(name)
    }

    /// Ends of the words of a text, in characters: names and official terms
    /// first, the longest where several match, then a general dictionary.
    pub(crate) fn segment(&self, text: &str) -> Vec<usize> {
        let cut = self.cut(text);
        let ends = cut.words.iter().enumerate().skip(1);
        ends.filter_map(|(at, ends)| ends.then_some(at)).collect()
    }

    /// Cuts a text into words.
    pub(crate) fn cut(&self, text: &str) -> Cut {
        let chars: Vec<char> = text.chars().collect();
        let mut parts = dictionary_ends(text, chars.len());
        let mut words = parts.clone();
        // 办公室, which the dictionary does not know, is a word of 党政办公室 as well.
        for i in 0..chars.len() {
            if let Some(len @ 2..=SHORT_TERM) = lexicon().longest_at(&chars[i..]) {
                parts[i + 1..i + len].fill(false);
            }
        }
        let mut i = 0;
        while i < chars.len() {
            let rest = &chars[i..];
            let term = lexicon().longest_at(rest);
            let len = self.name_at(rest).max(term).unwrap_or(1);
            if len > 1 {
                // A word of the dictionary that this one cuts through is lost.
                words[i..=i + len].fill(false);
                words[i] = true;
                words[i + len] = true;
            }
            i += len;
        }
        Cut { words, parts }
    }
}

/// Where words end: for each number of characters, whether one ends behind
/// them.
pub(crate) struct Cut {
    /// Names, official terms, and the words of a general dictionary.
    pub words: Vec<bool>,
    /// The words of the dictionary alone, of which long terms are made.
    pub parts: Vec<bool>,
}

/// Whether a word of the general dictionary ends behind so many characters.
fn dictionary_ends(text: &str, count: usize) -> Vec<bool> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut ends = vec![false; count + 1];
    let (mut byte, mut chars) = (0, 0);
    for end in segmenter.segment_str(text) {
        chars += text[byte..end].chars().count();
        ends[chars] = true;
        byte = end;
    }
    ends[count] = true;
    ends
}
