//! Takes the ledger of all plans and their cards; gives what is due, who is on
//! duty, and which plans and rotas end.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::{AHEAD, BACK, ENDING, Matter, Part, Why, after};
use crate::diagnostic::Report;
use crate::engine::Session;
use crate::ledger::{self, Kind, Ledger, Named, Of, Row, Time};

pub(super) fn matters(session: &Session, day: NaiveDate) -> (Vec<Matter>, Report) {
    let time = Time {
        as_of: day,
        from: day.checked_sub_days(Days::new(BACK)),
        until: None,
    };
    let (ledger, report) = ledger::ledger(session, Of::All, time);
    let mut matters: Vec<Matter> = Vec::new();
    for row in &ledger.rows {
        let Some(why) = why(row, day) else { continue };
        let found = matter(&ledger, row, why);
        // Whoever has a part in it stands in one row.
        let same = matters.iter_mut().find(|known| {
            known.why == why
                && (known.day, &known.what, &known.plan) == (found.day, &found.what, &found.plan)
        });
        match same {
            Some(known) => {
                known.who.extend(found.who);
                if known.unit.is_empty() {
                    known.unit = found.unit;
                }
            }
            None => matters.push(found),
        }
    }
    matters.extend(rotas_that_end(&ledger, day));
    matters.extend(plans_that_end(session, day));
    (matters, report)
}

fn why(row: &Row, today: NaiveDate) -> Option<Why> {
    let day = row.day?;
    match row.kind {
        Kind::Rota if day == today => Some(Why::OnDuty),
        Kind::Rota if day == after(today, 1) => Some(Why::OnDutyNext),
        Kind::Task | Kind::Goal if row.done => None,
        Kind::Task | Kind::Goal | Kind::Phase if day >= today => {
            (day <= after(today, AHEAD)).then_some(Why::Due)
        }
        // What comes again every month has its next day.
        Kind::Task | Kind::Goal => row.monthly.is_none().then_some(Why::Overdue),
        _ => None,
    }
}

fn matter(ledger: &Ledger, row: &Row, why: Why) -> Matter {
    Matter {
        why,
        day: row.day,
        what: row.what.clone(),
        unit: match row.concern.units.is_empty() {
            true => String::new(),
            false => row.who.join("、"),
        },
        who: match row.who[..] {
            [] => Vec::new(),
            _ => vec![Part {
                role: row.role.clone(),
                who: row.who.clone(),
            }],
        },
        plan: Some(ledger.plans[row.plan].clone()),
        days: None,
    }
}

/// Rotas whose last day is near: who comes after it, nobody knows.
fn rotas_that_end(ledger: &Ledger, today: NaiveDate) -> Vec<Matter> {
    let mut last: HashMap<(usize, &str), &Row> = HashMap::new();
    let on_duty = ledger.rows.iter().filter(|row| row.kind == Kind::Rota);
    for row in on_duty {
        let known = last.entry((row.plan, row.what.as_str())).or_insert(row);
        if known.day < row.day {
            *known = row;
        }
    }
    let near = |row: &&&Row| {
        row.day
            .is_some_and(|day| (today..=after(today, AHEAD)).contains(&day))
    };
    let ends = last.values().filter(near).map(|row| Matter {
        who: Vec::new(),
        ..matter(ledger, row, Why::RotaEnds)
    });
    let mut ends: Vec<Matter> = ends.collect();
    ends.sort_by(|one, other| (one.day, &one.what).cmp(&(other.day, &other.what)));
    ends
}

fn plans_that_end(session: &Session, today: NaiveDate) -> impl Iterator<Item = Matter> {
    let near = today..=after(today, ENDING);
    let cards = session.plans.cards().iter();
    cards.filter_map(move |card| {
        let last = card.in_force_until.filter(|last| near.contains(last))?;
        Some(Matter {
            why: Why::PlanEnds,
            day: Some(last),
            what: card.title.value.clone(),
            unit: String::new(),
            who: Vec::new(),
            plan: Some(Named {
                id: card.id.value.clone(),
                title: card.title.value.clone(),
            }),
            days: None,
        })
    })
}
