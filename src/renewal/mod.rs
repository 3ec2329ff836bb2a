//! 年度更新: takes the plans of a year; gives those of the next, all at once, and one list
//! of what a person must settle in them. Tasks that units did not finish, by what they
//! reported, are offered to be carried over.

mod carried;
mod list;
mod papers;

pub use carried::{Unfinished, unfinished};
pub use list::{Matter, Subject};
pub use papers::papers;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::nearest;
use crate::engine::Session;
use crate::engine::draft::{self, NotMade};
use crate::load::Card;
use crate::workspace::Workspace;

/// What is to be renewed.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Ids or titles of plans; all of the year before unless any are given.
    pub plans: Vec<String>,
    /// The new year.
    pub year: i32,
    /// Unfinished tasks that are carried over, by their numbers.
    pub carry: BTreeSet<String>,
    /// All of them.
    pub carry_all: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Renewed {
    /// Plans that were made: the old one's id, the new one's, and its file.
    pub made: Vec<(String, String, String)>,
    /// Plans that were not, and why.
    pub refused: Vec<(String, NotMade)>,
    /// What is to be settled, by subject, then by plan.
    pub matters: Vec<Matter>,
    /// Tasks that were not finished.
    pub unfinished: Vec<Unfinished>,
}

/// Plans of the year before that can be renewed: id and title; those that have been
/// already are left out.
pub fn candidates(session: &Session, year: i32) -> Vec<(String, String)> {
    let cards = session.plans.cards().iter();
    let due = cards.filter(|card| draft::year_of(session, card) == Some(year - 1));
    let open = due.filter(|card| {
        session
            .plans
            .by_id(&next_id(&card.id.value, year))
            .is_none()
    });
    open.map(|card| (card.id.value.clone(), card.title.value.replace('\n', "")))
        .collect()
}

/// petition-2026 → petition-2027; the year behind one without.
pub fn next_id(id: &str, year: i32) -> String {
    let before = (year - 1).to_string();
    match id.rfind(&before) {
        Some(at) => format!("{}{year}{}", &id[..at], &id[at + before.len()..]),
        None => format!("{id}-{year}"),
    }
}

/// Renews them: each is tried in memory and written only without errors. Whoever calls
/// has entered the workspace to write.
///
/// # Errors
/// A word that is no plan, and the id that comes near.
pub fn renew(
    workspace: &Workspace,
    session: &Session,
    wanted: &Wanted,
    clock: NaiveDate,
) -> Result<Renewed, (String, String)> {
    let cards = chosen(session, wanted)?;
    let mut done = Renewed::default();
    for card in cards {
        let (old, id) = (card.id.value.clone(), next_id(&card.id.value, wanted.year));
        let unfinished = unfinished(session, card, wanted.year - 1);
        let carry: Vec<&Unfinished> = unfinished
            .iter()
            .filter(|task| wanted.carry_all || wanted.carry.contains(&task.id))
            .collect();
        let draft = draft::renewed(session, &id, &old, Some(wanted.year));
        let draft = draft.map(|draft| carried::carried(workspace, session, draft, card, &carry));
        let made =
            draft.and_then(|(draft, left)| Ok((draft::create(workspace, draft, clock)?, left)));
        match made {
            Ok((created, left)) => {
                let title = created.title.clone();
                done.matters
                    .extend(list::matters(session, &created, &id, &title));
                done.matters.extend(left.into_iter().map(|task| Matter {
                    subject: Subject::Carried,
                    plan: id.clone(),
                    title: title.clone(),
                    line: 1,
                    words: session.locale.ui("renew-not-noted", &[("task", task)]),
                }));
                done.made.push((old, id, created.path.clone()));
            }
            Err(why) => done.refused.push((old, why)),
        }
        done.unfinished.extend(unfinished);
    }
    list::sort(&mut done.matters);
    Ok(done)
}

fn chosen<'s>(session: &'s Session, wanted: &Wanted) -> Result<Vec<&'s Card>, (String, String)> {
    let words: Vec<String> = match wanted.plans.is_empty() {
        true => {
            let due = candidates(session, wanted.year).into_iter();
            due.map(|(id, _)| id).collect()
        }
        false => wanted.plans.clone(),
    };
    let cards = words.into_iter().map(|word| {
        session.plans.find(&word).ok_or_else(|| {
            let ids = session.plans.cards().iter().map(|plan| plan.id.as_str());
            let near = nearest(&word, ids).unwrap_or_default().to_string();
            (word.clone(), near)
        })
    });
    cards.collect()
}
