//! Takes the text of a file; gives every word in it that names somebody or something
//! of the organisation, and what it means.

use std::ops::Range;

use super::desk::Loaded;
use crate::diagnostic::{At, FileId, Origin};
use crate::load::fields::{self, Content, Item, Known};
use crate::load::keys::{Field, Kind as Shape, Record};
use crate::model::{DepartmentId, PersonId, PortfolioId, PostId};
use crate::resolve::{Expected, Kind};

/// A word that means something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// Its bytes, without quotes.
    pub range: Range<usize>,
    /// The word.
    pub word: String,
    /// What is expected there.
    pub expected: Expected,
    /// The number of the record that it names, where it stands in this record.
    pub defines: Option<u32>,
    /// Whether it stands in running text, behind `@{`.
    pub within: bool,
}

/// All of them, in the order of the text; none where it is no YAML.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    if let Some(tree) = fields::tree(text) {
        let walk = &mut Walk {
            text,
            found: &mut found,
        };
        walk.item(&tree, None, None);
    }
    found
}

/// A field and its record.
type Where = Option<(&'static Field, &'static Record)>;

struct Walk<'a> {
    text: &'a str,
    found: &'a mut Vec<Mention>,
}

impl Walk<'_> {
    /// `defines` is the record of the organisation that is written here, and what it
    /// is.
    fn item(&mut self, item: &Item, place: Where, defines: Option<(u32, Expected)>) {
        match &item.content {
            Content::Words(words) => self.words(item, words, place, defines),
            Content::List(items) => items.iter().for_each(|one| self.item(one, place, defines)),
            Content::Fields(known, entries) => {
                let record = known.map(|Known(record)| record);
                let own = record.and_then(|record| defined(record.name));
                let defines = own.map(|expected| (item.node, expected)).or(defines);
                for entry in entries {
                    let place = record.and_then(|r| Some((r.field(&entry.key)?, r)));
                    self.item(&entry.item, place, defines);
                }
            }
            Content::Blank => {}
        }
    }

    fn words(&mut self, item: &Item, words: &str, place: Where, defines: Option<(u32, Expected)>) {
        let Some((field, record)) = place else { return };
        let alone = match field.kind {
            Shape::Records(of) => defined(of.name),
            _ => None,
        };
        let naming = matches!(
            (record.name, field.name),
            (
                "person" | "post" | "department" | "issuer" | "portfolio" | "category",
                "id"
            ) | (
                "person" | "department" | "issuer" | "portfolio" | "category",
                "name"
            ) | ("department" | "issuer", "short-name")
                | ("post", "title" | "titles")
                | ("department", "names")
                | ("dated-title", "title")
                | ("dated-name", "name" | "short-name")
        );
        if let Some(expected) = alone {
            return self.push(item, words, expected, Some(item.node));
        }
        if naming && let Some((node, expected)) = defines {
            return self.push(item, words, expected, Some(node));
        }
        match expected(field, record) {
            Some(expected) => self.push(item, words, expected, None),
            None => self.within(item),
        }
    }

    fn push(&mut self, item: &Item, words: &str, expected: Expected, defines: Option<u32>) {
        let (start, end) = item.place;
        let typed = self.text.get(start..end).unwrap_or_default();
        let quoted = typed.starts_with(['"', '\'']) && typed.len() >= 2;
        let range = if quoted {
            start + 1..end - 1
        } else {
            start..end
        };
        let plain = self.text.get(range.clone()).unwrap_or_default();
        let trimmed = plain.trim_end();
        // What is written otherwise than it is meant is found, and never edited.
        if trimmed == words.trim() {
            self.found.push(Mention {
                range: range.start..range.start + trimmed.len(),
                word: trimmed.to_owned(),
                expected,
                defines,
                within: false,
            });
        }
    }

    /// References in running text.
    fn within(&mut self, item: &Item) {
        let (start, end) = item.place;
        let typed = self.text.get(start..end).unwrap_or_default();
        for (at, open) in typed.match_indices("@{") {
            let rest = &typed[at + open.len()..];
            let Some(end) = rest.find('}').filter(|_| !typed[..at].ends_with('@')) else {
                continue;
            };
            let reference = &rest[..end];
            let word = reference.split([':', '：']).next().unwrap_or_default();
            let apart = ["attachment", "附件", "item", "clause", "条目", "条"];
            let bases = ["base", "basis", "依据"];
            if reference.len() > word.len() && (apart.contains(&word) || bases.contains(&word)) {
                continue;
            }
            let first = start + at + open.len() + (word.len() - word.trim_start().len());
            let word = word.trim();
            self.found.push(Mention {
                range: first..first + word.len(),
                word: word.to_owned(),
                expected: Expected::Party,
                defines: None,
                within: true,
            });
        }
    }
}

/// What a record of the organisation is.
fn defined(record: &str) -> Option<Expected> {
    Some(match record {
        "person" => Expected::Person,
        "post" => Expected::Post,
        "department" => Expected::Department,
        "issuer" => Expected::Issuer,
        "portfolio" => Expected::Portfolio,
        "category" => Expected::Category,
        _ => return None,
    })
}

/// What a reference in a field is expected to name.
fn expected(field: &Field, record: &Record) -> Option<Expected> {
    match field.kind {
        Shape::Party | Shape::Parties | Shape::PartiesOr(_) => return Some(Expected::Party),
        Shape::Reference | Shape::References => {}
        _ => return None,
    }
    Some(match (field.name, record.name) {
        ("post" | "posts" | "leaves" | "takes", _) | ("merged-into", "post") => Expected::Post,
        ("person" | "succeeded-by" | "replaced-by", _) => Expected::Person,
        ("department" | "departments" | "parent" | "in-charge-of-unit", _)
        | ("merged-into", "department") => Expected::Department,
        ("in-charge-of" | "portfolio", _) => Expected::Portfolio,
        ("issuers", _) => Expected::Issuer,
        ("posts-of", _) => Expected::Category,
        _ => return None,
    })
}

/// The file of what stands in none that is loaded.
pub(super) const NOWHERE: FileId = FileId(u32::MAX);

/// What a mention means in a file.
pub(super) fn meant(loaded: &Loaded, file: FileId, mention: &Mention) -> Option<Kind> {
    let organisation = &loaded.session.organisation;
    if let Some(node) = mention.defines {
        let at = Origin { file, node };
        let own = |found: Option<usize>, kind: fn(u32) -> Kind| found.map(|n| kind(n as u32));
        let found = match mention.expected {
            Expected::Post => own(organisation.posts.iter().position(|p| p.at == at), |n| {
                Kind::Post(PostId(n))
            }),
            Expected::Person => own(organisation.people.iter().position(|p| p.at == at), |n| {
                Kind::Person(PersonId(n))
            }),
            Expected::Department => own(
                organisation.departments.iter().position(|d| d.at == at),
                |n| Kind::Department(DepartmentId(n)),
            ),
            Expected::Portfolio => own(
                organisation.portfolios.iter().position(|p| p.at == at),
                |n| Kind::Portfolio(PortfolioId(n)),
            ),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    find(loaded, &mention.word, mention.expected).or_else(|| {
        let others = [Expected::Issuer, Expected::Portfolio];
        let mut others = others.into_iter().filter(|_| mention.within);
        others.find_map(|expected| find(loaded, &mention.word, expected))
    })
}

/// What a word means where that is expected.
pub(super) fn find(loaded: &Loaded, word: &str, expected: Expected) -> Option<Kind> {
    let nowhere = Origin {
        file: NOWHERE,
        node: 0,
    };
    let word = At::new(word.to_owned(), nowhere);
    let session = &loaded.session;
    session
        .names
        .find(&word, expected, &session.organisation)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_something_are_found_where_they_stand() {
        let text = "people: [{id: he, name: \"何静\"}]   # 何静\nappointments:\n  - {post: 信访办主任, person: he}\nsections:\n  - body:\n      - 由@{he:full}和@{ou}负责，见@{attachment:a}，@@{no}。\n      - body-of-people: {leader: he, members: [ou, {in-charge-of: 信访工作}]}\n";
        let found = mentions(text);
        let words: Vec<&str> = found.iter().map(|m| m.word.as_str()).collect();
        let expected = [
            "he",
            "何静",
            "信访办主任",
            "he",
            "he",
            "ou",
            "he",
            "ou",
            "信访工作",
        ];
        assert_eq!(words, expected);
        for mention in &found {
            assert_eq!(&text[mention.range.clone()], mention.word);
        }
        assert_eq!(found[0].defines, found[1].defines);
        assert!(found[0].defines.is_some() && found[2].defines.is_none());
    }
}
