//! Days of a plan in another year: moved by whole years, then to working days
//! where people work on them.

use chrono::{Datelike, NaiveDate};

use super::super::edit::shape::{Kind as Form, Shape};
use super::Renewal;
use crate::load::decode::{Reading, read_date};
use crate::model::date::PlanDate;

/// What a day is for, and so where it goes when it falls on a day off.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// Something begins or happens: the next working day.
    Begins,
    /// Something ends: the working day before.
    Ends,
    /// A bound that need be no working day.
    Bound,
}

impl Renewal<'_> {
    /// A date, or several, in the field of that record.
    pub(super) fn date(&mut self, record: &str, field: &str, value: &Shape) {
        if let Form::List { items, .. } = &value.kind {
            return items.iter().for_each(|item| self.date(record, field, item));
        }
        let written = self.source(value).to_string();
        let plain = written.trim_matches(['"', '\'']);
        let used = match (record, field) {
            ("rota" | "rota-order" | "exception", _) | ("in-force", "until") => Use::Bound,
            ("plan", "roster-date") => Use::Bound,
            ("phase", "until") => Use::Ends,
            _ => Use::Begins,
        };
        let new = match read_date(plain, None) {
            Reading::Date(PlanDate::Day(day)) => {
                let Some(moved) = self.moved(day, used) else {
                    return;
                };
                typed_like(plain, moved)
            }
            // 6月底前 holds for any year.
            _ => match self.with_new_year(plain) {
                Some(new) => new,
                None => return,
            },
        };
        let new_text = written.replace(plain, &new);
        let open = match (record, field) {
            ("plan", "date") => Some("decide-date"),
            ("plan", "roster-date") => Some("decide-roster-date"),
            ("plan", "printed-date") => Some("decide-printed-date"),
            ("task", _) => Some("decide-deadline"),
            ("exception", _) => Some("decide-exception"),
            ("rota-order", _) => Some("decide-order"),
            ("in-force", _) => Some("decide-in-force"),
            ("phase", _) => Some("decide-phase"),
            _ => None,
        };
        let words = (plain.to_string(), new);
        self.edit(value, Some(new_text), open.map(|what| (what, words)));
    }

    /// The same day of the new year, or the working day nearest in the direction
    /// that fits. The 29th of February becomes the 28th.
    fn moved(&self, day: NaiveDate, used: Use) -> Option<NaiveDate> {
        let year = day.year() + self.offset();
        let same = day
            .with_year(year)
            .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))?;
        let calendar = self.wanted.calendar;
        let works = |d: &NaiveDate| calendar.is_workday(*d);
        let new_year = (same.month(), same.day()) == (1, 1);
        let after = || same.iter_days().take(15).find(works);
        let before = || same.iter_days().rev().take(15).find(works);
        match used {
            Use::Bound => Some(same),
            Use::Begins if new_year => Some(same),
            Use::Ends => before(),
            // A deadline of June stays in June.
            Use::Begins => after()
                .filter(|d| d.month() == same.month())
                .or_else(before),
        }
    }

    /// 2026年6月底前, 2026-03-20至2026-12-31: every year in it, moved.
    fn with_new_year(&self, text: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        let mut moved = false;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, digits) = rest.split_at(start);
            let end = digits.find(|c: char| !c.is_ascii_digit());
            let (number, after) = digits.split_at(end.unwrap_or(digits.len()));
            let marked = after.chars().next().is_none_or(|c| "年-./".contains(c));
            let year: Option<i32> = number.parse().ok().filter(|_| number.len() == 4 && marked);
            out.push_str(before);
            match year.filter(|year| (1949..=2200).contains(year)) {
                Some(year) => {
                    out.push_str(&(year + self.offset()).to_string());
                    moved = true;
                }
                None => out.push_str(number),
            }
            rest = after;
        }
        out.push_str(rest);
        moved.then_some(out)
    }
}

/// The day with the signs of another: 2026年3月20日 → 2027年3月22日.
fn typed_like(old: &str, day: NaiveDate) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    if old.contains('年') {
        return format!("{y}年{m}月{d}日");
    }
    let sign = old.chars().find(|c| "-./".contains(*c)).unwrap_or('-');
    match old.chars().count() == 10 {
        true => format!("{y}{sign}{m:02}{sign}{d:02}"),
        false => format!("{y}{sign}{m}{sign}{d}"),
    }
}
