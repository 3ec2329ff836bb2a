//! What a plan says of its number and its time.

use chrono::{Datelike, NaiveDate};

use super::{Plan, Text};
use crate::diagnostic::Origin;
use crate::model::Form;
use crate::model::date::{Years, years_in};

/// Document number: code, year and serial.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNumber {
    /// Where it stands.
    pub at: Origin,
    /// Code; without it, the first issuer's.
    pub code: Option<Text>,
    /// Year.
    pub year: u32,
    /// Serial; `None` means 待定.
    pub serial: Option<u32>,
}

/// Date of a document (成文日期): a day, or neither for 待定.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentDate {
    /// Where it stands.
    pub at: Origin,
    /// The day.
    pub day: Option<NaiveDate>,
    /// The year of a month alone: 2026年3月.
    pub year: Option<i32>,
    /// The words of a date that is still a placeholder, or of a month alone.
    pub words: Option<Text>,
}

impl Plan {
    /// Whether nothing of it is for the public: it says so, or bears a grade.
    pub fn withheld(&self) -> bool {
        self.internal || self.secrecy.is_some()
    }

    /// Red head, plain, letter, order or minutes. A number stands on a red head
    /// or a letter, never on a plain plan.
    pub fn form(&self) -> Form {
        match (&self.form, &self.number) {
            (Some(form), _) => form.value,
            (None, Some(_)) => Form::RedHead,
            (None, None) => Form::Plain,
        }
    }

    /// Whether somebody says that it is still a draft: it takes no number then.
    pub fn is_unsigned(&self) -> bool {
        self.status.at != self.at && !self.status.value.is_signed()
    }

    /// The day whose people its paper prints, whatever the day it is made on: one
    /// number stands on one paper. Nothing for a paper without a number or a date.
    pub fn settled_on(&self) -> Option<NaiveDate> {
        let serial = self.number.as_ref().and_then(|number| number.serial);
        let numbered = serial.is_some() || self.order_number.is_some();
        let dated = self.date.as_ref().and_then(|date| date.day);
        let roster = self.roster_date.as_ref().map(|day| day.value);
        dated
            .filter(|_| numbered)
            .map(|date| roster.unwrap_or(date))
    }

    /// The day whose people stand in it even where nobody asks for a day.
    pub fn pinned_on(&self) -> Option<NaiveDate> {
        match self.settled_on() {
            // Says what the paper prints; the work goes on with whoever is there.
            Some(_) => None,
            None => self.roster_date.as_ref().map(|day| day.value),
        }
    }

    /// The day whose people it has on a day: when it is no longer in force, those
    /// of its last day.
    pub fn people_on(&self, day: NaiveDate) -> NaiveDate {
        match self.in_force() {
            (Some(from), Some(until)) if until < from => day,
            (_, until) => until.map_or(day, |until| day.min(until)),
        }
    }

    /// First and last day in force.
    pub fn in_force(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let Some(period) = &self.in_force else {
            return (None, None);
        };
        let (from, until) = (period.from.as_ref(), period.until.as_ref());
        (from.map(|day| day.value), until.map(|day| day.value))
    }

    /// The year that its dates without one mean: that of its first day in force,
    /// else of its date, of its last day, of its number.
    pub fn year(&self) -> Option<i32> {
        let date = self.date.as_ref().and_then(|date| date.day);
        let (from, until) = self.in_force();
        let number = self.number.as_ref().map(|number| number.year as i32);
        let month = self.date.as_ref().and_then(|date| date.year);
        let titled = || years_in(&self.title).map(|years| *years.start());
        let days = from.or(date).or(until).map(|day| day.year());
        days.or(month).or(number).or_else(titled)
    }

    /// The time in which its dates without a year fall.
    pub fn years(&self) -> Option<Years> {
        let dated = self.date.as_ref().and_then(|date| date.day);
        let (from, until) = self.in_force();
        let time = from
            .or(dated)
            .zip(until)
            .filter(|(from, until)| from <= until);
        let usual = self.year()?;
        Some(Years { usual, time })
    }
}
