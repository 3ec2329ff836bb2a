//! Takes the days and the order; gives who has each turn.

use std::rc::Rc;

use chrono::NaiveDate;

use super::queue::{Queue, Turn, Who, who};
use crate::diagnostic::Origin;
use crate::load::raw;
use crate::model::{Party, PartyKind, Remark};
use crate::resolve::Context;

/// Everybody's turns, day by day.
pub(super) struct Table {
    /// The days.
    pub rows: Vec<Row>,
}

/// One day.
pub(super) struct Row {
    /// The day.
    pub date: NaiveDate,
    /// The day it was moved from.
    pub moved_from: Option<NaiveDate>,
    /// Slot by slot.
    pub cells: Vec<Cell>,
    /// What is out of the ordinary.
    pub remarks: Vec<Remark>,
    /// Whether the plan exchanges anything on that day.
    pub swapped: bool,
}

/// Who has duty in one slot on one day.
#[derive(Default)]
pub(super) struct Cell {
    /// Whether there is duty at all.
    pub applies: bool,
    /// Who.
    pub duties: Vec<Duty>,
    /// For how many nobody could be found.
    pub missing: u32,
}

/// A turn.
pub(super) struct Duty {
    /// Whose it is.
    pub party: Party,
    /// Who stands in.
    pub cover: Option<Party>,
    /// The order of that day and the place in it.
    pub place: Option<(Rc<Vec<Turn>>, usize)>,
}

impl Cell {
    /// Those on duty; 待定 for whom nobody could be found.
    pub(super) fn parties(self, at: Origin) -> Vec<Party> {
        let mut parties: Vec<Party> = self.duties.into_iter().map(|d| d.party).collect();
        for _ in 0..self.missing {
            parties.push(Party::plain(PartyKind::Open, "待定", at));
        }
        parties
    }
}

/// The most people that one slot can have.
const MOST: u32 = 50;

/// A slot as it is filled.
struct Slot<'r> {
    orders: &'r [raw::RotaOrder],
    every: Option<&'r raw::Every>,
    count: u32,
    queue: usize,
}

impl Context<'_> {
    pub(super) fn table(
        &mut self,
        raw: &raw::Rota,
        dates: &[(NaiveDate, Option<NaiveDate>)],
    ) -> Table {
        let slots = slots(raw);
        let mut queues: Vec<Queue> = Vec::new();
        queues.resize_with(slots.len() + 1, Queue::default);
        let first = dates.first().map_or(NaiveDate::MIN, |(day, _)| *day);
        let swapped = |day| {
            raw.swaps
                .iter()
                .any(|s| s.date.value == day || s.with.as_ref().is_some_and(|w| w.value == day))
        };
        let mut rows = Vec::with_capacity(dates.len());
        for (date, moved_from) in dates {
            let mut row = Row {
                date: *date,
                moved_from: *moved_from,
                cells: Vec::with_capacity(slots.len()),
                remarks: Vec::new(),
                swapped: swapped(*date),
            };
            let mut orders: Vec<Option<Rc<Vec<Turn>>>> = vec![None; queues.len()];
            let mut on_duty: Vec<Who> = Vec::new();
            for slot in &slots {
                let day = moved_from.unwrap_or(*date);
                let calendar = &self.organisation.calendar;
                let applies = slot.every.is_none_or(|every| {
                    let mut rules = every.rules.iter();
                    rules.any(|r| r.chooses(day, first, calendar))
                });
                let mut cell = Cell {
                    applies,
                    ..Cell::default()
                };
                if applies {
                    let started = slot
                        .orders
                        .iter()
                        .rfind(|o| o.from.as_ref().is_none_or(|from| from.value <= *date));
                    if let Some(order) = started {
                        queues[slot.queue].keep_order(order.at);
                        let today = orders[slot.queue]
                            .get_or_insert_with(|| Rc::new(self.turns(order, *date)));
                        let today = Rc::clone(today);
                        for _ in 0..slot.count {
                            let found = self.next(raw, &row, &queues[slot.queue], &today, &on_duty);
                            let Some(duty) = found else {
                                cell.missing += 1;
                                continue;
                            };
                            on_duty.push(who(&duty.party));
                            on_duty.extend(duty.cover.as_ref().map(who));
                            if let Some((_, index)) = &duty.place {
                                queues[slot.queue].serve(&today, *index);
                            }
                            cell.duties.push(duty);
                        }
                    } else {
                        cell.missing = slot.count;
                    }
                }
                row.cells.push(cell);
            }
            rows.push(row);
        }
        Table { rows }
    }

    /// The next who can be on duty that day.
    fn next(
        &mut self,
        raw: &raw::Rota,
        row: &Row,
        queue: &Queue,
        today: &Rc<Vec<Turn>>,
        on_duty: &[Who],
    ) -> Option<Duty> {
        for index in queue.sequence(today) {
            let turn = &today[index];
            if turn.idle || on_duty.contains(&turn.who()) {
                continue;
            }
            let away = !row.swapped && self.is_away(&turn.party, row.date);
            let cover = away.then(|| self.stand_in(&turn.party, row.date)).flatten();
            let cover = cover.filter(|cover| !on_duty.contains(&who(cover)));
            if away && cover.is_none() {
                // The turn passes to the next.
                self.not_covered(&turn.party, row.date, raw.at);
                continue;
            }
            return Some(Duty {
                party: turn.party.clone(),
                cover,
                place: Some((Rc::clone(today), index)),
            });
        }
        None
    }
}

/// The slots; a rota that names none has one.
fn slots(raw: &raw::Rota) -> Vec<Slot<'_>> {
    if raw.slots.is_empty() {
        return vec![Slot {
            orders: &raw.order,
            every: None,
            count: 1,
            queue: 0,
        }];
    }
    let slots = raw.slots.iter().enumerate().map(|(i, slot)| {
        let own = !slot.order.is_empty();
        Slot {
            orders: if own { &slot.order } else { &raw.order },
            every: slot.every.as_ref(),
            count: slot.count.as_ref().map_or(1, |c| c.value.clamp(1, MOST)),
            // Those without an order of their own share one round.
            queue: if own { i + 1 } else { 0 },
        }
    });
    slots.collect()
}
