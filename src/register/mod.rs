//! Takes a workspace; gives its register of papers (发文登记簿): every number of
//! each series (机关代字 and year), whose it is, what is next, and what is missing
//! in between.

mod paper;

pub use paper::print;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::diagnostic::Origin;
use crate::engine::issue::Numbered;
use crate::engine::{self, Session, Wanted};
use crate::load::{Card, Opened, raw};
use crate::model::{DocumentNumber, RegisterState};
use crate::resolve;

/// A line of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number.
    pub number: DocumentNumber,
    /// Its title.
    pub title: String,
    /// Date of the paper.
    pub date: Option<NaiveDate>,
    /// Who signed it.
    pub signed_by: Vec<String>,
    /// How many copies.
    pub copies: String,
    /// What became of it.
    pub state: Option<RegisterState>,
    /// Remark.
    pub note: String,
    /// The plan that bears it; otherwise it was made elsewhere.
    pub plan: Option<String>,
    /// Where its row of the register stands, if it has one.
    pub at: Option<Origin>,
}

impl Entry {
    fn of(number: DocumentNumber, title: String) -> Self {
        Self {
            number,
            title,
            date: None,
            signed_by: Vec::new(),
            copies: String::new(),
            state: None,
            note: String::new(),
            plan: None,
            at: None,
        }
    }
}

/// The numbers of one code in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Code of the issuer (机关代字).
    pub code: String,
    /// Year.
    pub year: u32,
    /// The papers, by number.
    pub entries: Vec<Entry>,
}

impl Series {
    fn serials(&self) -> impl Iterator<Item = u32> {
        self.entries.iter().filter_map(|entry| entry.number.serial)
    }

    /// The number that the next paper gets: after the highest.
    pub fn next(&self) -> DocumentNumber {
        let highest = self.serials().max().unwrap_or(0);
        self.numbered(highest.saturating_add(1))
    }

    /// Numbers below the highest that no paper has, in runs: (3, 3), (7, 9).
    pub fn gaps(&self) -> Vec<(u32, u32)> {
        let serials: BTreeSet<u32> = self.serials().collect();
        let mut gaps = Vec::new();
        let mut last = 0;
        for serial in serials {
            if serial > last + 1 {
                gaps.push((last + 1, serial - 1));
            }
            last = serial;
        }
        gaps
    }

    /// Numbers that two papers have.
    pub fn doubles(&self) -> Vec<u32> {
        let pairs = self.entries.windows(2);
        let same = pairs.filter(|pair| pair[0].number == pair[1].number);
        let serials: BTreeSet<u32> = same.filter_map(|pair| pair[0].number.serial).collect();
        serials.into_iter().collect()
    }

    fn numbered(&self, serial: u32) -> DocumentNumber {
        DocumentNumber {
            code: self.code.clone(),
            year: self.year,
            serial: Some(serial),
        }
    }
}

/// The register of all years, or of one. What has a year and no number yet is
/// no line of it: a draft takes no number, nor does one whose state says that nobody
/// has signed it.
///
/// `issued` are the papers that were issued: a number stays taken when its plan is
/// gone.
pub fn register(session: &Session, issued: &[Numbered], year: Option<u32>) -> Vec<Series> {
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let of_plans = engine::each(session, &cards, |card, opened| {
        entry(session, card, opened.ok()?)
    });
    let rows = session.records.register.iter().filter_map(|row| {
        let number = resolve::number_in_parts(&row.number)?;
        let text = |text: &Option<raw::Text>| text.as_ref().map_or("", |t| &t.value).to_string();
        Some(Entry {
            date: row.date.as_ref().map(|day| day.value),
            signed_by: row.signed_by.iter().map(|who| who.value.clone()).collect(),
            copies: text(&row.copies),
            state: row.state.as_ref().map(|state| state.value),
            note: text(&row.note),
            at: Some(row.at),
            ..Entry::of(number, text(&row.title))
        })
    });
    let mut series: BTreeMap<(u32, String), Vec<Entry>> = BTreeMap::new();
    let known: Vec<Entry> = of_plans.into_iter().flatten().chain(rows).collect();
    let gone = issued.iter().filter_map(|paper| {
        let number = resolve::number_in_parts(&paper.number)?;
        let there = known.iter().any(|entry| entry.number == number);
        (!there).then(|| Entry::of(number, paper.title.clone()))
    });
    let gone: Vec<Entry> = gone.collect();
    for entry in known.into_iter().chain(gone) {
        let of = (entry.number.year, entry.number.code.clone());
        if year.is_none_or(|year| year == of.0) {
            series.entry(of).or_default().push(entry);
        }
    }
    let series = series.into_iter().map(|((year, code), mut entries)| {
        entries.sort_by_key(|entry| entry.number.serial);
        said_once(&mut entries);
        Series {
            code,
            year,
            entries,
        }
    });
    series.collect()
}

/// What became of a plan's number stands in the plan's own line.
fn said_once(entries: &mut Vec<Entry>) {
    let told: Vec<Entry> = entries.clone();
    for entry in entries.iter_mut().filter(|entry| entry.plan.is_some()) {
        let about = |row: &&Entry| row.plan.is_none() && is_about(row, entry);
        if let Some(row) = told.iter().find(about) {
            entry.state = row.state;
            entry.at = row.at;
            entry.note.clone_from(&row.note);
            entry.copies.clone_from(&row.copies);
            if !row.signed_by.is_empty() {
                entry.signed_by.clone_from(&row.signed_by);
            }
        }
    }
    let plans: Vec<Entry> = entries
        .iter()
        .filter(|e| e.plan.is_some())
        .cloned()
        .collect();
    entries.retain(|row| row.plan.is_some() || !plans.iter().any(|plan| is_about(row, plan)));
}

/// Whether a row of the register is about the paper that a plan is.
fn is_about(row: &Entry, plan: &Entry) -> bool {
    row.number == plan.number
        && (row.title.is_empty()
            || plan.title.contains(&row.title)
            || row.title.contains(&plan.title))
}

fn entry(session: &Session, card: &Card, opened: Opened) -> Option<Entry> {
    let number = resolve::number_of(&session.records, card)?;
    if opened.plan.is_unsigned() {
        return None;
    }
    let date = opened.plan.date.as_ref().and_then(|date| date.day);
    let day = date.or(session.records.config.today.as_ref().map(|day| day.value))?;
    let (plan, _) = engine::printed(session, &opened.plan, &Wanted::on(day));
    Some(Entry {
        date,
        signed_by: plan
            .signatories
            .iter()
            .map(|who| who.name.clone())
            .collect(),
        plan: Some(card.id.value.clone()),
        ..Entry::of(resolve::number_in_parts(&number)?, plan.paper_title())
    })
}
