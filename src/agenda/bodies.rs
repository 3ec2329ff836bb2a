//! Takes the changes of staff; gives the bodies that changed and have no paper yet, and
//! the changes that are to be announced.

use chrono::NaiveDate;

use super::{AHEAD, Matter, Part, Why, after};
use crate::change::{self, PaperState, adjusted::Need};
use crate::engine::Session;
use crate::ledger::Named;
use crate::workspace::Workspace;

/// Bodies of which the paper is not out, those that wait longest first.
pub(super) fn without_paper(
    workspace: &Workspace,
    session: &Session,
    today: NaiveDate,
) -> Vec<Matter> {
    let word = |key: &str| session.locale.ui(key, &[]);
    let mut matters = Vec::new();
    for (_, papers) in change::all_due_papers(workspace) {
        let Ok(since) = papers.date.parse::<NaiveDate>() else {
            continue;
        };
        for paper in papers.bodies.iter().filter(|paper| paper.is_due()) {
            let need = match paper.need {
                Need::Approval => word("body-approval"),
                _ => word("body-paper"),
            };
            let state = match paper.state {
                PaperState::Drafted => word("body-drafted"),
                _ => word("body-open"),
            };
            let card = session.plans.by_id(&paper.plan);
            matters.push(Matter {
                why: Why::BodyWithoutPaper,
                day: Some(since),
                what: paper.body.clone(),
                unit: String::new(),
                who: vec![Part {
                    role: need,
                    who: vec![state],
                }],
                plan: card.map(|card| Named {
                    id: card.id.value.clone(),
                    title: card.title.value.clone(),
                }),
                days: Some((today - since).num_days()).filter(|days| *days >= 0),
            });
        }
    }
    matters
}

/// Changes that this machine keeps until they are announced, from a week before.
pub(super) fn to_announce(workspace: &Workspace, today: NaiveDate) -> Vec<Matter> {
    let held = change::held(workspace).into_iter();
    let near = held.filter(|one| one.announced.is_none_or(|day| day <= after(today, AHEAD)));
    let matters = near.map(|one| Matter {
        why: Why::ToAnnounce,
        day: one.announced,
        what: one.id,
        unit: String::new(),
        who: Vec::new(),
        plan: None,
        days: None,
    });
    matters.collect()
}
