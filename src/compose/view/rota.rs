//! How a rota looks to a template.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::party::{Party, parties};
use super::{Text, optional, text, texts};
use crate::compose::origin_attribute;
use crate::model::date::full_date;
use crate::model::{self, DayKind, OnHoliday};

/// Who is on duty when.
#[derive(Debug, Serialize)]
pub struct Rota {
    /// Its name.
    pub name: Option<Text>,
    /// 每周二, as written.
    pub every: Vec<Text>,
    /// postpone, bring-forward, skip or keep.
    pub on_holiday: OnHoliday,
    /// Where.
    pub place: Option<Text>,
    /// Time of day.
    pub hours: Option<Text>,
    /// Columns.
    pub slots: Vec<RotaSlot>,
    /// The days.
    pub days: Vec<RotaDay>,
    /// Whether any day has a remark.
    pub has_remarks: bool,
    /// How often each one is on duty; empty where it is not to be shown.
    pub tally: Vec<Tally>,
    /// Where it stands.
    pub origin: String,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct RotaSlot {
    /// 带班; empty where there is only one and it has no name.
    pub name: String,
    /// Its own hours.
    pub hours: Option<Text>,
    /// Its own place.
    pub place: Option<Text>,
}

/// A day on duty.
#[derive(Debug, Serialize)]
pub struct RotaDay {
    /// 2026年3月24日.
    pub date: String,
    /// 3月24日, or the whole date where the rota goes over two years.
    pub day: String,
    /// 周二.
    pub weekday: &'static str,
    /// workday, weekend or holiday.
    pub kind: &'static str,
    /// 春节; empty on other days.
    pub holiday: String,
    /// Who, slot by slot.
    pub duties: Vec<Vec<Party>>,
    /// What is out of the ordinary.
    pub remarks: Vec<Remark>,
}

/// What is out of the ordinary: `kind` tells which fields say something.
#[derive(Debug, Default, Serialize)]
pub struct Remark {
    /// moved, covered, exchanged, replaced or note.
    pub kind: &'static str,
    /// moved: the day it was to be; exchanged: the other day.
    pub day: String,
    /// moved: whether it is later than it was to be.
    pub later: bool,
    /// moved: the holiday; may be empty.
    pub holiday: String,
    /// covered: who is away; replaced: whose turn it was.
    pub who: String,
    /// covered and replaced: who takes it.
    pub by: String,
    /// note: the plan's words.
    pub text: Option<Text>,
}

/// How often somebody is on duty.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// Who.
    pub name: String,
    /// All days.
    pub days: u32,
    /// Of these, weekends.
    pub weekends: u32,
    /// Of these, holidays.
    pub holidays: u32,
}

pub(super) fn rota(rota: &model::Rota) -> Rota {
    let years = rota.days.iter().map(|d| d.date.year());
    let several = years.clone().min() != years.max();
    let slots = rota.slots.iter().map(|slot| RotaSlot {
        name: slot.name.clone(),
        hours: optional(&slot.hours),
        place: optional(&slot.place),
    });
    let tally = rota.tally.iter().map(|t| Tally {
        name: t.name.clone(),
        days: t.days,
        weekends: t.weekends,
        holidays: t.holidays,
    });
    Rota {
        name: optional(&rota.name),
        every: texts(&rota.every),
        on_holiday: rota.on_holiday,
        place: optional(&rota.place),
        hours: optional(&rota.hours),
        slots: slots.collect(),
        days: rota.days.iter().map(|d| day(d, several)).collect(),
        has_remarks: rota.days.iter().any(|d| !d.remarks.is_empty()),
        tally: tally.collect(),
        origin: origin_attribute::write(rota.at),
    }
}

fn day(day: &model::RotaDay, with_year: bool) -> RotaDay {
    let (kind, holiday) = match &day.kind {
        DayKind::Workday => ("workday", ""),
        DayKind::Weekend => ("weekend", ""),
        DayKind::Holiday(name) => ("holiday", name.as_str()),
    };
    RotaDay {
        date: full_date(day.date),
        day: match with_year {
            true => full_date(day.date),
            false => short_date(day.date),
        },
        weekday: weekday(day.date),
        kind,
        holiday: holiday.to_string(),
        duties: day.duties.iter().map(|d| parties(d)).collect(),
        remarks: day.remarks.iter().map(|r| remark(r, day.date)).collect(),
    }
}

fn remark(remark: &model::Remark, on: NaiveDate) -> Remark {
    use model::Remark as Of;
    match remark {
        Of::Moved { from, holiday } => Remark {
            kind: "moved",
            day: short_date(*from),
            later: *from < on,
            holiday: holiday.clone(),
            ..Remark::default()
        },
        Of::Covered { absent, cover } => Remark {
            kind: "covered",
            who: absent.clone(),
            by: cover.clone(),
            ..Remark::default()
        },
        Of::Exchanged(other) => Remark {
            kind: "exchanged",
            day: short_date(*other),
            ..Remark::default()
        },
        Of::Replaced { instead_of, by } => Remark {
            kind: "replaced",
            who: instead_of.clone(),
            by: by.clone(),
            ..Remark::default()
        },
        Of::Note(note) => Remark {
            kind: "note",
            text: Some(text(note)),
            ..Remark::default()
        },
    }
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
