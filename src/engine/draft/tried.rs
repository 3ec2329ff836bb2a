//! Takes a workspace with a new plan in it; gives what is wrong with that plan.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::engine::session::Session;
use crate::engine::stages;
use crate::engine::wanted::Wanted;
use crate::load::Card;

/// The faults of the new plan, its own and those of its people and days.
pub(super) fn faults(session: &Session, path: &str, id: &str, today: NaiveDate) -> Report {
    let mut report = session.report.clone();
    let here = |card: &&Card| session.sources.get(card.file).path == path;
    let mut cards = session.plans.cards().iter().filter(here);
    let card = cards.find(|card| card.id.value == id);
    let opened = card.map(|card| session.open(card));
    let built = matches!(opened, Some(Ok(_)));
    match opened {
        Some(Ok(plan)) => {
            let wanted = Wanted {
                as_of: None,
                ..Wanted::on(today)
            };
            report.extend(stages::documents(session, &plan, &wanted).1);
        }
        Some(Err(faults)) => report.extend(faults),
        None => {}
    }
    let located = session.located(report);
    let mut own: Report = located
        .iter()
        .filter(|fault| stands_in(fault, session, path))
        .cloned()
        .collect();
    if !built && !own.has_errors() {
        // What hinders it stands elsewhere.
        own.extend(located.errors());
    }
    // Absences and the like: the plan's fault, told at another file.
    own.sort();
    own
}

fn stands_in(fault: &Diagnostic, session: &Session, path: &str) -> bool {
    match fault.primary.as_ref().map(|label| &label.place) {
        Some(Place::Span(span)) => session.sources.get(span.file).path == path,
        _ => false,
    }
}
