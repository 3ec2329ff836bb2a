//! Who is on duty on which day (值班表, 接访日安排表).

use chrono::NaiveDate;

use super::{OnHoliday, Party, Text};
use crate::diagnostic::Origin;

/// A rota with every day worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rota {
    /// Its name, where it has one.
    pub name: Option<Text>,
    /// When it is, as written: 每周二.
    pub every: Vec<Text>,
    /// What becomes of a day that falls on a holiday.
    pub on_holiday: OnHoliday,
    /// Where.
    pub place: Option<Text>,
    /// From when until when on a day.
    pub hours: Option<Text>,
    /// The telephone that is manned day and night.
    pub duty_phone: Option<Text>,
    /// 带班, 主班, 副班.
    pub slots: Vec<RotaSlot>,
    /// The days, in order.
    pub days: Vec<RotaDay>,
    /// How often each one is on duty.
    pub tally: Vec<Tally>,
    /// Whether that stands below the table.
    pub prints_tally: bool,
    /// Where it stands.
    pub at: Origin,
}

/// A column of the rota.
#[derive(Debug, Clone, PartialEq)]
pub struct RotaSlot {
    /// 带班; empty where there is only one and it has no name.
    pub name: String,
    /// Its own hours.
    pub hours: Option<Text>,
    /// Its own place.
    pub place: Option<Text>,
    /// Where it was written.
    pub at: Origin,
}

/// A day on duty.
#[derive(Debug, Clone, PartialEq)]
pub struct RotaDay {
    /// The day.
    pub date: NaiveDate,
    /// Working day, weekend or holiday.
    pub kind: DayKind,
    /// Who is on duty, slot by slot; empty for a slot that has no duty that day.
    pub duties: Vec<Vec<Party>>,
    /// What is out of the ordinary.
    pub remarks: Vec<Remark>,
}

/// What a day is for those who work on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// 工作日.
    Workday,
    /// 双休日.
    Weekend,
    /// A statutory holiday, by name.
    Holiday(String),
}

/// What is out of the ordinary on a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// Put off from, or brought forward to: the day it would have been, and the
    /// holiday.
    Moved {
        /// The day by the rule.
        from: NaiveDate,
        /// 春节; may be empty.
        holiday: String,
    },
    /// The duties of two days were exchanged.
    Exchanged {
        /// The other day.
        with: NaiveDate,
        /// Numbers of the slots.
        slots: Vec<usize>,
    },
    /// Somebody else takes the duty. Why is nobody's business.
    Replaced {
        /// The slot; empty where it has no name.
        slot: String,
        /// Whose turn it was.
        instead_of: String,
        /// Who takes it.
        by: String,
    },
}

/// How often somebody is on duty.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Who.
    pub name: String,
    /// A unit; otherwise a person.
    pub unit: bool,
    /// All days.
    pub days: u32,
    /// Of these, weekends.
    pub weekends: u32,
    /// Of these, statutory holidays.
    pub holidays: u32,
}
