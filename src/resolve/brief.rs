//! Takes a roster of one line each, `{党支部书记: 宋承远}`; gives the posts and people
//! in it that stand nowhere else.

use super::names::{Expected, Names};
use crate::load::raw::{Appointment, Raw, Text};
use crate::model::{DatedName, Organisation, Particulars, Period, Person, Post};
use crate::spelling::folded;

/// Adds them behind those that have a record of their own. Where there are such
/// records, a word that comes near to one of them is a slip and no new post.
pub(super) fn complete(raw: &Raw, organisation: &mut Organisation, known: &Names) {
    let rows: Vec<&Appointment> = raw.appointments.iter().filter(|row| row.brief).collect();
    let new = |word: &Text, expected, declared: bool, organisation: &Organisation| {
        let found = known.find(word, expected, organisation);
        found.is_err_and(|fault| {
            let near = |hint: &crate::diagnostic::Hint| hint.key == "did-you-mean";
            fault.is_some_and(|fault| !(declared && fault.hints.iter().any(near)))
        })
    };
    for row in &rows {
        let title = folded(&row.post);
        let there = organisation
            .posts
            .iter()
            .any(|post| folded(&post.id) == title);
        if !there
            && new(
                &row.post,
                Expected::Post,
                !raw.posts.is_empty(),
                organisation,
            )
        {
            let same = rows.iter().filter(|other| folded(&other.post) == title);
            organisation.posts.push(Post {
                id: row.post.value.clone(),
                titles: vec![DatedName {
                    name: row.post.value.clone(),
                    short_name: None,
                    from: None,
                }],
                department: None,
                rank: 10_000 + organisation.posts.len() as u32,
                seats: same.count() as u32,
                period: Period::default(),
                merged_into: None,
                at: row.post.at,
            });
            organisation.by_post.push(Vec::new());
        }
        let name = folded(&row.person);
        let there = organisation
            .people
            .iter()
            .any(|one| folded(&one.id) == name);
        if !there
            && new(
                &row.person,
                Expected::Person,
                !raw.people.is_empty(),
                organisation,
            )
        {
            organisation.people.push(Person {
                id: row.person.value.clone(),
                name: row.person.value.clone(),
                said: Particulars::default(),
                internal: false,
                department: None,
                until: None,
                succeeded_by: None,
                at: row.person.at,
            });
            organisation.by_person.push(Vec::new());
        }
    }
}
