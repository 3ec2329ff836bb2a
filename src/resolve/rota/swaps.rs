//! Takes the exchanges of a rota; makes them in its table.

use chrono::NaiveDate;

use super::queue::find;
use super::table::{Duty, Table};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::load::raw::{self, Swap};
use crate::model::Remark;
use crate::model::date::full_date;
use crate::resolve::Context;
use crate::resolve::frame::Frame;

impl Context<'_> {
    /// Makes every exchange, in the order written. One that was settled before the paper
    /// is dated is no exchange to whoever reads it.
    pub(super) fn swap(&mut self, raw: &raw::Rota, frame: Frame, table: &mut Table) {
        // Without any day the reason was told.
        if !table.rows.is_empty() {
            for swap in &raw.swaps {
                let noted = swap.noted.as_ref().map(|day| day.value);
                self.swap_one(raw, swap, frame.is_later(noted), table);
            }
        }
    }

    fn swap_one(&mut self, raw: &raw::Rota, swap: &Swap, later: bool, table: &mut Table) {
        let Some(slots) = slots_meant(raw, swap) else {
            return;
        };
        let Some(day) = self.row(table, &swap.date, &slots) else {
            return;
        };
        if let Some(with) = &swap.with {
            let Some(other) = self.row(table, with, &slots) else {
                return;
            };
            if day == other {
                return;
            }
            exchange(table, day, other, &slots);
            if later {
                let dates = [table.rows[day].date, table.rows[other].date];
                for (row, with) in [(day, dates[1]), (other, dates[0])] {
                    let slots = slots.clone();
                    table.rows[row]
                        .remarks
                        .push(Remark::Exchanged { with, slots });
                }
            }
        } else if let Some(by) = &swap.by {
            let date = swap.date.value;
            let found = self.on_day(date, |context| context.parties(std::slice::from_ref(by)));
            let (Some(party), Some(slot)) = (found.into_iter().next(), slots.first()) else {
                return;
            };
            let row = &mut table.rows[day];
            let duties = &mut row.cells[*slot].duties;
            let instead_of: Vec<String> = duties.iter().map(|d| d.party.told_apart()).collect();
            if later {
                let named = raw.slots.get(*slot);
                row.remarks.push(Remark::Replaced {
                    slot: named.map_or(String::new(), |slot| slot.name.value.clone()),
                    instead_of: instead_of.join("、"),
                    by: party.told_apart(),
                });
            }
            row.cells[*slot].missing = 0;
            row.cells[*slot].duties = vec![Duty {
                party,
                cover: None,
                place: None,
            }];
        }
    }

    /// The row of a day with duty.
    fn row(&mut self, table: &Table, day: &At<NaiveDate>, slots: &[usize]) -> Option<usize> {
        let found = table
            .rows
            .iter()
            .position(|row| row.date == day.value && slots.iter().any(|s| row.cells[*s].applies));
        if found.is_none() {
            let fault = Diagnostic::new(Code::SwapWithoutDuty).arg("day", full_date(day.value));
            let near = |row: &&super::table::Row| (row.date - day.value).num_days().abs();
            let moved = table.rows.iter().find(|r| r.moved_from == Some(day.value));
            let near = moved.or(table.rows.iter().min_by_key(near));
            self.push(match near {
                Some(row) => fault
                    .at(day.at)
                    .hint_with("nearest-duty", [("day", full_date(row.date))]),
                None => fault.at(day.at),
            });
        }
        found
    }
}

/// Which slots are meant; somebody else can take one only.
fn slots_meant(raw: &raw::Rota, swap: &Swap) -> Option<Vec<usize>> {
    let count = raw.slots.len().max(1);
    match &swap.slot {
        Some(name) => {
            let found = raw.slots.iter().position(|s| s.name.value == name.value);
            found.map(|slot| vec![slot])
        }
        None if swap.by.is_some() && count > 1 => None,
        None => Some((0..count).collect()),
    }
}

/// Two days change places; whoever holds a post by then has the turn.
fn exchange(table: &mut Table, day: usize, other: usize, slots: &[usize]) {
    let (first, second) = (day.min(other), day.max(other));
    let (before, after) = table.rows.split_at_mut(second);
    let (one, two) = (&mut before[first], &mut after[0]);
    for slot in slots {
        let (a, b) = (&mut one.cells[*slot], &mut two.cells[*slot]);
        std::mem::swap(&mut a.duties, &mut b.duties);
        std::mem::swap(&mut a.missing, &mut b.missing);
        // Each duty came from the other day's order: found again in this one's.
        let orders = |duties: &[Duty]| duties.iter().find_map(|d| d.place.clone());
        let (of_two, of_one) = (orders(&a.duties), orders(&b.duties));
        for (duties, today) in [(&mut a.duties, of_one), (&mut b.duties, of_two)] {
            let Some((today, _)) = today else { continue };
            for duty in duties {
                let Some((then, index)) = &duty.place else {
                    continue;
                };
                let Some(place) = find(then, *index, &today) else {
                    continue;
                };
                if !today[place].idle {
                    duty.party = today[place].party.clone();
                }
            }
        }
    }
}
