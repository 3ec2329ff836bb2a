//! What units said of drafts, as `data/consulted/` keeps it.

use chrono::NaiveDate;

use super::round::Round;
use crate::engine::Session;
use crate::load::edit::Value;
use crate::load::{self, keys, raw};
use crate::model::Verdict;

/// What a unit wants otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opinion {
    /// What the table knows it by.
    pub number: String,
    /// The unit.
    pub unit: String,
    /// The file that it came in.
    pub file: String,
    /// Which paragraph of the draft.
    pub paragraph: usize,
    /// Below which heading.
    pub place: String,
    /// The words of the draft.
    pub words: String,
    /// What is suggested.
    pub suggestion: String,
    /// Whose comment or tracked change it is.
    pub author: String,
    /// Whether it is taken.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: String,
    /// Whether the data has it by now.
    pub done: bool,
}

/// That a unit answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The unit.
    pub unit: String,
    /// The file that came.
    pub file: String,
}

fn rows<'s>(session: &'s Session, round: &Round) -> impl Iterator<Item = &'s raw::Consulted> {
    let (plan, since): (String, NaiveDate) = (round.plan.clone(), round.since);
    let rows = session.records.consulted.iter();
    rows.filter(move |row| {
        row.plan.value == plan && row.round.as_ref().is_some_and(|day| day.value == since)
    })
}

fn words(text: &Option<raw::Text>) -> String {
    text.as_ref()
        .map_or(String::new(), |text| text.value.clone())
}

/// Which units answered in a round, with which files, each once.
pub fn answers(session: &Session, round: &Round) -> Vec<Answer> {
    let all = rows(session, round).map(|row| Answer {
        unit: row.unit.value.clone(),
        file: words(&row.file),
    });
    let mut all: Vec<Answer> = all.collect();
    all.sort();
    all.dedup();
    all
}

/// Units that were asked and have not answered.
pub fn silent(session: &Session, round: &Round) -> Vec<String> {
    let all = answers(session, round);
    let answered = |unit: &&String| all.iter().any(|answer| answer.unit == **unit);
    let silent = round.units.iter().filter(|unit| !answered(unit));
    silent.cloned().collect()
}

/// What was said in a round, in the order of the draft.
pub fn opinions(session: &Session, round: &Round) -> Vec<Opinion> {
    let rows = rows(session, round).filter(|row| row.number.is_some());
    let all = rows.map(|row| Opinion {
        number: words(&row.number),
        unit: row.unit.value.clone(),
        file: words(&row.file),
        paragraph: row.paragraph.as_ref().map_or(0, |n| n.value as usize),
        place: words(&row.place),
        words: words(&row.words),
        suggestion: words(&row.suggestion),
        author: words(&row.author),
        verdict: row.verdict.as_ref().map(|verdict| verdict.value),
        reason: words(&row.reason),
        done: row.done,
    });
    let mut all: Vec<Opinion> = all.collect();
    sort(&mut all, &round.units);
    all
}

/// By place, then by unit in the order in which they were asked.
pub(super) fn sort(opinions: &mut [Opinion], units: &[String]) {
    let rank = |unit: &String| units.iter().position(|one| one == unit);
    let rank = |unit: &String| rank(unit).unwrap_or(units.len());
    opinions.sort_by(|a, b| {
        let key = |one: &Opinion| (one.paragraph, one.words.clone(), rank(&one.unit));
        key(a).cmp(&key(b))
    });
}

/// The file of a round.
pub(super) fn written(
    session: &Session,
    round: &Round,
    answers: &[Answer],
    opinions: &[Opinion],
) -> String {
    let quoted = |words: &str| Value::Text(words.to_string()).typed(true, false);
    let mut text = String::from("consulted:\n");
    for answer in answers {
        let head = format!(
            "plan: {}, round: {}, unit: {}, file: {}",
            round.plan,
            round.since,
            quoted(&answer.unit),
            quoted(&answer.file)
        );
        let of_it = |one: &&Opinion| (&one.unit, &one.file) == (&answer.unit, &answer.file);
        let mut said = opinions.iter().filter(of_it).peekable();
        if said.peek().is_none() {
            text.push_str(&format!("  - {{{head}}}\n"));
        }
        for one in said {
            let fields = [
                ("number", &one.number),
                ("place", &one.place),
                ("words", &one.words),
                ("suggestion", &one.suggestion),
                ("author", &one.author),
                ("reason", &one.reason),
            ];
            let fields = fields.iter().filter(|(_, words)| !words.is_empty());
            let mut row = vec![head.clone(), format!("paragraph: {}", one.paragraph)];
            row.extend(fields.map(|(key, words)| format!("{key}: {}", quoted(words))));
            let verdict = one.verdict.and_then(|v| keys::VERDICTS.written(&v));
            row.extend(verdict.map(|(word, _)| format!("verdict: {word}")));
            row.extend(one.done.then(|| "done: true".to_string()));
            text.push_str(&format!("  - {{{}}}\n", row.join(", ")));
        }
    }
    match session.keys_are_chinese() {
        true => load::with_chinese_keys("", &text),
        false => text,
    }
}
