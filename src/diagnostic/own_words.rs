//! The words of a language as an office has them.

use std::ops::Deref;

use super::{Lang, Locale, OddWords};

/// A locale in which an office's own words stand in the place of some of the
/// program's; the program's where it has none.
#[derive(Debug)]
pub struct OwnWords {
    lang: Lang,
    own: Option<Box<Locale>>,
}

impl OwnWords {
    /// The words of a language with those of some texts in their place, the later
    /// before the earlier, and what is wrong with a text, by its number: then none of
    /// it counts.
    pub fn new(lang: Lang, texts: &[impl AsRef<str>]) -> (Self, Vec<(usize, OddWords)>) {
        let (mut own, mut faults) = (None, Vec::new());
        for (number, text) in texts.iter().enumerate() {
            let before = own.as_deref().unwrap_or(Locale::of(lang));
            match before.with_own(text.as_ref()) {
                Ok(worded) => own = Some(Box::new(worded)),
                Err(fault) => faults.push((number, fault)),
            }
        }
        (Self { lang, own }, faults)
    }
}

impl Deref for OwnWords {
    type Target = Locale;

    fn deref(&self) -> &Locale {
        match &self.own {
            Some(own) => own,
            None => Locale::of(self.lang),
        }
    }
}
