//! Takes a plan's documents; gives the word that stands for all that goes into
//! its files.
//!
//! Writers and the layout eat documents, style and faces and nothing else, so
//! these are what counts. Whoever gives a writer more must count it here. Files
//! made from the plan itself are soon written and stand for what went into them.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use crate::digest::Digest;
use crate::document::Document;
use crate::write::Output;

/// A plan's documents, told from any others.
pub(super) struct Key {
    /// The word.
    pub word: String,
    /// All texts of the documents, among other things.
    bytes: Vec<u8>,
}

/// Takes the bytes that a hash is made of instead of mixing them.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

impl Key {
    /// The key of some documents and of the files made from their plan itself,
    /// with what they share with all others.
    pub(super) fn new<'d>(
        documents: impl Iterator<Item = &'d Document>,
        of_plan: &[Output],
        shared: &str,
    ) -> Self {
        let mut bytes = Bytes::default();
        documents.for_each(|document| document.hash(&mut bytes));
        let mut digest = Digest::default();
        digest.part(shared).part(&bytes.0);
        for output in of_plan {
            digest.part(&output.bytes);
        }
        Self {
            word: digest.word(),
            bytes: bytes.0,
        }
    }

    /// Whether one of these names may stand in the documents: all its
    /// characters do.
    pub(super) fn may_hold(&self, names: &[&str]) -> bool {
        if names.is_empty() {
            return false;
        }
        let text = String::from_utf8_lossy(&self.bytes);
        let chars: BTreeSet<char> = text.chars().collect();
        let here = |name: &&str| name.chars().all(|c| chars.contains(&c));
        names.iter().any(here)
    }
}

/// Names that are in one list only.
pub(super) fn changed<'n>(before: &'n [String], now: &'n [String]) -> Vec<&'n str> {
    let set = |names: &'n [String]| names.iter().map(String::as_str).collect::<BTreeSet<&str>>();
    let (before, now) = (set(before), set(now));
    before.symmetric_difference(&now).copied().collect()
}
