//! The words of a language as an office has them.

use std::ops::Deref;

use super::{Lang, Locale};

/// A locale in which an office's own words stand in the place of some of the
/// program's; the program's where it has none.
#[derive(Debug)]
pub struct OwnWords {
    lang: Lang,
    own: Option<Box<Locale>>,
}

impl OwnWords {
    /// The words of a language with those of a text in their place, and what is
    /// wrong with that text: then none of it counts.
    pub fn new(lang: Lang, own: Option<&str>) -> (Self, Option<String>) {
        let read = own.map(|own| Locale::with_own(lang, own)).transpose();
        let (own, fault) = match read {
            Ok(own) => (own.map(Box::new), None),
            Err(fault) => (None, Some(fault)),
        };
        (Self { lang, own }, fault)
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
