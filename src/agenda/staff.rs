//! Takes the organisation; gives who stands in for a short time more, which posts
//! nobody holds, and whether next year's holidays are known.

use chrono::{Datelike, NaiveDate};

use super::{ENDING, Matter, Part, Why, after};
use crate::engine::Session;
use crate::model::PostId;

/// The State Council tells the holidays of a year in the November before it.
const TOLD_IN: u32 = 11;

pub(super) fn matters(session: &Session, day: NaiveDate) -> Vec<Matter> {
    let mut matters = stand_ins_that_end(session, day);
    matters.extend(vacant(session, day));
    matters.extend(holidays(session, day));
    matters
}

fn matter(why: Why, what: String) -> Matter {
    Matter {
        why,
        day: None,
        what,
        unit: String::new(),
        who: Vec::new(),
        plan: None,
        days: None,
    }
}

fn stand_ins_that_end(session: &Session, today: NaiveDate) -> Vec<Matter> {
    let organisation = &session.organisation;
    let near = today..=after(today, ENDING);
    let held = organisation.appointments.iter();
    let ends = held.filter_map(|held| {
        let last = held.period.until.filter(|last| near.contains(last))?;
        let stands_in = held.holding.stands_in() || organisation.is_in_charge(held, last);
        stands_in.then(|| Matter {
            day: Some(last),
            who: vec![Part {
                role: String::new(),
                who: vec![organisation.person(held.person).name.clone()],
            }],
            ..matter(
                Why::StandInEnds,
                organisation.post(held.post).title(last).to_string(),
            )
        })
    });
    ends.collect()
}

fn vacant(session: &Session, today: NaiveDate) -> Vec<Matter> {
    let organisation = &session.organisation;
    let posts = (0..organisation.posts.len()).map(|n| PostId(n as u32));
    let open = posts.filter(|post| {
        let exists = organisation.post(*post).period.contains(today);
        exists && organisation.holders(*post, today).is_empty()
    });
    let titles = open.map(|post| organisation.post(post).title(today).to_string());
    titles.map(|title| matter(Why::Vacant, title)).collect()
}

/// Rotas and deadlines of the next year ask for its holidays.
fn holidays(session: &Session, today: NaiveDate) -> Option<Matter> {
    let calendar = &session.organisation.calendar;
    let next = today.year() + 1;
    let due = today.month() >= TOLD_IN && !calendar.years.is_empty();
    (due && !calendar.years.contains(&next)).then(|| matter(Why::NoHolidays, next.to_string()))
}
