//! All plans of a workspace: gives what is known of each beforehand, and each
//! as it was written for as long as it is wanted.
//!
//! An office may have ten thousand plans: their records are never held
//! together. What must be known of all of them at once stands on a small card
//! for each, read from the head of its file.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;

use super::decode::Names;
use super::raw::{self, DocumentNumber, Text};
use super::{Input, file};
use crate::diagnostic::{FileId, Report, Sources};

/// What is known of a plan without its file being read again.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The file.
    pub file: FileId,
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Document number.
    pub number: Option<DocumentNumber>,
    /// Who issues it first, whose code the number has unless it has its own.
    pub issuer: Option<Text>,
    /// Last day in force.
    pub in_force_until: Option<NaiveDate>,
    /// Day on which people are looked up for the work too, instead of today.
    pub roster_date: Option<NaiveDate>,
}

impl Card {
    pub(super) fn of(plan: &raw::Plan) -> Self {
        Self {
            file: plan.at.file,
            id: plan.id.clone(),
            title: plan.title.clone(),
            number: plan.number.clone(),
            issuer: plan.issuers.first().cloned(),
            in_force_until: plan.in_force().1,
            roster_date: plan.pinned_on(),
        }
    }
}

/// All plans, in the order of their files.
#[derive(Debug, Default)]
pub struct Plans {
    cards: Vec<Card>,
    files: Vec<File>,
    /// Numbers of cards by what plans are called: ids, and titles behind them.
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    names: Names,
    open: Arc<Count>,
}

/// Where a plan stands.
#[derive(Debug)]
pub(super) struct File {
    pub input: Input,
    /// Whether what is wrong with it has been told: other records stand there.
    pub told: bool,
}

/// How many plans are open.
#[derive(Debug, Default)]
struct Count {
    now: AtomicUsize,
    most: AtomicUsize,
}

/// One of those that are open.
#[derive(Debug)]
struct Token(Arc<Count>);

impl Token {
    fn new(count: &Arc<Count>) -> Self {
        let now = count.now.fetch_add(1, Ordering::Relaxed) + 1;
        count.most.fetch_max(now, Ordering::Relaxed);
        Self(count.clone())
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A plan as it was written, for as long as it is wanted.
#[derive(Debug)]
pub struct Opened {
    /// The plan.
    pub plan: raw::Plan,
    /// What is wrong with its file.
    pub report: Report,
    _open: Token,
}

impl Plans {
    pub(super) fn new(names: Names) -> Self {
        Self {
            names,
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, card: Card, file: File) {
        let number = self.cards.len();
        self.by_id.entry(card.id.value.clone()).or_insert(number);
        let title = card.title.value.clone();
        self.by_title.entry(title).or_insert(number);
        self.cards.push(card);
        self.files.push(file);
    }

    /// What is known of each.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The plan of that id.
    pub fn by_id(&self, id: &str) -> Option<&Card> {
        Some(&self.cards[*self.by_id.get(id)?])
    }

    /// The first plan of that id or title.
    pub fn find(&self, name: &str) -> Option<&Card> {
        let found = [self.by_id.get(name), self.by_title.get(name)];
        let first = found.into_iter().flatten().min()?;
        Some(&self.cards[*first])
    }

    /// The first plan of that id or title, but for the one of id `own`.
    pub fn find_other(&self, name: &str, own: &str) -> Option<&Card> {
        let called = |card: &&Card| card.id.value == name || card.title.value == name;
        let is_other = |card: &Card| card.id.value != own;
        match self.find(name) {
            Some(card) if is_other(card) => Some(card),
            _ => self.cards.iter().filter(|card| is_other(card)).find(called),
        }
    }

    /// The card of a file, and its file.
    pub(super) fn place(&mut self, file: FileId) -> Option<(&Card, &mut File, &Names)> {
        let found = self.cards.binary_search_by_key(&file, |card| card.file);
        let at = found.ok()?;
        Some((self.cards.get(at)?, self.files.get_mut(at)?, &self.names))
    }

    /// Reads a plan's file.
    ///
    /// # Errors
    /// What is wrong, where no plan can be made out or the file has gone.
    pub fn open(&self, card: &Card, sources: &Sources) -> Result<Opened, Report> {
        let file = self.cards.binary_search_by_key(&card.file, |c| c.file);
        let Some(file) = file.ok().and_then(|i| self.files.get(i)) else {
            return Err(Report::default());
        };
        self.read(card, file, &file.input, sources)
    }

    /// The same as it would be with other bytes in its file.
    ///
    /// # Errors
    /// As [`Plans::open`].
    pub fn open_as(
        &self,
        card: &Card,
        bytes: Vec<u8>,
        sources: &Sources,
    ) -> Result<Opened, Report> {
        let file = self.cards.binary_search_by_key(&card.file, |c| c.file);
        let Some(file) = file.ok().and_then(|i| self.files.get(i)) else {
            return Err(Report::default());
        };
        let input = Input {
            path: file.input.path.clone(),
            bytes: bytes.into(),
        };
        self.read(card, file, &input, sources)
    }

    fn read(
        &self,
        card: &Card,
        file: &File,
        input: &Input,
        sources: &Sources,
    ) -> Result<Opened, Report> {
        let (plan, mut report) = file::whole(card.file, input, sources, &self.names);
        if file.told {
            report = Report::default();
        }
        let Some(plan) = plan.plans.into_iter().next() else {
            return Err(report);
        };
        Ok(Opened {
            plan,
            report,
            _open: Token::new(&self.open),
        })
    }

    /// How many plans were open at the same time, at most.
    pub fn most_open(&self) -> usize {
        self.open.most.load(Ordering::Relaxed)
    }
}
