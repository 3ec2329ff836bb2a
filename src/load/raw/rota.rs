//! A rota as written.

use chrono::NaiveDate;

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::{OnHoliday, OrderBy, Recurrence};

/// Who is on duty when.
#[derive(Debug, Clone, PartialEq)]
pub struct Rota {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Option<Text>,
    /// On which days.
    pub every: Every,
    /// First day; without it, the plan's.
    pub from: Option<At<NaiveDate>>,
    /// Last day; without it, the plan's.
    pub until: Option<At<NaiveDate>>,
    /// What becomes of a duty on a holiday.
    pub on_holiday: Option<At<OnHoliday>>,
    /// Time of day.
    pub hours: Option<Text>,
    /// Where.
    pub place: Option<Text>,
    /// Who are on duty together.
    pub slots: Vec<RotaSlot>,
    /// In which order.
    pub order: Vec<RotaOrder>,
    /// Exchanges.
    pub swaps: Vec<Swap>,
    /// Days without duty.
    pub except: Vec<Exception>,
    /// Whether days are counted; yes unless said otherwise.
    pub tally: Option<bool>,
}

/// On which days: the rules, and the words for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Every {
    /// The rules.
    pub rules: Vec<Recurrence>,
    /// As written.
    pub words: Vec<Text>,
}

/// The order from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct RotaOrder {
    /// Where it stands.
    pub at: Origin,
    /// From which day on.
    pub from: Option<At<NaiveDate>>,
    /// Who.
    pub parties: Vec<Party>,
    /// By rank or as given.
    pub order_by: OrderBy,
}

/// One of several on duty on the same day.
#[derive(Debug, Clone, PartialEq)]
pub struct RotaSlot {
    /// Where it stands.
    pub at: Origin,
    /// 带班.
    pub name: Text,
    /// Its own order, instead of the rota's.
    pub order: Vec<RotaOrder>,
    /// On which of the rota's days; without it, all.
    pub every: Option<Every>,
    /// How many people.
    pub count: Option<At<u32>>,
    /// Its own hours.
    pub hours: Option<Text>,
    /// Its own place.
    pub place: Option<Text>,
}

/// Two days exchanged, or one taken by somebody else.
#[derive(Debug, Clone, PartialEq)]
pub struct Swap {
    /// Where it stands.
    pub at: Origin,
    /// The day.
    pub date: At<NaiveDate>,
    /// The day it is exchanged with.
    pub with: Option<At<NaiveDate>>,
    /// Who takes it.
    pub by: Option<Party>,
    /// In which slot only.
    pub slot: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}

/// Days without duty, first to last.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// First day.
    pub from: At<NaiveDate>,
    /// Last day.
    pub until: At<NaiveDate>,
}
