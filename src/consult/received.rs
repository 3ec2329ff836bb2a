//! Takes files that came back of a draft, each with the unit that sent it where that was
//! said; gives what each unit wants otherwise. What cannot be read, placed or made out
//! is told.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::kept::{self, Answer, Opinion};
use super::opinion::{self, Wanted};
use super::round::Round;
use super::unit::Units;
use super::{Told, reply, told};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::engine::Session;
use crate::engine::compare::{self, Compared, NotCompared};
use crate::office::compare::AsideKind;
use crate::workspace::{Workspace, Write};

/// A file that came back.
#[derive(Debug, Clone)]
pub struct Came {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who sent it, by the word of whoever received it.
    pub unit: Option<String>,
}

/// What came back.
#[derive(Debug, Default)]
pub struct Received {
    /// What is wanted otherwise.
    pub opinions: Vec<Opinion>,
    /// Who answered.
    pub answers: Vec<Answer>,
    /// What is to be looked at.
    pub told: Vec<Told>,
    /// Files that could not be read or compared.
    pub unread: Vec<Diagnostic>,
    /// Files of which nobody knows who sent them.
    pub unknown: Vec<String>,
}

/// Reads the files.
pub fn received(
    workspace: &Workspace,
    session: &Session,
    round: &Round,
    files: &[Came],
    day: NaiveDate,
) -> Received {
    let units = Units::of(session, round, day);
    let mut found = Received::default();
    for file in files {
        one(workspace, session, (round, &units), file, &mut found);
    }
    kept::sort(&mut found.opinions, &round.units);
    found.answers.sort();
    found.answers.dedup();
    found
}

/// A file compared with the draft; why not, where it cannot be.
pub(super) fn compared(
    workspace: &Workspace,
    plan: &str,
    (name, bytes): (&str, &[u8]),
    day: NaiveDate,
) -> Result<Compared, Box<Diagnostic>> {
    let compared = compare::compare(workspace, (name, bytes), plan, None, day);
    let compared = compared.map_err(|why| match why {
        NotCompared::Unreadable(fault) | NotCompared::Other(fault) => fault,
        NotCompared::UnknownPlan(faults) | NotCompared::NotBuilt(faults) => {
            let first = faults
                .report
                .iter()
                .find(|fault| fault.severity == Severity::Error);
            let first = first.or(faults.report.iter().next()).cloned();
            Box::new(first.unwrap_or_else(|| Diagnostic::new(Code::NotThisPlan)))
        }
    })?;
    match compared.doubt {
        Some(doubt) => Err(doubt),
        None => Ok(compared),
    }
}

fn one(
    workspace: &Workspace,
    session: &Session,
    (round, units): (&Round, &Units),
    file: &Came,
    found: &mut Received,
) {
    let title = round.title.as_str();
    let bare = file.name.replace(title, "");
    let said = file.unit.as_deref();
    // Another's word stands above what the name says.
    let sender = |authors: &[String]| match said {
        Some(word) => Some(units.named(word).unwrap_or(word).to_string()),
        None => units.sender(&bare, authors).map(str::to_string),
    };
    let came = (file.name.as_str(), file.bytes.as_slice());
    let compared = match compared(workspace, &round.plan, came, round.since) {
        Ok(compared) => compared,
        Err(fault) => {
            let Some(words) = reply::nothing(&file.bytes, &file.name) else {
                found.unread.push(fault.at(PathBuf::from(&file.name)));
                return;
            };
            let Some(unit) = sender(&[]) else {
                found.unknown.push(file.name.clone());
                return;
            };
            found.told.push(told("consult-reply", &file.name, words));
            answer(found, round, unit, &file.name);
            return;
        }
    };
    let mut wanted = opinion::wanted(session, &compared);
    let mut authors: Vec<String> = wanted.iter().flat_map(|w| w.authors.clone()).collect();
    authors.sort();
    authors.dedup();
    beside(session, &compared, &file.name, found);
    let by_name = said.is_some() || units.sender(&bare, &[]).is_some();
    match sender(&authors) {
        Some(unit) => {
            name_authors(&mut wanted);
            opinion::numbered(&unit, &file.name, &mut wanted);
            found
                .opinions
                .extend(wanted.into_iter().map(|one| one.opinion));
            answer(found, round, unit, &file.name);
        }
        // One file that went round among units: each wrote in it under a name.
        None if !by_name && authors.len() > 1 => {
            let of = |one: &Wanted| match &one.authors[..] {
                [only] => units.author(only).map(str::to_string),
                _ => None,
            };
            if !wanted.iter().all(|one| of(one).is_some()) {
                found.unknown.push(file.name.clone());
                return;
            }
            name_authors(&mut wanted);
            let mut parts: Vec<(String, Vec<Wanted>)> = Vec::new();
            for one in wanted {
                let unit = of(&one).unwrap_or_default();
                match parts.iter_mut().find(|(known, _)| *known == unit) {
                    Some((_, all)) => all.push(one),
                    None => parts.push((unit, vec![one])),
                }
            }
            for (unit, mut all) in parts {
                opinion::numbered(&unit, &file.name, &mut all);
                found
                    .opinions
                    .extend(all.into_iter().map(|one| one.opinion));
                answer(found, round, unit, &file.name);
            }
        }
        None => found.unknown.push(file.name.clone()),
    }
}

fn name_authors(wanted: &mut [Wanted]) {
    for one in wanted {
        one.opinion.author = one.authors.join("、");
    }
}

fn answer(found: &mut Received, round: &Round, unit: String, file: &str) {
    if !round.units.is_empty() && !round.units.contains(&unit) {
        found
            .told
            .push(told("consult-not-asked", file, unit.clone()));
    }
    if found
        .answers
        .iter()
        .any(|known| known.unit == unit && known.file != file)
    {
        found.told.push(told("consult-again", file, unit.clone()));
    }
    found.answers.push(Answer {
        unit,
        file: file.to_string(),
    });
}

/// What is in a file and not in the table.
fn beside(session: &Session, compared: &Compared, file: &str, found: &mut Received) {
    for (aside, _) in &compared.asides {
        let counts = match aside.kind {
            AsideKind::Tracked(counts) => counts.formatted,
            _ => 0,
        };
        let tracked = matches!(aside.kind, AsideKind::Tracked(_));
        if counts > 0 {
            found
                .told
                .push(told("consult-formats", file, counts.to_string()));
        }
        let said = opinion::is_said(aside.kind) && !aside.words.is_empty();
        if !tracked && !said {
            let words = aside.said(|key, args| session.locale.ui(key, args));
            found.told.push(told("consult-beside", file, words));
        }
    }
    for (difference, _) in &compared.differences {
        if let (true, Some(spot)) = (difference.both, difference.spots.first()) {
            let words: String = spot.paragraph().chars().take(20).collect();
            found.told.push(told("consult-both", file, words));
        }
    }
    let counts = [
        ("consult-numbers", compared.numbers),
        ("consult-ours", compared.ours),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        found.told.push(told(key, file, count.to_string()));
    }
}

impl Received {
    /// What is to be written: the record of the round with this in it, and the files
    /// beside it. What a unit sent again under the same name takes the place of what it
    /// sent before; what was decided of the same words stands.
    pub fn writes(
        &self,
        workspace: &Workspace,
        session: &Session,
        round: &Round,
        files: &[Came],
    ) -> Vec<Write> {
        let came = |unit: &String, file: &String| {
            let mut answers = self.answers.iter();
            answers.any(|answer| (&answer.unit, &answer.file) == (unit, file))
        };
        let before = kept::opinions(session, round);
        let mut answers = kept::answers(session, round);
        answers.extend(self.answers.iter().cloned());
        answers.sort();
        answers.dedup();
        let mut all: Vec<Opinion> = before
            .iter()
            .filter(|one| !came(&one.unit, &one.file))
            .cloned()
            .collect();
        for one in &self.opinions {
            let mut one = one.clone();
            if let Some(known) = before.iter().find(|known| known.number == one.number) {
                one.verdict = known.verdict;
                one.reason.clone_from(&known.reason);
                one.done = known.done;
            }
            if !all.iter().any(|known| known.number == one.number) {
                all.push(one);
            }
        }
        kept::sort(&mut all, &round.units);
        let text = kept::written(session, round, &answers, &all);
        let path = workspace.data_path(&format!("consulted/{}.yaml", round.name()));
        let mut writes = vec![Write {
            before: workspace.bytes(&path).ok(),
            path,
            after: Some(text.into_bytes()),
        }];
        for file in files {
            if !self.answers.iter().any(|answer| answer.file == file.name) {
                continue;
            }
            let path = kept_at(workspace, round, &file.name);
            writes.push(Write {
                before: workspace.bytes(&path).ok(),
                path,
                after: Some(file.bytes.clone()),
            });
        }
        writes
    }
}

/// Where a file that came back is kept.
pub(super) fn kept_at(workspace: &Workspace, round: &Round, file: &str) -> String {
    workspace.data_path(&format!("consulted/{}/{file}", round.name()))
}
