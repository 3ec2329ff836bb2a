//! Takes last year's plan; gives the new year's.

use super::{Draft, NotMade};
use crate::diagnostic::nearest;
use crate::engine::session::Session;
use crate::load::Card;
use crate::load::renew::{self, Decision};

/// Years that a plan can have.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2200;

/// The plan `from`, turned into that of another year under a new id; of the year
/// after its own where none is given.
///
/// # Errors
/// Why that cannot be done.
pub fn renewed(
    session: &Session,
    id: &str,
    from: &str,
    year: Option<i32>,
) -> Result<Draft, NotMade> {
    let Some(card) = session.plans.find(from) else {
        let ids = session.plans.cards().iter().map(|p| p.id.as_str());
        let near = nearest(from, ids).unwrap_or_default();
        return Err(NotMade::UnknownPlan(near.to_string()));
    };
    let old_year = year_of(session, card).ok_or(NotMade::WithoutYear)?;
    let year = year.unwrap_or(old_year + 1);
    if year == old_year || !YEARS.contains(&year) {
        return Err(NotMade::SameYear(year));
    }
    let calendar = &session.organisation.calendar;
    let wanted = renew::Wanted {
        id,
        old_year,
        year,
        calendar,
    };
    let source = session.sources.get(card.file);
    let folder = source.path.rsplit_once('/');
    let beside = folder.map(|(folder, _)| folder.to_owned());
    let text = source.text();
    let renewed = renew::renew(&text, &wanted);
    let (text, mut decisions) = renewed.ok_or(NotMade::Unreadable)?;
    if !calendar.years.contains(&year) {
        let calendar = Decision {
            line: 1,
            what: "decide-calendar",
            words: (year.to_string(), String::new()),
            of: None,
        };
        decisions.insert(0, calendar);
    }
    Ok(Draft {
        id: id.to_string(),
        text,
        decisions,
        beside,
    })
}

/// The year of a plan: that of its dates, else of its title.
pub fn year_of(session: &Session, card: &Card) -> Option<i32> {
    let old = session.open(card).ok();
    let dated = old.as_ref().and_then(|old| old.plan.year());
    dated.or_else(|| year_in(&card.title))
}

/// The year that a title begins with or names.
pub(super) fn year_in(title: &str) -> Option<i32> {
    let (before, _) = title.split_once('年')?;
    let digits = before.len().checked_sub(4)?;
    before.get(digits..)?.parse().ok()
}
