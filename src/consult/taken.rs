//! Takes the table of opinions, filled in; writes what is taken into the data, as
//! `compare` does, and keeps what was decided. What is left to a person is told.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::kept::{self, Opinion};
use super::received::{compared, kept_at};
use super::round::Round;
use super::{Told, opinion, table, told};
use crate::diagnostic::Diagnostic;
use crate::engine::Session;
use crate::engine::compare::{self, Adopted, Compared};
use crate::model::Verdict;
use crate::office::import;
use crate::workspace::{Workspace, Write};

/// What was decided.
#[derive(Debug)]
pub struct Taken {
    /// All that was said, with what was decided of it.
    pub opinions: Vec<Opinion>,
    /// How many rows were filled in.
    pub rows: usize,
    /// What is to be looked at.
    pub told: Vec<Told>,
    /// What is taken and left to a person: place, words, and why.
    pub by_hand: Vec<Told>,
    edits: Adopted,
    record: Write,
}

/// Why nothing is decided.
#[derive(Debug)]
pub enum NotTaken {
    /// The table, or a file of the round, cannot be read.
    Unreadable(Box<Diagnostic>),
    /// No row of it is filled in and known.
    Nothing(Vec<Told>),
}

/// Reads the table: name and bytes.
///
/// # Errors
/// Why nothing is decided.
pub fn taken(
    workspace: &Workspace,
    session: &Session,
    round: &Round,
    (name, bytes): (&str, &[u8]),
    day: NaiveDate,
) -> Result<Taken, NotTaken> {
    let (sheets, _) = import::read(bytes, name).map_err(NotTaken::Unreadable)?;
    let mut opinions = kept::opinions(session, round);
    let (rows, mut tells) = table::filled(name, &sheets, &opinions);
    if rows.is_empty() {
        return Err(NotTaken::Nothing(tells));
    }
    for row in &rows {
        let one = &mut opinions[row.opinion];
        if one.done && row.verdict != Verdict::Adopted {
            tells.push(told("consult-done-already", name, &one.suggestion));
        }
        one.verdict = Some(row.verdict);
        one.reason.clone_from(&row.reason);
    }
    let mut by_hand = Vec::new();
    let mut files: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, one) in opinions.iter().enumerate() {
        match one.verdict {
            Some(Verdict::Adopted) if !one.done => {
                files.entry(one.file.clone()).or_default().push(n)
            }
            Some(Verdict::Partly) => by_hand.push(hand("consult-hand-partly", one)),
            _ => {}
        }
    }
    let mut copies: Vec<(Compared, Vec<usize>, Vec<usize>)> = Vec::new();
    for (file, wanted) in files {
        let path = kept_at(workspace, round, &file);
        let bytes = workspace.bytes(&path).map_err(NotTaken::Unreadable)?;
        let copy = compared(workspace, &round.plan, (&file, &bytes), day);
        let copy = copy.map_err(NotTaken::Unreadable)?;
        let mut found = opinion::wanted(session, &copy);
        let mut chosen = Vec::new();
        let mut whose = Vec::new();
        for n in wanted {
            let one = &opinions[n];
            opinion::numbered(&one.unit, &file, &mut found);
            match found.iter().find(|w| w.opinion.number == one.number) {
                None => by_hand.push(hand("consult-hand-gone", one)),
                Some(w) if w.differences.is_empty() => {
                    by_hand.push(hand("consult-hand-comment", one))
                }
                Some(w) => {
                    whose.extend(w.differences.iter().map(|_| n));
                    chosen.extend(w.differences.iter().copied());
                }
            }
        }
        copies.push((copy, chosen, whose));
    }
    let chosen: Vec<(&Compared, Vec<usize>)> = copies
        .iter()
        .map(|(copy, chosen, _)| (copy, chosen.clone()))
        .collect();
    let edits = compare::adopted(workspace, &round.plan, &chosen).map_err(NotTaken::Unreadable)?;
    for (at, (copy, chosen, whose)) in copies.iter().enumerate() {
        let mut left: Vec<usize> = Vec::new();
        for (difference, n) in chosen.iter().zip(whose) {
            if edits.left.contains(&(at, *difference)) && !left.contains(n) {
                left.push(*n);
                let located = &copy.differences[*difference].1;
                by_hand.push(hand(
                    match located.edits.is_empty() {
                        true => located.why.word(),
                        false => "consult-hand-collides",
                    },
                    &opinions[*n],
                ));
            }
        }
        for n in whose.iter().filter(|n| !left.contains(n)) {
            opinions[*n].done = true;
        }
    }
    let answers = kept::answers(session, round);
    let path = workspace.data_path(&format!("consulted/{}.yaml", round.name()));
    let record = Write {
        before: workspace.bytes(&path).ok(),
        path,
        after: Some(kept::written(session, round, &answers, &opinions).into_bytes()),
    };
    Ok(Taken {
        rows: rows.len(),
        opinions,
        told: tells,
        by_hand,
        edits,
        record,
    })
}

fn hand(key: &'static str, one: &Opinion) -> Told {
    let mut told = told(key, &one.file, &one.suggestion);
    told.args.push(("unit", one.unit.clone()));
    told.args.push(("place", one.place.clone()));
    told
}

impl Taken {
    /// The data files that what is taken changes.
    pub fn files(&self) -> Vec<String> {
        self.edits.files().map(str::to_string).collect()
    }

    /// Writes it: the data, and what was decided. Whoever calls has entered the
    /// workspace to write.
    ///
    /// # Errors
    /// Faults of the disk; nothing is written then.
    pub fn write(self, workspace: &Workspace) -> Result<(), Box<Diagnostic>> {
        self.edits.write(workspace, vec![self.record])
    }
}
