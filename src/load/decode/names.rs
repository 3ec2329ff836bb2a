//! Every word by which a record can be called: tells a list from a title that
//! holds a list's mark, such as 社区党委书记、居委会主任.

use std::collections::BTreeSet;

use crate::load::raw::Raw;
use crate::spelling::folded;

/// Ids, names, short names and titles.
#[derive(Debug, Default)]
pub(in crate::load) struct Names(BTreeSet<String>);

impl Names {
    pub(crate) fn of<'r>(files: impl Iterator<Item = &'r Raw>) -> Self {
        let mut names = BTreeSet::new();
        let mut take = |word: &str| {
            names.insert(folded(word).into_owned());
        };
        for raw in files {
            for issuer in &raw.issuers {
                [&issuer.id, &issuer.name]
                    .into_iter()
                    .for_each(|text| take(text));
            }
            for department in &raw.departments {
                take(&department.id);
                department.names.iter().for_each(|n| take(&n.name));
                department.short_name.iter().for_each(|n| take(n));
            }
            for post in &raw.posts {
                take(&post.id);
                post.titles.iter().for_each(|n| take(&n.name));
            }
            for person in &raw.people {
                [&person.id, &person.name]
                    .into_iter()
                    .for_each(|text| take(text));
            }
            for category in &raw.categories {
                [&category.id, &category.name]
                    .into_iter()
                    .for_each(|text| take(text));
            }
        }
        Self(names)
    }

    /// Whether the word as a whole means nothing, and each part something.
    pub(crate) fn is_list(&self, word: &str, mark: char) -> bool {
        word.contains(mark)
            && !self.0.contains(word)
            && word.split(mark).all(|part| self.0.contains(part.trim()))
    }
}
