//! Takes a rota as written; gives it day by day, each day with the people of
//! that day.
//!
//! [`days`] says on which days, [`queue`] whose turn it is, [`order`] who stands
//! in the order on a day, [`leave`] who stands in for somebody away, [`swaps`]
//! what was exchanged.

mod days;
mod leave;
mod order;
mod queue;
mod swaps;
mod table;

use chrono::{Datelike, NaiveDate};

use super::Context;
use super::frame::Frame;
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{
    DayKind, OnHoliday, PartyKind, Recurrence, Remark, Rota, RotaDay, RotaSlot, Tally,
};
use days::Rule;
use table::Table;

impl Context<'_> {
    /// The rota; `frame` gives its time where it says none itself.
    pub(super) fn rota(&mut self, raw: &raw::Rota, frame: Frame) -> Rota {
        let on_holiday = on_holiday(raw);
        let dates = self.dates(raw, frame, on_holiday);
        let mut table = self.table(raw, &dates);
        self.swap(raw, frame, &mut table);
        self.cover(raw, frame, &mut table);
        self.check_filled(raw, &table);
        let mut days = self.rota_days(table, raw.at);
        if raw.phones {
            self.with_numbers(&mut days);
        }
        let tally = tally(&days);
        Rota {
            name: self.optional_line(&raw.name),
            every: raw.every.words.iter().map(|w| self.line(w)).collect(),
            on_holiday,
            place: self.optional_line(&raw.place),
            hours: self.optional_line(&raw.hours),
            duty_phone: self.optional_line(&raw.duty_phone),
            slots: self.rota_slots(raw),
            days,
            tally,
            prints_tally: raw.tally,
            at: raw.at,
        }
    }

    fn rota_slots(&mut self, raw: &raw::Rota) -> Vec<RotaSlot> {
        if raw.slots.is_empty() {
            return vec![RotaSlot {
                name: String::new(),
                hours: None,
                place: None,
                at: raw.at,
            }];
        }
        let slots = raw.slots.iter().map(|slot| RotaSlot {
            name: self.line(&slot.name).text,
            hours: self.optional_line(&slot.hours),
            place: self.optional_line(&slot.place),
            at: slot.at,
        });
        slots.collect()
    }

    /// The days of the rota, each with the day it was moved from.
    fn dates(
        &mut self,
        raw: &raw::Rota,
        frame: Frame,
        on_holiday: OnHoliday,
    ) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let runs = |(from, until): &(NaiveDate, NaiveDate)| from <= until;
        let Some((from, until)) = time(raw, frame).filter(runs) else {
            return Vec::new();
        };
        // What was not understood has been said.
        if raw.every.rules.is_empty() {
            return Vec::new();
        }
        let rule = Rule {
            every: &raw.every.rules,
            from,
            until,
            on_holiday,
            except: raw
                .except
                .iter()
                .map(|e| (e.from.value, e.last().value))
                .collect(),
        };
        let mut dates = days::days(&rule, &self.organisation.calendar);
        let (first, last) = (full_date(from), full_date(until));
        let code = match dates.len() {
            0 => Code::RotaWithoutDays,
            n if n > days::LIMIT => Code::RotaTooLong,
            _ => return dates,
        };
        dates.clear();
        let fault = Diagnostic::new(code).arg("from", first).arg("until", last);
        self.push(fault.arg("limit", days::LIMIT.to_string()).at(raw.at));
        dates
    }

    /// Days on which nobody could be found, told once.
    fn check_filled(&mut self, raw: &raw::Rota, table: &Table) {
        let open = |row: &&table::Row| row.cells.iter().any(|cell| cell.missing > 0);
        let open: Vec<NaiveDate> = table.rows.iter().filter(open).map(|r| r.date).collect();
        let Some(first) = open.first() else { return };
        // An order that could not be read, or is missing, was reported.
        if raw.order.is_empty() && raw.slots.iter().all(|s| s.order.is_empty()) {
            return;
        }
        let mut fault = Diagnostic::new(Code::RotaWithoutHolder).arg("day", full_date(*first));
        if open.len() > 1 {
            fault = fault.arg("count", open.len().to_string());
        }
        self.push(fault.at(order_place(raw)));
    }

    /// The number of everybody on duty.
    fn with_numbers(&self, days: &mut [RotaDay]) {
        for party in days.iter_mut().flat_map(|day| &mut day.duties).flatten() {
            let own = party.person().and_then(|person| self.phone_of(person));
            party.phone = party.phone.take().or(own);
        }
    }

    fn rota_days(&self, table: Table, at: Origin) -> Vec<RotaDay> {
        let calendar = &self.organisation.calendar;
        let days = table.rows.into_iter().map(|row| {
            let kind = match calendar.holidays.get(&row.date) {
                _ if calendar.is_workday(row.date) => DayKind::Workday,
                Some(name) => DayKind::Holiday(name.clone()),
                None => DayKind::Weekend,
            };
            let mut remarks: Vec<Remark> = Vec::new();
            remarks.extend(row.moved_from.map(|from| Remark::Moved {
                from,
                holiday: calendar.holidays.get(&from).cloned().unwrap_or_default(),
            }));
            remarks.extend(row.remarks);
            RotaDay {
                date: row.date,
                kind,
                duties: row.cells.into_iter().map(|cell| cell.parties(at)).collect(),
                remarks,
            }
        });
        days.collect()
    }
}

/// First and last day: its own, else the plan's, else the year's.
pub(super) fn time(raw: &raw::Rota, frame: Frame) -> Option<(NaiveDate, NaiveDate)> {
    let given = raw.from.as_ref().map(|d| d.value);
    let from = given
        .or(frame.in_force.from)
        .or(NaiveDate::from_ymd_opt(frame.year, 1, 1))?;
    let given = raw.until.as_ref().map(|d| d.value);
    let until = given
        .or(frame.in_force.until.filter(|end| *end >= from))
        .or(NaiveDate::from_ymd_opt(from.year(), 12, 31))?;
    Some((from, until))
}

/// Where the order was written.
fn order_place(raw: &raw::Rota) -> Origin {
    raw.order.first().map_or(raw.at, |order| order.at)
}

/// What was said, else 顺延 for days that are meant to be worked.
fn on_holiday(raw: &raw::Rota) -> OnHoliday {
    let workdays = raw
        .every
        .rules
        .iter()
        .any(|r| Recurrence::is_for_workdays(*r));
    match &raw.on_holiday {
        Some(said) => said.value,
        None if workdays => OnHoliday::Postpone,
        None => OnHoliday::Keep,
    }
}

/// How often each one is on duty, in the order in which they first are.
fn tally(days: &[RotaDay]) -> Vec<Tally> {
    let mut tally: Vec<(queue::Who, Tally)> = Vec::new();
    for day in days {
        let mut counted: Vec<queue::Who> = Vec::new();
        for party in day.duties.iter().flatten() {
            let who = queue::who(party);
            if counted.contains(&who) || party.kind == PartyKind::Open {
                continue;
            }
            counted.push(who.clone());
            let name = party.told_apart();
            let at = tally.iter().position(|(known, _)| *known == who);
            let at = at.unwrap_or_else(|| {
                let none = Tally {
                    name: name.clone(),
                    unit: matches!(party.kind, PartyKind::Unit(_) | PartyKind::Category(_)),
                    days: 0,
                    weekends: 0,
                    holidays: 0,
                };
                tally.push((who, none));
                tally.len() - 1
            });
            let count = &mut tally[at].1;
            // The namesake may have come later.
            if party.unit.is_some() {
                count.name = name;
            }
            count.days += 1;
            count.weekends += u32::from(day.kind == DayKind::Weekend);
            count.holidays += u32::from(matches!(day.kind, DayKind::Holiday(_)));
        }
    }
    tally.into_iter().map(|(_, tally)| tally).collect()
}
