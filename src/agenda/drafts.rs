//! Takes the plans; gives the drafts under way: in which state, with whom, and for how
//! long; and of those that units are asked about, who has not answered.

use chrono::NaiveDate;

use super::{Matter, Part, Why};
use crate::consult;
use crate::engine::Session;
use crate::ledger::Named;
use crate::life::{self, Stand};
use crate::model::Status;

/// Drafts whose state somebody has set; those longest under way come first.
pub(super) fn matters(session: &Session, today: NaiveDate) -> Vec<Matter> {
    let stands = life::stands(session, today).into_iter();
    let open = stands.filter(|stand| stand.set && !stand.status.is_out());
    let both = open.flat_map(|stand| {
        [
            Some(draft(session, &stand, today)),
            unanswered(session, &stand),
        ]
    });
    both.flatten().collect()
}

fn draft(session: &Session, stand: &Stand, today: NaiveDate) -> Matter {
    Matter {
        why: Why::Draft,
        day: stand.since,
        what: stand.title.clone(),
        unit: String::new(),
        who: vec![Part {
            role: session.locale.ui(life::named(stand.status), &[]),
            who: stand.with.iter().cloned().collect(),
        }],
        plan: Some(named(stand)),
        days: stand.since.map(|since| (today - since).num_days()),
    }
}

/// Units that were asked about a draft and have not answered: the day is that by when
/// they are to.
fn unanswered(session: &Session, stand: &Stand) -> Option<Matter> {
    if stand.status != Status::Consulting {
        return None;
    }
    let round = consult::round(session, &stand.plan).ok()?;
    let silent = consult::silent(session, &round);
    (!silent.is_empty()).then(|| Matter {
        why: Why::Unanswered,
        day: round.due,
        what: stand.title.clone(),
        unit: String::new(),
        who: vec![Part {
            role: String::new(),
            who: silent,
        }],
        plan: Some(named(stand)),
        days: None,
    })
}

fn named(stand: &Stand) -> Named {
    Named {
        id: stand.plan.clone(),
        title: stand.title.clone(),
    }
}
