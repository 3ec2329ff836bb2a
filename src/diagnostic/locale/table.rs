//! Takes a part of a locale's text; gives its entries by their keys, each read
//! when it is asked for.
//!
//! The text is our own: its keys stand at the margin, or two columns in below the
//! part's, so that the entries are found without a parser. A test reads it whole as well.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// Entries by their keys.
#[derive(Debug, Clone)]
pub(super) struct Table<T>(BTreeMap<&'static str, Entry<T>>);

#[derive(Debug, Clone)]
struct Entry<T> {
    yaml: &'static str,
    value: OnceLock<Option<T>>,
}

/// The parts of a text, by the keys at its margin.
pub(super) fn parts(text: &'static str) -> BTreeMap<&'static str, &'static str> {
    cut(text, 0).collect()
}

/// The keys that stand so many columns in, each with the lines of its entry,
/// its own included.
fn cut(text: &'static str, indent: usize) -> impl Iterator<Item = (&'static str, &'static str)> {
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(starts).filter_map(move |at| {
        let blank = text[at..].bytes().take_while(|b| *b == b' ').count();
        let line = &text[at + blank..];
        let key = line.split(['\n', ':']).next()?;
        let named = !key.is_empty() && line[key.len()..].starts_with(':');
        (blank == indent && named && !line.starts_with('#')).then_some((key, at))
    });
    let mut next = starts.next();
    std::iter::from_fn(move || {
        let (key, at) = next.take()?;
        next = starts.next();
        let end = next.map_or(text.len(), |(_, end)| end);
        Some((key, &text[at..end]))
    })
}

impl<T: DeserializeOwned> Table<T> {
    /// The entries of a text or part whose keys stand so many columns in.
    pub(super) fn of(lines: &'static str, indent: usize) -> Self {
        let entry = |(key, yaml)| {
            let value = OnceLock::new();
            (key, Entry { yaml, value })
        };
        Self(cut(lines, indent).map(entry).collect())
    }

    /// The entry of that key.
    pub(super) fn get(&self, key: &str) -> Option<&T> {
        let entry = self.0.get(key)?;
        let read = || {
            let read = serde_yaml::from_str::<BTreeMap<String, T>>(entry.yaml);
            read.ok()?.into_values().next()
        };
        entry.value.get_or_init(read).as_ref()
    }

    /// Puts another value in the place of one that is there.
    pub(super) fn replace(&mut self, key: &str, value: T) -> Option<()> {
        let entry = self.0.get_mut(key)?;
        entry.value = OnceLock::from(Some(value));
        Some(())
    }

    /// All keys, in order.
    pub(super) fn keys(&self) -> Vec<&str> {
        self.0.keys().copied().collect()
    }
}
