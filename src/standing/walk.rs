//! Looks a plan through; notes every place where somebody stands.

use std::collections::BTreeSet;

use super::{Slot, roles};
use crate::diagnostic::{Locale, Origin};
use crate::model::date::full_date;
use crate::model::{Party, PartyKind, Record, Seat, Text, Visit};

/// The places found so far.
pub(super) struct Walk<'p> {
    pub slots: Vec<Slot>,
    /// Which of these are of tasks.
    pub rows: BTreeSet<usize>,
    /// Where records stand that say by their own keys who sees to them.
    pub said_in_short: BTreeSet<Origin>,
    locale: &'p Locale,
    /// The records under way, each with what it is called in a place.
    around: Vec<(Record<'p>, Option<String>)>,
}

impl<'p> Visit<'p> for Walk<'p> {
    fn enter(&mut self, record: Record<'p>) {
        let place = match (record.kind, record.name) {
            ("BodyOffice", _) => Some(self.said("role-office")),
            ("Rota", None) => Some(self.said("role-rota")),
            (_, name) => name.map(str::to_string),
        };
        if ["Step", "Mechanism", "Contingency"].contains(&record.kind) {
            self.said_in_short.extend(record.at);
        }
        self.around.push((record, place));
    }

    fn leave(&mut self) {
        self.around.pop();
    }

    fn parties(&mut self, seat: Seat<'p>, parties: &mut dyn Iterator<Item = &'p Party>) {
        let (Some(at), Some((record, _))) = (self.at(), self.around.last()) else {
            return;
        };
        let Some(role) = roles::role(record.kind, seat.field) else {
            return;
        };
        let parties: Vec<Party> = parties.cloned().collect();
        // Nobody has no duty on that day.
        if seat.day.is_some() && parties.is_empty() {
            return;
        }
        let label = match (seat.day, seat.label) {
            (Some(day), slot) => full_date(day) + slot.unwrap_or_default(),
            (None, Some(label)) => label.to_string(),
            (None, None) => self.said(role.name),
        };
        if record.kind == "Task" {
            self.rows.insert(self.slots.len());
        }
        self.slots.push(Slot {
            words: parties.iter().map(|party| self.name(party)).collect(),
            printed: match roles::prints_names_alone(record.kind) {
                true => parties.iter().map(alone).collect(),
                false => parties.iter().map(|party| self.name(party)).collect(),
            },
            people: parties.iter().filter_map(Party::person).collect(),
            filled: parties.iter().any(|p| !is_empty(p)),
            leads: role.leads || record.kind == "TableRow" && roles::heads_leaders(&label),
            needed: role.needed,
            due: record
                .due
                .filter(|_| role.needed || record.kind == "TableRow"),
            duty: seat.day,
            at: parties.first().map_or(at, |p| p.at),
            parties,
            ..self.slot((at, role.name, seat.nth), label)
        });
    }

    fn text(&mut self, field: &'static str, text: &'p Text) {
        self.words(field, &text.text, text.at);
    }

    fn lines(&mut self, field: &'static str, lines: &'p [String]) {
        let Some(at) = self.at() else { return };
        lines.iter().for_each(|line| self.words(field, line, at));
    }
}

impl<'p> Walk<'p> {
    /// Nothing is found yet.
    pub(super) fn new(locale: &'p Locale) -> Self {
        Self {
            slots: Vec::new(),
            rows: BTreeSet::new(),
            said_in_short: BTreeSet::new(),
            locale,
            around: Vec::new(),
        }
    }

    /// The name of a role or text as the locale has it.
    fn said(&self, role: &str) -> String {
        self.locale.ui(role, &[])
    }

    /// Name and title as a list gives them.
    fn name(&self, party: &Party) -> String {
        match (party.name.as_str(), party.title.as_str()) {
            ("", title) => self
                .locale
                .ui("role-vacant", &[("title", title.to_string())]),
            (name, "") => name.to_string(),
            (name, title) => format!("{name}（{title}）"),
        }
    }

    /// Where the record under way stands, or the one it belongs to.
    fn at(&self) -> Option<Origin> {
        self.around.iter().rev().find_map(|(record, _)| record.at)
    }

    fn words(&mut self, field: &'static str, words: &str, at: Origin) {
        let record = self.around.last().map_or("", |(record, _)| record.kind);
        let name = roles::text(record, field);
        // Paragraphs of one text stand at one place.
        let same = |slot: &&Slot| slot.key.0 == at && slot.key.1 == name;
        let number = self.slots.iter().rev().take_while(same).count();
        self.slots.push(Slot {
            words: vec![words.to_string()],
            printed: vec![words.to_string()],
            filled: true,
            ..self.slot((at, name, number), self.said(name))
        });
    }

    /// A place in the records under way where nobody stands.
    fn slot(&self, key: (Origin, &'static str, usize), label: String) -> Slot {
        let places = self.around.iter().filter_map(|(_, place)| place.as_deref());
        let mut places: Vec<&str> = places.collect();
        // What a chapter lays on somebody is called as the chapter is.
        places.dedup();
        Slot {
            key,
            place: places.join("，"),
            // 办公室主任 of the body, and not of its office.
            subject: places
                .iter()
                .rev()
                .find(|place| !label.starts_with(**place))
                .map_or(String::new(), |place| place.to_string()),
            label,
            words: Vec::new(),
            printed: Vec::new(),
            parties: Vec::new(),
            people: Vec::new(),
            filled: false,
            leads: false,
            needed: false,
            due: None,
            duty: None,
            at: key.0,
        }
    }
}

/// The name; of who has none, what is printed in its place.
fn alone(party: &Party) -> String {
    match party.kind {
        PartyKind::Person { .. } => party.told_apart(),
        _ => format!("{}{}", party.name, party.title),
    }
}

/// Nobody: a vacant post, or still open.
fn is_empty(party: &Party) -> bool {
    matches!(party.kind, PartyKind::Vacant(_) | PartyKind::Open)
}
