//! What templates see of a rota.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::view;
use crate::compose::origin_attribute;
use crate::model::date::full_date;
use crate::model::{self, DayKind, Rota, RotaSlot, Tally};

view! {
    Rota as rota {
        name,
        every,
        on_holiday,
        place,
        hours,
        duty_phone,
        slots = slots(rota),
        days = days(rota),
        holidays = holidays(rota),
        has_remarks = rota.days.iter().any(|day| !day.remarks.is_empty()),
        tally = counted(rota).collect::<Vec<_>>(),
        tallies = tallies(rota),
        occasion = occasion(rota),
        has_weekends = counted(rota).any(|one| one.weekends > 0),
        has_holidays = counted(rota).any(|one| one.holidays > 0),
        origin = origin_attribute::write(rota.at),
    }

    Slot<'_> as one {
        name = one.slot.name,
        hours = one.slot.hours,
        place = one.slot.place,
        phones = one.phones,
    }

    Holiday<'_> as one {
        name = one.name,
        span = one.span(),
        has_remarks = one.days.iter().any(|day| !day.day.remarks.is_empty()),
        days = one.days,
    }

    Tally as tally { name, unit, days, weekends, holidays }

    RotaDay<'_> as one {
        date = full_date(one.day.date),
        on = one.day.date.to_string(),
        day = match one.with_year {
            true => full_date(one.day.date),
            false => short_date(one.day.date),
        },
        weekday = weekday(one.day.date),
        kind = kind(&one.day.kind),
        holiday = holiday(&one.day.kind),
        duties = one.day.duties,
        remarks = one.day.remarks.iter().map(|r| remark(r, one.day.date)).collect::<Vec<_>>(),
    }
}

/// A slot, and whether numbers stand beside it.
struct Slot<'r> {
    slot: &'r RotaSlot,
    phones: bool,
}

fn slots(rota: &Rota) -> Vec<Slot<'_>> {
    let slots = rota.slots.iter().enumerate().map(|(nth, slot)| Slot {
        slot,
        phones: rota.days.iter().any(|day| {
            let duty = day.duties.get(nth).into_iter().flatten();
            duty.into_iter().any(|party| party.phone.is_some())
        }),
    });
    slots.collect()
}

/// Whose days are counted below the table.
fn counted(rota: &Rota) -> impl Iterator<Item = &Tally> {
    rota.tally.iter().filter(|_| rota.prints_tally)
}

/// People, then units: a table each.
fn tallies(rota: &Rota) -> Vec<Vec<&Tally>> {
    let (units, people): (Vec<_>, Vec<_>) = counted(rota).partition(|one| one.unit);
    let tables = [people, units].into_iter();
    tables.filter(|table| !table.is_empty()).collect()
}

/// What the days are for, as the slots and the rota call it: 接访, 值班.
fn occasion(rota: &Rota) -> &'static str {
    let slots = rota.slots.iter().map(|slot| slot.name.as_str());
    let name = rota.name.iter().map(|name| name.text.as_str());
    let said: Vec<&str> = slots.chain(name).collect();
    let known = ["接访", "接待", "带班", "值班", "值守", "巡查"];
    let found = known
        .into_iter()
        .find(|word| said.iter().any(|said| said.contains(word)));
    match found {
        Some("带班" | "值守") => "值班",
        Some(word) => word,
        None => "排班",
    }
}

/// The days of one holiday, which are posted together; of a rota for other days as well,
/// all of them without a name.
struct Holiday<'r> {
    name: &'r str,
    days: Vec<RotaDay<'r>>,
}

impl Holiday<'_> {
    /// 5月1日—5日, 2026年9月30日—10月3日 without the year.
    fn span(&self) -> String {
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return String::new();
        };
        let (first, last) = (first.day.date, last.day.date);
        match (first == last, first.month() == last.month()) {
            (true, _) => short_date(first),
            (false, true) => format!("{}—{}日", short_date(first), last.day()),
            (false, false) => format!("{}—{}", short_date(first), short_date(last)),
        }
    }
}

fn holidays(rota: &Rota) -> Vec<Holiday<'_>> {
    let days = days(rota);
    let only = days
        .iter()
        .all(|day| matches!(day.day.kind, DayKind::Holiday(_)));
    if days.is_empty() || !only {
        return vec![Holiday { name: "", days }];
    }
    let mut found: Vec<Holiday<'_>> = Vec::new();
    for day in days {
        let name = holiday(&day.day.kind);
        // That of the next year has the same name.
        let near = |last: &Holiday<'_>| {
            let before = last.days.last().map(|before| before.day.date);
            before.is_some_and(|before| (day.day.date - before).num_days() < 30)
        };
        match found.last_mut() {
            Some(last) if last.name == name && near(last) => last.days.push(day),
            _ => found.push(Holiday {
                name,
                days: vec![day],
            }),
        }
    }
    found
}

/// A day on duty.
struct RotaDay<'r> {
    day: &'r model::RotaDay,
    /// Whether the rota goes over two years, so that a day says its own.
    with_year: bool,
}

fn days(rota: &Rota) -> Vec<RotaDay<'_>> {
    let years = rota.days.iter().map(|day| day.date.year());
    let with_year = years.clone().min() != years.max();
    let days = rota.days.iter();
    days.map(|day| RotaDay { day, with_year }).collect()
}

fn kind(kind: &DayKind) -> &'static str {
    match kind {
        DayKind::Workday => "workday",
        DayKind::Weekend => "weekend",
        DayKind::Holiday(_) => "holiday",
    }
}

/// 春节; empty on other days.
fn holiday(kind: &DayKind) -> &str {
    match kind {
        DayKind::Holiday(name) => name,
        _ => "",
    }
}

/// What is out of the ordinary: `kind` tells which fields say something.
#[derive(Debug, Default, Serialize)]
struct Remark<'r> {
    /// moved, exchanged or replaced.
    kind: &'static str,
    /// moved: the day it was to be; exchanged: the other day.
    day: String,
    /// moved: whether it is later than it was to be.
    later: bool,
    /// moved: the holiday; may be empty.
    holiday: &'r str,
    /// replaced: in which slot; may be empty.
    slot: &'r str,
    /// replaced: whose turn it was.
    who: &'r str,
    /// replaced: who takes it.
    by: &'r str,
}

fn remark(remark: &model::Remark, on: NaiveDate) -> Remark<'_> {
    use model::Remark as Of;
    let mut seen = Remark::default();
    match remark {
        Of::Moved { from, holiday } => {
            (seen.kind, seen.day) = ("moved", short_date(*from));
            (seen.later, seen.holiday) = (*from < on, holiday);
        }
        Of::Exchanged { with, .. } => (seen.kind, seen.day) = ("exchanged", short_date(*with)),
        Of::Replaced {
            slot,
            instead_of,
            by,
        } => {
            (seen.kind, seen.slot) = ("replaced", slot);
            (seen.who, seen.by) = (instead_of, by);
        }
    }
    seen
}

fn short_date(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}
