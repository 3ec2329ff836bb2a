//! Takes the plans; gives the drafts under way: in which state, with whom, and for how
//! long.

use chrono::NaiveDate;

use super::{Matter, Part, Why};
use crate::engine::Session;
use crate::ledger::Named;
use crate::life;

/// Drafts whose state somebody has set; those longest under way come first.
pub(super) fn matters(session: &Session, today: NaiveDate) -> impl Iterator<Item = Matter> {
    let stands = life::stands(session, today).into_iter();
    let open = stands.filter(|stand| stand.set && !stand.status.is_out());
    open.map(move |stand| Matter {
        why: Why::Draft,
        day: stand.since,
        what: stand.title.clone(),
        who: vec![Part {
            role: session.locale.ui(life::named(stand.status), &[]),
            who: stand.with.into_iter().collect(),
        }],
        plan: Some(Named {
            id: stand.plan,
            title: stand.title,
        }),
        days: stand.since.map(|since| (today - since).num_days()),
    })
}
